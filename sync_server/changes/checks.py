"""Whether a change may be kept: who made it, and whether its body is what it says."""

from pydantic import ValidationError

from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.contract.bodies import REMARKS_BODY, SHAPE_BODY
from sync_server.contract.sync import Change, Entity


class Unfit(Exception):  # noqa: N818  becomes a refusal of one change
    """A change that is not kept.

    Attributes:
        code: for programs.
        reason: one sentence for people.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


def check(change: Change, caller: Caller, *, owner: str | None) -> None:
    """Pass a change that may be kept.

    Args:
        change: as it was pushed.
        caller: who pushed it.
        owner: profile whose annotation it belongs to; None where that is not known yet.

    Raises:
        Unfit: it may not.
    """
    _check_author(change, caller, owner)
    if change.change_id in change.bases:
        raise Unfit("BASED_ON_ITSELF", "The change names itself as what it was made on.")
    if change.entity is Entity.ANNOTATION and change.entity_id != change.annotation_id:
        raise Unfit("INVALID_BODY", "An annotation's change must name itself as its annotation.")
    if change.body is not None:
        _check_body(change, change.body, owner)


def _check_author(change: Change, caller: Caller, owner: str | None) -> None:
    if not caller.may(Permission.ANNOTATION_WRITE):
        raise Unfit("FORBIDDEN", "This account may not write annotations; ask an admin.")
    if change.author not in caller.profiles:
        raise Unfit(
            "FOREIGN_AUTHOR",
            "The change was made by a profile that is not linked to this account; sign in as the "
            "person who made it.",
        )
    may_all = caller.may(Permission.ANNOTATION_READ_ALL)
    if owner is not None and owner not in caller.profiles and not may_all:
        raise Unfit("FORBIDDEN", "The annotation belongs to another person; ask an engineer.")


def _check_body(change: Change, body: str, owner: str | None) -> None:
    try:
        if change.entity is Entity.SHAPE:
            names = SHAPE_BODY.validate_json(body).shape_id == change.entity_id
        else:
            profile = REMARKS_BODY.validate_json(body).profile_id
            names = profile == (owner or change.author)
    except ValidationError as error:
        raise Unfit("INVALID_BODY", _told(error)) from error
    if not names:
        raise Unfit("INVALID_BODY", "The body belongs to another shape or person than it says.")


def _told(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the body"
    return f"The body cannot be read: {place}: {first['msg']}."
