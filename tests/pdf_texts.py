"""The texts of a PDF that reportlab wrote, page by page."""

import base64
import re
import zlib


def texts(pdf):
    """Texts of each page, in the order in which they are drawn (ISO 32000, 7.4 and 9.4.3)."""
    pages = []
    for stream in re.findall(rb"ASCII85Decode /FlateDecode.*?stream\r?\n(.*?)endstream", pdf, re.S):
        content = zlib.decompress(base64.a85decode(b"<~" + stream.strip(), adobe=True))
        if b" Tj" in content:
            shown = re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", content)
            pages.append([_plain(text) for text in shown])
    return pages


def _plain(text):
    octal = re.sub(rb"\\(\d{3})", lambda found: bytes([int(found[1], 8)]), text)
    return re.sub(rb"\\(.)", rb"\1", octal).decode("cp1252")
