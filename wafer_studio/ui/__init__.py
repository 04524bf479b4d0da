"""The window: widgets over ``wafer_studio.app``."""
