"""Versions of the contract, and whether two machines understand each other.

A version grows when a message changes in a way that an older reader would misread. Server and
workstation work together over one version's distance, and say so beyond it.
"""

from typing import Final

CONTRACT_VERSION: Final = 1
"""Version that this code speaks."""

OLDEST_CONTRACT: Final = max(1, CONTRACT_VERSION - 1)
"""Oldest version that this code still understands."""

API_PREFIX: Final = "/api/v1"
"""Where the endpoints lie."""
