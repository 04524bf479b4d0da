"""Where the things lie that come with the program: models, samples, schema, icons."""

from pathlib import Path

from ml_core.wafer.errors import ModelError, WaferStudioError


def resources() -> Path:
    """Folder of all resources: inside the package when installed, else in the checkout."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "resources"


def starter_model() -> Path:
    """Folder of the model that comes with the program.

    Raises:
        ModelError: it did not come with this installation.
    """
    path = resources() / "models" / "starter"
    if not (path / "model.json").is_file():
        raise ModelError(
            f"The starter model is not at {path}; install the program again, or name a model "
            "package with --model."
        )
    return path


def sample_lot() -> Path:
    """Folder of the sample lot.

    Raises:
        WaferStudioError: it did not come with this installation.
    """
    path = resources() / "samples"
    if not path.is_dir():
        raise WaferStudioError(f"The sample lot is not at {path}; install the program again.")
    return path


def results_schema() -> Path:
    """File of the JSON Schema that describes results.json."""
    return resources() / "schema" / "results.schema.json"
