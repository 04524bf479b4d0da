"""Gives the window its personal rooms where it has not joined them itself yet."""

from wafer_studio.ui.personal import Personal


def personal_of(window):
    """The window's ``Personal``; made now, as the window would, where there is none."""
    if not hasattr(window, "personal"):
        window.personal = Personal(window)
    return window.personal
