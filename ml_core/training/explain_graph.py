"""The explain graph: Grad-CAM and HiResCAM of a network as ONNX, so that no torch is needed.

Only the decoder is in it: it takes the features that the model graph hands out. Autograd's own
gradient is traced into plain operators (`torch.func.grad` under `make_fx`); the gradient of a
convolution is a convolution again, and that of a doubled picture a sum over blocks.
"""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.export import Dim
from torch.fx import GraphModule
from torch.fx.experimental.proxy_tensor import make_fx
from torch.overrides import TorchFunctionMode

from ml_core.explain.session import EXPLAIN_INPUTS, EXPLAIN_OUTPUTS
from ml_core.training.network import Features, WaferNet, fused
from ml_core.training.packing.export import IR_VERSION, OPSET
from ml_core.wafer.taxonomy import CLASSES

_TRACED: Final = (7, 3, 5)
"""N, H/32 and W/32 of the trace; no two sizes in it are equal, or they would be tied together."""

_DIVISORS: Final = (1, 16, 8, 4, 2)
"""Size of bottleneck and skips 1 to 4 in units of the bottleneck's."""

_LARGE: Final = 1024
"""Weights with fewer numbers stay as they are."""


def explain_onnx(network: WaferNet, *, half: bool = True) -> bytes:
    """Turn a network into its explain graph with dynamic N, H and W.

    Args:
        network: in evaluation or not; dropout is left out.
        half: store large weights as fp16 and turn them back when the graph is loaded; all is
            computed in fp32 either way.

    Returns:
        ONNX bytes. Inputs: ``bottleneck`` (N, C, H/32, W/32), ``skip1`` to ``skip4`` as the model
        graph hands them out, ``target`` (N, 8) weights of the classes, ``region`` (N, 1, H, W)
        weights of the pixels. Outputs, of the sum of logits * target * region and its gradient
        with respect to the bottleneck: ``cam`` (N, H/32, W/32), Grad-CAM (Selvaraju 2017, eq. 1
        and 2); ``hirescam`` of the same shape (Draelos 2020, eq. 5, and ReLU); ``logits``
        (N, 8, H, W). All float32.

    Raises:
        ValueError: the network has a step whose gradient has no rule here, the exporter made no
            graph, or one that ONNX's checker refuses.
    """
    decoder = fused(network).requires_grad_(False)
    inputs = _traced_inputs(decoder)
    program = _exported(_traced(decoder, inputs), inputs)
    if program is None:
        raise ValueError("the exporter made no graph")
    model = program.model_proto
    model.ir_version = IR_VERSION
    if half:
        store_as_half(model)
    onnx.checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString())


