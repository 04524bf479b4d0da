"""Exit codes of the command line."""

from enum import IntEnum
from typing import Final


class ExitCode(IntEnum):
    """How a command ended."""

    FINE = 0
    """All that was asked for was done."""
    SOME_FAILED = 1
    """Some inputs failed; the others are written."""
    USAGE = 2
    """The command line cannot be understood."""
    NOTHING_READ = 3
    """No input could be read."""
    CANNOT_WRITE = 4
    """The model cannot be used, or the output cannot be written."""
    CANCELLED = 130
    """Stopped by Ctrl-C or a request to end; what was finished is whole."""

    @classmethod
    def of(cls, error: Exception) -> "ExitCode":
        """The code for an error that ended a command."""
        from ml_core.wafer.errors import GeometryError, WaferFileError

        kinds = (WaferFileError, GeometryError)
        return cls.NOTHING_READ if isinstance(error, kinds) else cls.CANNOT_WRITE


EXIT_CODES: Final = """exit codes:
  0    all fine
  1    some inputs failed, the others are written
  2    the command line cannot be understood
  3    nothing could be read
  4    the model cannot be used, or the output cannot be written
  130  stopped by Ctrl-C; what was finished is whole"""
"""The codes as shown in help."""
