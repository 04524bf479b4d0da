"""How long to wait before trying again: longer each time, and never all workstations at once."""

import random
from typing import Final

FIRST_SECONDS: Final = 2.0
"""Upper end of the first wait."""

MOST_SECONDS: Final = 300.0
"""Upper end of all waits."""


class Backoff:
    """Waits that grow, with full jitter: each is drawn evenly from 0 to its upper end.

    So that a lab's workstations do not all come back in the second in which the server does.

    Args:
        chance: draws; a seeded one for tests.
    """

    def __init__(self, chance: random.Random | None = None) -> None:
        self._chance = chance or random.Random()
        self._failures = 0

    def failed(self, *, at_least: float = 0.0) -> float:
        """Note a failure and give the seconds to wait.

        Args:
            at_least: seconds that the server asked for; the jitter comes on top.
        """
        most = min(MOST_SECONDS, FIRST_SECONDS * 2 ** min(self._failures, 20))
        self._failures += 1
        return at_least + self._chance.uniform(0.0, most)

    def succeeded(self) -> None:
        """Note a success: the next failure waits as the first one did."""
        self._failures = 0
