"""Loads onnxruntime before Qt where the order matters; imports no Qt itself."""

import sys


def load_runtime_first() -> None:
    """On Windows, load onnxruntime now.

    Qt brings an older C++ runtime than onnxruntime needs, and the one that is loaded first
    stays (onnxruntime issue 26127). Elsewhere it is loaded when it is needed, after the window
    has been painted.
    """
    if sys.platform == "win32":
        import onnxruntime  # noqa: F401
