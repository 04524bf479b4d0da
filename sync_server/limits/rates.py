"""How often one may ask: by account, by API key, and by address where nobody is signed in.

Windows move: the limit holds for any minute, not for the clock's. Syncing has a limit of its own,
far above what a workstation needs, so that a lab that comes back from a day offline is not
throttled; many people behind one address do not share a limit once they are signed in.
"""

import time
from typing import Final

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import Scope

from sync_server.auth.caller import Caller
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.versions import API_PREFIX
from sync_server.errors import Refused
from sync_server.settings import ServerSettings

_SYNC: Final = (f"{API_PREFIX}/sync/", f"{API_PREFIX}/blobs/")
_PREDICT: Final = f"{API_PREFIX}/predict"


class Rates:
    """Who may ask how often.

    Args:
        settings: with the numbers.
    """

    def __init__(self, settings: ServerSettings) -> None:
        self._windows = MovingWindowRateLimiter(MemoryStorage())
        self._general = RateLimitItemPerMinute(settings.requests_per_minute)
        self._sync = RateLimitItemPerMinute(settings.exchanges_per_minute)
        self._predict = RateLimitItemPerMinute(settings.predictions_per_minute)
        self._key = RateLimitItemPerHour(settings.key_requests_per_hour)

    def check_address(self, scope: Scope) -> None:
        """Pass a request whose address has not asked too often without signing in.

        Raises:
            Refused: it has.
        """
        who = ("address", _address(scope))
        if not self._windows.test(self._general, *who):
            raise self._too_often(self._general, *who)

    def count_address(self, scope: Scope) -> None:
        """Count a request that nobody had signed in for."""
        self._windows.hit(self._general, "address", _address(scope))

    def check_caller(self, caller: Caller, path: str) -> None:
        """Count a request of someone who is signed in.

        Raises:
            Refused: it is one too many.
        """
        kind, item = self._of(path)
        self._count(item, kind, caller.account_id)
        if caller.key_id is not None:
            own = caller.key_limit
            hourly = self._key if own is None else RateLimitItemPerHour(own)
            self._count(hourly, "key", caller.key_id)

    def _of(self, path: str) -> tuple[str, RateLimitItem]:
        if path.startswith(_SYNC):
            return "sync", self._sync
        if path.startswith(_PREDICT):
            return "predict", self._predict
        return "account", self._general

    def _count(self, item: RateLimitItem, *who: str) -> None:
        if not self._windows.hit(item, *who):
            raise self._too_often(item, *who)

    def _too_often(self, item: RateLimitItem, *who: str) -> Refused:
        reset = self._windows.get_window_stats(item, *who).reset_time
        wait = max(1.0, reset - time.time())
        return Refused(
            ErrorCode.RATE_LIMIT_EXCEEDED,
            f"More than {item.amount} requests a {item.GRANULARITY.name}; go on in {wait:.0f} s.",
            retry_after=wait,
        )


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else "unknown"
