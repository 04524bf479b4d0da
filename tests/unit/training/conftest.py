from importlib.util import find_spec

import pytest

for _name in ("torch", "lightning", "segmentation_models_pytorch", "onnxscript"):
    if find_spec(_name) is None:
        pytest.skip(f"training needs the extra 'train': no {_name}", allow_module_level=True)
