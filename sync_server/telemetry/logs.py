"""The log: one JSON object a line on stderr, of this program and of uvicorn alike.

Each line has timestamp, level, event and logger, and request_id where it belongs to a request.
People are named by their pseudonymous account_id only, paths by their templates.
"""

import datetime
import json
import logging
import logging.config
from collections.abc import Callable, Mapping
from typing import Any, Final

from sync_server.telemetry.correlation import REQUEST_ID

FIELDS: Final = "fields"
"""Name in ``extra`` of further fields of a line: a mapping."""


def set_up(level: str, *, mask: Callable[[str], str] | None = None) -> None:
    """Write the log of the whole process to stderr.

    Args:
        level: least level that is written.
        mask: takes out of a text what must not be read; None for nothing.
    """
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": JsonLines, "mask": mask}},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"level": level, "handlers": ["stderr"]},
            "loggers": {
                # its line for each request is ours; alembic tells each step of an upgrade
                "uvicorn": {"handlers": [], "propagate": True, "level": level},
                "uvicorn.error": {"handlers": [], "propagate": True, "level": level},
                "uvicorn.access": {"handlers": [], "propagate": False},
                "alembic": {"level": "WARNING"},
                "botocore": {"level": "WARNING"},
            },
        }
    )


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def __init__(self, *, mask: Callable[[str], str] | None = None) -> None:
        super().__init__()
        self._mask = mask

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        when = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        said: dict[str, Any] = {
            "timestamp": when.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "event": record.getMessage(),
            "logger": record.name,
        }
        request_id = REQUEST_ID.get()
        if request_id is not None:
            said["request_id"] = request_id
        fields: Mapping[str, Any] = getattr(record, FIELDS, {})
        said.update(fields)
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        if self._mask is not None:  # before the quotes: masking must not break the JSON
            said = {k: self._mask(v) if isinstance(v, str) else v for k, v in said.items()}
        line = json.dumps(said, ensure_ascii=False, default=str)
        return line.encode("utf-8", "backslashreplace").decode("utf-8")
