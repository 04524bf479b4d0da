"""Version of the server, from the installed package."""

from importlib.metadata import version

__version__ = version("wafer-studio")
