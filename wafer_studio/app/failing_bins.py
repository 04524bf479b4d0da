"""Which bins count as failing, by product, in a file of the data folder."""

import json
from pathlib import Path

from ml_core.lots.bins import BinKind, FailingBins
from ml_core.wafer.errors import ExportError


class FailingBinsFile:
    """Choices in ``failing_bins.json``.

    Args:
        path: the file; a missing or broken one holds none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._chosen = {choice.product: choice for choice in _read(path)}

    @property
    def all(self) -> tuple[FailingBins, ...]:
        """All choices."""
        return tuple(self._chosen.values())

    def of(self, product: str) -> FailingBins | None:
        """The choice for a product, None where its maps show what their files say."""
        return self._chosen.get(product)

    def put(self, choice: FailingBins) -> None:
        """Keep a choice in the place of an older one for the product.

        Raises:
            ExportError: the file cannot be written.
        """
        self._write({**self._chosen, choice.product: choice})

    def drop(self, product: str) -> None:
        """Forget the choice for a product.

        Raises:
            ExportError: the file cannot be written.
        """
        self._write({key: kept for key, kept in self._chosen.items() if key != product})

    def _write(self, chosen: dict[str, FailingBins]) -> None:
        document = {
            choice.product: {"kind": choice.kind.value, "failing": sorted(choice.bins)}
            for choice in chosen.values()
        }
        part = self._path.with_name(self._path.name + ".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(document, indent=2), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            raise ExportError(
                f"{self._path}: the failing bins cannot be kept ({error.strerror}); check the "
                "folder, or choose another with --data."
            ) from error
        self._chosen = chosen


def _read(path: Path) -> list[FailingBins]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return [
            FailingBins(product, BinKind(entry["kind"]), frozenset(map(int, entry["failing"])))
            for product, entry in document.items()
        ]
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return []
