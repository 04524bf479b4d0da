"""Run a graph with numpy and onnxruntime only: ``python run_graph.py GRAPH FEEDS.npz OUT.npz``.

For places that hold nothing else: another version of onnxruntime, an emulated processor. Uses
nothing of this project, so that it can run there. An input that ``FEEDS.npz`` lacks ends it.
"""

import sys

import numpy as np
import onnxruntime


def main(graph: str, feeds: str, out: str) -> None:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    given = np.load(feeds)
    names = [output.name for output in session.get_outputs()]
    wanted = {i.name: given[i.name] for i in session.get_inputs()}
    np.savez(out, **dict(zip(names, session.run(names, wanted), strict=True)))
    print(onnxruntime.__version__)


if __name__ == "__main__":
    main(*sys.argv[1:])
