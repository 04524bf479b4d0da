"""Coverage-guided fuzzing of one reader, started by hand.

``python -m tests.fuzz.atheris_readers klarf12 -max_total_time=60`` damages the valid sample of
that name (see ``test_readers_fuzz.SAMPLES``) and stops at the first thing that is neither a
wafer map nor a ``WaferFileError``. Options behind the name are libFuzzer's.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ml_core.formats", "defusedxml"]):
    from tests.fuzz.test_readers_fuzz import SAMPLES, outcome, sample


def main() -> None:
    """Fuzz the reader whose sample is named first."""
    name = sys.argv[1]
    module = SAMPLES[name][0]
    with tempfile.TemporaryDirectory() as corpus:
        (Path(corpus) / "sample").write_bytes(sample(name))
        arguments = [sys.argv[0], corpus, "-rss_limit_mb=2048", "-timeout=10", *sys.argv[2:]]
        atheris.Setup(arguments, lambda data: outcome(module, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
