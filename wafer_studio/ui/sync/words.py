"""The state of syncing in words: short for the status bar, in sentences for the panel."""

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import Final

from wafer_studio.app.syncing_view import SyncView, Trouble, TroubleKind
from wafer_studio.ui.language import translated

_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86_400


class Mark(Enum):
    """What a state is drawn as; each has a shape of its own."""

    LOCAL = "local"
    SYNCED = "synced"
    UNSENT = "unsent"
    RUNNING = "running"
    PAUSED = "paused"
    TROUBLE = "trouble"
    CONFLICT = "conflict"
    REFUSED = "refused"
    QUESTION = "question"


@dataclass(frozen=True)
class StateLine:
    """The state in one line.

    Attributes:
        mark: of what matters most.
        text: all that matters, the most first.
        needs_person: True where it does not go on without somebody.
        gist: changes where a screen reader shall say the line again; not with every stroke.
    """

    mark: Mark
    text: str
    needs_person: bool
    gist: tuple[object, ...]


def state_line(view: SyncView, now: datetime.datetime) -> StateLine:
    """The state of syncing in one line.

    Args:
        view: the state.
        now: the time of this machine.
    """
    parts = [*_for_person(view), _going_on(view, now)]
    trouble = None if view.trouble is None else view.trouble.kind
    stands = (bool(view.server), view.is_paused, trouble, bool(view.unsent), view.question)
    return StateLine(
        mark=parts[0][0],
        text=" · ".join(text for _, text in parts),
        needs_person=len(parts) > 1 or parts[0][0] is Mark.TROUBLE,
        gist=(*stands, view.refused, view.conflicts),
    )


def _for_person(view: SyncView) -> list[tuple[Mark, str]]:
    parts = []
    if view.question is not None:
        parts.append((Mark.QUESTION, translated("sync", "A question waits")))
    if view.conflicts:
        parts.append((Mark.CONFLICT, conflicts_words(view.conflicts)))
    if view.refused:
        parts.append((Mark.REFUSED, refused_words(view.refused)))
    return parts


def _going_on(view: SyncView, now: datetime.datetime) -> tuple[Mark, str]:
    if not view.server:
        return Mark.LOCAL, translated("sync", "Works without a server")
    if view.is_paused:
        return Mark.PAUSED, _joined(translated("sync", "Paused"), unsent_words(view, now))
    why = "" if view.trouble is None else f" ({short_trouble(view.trouble)})"
    if view.is_running and view.progress is not None and view.progress.total:
        words = translated("sync", "Syncing, {done} of {total}")
        progress = view.progress
        return Mark.RUNNING, words.format(done=progress.done, total=progress.total)
    if view.unsent:
        is_stuck = view.trouble is not None and not view.trouble.tries_again
        return Mark.TROUBLE if is_stuck else Mark.UNSENT, unsent_words(view, now) + why
    if view.trouble is not None and not view.trouble.tries_again:
        return Mark.TROUBLE, translated("sync", "Not synced") + why
    if view.last_success is None:
        return Mark.UNSENT, translated("sync", "Not synced yet") + why
    return Mark.SYNCED, translated("sync", "Synced {when}").format(
        when=ago(view.last_success, now)
    ) + why  # fmt: skip


def conflicts_words(count: int) -> str:
    """How many conflicts there are."""
    if count == 1:
        return translated("sync", "1 conflict")
    return translated("sync", "{count} conflicts").format(count=count)


def refused_words(count: int) -> str:
    """How many changes the server refused."""
    return translated("sync", "{count} refused").format(count=count)


def unsent_words(view: SyncView, now: datetime.datetime) -> str:
    """What is unsent, and since when; empty where all was sent."""
    if not view.unsent:
        return ""
    if view.unsent_since is None:
        return translated("sync", "{count} unsent").format(count=view.unsent)
    words = (
        translated("sync", "1 step unsent since {when}")
        if view.unsent == 1
        else translated("sync", "{count} steps unsent since {when}")
    )
    return words.format(count=view.unsent, when=clock_of(view.unsent_since, now))


def short_trouble(trouble: Trouble) -> str:
    """Why a sync did not come to its end, in two or three words."""
    return {
        TroubleKind.OFFLINE: translated("sync", "no network"),
        TroubleKind.BUSY: translated("sync", "server busy"),
        TroubleKind.SIGN_IN: translated("sync", "sign in to go on"),
        TroubleKind.CODE: translated("sync", "sign in to go on"),
        TroubleKind.NEW_PASSWORD: translated("sync", "password to be changed"),
        TroubleKind.UNTRUSTED: translated("sync", "certificate not trusted"),
        TroubleKind.VERSIONS: translated("sync", "versions do not fit"),
        TroubleKind.REFUSED: translated("sync", "refused by the server"),
        TroubleKind.STORE: translated("sync", "library cannot be written"),
        TroubleKind.OTHER: translated("sync", "trouble"),
    }[trouble.kind]


def ago(time: str, now: datetime.datetime) -> str:
    """How long ago a time of this machine was; the time itself where its clock was set back.

    Args:
        time: ISO 8601, UTC.
        now: the time of this machine.
    """
    seconds = (now - parsed(time)).total_seconds()
    if seconds < 0 or seconds >= _DAY:
        return clock_of(time, now)
    if seconds < _MINUTE:
        return translated("sync", "just now")
    if seconds < _HOUR:
        return translated("sync", "{count} min ago").format(count=int(seconds // _MINUTE))
    return translated("sync", "{count} h ago").format(count=int(seconds // _HOUR))


def clock_of(time: str, now: datetime.datetime) -> str:
    """A time as a clock on the wall shows it, with the date where it was another day.

    Args:
        time: ISO 8601, UTC.
        now: the time of this machine, in its zone.
    """
    local = parsed(time).astimezone(now.tzinfo)
    return local.strftime("%H:%M" if local.date() == now.date() else "%Y-%m-%d %H:%M")


def time_left(seconds: float) -> str:
    """How long a lease lasts."""
    if seconds <= 0:
        return translated("sync", "ran out")
    days, rest = divmod(int(seconds), _DAY)
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    if days:
        return translated("sync", "{days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return translated("sync", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return translated("sync", "{minutes} min").format(minutes=max(minutes, 1))


def parsed(time: str) -> datetime.datetime:
    """A time of the program's own, which are all ISO 8601 in UTC."""
    found = datetime.datetime.fromisoformat(time)
    return found if found.tzinfo is not None else found.replace(tzinfo=datetime.UTC)


def here_and_now() -> datetime.datetime:
    """The time of this machine in its zone."""
    return datetime.datetime.now().astimezone()


def _joined(first: str, second: str) -> str:
    return f"{first}, {second}" if second else first
