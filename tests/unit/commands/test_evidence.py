"""``inspect --export evidence``: the command line gives operator, note and heat maps."""

import argparse

import numpy as np

from ml_core.segmentation.pipeline import load_inspector
from ml_core.segmentation.session import CPU
from tests.pdf_texts import texts
from tests.unit.segmentation.tiny_model import wafer_of
from wafer_studio.commands import options
from wafer_studio.places import starter_model


def test_a_page_has_operator_note_program_and_the_heat_map_of_its_model(tmp_path):
    parser = argparse.ArgumentParser()
    options.add_model_options(parser)
    options.add_evidence_options(parser)
    given = parser.parse_args(["--providers", "cpu", "--operator", "A. Lee", "--note", "ticket 7"])
    cells = np.ones((20, 20), dtype=np.uint8)
    cells[6:14, 6:14] = 2
    wafer = wafer_of(cells)
    found = load_inspector(starter_model(), providers=[CPU], threads=1).inspect(wafer)
    sink = options.evidence_of(given)(tmp_path)
    sink.add(wafer, found)
    assert sink.close() == (tmp_path,)
    (path,) = tmp_path.glob("*.pdf")
    said = " | ".join(texts(path.read_bytes())[0])
    for expected in ("A. Lee", "ticket 7", "Wafer Studio 0.1", "(Grad-CAM)", found.model.sha256):
        assert expected in said
