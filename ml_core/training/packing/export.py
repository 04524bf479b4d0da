"""From a trained network to ONNX, and the proof that both say the same."""

import warnings
from typing import Any, Final

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import nn
from torch.export import Dim

from ml_core.training.network import ExportGraph, WaferNet, fused

Floats = NDArray[np.float32]

OPSET: Final = 18
"""Read by onnxruntime 1.24, the oldest that is shipped, and by DirectML."""

IR_VERSION: Final = 10
"""Of the file format; newer onnx writes versions that older runtimes refuse."""

OUTPUTS: Final = ("logits", "embedding", "bottleneck", "skip1", "skip2", "skip3", "skip4")
"""Names of the graph's outputs, in order."""


def export_onnx(network: WaferNet) -> bytes:
    """Turn a network into an ONNX graph with dynamic N, H and W.

    Args:
        network: in evaluation or not; dropout is left out.

    Returns:
        The graph: input ``map`` (N, 3, H, W) float32, outputs as in `OUTPUTS`.

    Raises:
        ValueError: the exporter made no graph, or one that ONNX's checker refuses.
    """
    program = _exported(ExportGraph(fused(network)).eval())
    if program is None:
        raise ValueError("the exporter made no graph")
    model = program.model_proto
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString())


def _exported(graph: nn.Module) -> Any:
    with warnings.catch_warnings():
        # torch's exporter calls names that torch itself has deprecated
        warnings.simplefilter("ignore", FutureWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        return torch.onnx.export(
            graph,
            (torch.zeros(2, 3, 64, 96),),
            input_names=["map"],
            output_names=list(OUTPUTS),
            dynamic_shapes=({0: Dim("N"), 2: 32 * Dim("H32"), 3: 32 * Dim("W32")},),
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )


def session_of(graph: bytes, *, threads: int = 2) -> Any:
    """Open an ONNX graph on the CPU; waiting threads do not spin, since training may run beside it.

    Args:
        graph: ONNX bytes.
        threads: that one run uses.

    Returns:
        The onnxruntime session.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def largest_difference(network: WaferNet, graph: bytes, maps: Floats) -> float:
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
