"""From a trained network to ONNX, and the proof that both say the same."""

import io
from typing import Any, Final

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import nn

from ml_core.training.network import ExportGraph

Floats = NDArray[np.float32]

OPSET: Final = 17
"""Read by onnxruntime 1.24, the oldest that is shipped, and by DirectML."""

OUTPUTS: Final = ("logits", "embedding", "bottleneck", "skip1", "skip2", "skip3", "skip4")
"""Names of the graph's outputs, in order."""


def export_onnx(network: nn.Module) -> bytes:
    """Trace a network into an ONNX graph with dynamic N, H and W.

    Args:
        network: a U-Net of `ml_core.training.network.build_network`.

    Returns:
        The graph: input ``map`` (N, 3, H, W) float32, outputs as in `OUTPUTS`.
    """
    graph = ExportGraph(network).eval()
    scales = {"logits": 1, "bottleneck": 32, "skip1": 2, "skip2": 4, "skip3": 8, "skip4": 16}
    axes: dict[str, dict[int, str]] = {"map": {0: "N", 2: "H", 3: "W"}, "embedding": {0: "N"}}
    for name, scale in scales.items():
        side = "" if scale == 1 else f"/{scale}"
        axes[name] = {0: "N", 2: "H" + side, 3: "W" + side}
    target = io.BytesIO()
    torch.onnx.export(
        graph,
        (torch.zeros(2, 3, 64, 96),),
        target,
        input_names=["map"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(onnx.load_from_string(target.getvalue()), full_check=True)
    return target.getvalue()


def session_of(graph: bytes, *, threads: int = 2) -> Any:
    """Open an ONNX graph on the CPU.

    Args:
        graph: ONNX bytes.
        threads: that one run uses.

    Returns:
        The onnxruntime session.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def largest_difference(network: nn.Module, graph: bytes, maps: Floats) -> float:
    """Compare ONNX with torch, output by output.

    Args:
        network: the traced network.
        graph: its ONNX bytes.
        maps: (N, 3, H, W) real inputs.

    Returns:
        Largest absolute difference over all outputs.
    """
    with torch.no_grad():
        expected = ExportGraph(network).eval()(torch.from_numpy(maps))
    found = session_of(graph).run(list(OUTPUTS), {"map": maps})
    pairs = zip(expected, found, strict=True)
    return max(float(np.abs(e.numpy() - f).max()) for e, f in pairs)
