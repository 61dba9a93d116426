"""ONNX Runtime: inference of the notebook's network on random samples."""

from timing import CLASSES, COEFFICIENTS, FRAMES, arguments, median_milliseconds, report

options = arguments()

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

generator = np.random.default_rng(1)
nodes, weights = [], []


def weight(name, *shape):
    weights.append(numpy_helper.from_array(generator.standard_normal(shape, dtype=np.float32) * 0.05, name))
    return name


def add(operator, inputs, output, **attributes):
    nodes.append(helper.make_node(operator, inputs, [output], **attributes))
    return output


def model():
    """The network in ONNX's own operators."""
    current, channels = "x", 1
    for filters in (16, 32, 64, 128):
        kernel, bias = weight(f"w{filters}", filters, channels, 3, 3), weight(f"b{filters}", filters)
        current = add("Conv", [current, kernel, bias], f"conv{filters}", pads=[1, 1, 1, 1])
        current, channels = add("Relu", [current], f"relu{filters}"), filters
    current = add("MaxPool", [current], "pool", kernel_shape=[2, 2], strides=[2, 2])
    current = add("Flatten", [current], "flat")
    width = 128 * (FRAMES // 2) * (COEFFICIENTS // 2)
    for index, units in enumerate((128, 64, CLASSES)):
        kernel, bias = weight(f"d{index}", width, units), weight(f"c{index}", units)
        current, width = add("Gemm", [current, kernel, bias], f"dense{index}"), units
        if units != CLASSES:
            current = add("Relu", [current], f"positive{index}")
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", 1, FRAMES, COEFFICIENTS])
    y = helper.make_tensor_value_info(current, TensorProto.FLOAT, ["batch", CLASSES])
    graph = helper.make_graph(nodes, "notebook", [x], [y], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


settings = onnxruntime.SessionOptions()
settings.intra_op_num_threads = options.threads
settings.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(
    model().SerializeToString(), settings, providers=["CPUExecutionProvider"])


def inference_time(batch):
    x = generator.standard_normal((batch, 1, FRAMES, COEFFICIENTS), dtype=np.float32)
    return median_milliseconds(lambda: session.run(None, {"x": x}), options.seconds)


batches = (1, 32, 256) if options.kind == "inference" else ()
report(f"ONNX Runtime {onnxruntime.__version__}", [("notebook", batch, inference_time(batch)) for batch in batches])
