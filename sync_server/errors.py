"""What a request can be refused with."""

from sync_server.contract.envelope import ErrorCode

_STATUS = {
    ErrorCode.INVALID_INPUT: 400,
    ErrorCode.HASH_MISMATCH: 400,
    ErrorCode.NOT_SIGNED_IN: 401,
    ErrorCode.SECOND_FACTOR_NEEDED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.PASSWORD_EXPIRED: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.METHOD_NOT_ALLOWED: 405,
    ErrorCode.CONFLICT: 409,
    ErrorCode.ANOTHER_DATABASE: 409,
    ErrorCode.HISTORY_DIFFERS: 409,
    ErrorCode.TOO_LARGE: 413,
    ErrorCode.UNSUPPORTED_MEDIA: 415,
    ErrorCode.RANGE_NOT_SATISFIABLE: 416,
    ErrorCode.ACCOUNT_LOCKED: 423,
    ErrorCode.CONTRACT_TOO_OLD: 426,
    ErrorCode.CONTRACT_TOO_NEW: 426,
    ErrorCode.RATE_LIMIT_EXCEEDED: 429,
    ErrorCode.INFERENCE_ERROR: 500,
    ErrorCode.INTERNAL: 500,
    ErrorCode.MODEL_LOADING: 503,
    ErrorCode.UNAVAILABLE: 503,
    ErrorCode.NO_SPACE: 507,
}


class Refused(Exception):  # noqa: N818  an answer, not a failure of the server
    """A request that is answered with an error.

    Attributes:
        code: for programs.
        message: one sentence for people: what, where, what to do; never a secret.
        details: names of fields and what they must fulfil.
        retry_after: seconds after which to try again; None where that would not help.
    """

    def __init__(
        self,
        code: ErrorCode,
        message: str,
        *,
        details: dict[str, str] | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.code, self.message = code, message
        self.details = details or {}
        self.retry_after = retry_after

    @property
    def status(self) -> int:
        """HTTP status of the answer (RFC 9110)."""
        return _STATUS[self.code]
