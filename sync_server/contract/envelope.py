"""What every JSON answer is wrapped in (requirements document, section 11.1)."""

from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Message(BaseModel):
    """A message that cannot be changed and has no field that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ErrorCode(StrEnum):
    """Why a request was not carried out; the HTTP status says the same more coarsely."""

    INVALID_INPUT = "INVALID_INPUT"
    NOT_SIGNED_IN = "NOT_SIGNED_IN"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    CONFLICT = "CONFLICT"
    ANOTHER_DATABASE = "ANOTHER_DATABASE"
    HISTORY_DIFFERS = "HISTORY_DIFFERS"
    CONTRACT_TOO_OLD = "CONTRACT_TOO_OLD"
    CONTRACT_TOO_NEW = "CONTRACT_TOO_NEW"
    TOO_LARGE = "TOO_LARGE"
    RANGE_NOT_SATISFIABLE = "RANGE_NOT_SATISFIABLE"
    HASH_MISMATCH = "HASH_MISMATCH"
    UNSUPPORTED_MEDIA = "UNSUPPORTED_MEDIA"
    RATE_LIMIT_EXCEEDED = "RATE_LIMIT_EXCEEDED"
    ACCOUNT_LOCKED = "ACCOUNT_LOCKED"
    SECOND_FACTOR_NEEDED = "SECOND_FACTOR_NEEDED"
    PASSWORD_EXPIRED = "PASSWORD_EXPIRED"
    INFERENCE_ERROR = "INFERENCE_ERROR"
    MODEL_LOADING = "MODEL_LOADING"
    NO_SPACE = "NO_SPACE"
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL = "INTERNAL"


class Metadata(Message):
    """What accompanies each answer.

    Attributes:
        request_id: names the request in logs on both sides.
        timestamp: the server's time, ISO 8601, UTC.
        version: version of the API.
    """

    request_id: str
    timestamp: str
    version: str = "v1"


class ErrorBody(Message):
    """What went wrong.

    Attributes:
        code: for programs.
        message: one sentence for people: what, where, what to do.
        details: names of fields and what they must fulfil; never a secret.
    """

    code: ErrorCode
    message: str
    details: dict[str, str] = Field(default_factory=dict)


class Envelope(Message, Generic[T]):
    """An answer: data or an error, never both."""

    success: bool
    data: T | None = None
    metadata: Metadata
    error: ErrorBody | None = None


class Paging(Message):
    """Which part of a list an answer holds.

    Attributes:
        page: from 1.
        page_size: lines of a full page.
        total: lines of the whole list.
        total_pages: pages of the whole list; 0 where it is empty.
    """

    page: int
    page_size: int
    total: int
    total_pages: int
