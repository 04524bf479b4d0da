"""Makes torchvision importable beside a torch that has no compiled torchvision operators.

segmentation-models-pytorch imports torchvision through timm. Where only the wheel without
operators can be had (no CPU build, installed with ``--no-deps``), its import fails with "operator
torchvision::nms does not exist": it registers fake kernels for operators nobody defined. Defining
their schemas first is enough; no network here calls them.
"""

import importlib
import sys
from typing import Any, Final

import torch

_KEPT: Final[list[Any]] = []
"""The operators vanish with the library object, so it is kept."""

_SCHEMA: Final = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"


def make_torchvision_importable() -> None:
    """Import torchvision, with bare operator schemas if its own are missing.

    Raises:
        ImportError: torchvision is not installed.
        RuntimeError: its import fails for another reason.
    """
    try:
        importlib.import_module("torchvision")
    except RuntimeError as error:
        if "torchvision::" not in str(error):
            raise
        for name in [n for n in sys.modules if n.split(".")[0] == "torchvision"]:
            del sys.modules[name]
        library: Any = torch.library.Library("torchvision", "DEF")  # type: ignore[no-untyped-call]
        for operator in ("nms", "qnms"):
            library.define(operator + _SCHEMA)
        _KEPT.append(library)
        importlib.import_module("torchvision")
