"""What can go wrong between a workstation and the server; work is safe where it is in all of it.

WaferStudioError
└── SyncError
    ├── Offline               the server cannot be reached, or cannot answer now: later
    │   ├── NotTheServer      something answered that is not the server (a login page, a proxy)
    │   └── RateLimited       asked too often: later, and it says when
    ├── Untrusted             the server's certificate cannot be checked
    ├── SignInNeeded          nobody is signed in, or no longer
    ├── AnotherServer         another database answers at this address: a question to the person
    ├── HistoryDiffers        the server was restored from a backup
    ├── ContractApart         one side is too old for the other
    │   ├── ContractTooOld    this workstation is
    │   └── ContractTooNew    the server is
    └── RequestRefused        the server refused the request; its code and its sentence
"""

from typing import Final

from ml_core.wafer.errors import WaferStudioError
from sync_server.contract.envelope import ErrorBody, ErrorCode


class SyncError(WaferStudioError):
    """Work that could not be exchanged with the server; it is safe where it is."""


class Offline(SyncError):  # noqa: N818  a state of the world, not a failure
    """The server cannot be reached or cannot answer now; trying again later may help."""


class NotTheServer(Offline):
    """What answered does not speak as the server does: a login page, a proxy, another program."""


class RateLimited(Offline):
    """The server was asked too often.

    Attributes:
        retry_after: seconds after which to try again.
    """

    def __init__(self, message: str, *, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Untrusted(SyncError):  # noqa: N818  a finding, not a failure
    """The server's certificate cannot be checked."""


class SignInNeeded(SyncError):  # noqa: N818  a request to the person
    """Nobody is signed in, or no longer.

    Attributes:
        code: the server's; tells a second factor and an expired password from the rest.
    """

    def __init__(self, message: str, *, code: ErrorCode = ErrorCode.NOT_SIGNED_IN) -> None:
        super().__init__(message)
        self.code = code


class AnotherServer(SyncError):  # noqa: N818  a question to the person
    """Another database answers at this address than the one synced with.

    Attributes:
        database_id: of the database that answers now.
    """

    def __init__(self, message: str, *, database_id: str) -> None:
        super().__init__(message)
        self.database_id = database_id


class HistoryDiffers(SyncError):  # noqa: N818  a finding; the workstation sends its work again
    """The server's history differs from what this workstation has seen."""


class ContractApart(SyncError):  # noqa: N818  a finding
    """Workstation and server are more than one version of the contract apart."""


class ContractTooOld(ContractApart):
    """This workstation is too old for the server."""


class ContractTooNew(ContractApart):
    """The server is too old for this workstation."""


class RequestRefused(SyncError):  # noqa: N818  the server's answer
    """The server refused a request.

    Attributes:
        code: the server's, for programs.
        details: (field, what it must fulfil) of each.
    """

    def __init__(
        self, message: str, *, code: ErrorCode, details: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(message)
        self.code, self.details = code, details


def error_of(body: ErrorBody, *, status: int, retry_after: float | None = None) -> SyncError:
    """The error that an answer tells of.

    Args:
        body: the envelope's error.
        status: HTTP status; 500 and above is worth another try.
        retry_after: seconds of the answer's ``Retry-After``; None where it has none.
    """
    told, details = _sentence(body), tuple(sorted(body.details.items()))
    match body.code:
        case ErrorCode.RATE_LIMIT_EXCEEDED:
            return RateLimited(told, retry_after=retry_after or _RETRY_AFTER)
        case ErrorCode.ANOTHER_DATABASE:
            return AnotherServer(told, database_id=body.details.get("database_id", ""))
        case ErrorCode.HISTORY_DIFFERS:
            return HistoryDiffers(told)
        case ErrorCode.CONTRACT_TOO_OLD:
            return ContractTooOld(told)
        case ErrorCode.CONTRACT_TOO_NEW:
            return ContractTooNew(told)
        case code if code in _SIGN_IN or status == 401:
            return SignInNeeded(told, code=code)
    if status >= 500:
        return Offline(told)
    return RequestRefused(told, code=body.code, details=details)


_RETRY_AFTER: Final = 5.0
_SIGN_IN: Final = (
    ErrorCode.NOT_SIGNED_IN,
    ErrorCode.SECOND_FACTOR_NEEDED,
    ErrorCode.PASSWORD_EXPIRED,
)


def _sentence(body: ErrorBody) -> str:
    """The server's own sentence: of more use than any of ours, where it has one."""
    said = " ".join(body.message.split())
    return said[:1000] or f"The server refused the request ({body.code})."
