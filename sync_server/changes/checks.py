"""Whether a change may be kept: who made it, and whether its body is what it says."""

from pydantic import ValidationError

from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.contract.bodies import REMARKS_BODY, SHAPE_BODY, RemarksBody, ShapeBody
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


Body = ShapeBody | RemarksBody


def check(change: Change, caller: Caller, *, owner: str | None) -> Body | None:
    """Pass a change that may be kept.

    Args:
        change: as it was pushed.
        caller: who pushed it.
        owner: profile whose annotation it belongs to; None where that is not known yet.

    Returns:
        Its body; None where it removes its entity.

    Raises:
        Unfit: it may not.
    """
    _check_author(change, caller, owner)
    if change.change_id in change.bases:
        raise Unfit("BASED_ON_ITSELF", "The change names itself as what it was made on.")
    if change.entity is Entity.ANNOTATION and change.entity_id != change.annotation_id:
        raise Unfit("INVALID_BODY", "An annotation's change must name itself as its annotation.")
    if "\0" in change.step or "\0" in change.client_time:
        raise Unfit("INVALID_BODY", "The step's name and time must not hold NUL characters.")
    return None if change.body is None else _checked_body(change, change.body, owner)


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


def _checked_body(change: Change, text: str, owner: str | None) -> Body:
    try:
        body = _parsed(change, text)
    except ValidationError as error:
        raise Unfit("INVALID_BODY", _told(error)) from error
    if isinstance(body, ShapeBody):
        names = body.shape_id == change.entity_id
    else:
        names = body.profile_id == (owner or change.author)
        if "\0" in body.note + body.reason + body.rejected:
            raise Unfit("INVALID_BODY", "Notes and reasons must not hold NUL characters.")
    if not names:
        raise Unfit("INVALID_BODY", "The body belongs to another shape or person than it says.")
    return body


def _parsed(change: Change, text: str) -> Body:
    if change.entity is Entity.SHAPE:
        return SHAPE_BODY.validate_json(text)
    return REMARKS_BODY.validate_json(text)


def _told(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the body"
    return f"The body cannot be read: {place}: {first['msg']}."
