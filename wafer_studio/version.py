"""The program's version, without a search through installed packages."""

from typing import Final

__version__: Final = "0.1.0"
"""Version of the program; pyproject.toml says the same."""
