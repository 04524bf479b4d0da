"""XML as a small tree of elements with line numbers, for files that nobody vouches for.

Parsed through defusedxml: declared entities (billion laughs) and external ones are refused, and
so are files that are too large, too deep or have too many elements.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import decode, refuse

MAX_BYTES: Final = 1 << 28
"""Largest XML file, bytes."""
MAX_ELEMENTS: Final = 1_000_000
MAX_DEPTH: Final = 64
MAX_TAG: Final = 1 << 22
"""Longest tag or comment, bytes."""
_BLOCK: Final = 1 << 16


@dataclass
class Element:
    """An XML element.

    Attributes:
        name: local name, without namespace.
        line: line on which it begins, from 1.
        attributes: attributes by local name.
        children: child elements.
        parts: pieces of its own text.
    """

    name: str
    line: int
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text."""
        return "".join(self.parts)

    def all(self, name: str) -> Iterator["Element"]:
        """Yield elements of a local name below it, at any depth, in file order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)

    def first(self, name: str) -> "Element | None":
        """First element of a local name below it, None if there is none."""
        return next(self.all(name), None)

    def get(self, name: str) -> str | None:
        """An attribute, or the text of a child of that name; None where neither is."""
        if name in self.attributes:
            return self.attributes[name].strip()
        child = next((c for c in self.children if c.name == name), None)
        return None if child is None else child.text.strip()


class _TooMuchError(Exception):
    """The document is larger than what is read."""


class _Builder:
    """Target of the parser."""

    def __init__(self) -> None:
        self.root = Element("", 0, {})
        self.parser: DefusedXMLParser | None = None
        self._open = [self.root]
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) > MAX_DEPTH:
            raise _TooMuchError
        named = {_local(key): value for key, value in attributes.items()}
        assert self.parser is not None
        element = Element(_local(tag), self.parser.parser.CurrentLineNumber, named)
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, _tag: str) -> None:
        self._open.pop()

    def data(self, text: str) -> None:
        self._open[-1].parts.append(text)

    def close(self) -> Element:
        return self.root


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def xml_tree(file: PlainFile) -> Element:
    """Root above the document's element.

    Raises:
        WaferFileError: it cannot be parsed, declares entities, or is too large; names the line.
    """
    if file.size > MAX_BYTES:
        raise refuse(file, f"{file.size:,} bytes are more than the {MAX_BYTES:,} of an XML map")
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_entities=True, forbid_external=True)
    builder.parser = parser
    try:
        with file.path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                parser.feed(block)
                if stream.tell() - max(parser.parser.CurrentByteIndex, 0) > MAX_TAG:
                    raise _TooMuchError  # expat reads an unfinished tag anew with each block
        parser.close()
    except DefusedXmlException as error:
        raise refuse(
            file,
            "the XML declares entities, which a wafer map does not need and which can hide an "
            "attack; export it again without them",
            f"line {parser.parser.CurrentLineNumber}",
        ) from error
    except _TooMuchError as error:
        raise refuse(
            file,
            f"the XML has more than {MAX_ELEMENTS:,} elements or {MAX_DEPTH} levels, or a tag of "
            f"over {MAX_TAG:,} bytes",
            f"line {parser.parser.CurrentLineNumber}",
        ) from error
    except ParseError as error:
        line, column = error.position
        what = str(error).split(": line")[0]
        raise refuse(
            file, f"the XML is broken ({what}); export it again", f"line {line}, column {column}"
        ) from error
    except (ValueError, LookupError) as error:
        raise refuse(file, f"the XML cannot be decoded ({error}); save it as UTF-8") from error
    except OSError as error:
        raise refuse(file, f"cannot be read ({error.strerror}); check that it is there") from error
    return builder.root


def looks_like_xml(file: PlainFile, *words: str) -> bool:
    """True where the first 64 KiB begin as XML and hold one of the words as an element."""
    text = decode(file.head).lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return False
    return any(f"<{word}" in text or f":{word}" in text for word in words)
