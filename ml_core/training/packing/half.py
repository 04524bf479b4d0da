"""Half-precision graph for GPUs."""

import onnx
from onnxruntime.quantization.onnx_model import ONNXModel
from onnxruntime.transformers.float16 import convert_float_to_float16


def to_float16(graph: bytes) -> bytes:
    """Store and compute a graph in fp16; its inputs and outputs stay float32.

    On x86 CPUs this is slower than fp32; it is meant for TensorRT, CUDA and DirectML.

    Args:
        graph: ONNX bytes in float32.

    Returns:
        ONNX bytes of about half the size.
    """
    model = convert_float_to_float16(onnx.load_from_string(graph), keep_io_types=True)
    ONNXModel(model).topological_sort()  # the converter puts its casts last
    onnx.checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString())
