"""What a person may see of syncing at any time."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from ml_core.wafer.errors import StoreError, WaferStudioError
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.queue import Lease
from wafer_studio.sync.errors import (
    ContractApart,
    Offline,
    RateLimited,
    RequestRefused,
    SignInNeeded,
    Untrusted,
)


class TroubleKind(Enum):
    """Why the last sync did not come to its end."""

    OFFLINE = "offline"
    """The server cannot be reached or cannot answer now; it is tried again by itself."""
    BUSY = "busy"
    """The server was asked too often; it is tried again by itself."""
    SIGN_IN = "sign_in"
    """Nobody is signed in, or no longer."""
    CODE = "code"
    """Signing in needs the code of the second factor."""
    NEW_PASSWORD = "new_password"
    """The password has expired, or was given to begin with: it is to be changed."""
    UNTRUSTED = "untrusted"
    """The server's certificate cannot be checked."""
    VERSIONS = "versions"
    """Workstation and server are too far apart."""
    REFUSED = "refused"
    """The server refused the request."""
    STORE = "store"
    """The library here cannot take the answer, such as for a full disk."""
    OTHER = "other"
    """Anything else; the text tells."""


@dataclass(frozen=True)
class Trouble:
    """Why the last sync did not come to its end.

    Attributes:
        kind: for the choice of words and pictures.
        text: one sentence: what failed, where, what to do.
        tries_again: True where it is tried again without anybody doing anything.
    """

    kind: TroubleKind
    text: str
    tries_again: bool = False


class QuestionKind(Enum):
    """What syncing waits for."""

    ANOTHER_SERVER = "another_server"
    """Another database answers at the address: is it to be trusted?"""
    MANY_REMOVALS = "many_removals"
    """The answer would remove over half of the shapes here: may it?"""


@dataclass(frozen=True)
class Question:
    """What syncing waits for; until it is answered nothing is exchanged.

    Attributes:
        kind: which question.
        text: what was found, one or two sentences.
        removed: shapes that would go; 0 where it is not about that.
        shown: shapes that were shown before; 0 where it is not about that.
    """

    kind: QuestionKind
    text: str
    removed: int = 0
    shown: int = 0


class Stage(Enum):
    """What a sync is at."""

    CHANGES = "changes"
    WAFERS = "wafers"
    LEASES = "leases"
    MODEL = "model"


@dataclass(frozen=True)
class SyncProgress:
    """How far a sync is.

    Attributes:
        stage: what it is at.
        done: changes, wafers or bytes that are done, by the stage.
        total: of them in all; 0 while unknown.
    """

    stage: Stage
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class AccountView:
    """Who is signed in.

    Attributes:
        account_id: the account's pseudonym.
        username: as signed in.
        full_name: as the server knows it; empty where it does not.
        role: annotator, engineer or admin.
        is_kept: False where this machine has no keyring: signed in until the program ends.
    """

    account_id: str
    username: str
    full_name: str = ""
    role: str = ""
    is_kept: bool = True


@dataclass(frozen=True)
class SyncView:
    """The state of syncing, always whole.

    Attributes:
        server: address; empty where none is set.
        account: who is signed in for the person who works here; None for nobody.
        is_paused: True while nothing is sent by itself.
        is_running: True while a sync is under way.
        unsent: changes that no server has acknowledged.
        unsent_since: local time of the oldest of them, ISO 8601, UTC; None if there is none.
        refused: changes in the tray.
        conflicts: shapes and annotations in conflict.
        last_success: local time of the last whole sync, ISO 8601, UTC; None if there was none.
        trouble: why the last sync did not come to its end; None if it did.
        progress: how far it is; None while nothing runs.
        leases: wafers leased, most urgent first.
        question: what it waits for; None for nothing.
    """

    server: str = ""
    account: AccountView | None = None
    is_paused: bool = False
    is_running: bool = False
    unsent: int = 0
    unsent_since: str | None = None
    refused: int = 0
    conflicts: int = 0
    last_success: str | None = None
    trouble: Trouble | None = None
    progress: SyncProgress | None = None
    leases: tuple[Lease, ...] = ()
    question: Question | None = None


_SIGN_IN: Final = {
    ErrorCode.SECOND_FACTOR_NEEDED: TroubleKind.CODE,
    ErrorCode.PASSWORD_EXPIRED: TroubleKind.NEW_PASSWORD,
}


def trouble_of(error: WaferStudioError) -> Trouble:
    """What an error means to the person."""
    if isinstance(error, SignInNeeded):
        return Trouble(_SIGN_IN.get(error.code, TroubleKind.SIGN_IN), str(error))
    kinds: tuple[tuple[type[WaferStudioError], TroubleKind, bool], ...] = (
        (RateLimited, TroubleKind.BUSY, True),
        (Offline, TroubleKind.OFFLINE, True),
        (Untrusted, TroubleKind.UNTRUSTED, False),
        (ContractApart, TroubleKind.VERSIONS, False),
        (RequestRefused, TroubleKind.REFUSED, True),
        (StoreError, TroubleKind.STORE, True),
    )
    for kind, named, tries_again in kinds:
        if isinstance(error, kind):
            return Trouble(named, str(error), tries_again)
    return Trouble(TroubleKind.OTHER, str(error))
