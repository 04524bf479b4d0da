"""The arithmetic that suits the machine."""

import pytest
import torch

from ml_core.training.precision import precision_of


@pytest.mark.parametrize("asked", ["bf16-mixed", "16-mixed", "32-true"])
def test_what_is_asked_for_is_what_is_used(asked: str):
    assert precision_of(asked) == asked


@pytest.mark.skipif(torch.cuda.is_available(), reason="the processor is asked only without a GPU")
def test_a_processor_without_avx512_computes_in_fp32():
    capability = torch.backends.cpu.get_cpu_capability()
    if capability not in ("AVX2", "AVX512"):
        pytest.skip(f"of {capability} it is not known whether it has bf16")
    assert precision_of("auto") == {"AVX2": "32-true", "AVX512": "bf16-mixed"}[capability]
