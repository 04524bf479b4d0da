"""An uploaded form (multipart/form-data): its file goes to the disk, its fields stay short."""

from io import FileIO
from pathlib import Path
from typing import Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from sync_server.blobs.space import told_when_full
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_MOST_FIELDS: Final = 16
_LONGEST: Final = 1000
_UNNAMED: Final = "upload"


class Form:
    """Takes a form piece by piece.

    Args:
        content_type: the request's header.
        folder: the file is written here, under a name that cannot lead elsewhere.

    Raises:
        Refused: the request holds no form.
    """

    def __init__(self, content_type: str, *, folder: Path) -> None:
        kind, options = parse_options_header(content_type)
        boundary = options.get(b"boundary")
        if kind != b"multipart/form-data" or not boundary:
            raise Refused(
                ErrorCode.UNSUPPORTED_MEDIA, "Send the file as a form: multipart/form-data."
            )
        self._folder = folder
        self._parser = MultipartParser(
            boundary,
            callbacks={
                "on_part_begin": self._begin,
                "on_header_field": self._add_name,
                "on_header_value": self._add_value,
                "on_header_end": self._end_header,
                "on_headers_finished": self._open,
                "on_part_data": self._add,
                "on_part_end": self._close,
                "on_end": self._end,
            },
        )
        self.file: Path | None = None
        self.fields: dict[str, str] = {}
        self._writing: FileIO | None = None
        self._is_whole = False
        self._begin()

    def take(self, data: bytes) -> None:
        """Take the next bytes of the body.

        Raises:
            Refused: they are no form, or hold more than one file or too many fields.
        """
        try:
            with told_when_full():
                self._parser.write(data)
        except (FormParserError, ValueError) as error:
            raise _no_form(str(error)) from error

    def finish(self) -> Path:
        """The file, whole.

        Raises:
            Refused: the form is cut off, or holds no file.
        """
        self.close()
        if not self._is_whole:
            raise _no_form("it is cut off")
        if self.file is None:
            raise _no_form("it has no file in the field 'file'")
        return self.file

    def close(self) -> None:
        """Close the file, wherever the form ended."""
        if self._writing is not None:
            self._writing.close()
            self._writing = None

    def _begin(self) -> None:
        self._headers: dict[bytes, bytes] = {}
        self._name, self._value = b"", b""
        self._field: bytearray | None = None
        self._key = ""

    def _add_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _add_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        self._headers[self._name.lower()] = self._value
        self._name, self._value = b"", b""

    def _open(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition"))
        self._key = options.get(b"name", b"").decode("utf-8", "replace")
        named = options.get(b"filename")
        if named is None:
            self._field = bytearray()
        elif self.file is not None or self._key != "file":
            raise _no_form("it may hold one file only, in the field 'file'")
        else:
            self.file = self._folder / safe_name(named.decode("utf-8", "replace"))
            self._writing = self.file.open("wb", buffering=0)

    def _add(self, data: bytes, start: int, end: int) -> None:
        if self._writing is not None:
            left = memoryview(data)[start:end]
            while left:
                left = left[self._writing.write(left) :]
        elif self._field is not None:
            self._field += data[start:end]
            if len(self._field) > _LONGEST:
                raise _no_form(f"field '{self._key[:100]}' has over {_LONGEST} bytes")

    def _close(self) -> None:
        if self._field is not None:
            self.fields[self._key] = self._field.decode("utf-8", "replace").strip()
            if len(self.fields) > _MOST_FIELDS:
                raise _no_form("it has too many fields")
        self.close()

    def _end(self) -> None:
        self._is_whole = True


def safe_name(named: str) -> str:
    """A file name that stays in its folder, whatever was sent; still what people call the file."""
    base = named.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c if c.isprintable() and c not in '<>:"|?*!' else "_" for c in base)
    return plain.strip(" .")[:100] or _UNNAMED


def _no_form(why: str) -> Refused:
    return Refused(ErrorCode.INVALID_INPUT, f"The form cannot be read: {why}.")
