"""Starts the workstation: ``python main.py [PATH…] [--sample] [--data DIR]``."""

import sys

from wafer_studio.ui.main import main

if __name__ == "__main__":
    sys.exit(main())
