"""Times as the database keeps them: ISO 8601, UTC, milliseconds; as text they sort."""

import datetime

from sync_server.clock import Clock


def after(clock: Clock, **parts: float) -> str:
    """The time that is so long from now; ``parts`` as for `datetime.timedelta`."""
    moment = clock.now() + datetime.timedelta(**parts)
    return moment.isoformat(timespec="milliseconds")


def before(clock: Clock, **parts: float) -> str:
    """The time that was so long ago; ``parts`` as for `datetime.timedelta`."""
    moment = clock.now() - datetime.timedelta(**parts)
    return moment.isoformat(timespec="milliseconds")


def seconds_until(clock: Clock, time: str) -> float:
    """Seconds from now to a time; negative where it is past."""
    return (datetime.datetime.fromisoformat(time) - clock.now()).total_seconds()
