"""The formats that can be read, for people; loads nothing, so that help is quick."""

from typing import Final

READABLE: Final = (
    "STDF V4, ATDF, KLARF, G85 and E142 XML, SINF, CSV, Parquet, NumPy grids, LSWMD pickles, "
    "PNG, TIFF, JPEG and BMP, also in gzip, bzip2, zip and tar"
)
"""One list, separated by commas."""