def store_as_half(model: onnx.ModelProto) -> None:
    """Store large float32 weights as fp16, each with a Cast back, in place.

    A weight that fp16 cannot hold (beyond 65,504) stays as it is.

    Args:
        model: the graph.
    """
    casts = []
    for place, weight in enumerate(model.graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < _LARGE or not _fits_half(values):
            continue
        name = weight.name
        stored = numpy_helper.from_array(values.astype(np.float16), f"{name}.half")
        casts.append(helper.make_node("Cast", [stored.name], [name], to=TensorProto.FLOAT))
        model.graph.initializer[place].CopyFrom(stored)
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def _fits_half(values: np.ndarray) -> bool:
    return float(np.abs(values).max()) <= float(np.finfo(np.float16).max)


class _PlainDoubling(TorchFunctionMode):
    """Doubles a picture by copies, which autograd and ONNX can follow at any size."""

    def __torch_function__(
        self,
        func: Any,
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        """Take the place of ``interpolate``, which the decoder only doubles with."""
        if func is not nn.functional.interpolate:
            return func(*args, **(kwargs or {}))
        planes: Tensor = args[0]
        count, channels, height, width = planes.shape
        copies = planes.unsqueeze(3).unsqueeze(5).expand(count, channels, height, 2, width, 2)
        return copies.reshape(count, channels, 2 * height, 2 * width)


def _traced(network: WaferNet, inputs: tuple[Tensor, ...]) -> GraphModule:
    """The explanation as one graph of plain operators, gradient included."""

    def explain(bottleneck: Tensor, *others: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        *skips, target, region = others

        def score(planes: Tensor) -> tuple[Tensor, Tensor]:
            logits = network.decode(Features(tuple(skips), planes)).logits
            return (logits * target.unsqueeze(2).unsqueeze(3) * region).sum(), logits

        with _PlainDoubling():
            gradient, logits = torch.func.grad(score, has_aux=True)(bottleneck)
        weights = gradient.mean(dim=(2, 3), keepdim=True)
        cam = (weights * bottleneck).sum(dim=1).relu()
        return cam, (gradient * bottleneck).sum(dim=1).relu(), logits

    rules: dict[Any, Any] = {
        torch.ops.aten.convolution_backward.default: _convolution_backward,
        torch.ops.aten.threshold_backward.default: _threshold_backward,
    }
    trace = make_fx(
        explain,
        decomposition_table=rules,
        tracing_mode="symbolic",
        _allow_non_fake_inputs=True,  # the weights, which become constants of the graph
    )
    return trace(*inputs).eval()


def _convolution_backward(
    gradient: Tensor,
    planes: Tensor,  # noqa: ARG001
    weight: Tensor,
    bias_sizes: Any,  # noqa: ARG001
    stride: Sequence[int],
    padding: Sequence[int],
    dilation: Sequence[int],
    transposed: bool,
    output_padding: Sequence[int],  # noqa: ARG001
    groups: int,
    wanted: Sequence[bool],
) -> tuple[Tensor, None, None]:
    """Gradient of a convolution with respect to its input: one with the turned kernel.

    Raises:
        ValueError: the convolution has a stride, groups or holes, or more is wanted.
    """
    plain = not transposed and groups == 1 and {*stride, *dilation} == {1}
    if not plain or list(wanted) != [True, False, False]:
        raise ValueError("only plain convolutions of stride 1 can be explained")
    turned = weight.flip(2, 3).transpose(0, 1)
    around = [size - 1 - pad for size, pad in zip(weight.shape[2:], padding, strict=True)]
    back = torch.ops.aten.convolution.default(
        gradient, turned, None, [1, 1], around, [1, 1], False, [0, 0], 1
    )
    return back, None, None


def _threshold_backward(gradient: Tensor, output: Tensor, threshold: float) -> Tensor:
    """Gradient of a ReLU."""
    return gradient * (output > threshold).to(gradient.dtype)


def _traced_inputs(network: WaferNet) -> tuple[Tensor, ...]:
    count, height, width = _TRACED
    shape = (count, 32 * height, 32 * width)
    with torch.no_grad():
        features = network.encode(torch.zeros(count, 3, *shape[1:]))
    target, region = torch.zeros(count, len(CLASSES)), torch.zeros(count, 1, *shape[1:])
    return features.bottleneck, *features.skips, target, region


def _exported(graph: nn.Module, inputs: tuple[Tensor, ...]) -> Any:
    count, height, width = Dim("N"), Dim("H32"), Dim("W32")
    planes = [
        {0: count, 2: times * height, 3: times * width} if times > 1
        else {0: count, 2: height, 3: width}
        for times in (*_DIVISORS, 32)
    ]  # fmt: skip
    shapes = (*planes[:-1], {0: count}, planes[-1])
    with warnings.catch_warnings():
        # torch's exporter calls names that torch itself has deprecated
        warnings.simplefilter("ignore", FutureWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        # sizes that all inputs share are named once
        warnings.filterwarnings("ignore", "# The axis name", UserWarning)
        return torch.onnx.export(
            graph,
            inputs,
            input_names=list(EXPLAIN_INPUTS),
            output_names=list(EXPLAIN_OUTPUTS),
            dynamic_shapes=shapes,
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
