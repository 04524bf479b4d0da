"""Embeddings in one ``.npz``, for whatever compares wafers.

Keys of the file: ``embedding`` (N, 2048) float32; ``source``, ``lot``, ``wafer`` and ``wafer_id``
(N,) text, empty where the source does not tell; ``model_sha256``, text of the graph that made
them. Only embeddings of one graph can be compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.map import WaferMap

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddedWafers:
    """Embeddings with the wafers that they are of.

    Attributes:
        embedding: (N, 2048) float32.
        source: (N,) text, path of the file, with ``!member`` inside an archive.
        lot: (N,) text.
        wafer: (N,) text.
        wafer_id: (N,) text, 64 hexadecimal digits.
        model_sha256: hex SHA-256 of the graph that made them.
    """

    embedding: Floats
    source: NDArray[np.str_]
    lot: NDArray[np.str_]
    wafer: NDArray[np.str_]
    wafer_id: NDArray[np.str_]
    model_sha256: str


def embedded_wafers(
    wafers: Sequence[WaferMap], embeddings: Floats, *, model_sha256: str
) -> EmbeddedWafers:
    """Join wafers and their embeddings.

    Args:
        wafers: N wafers.
        embeddings: (N, 2048) float32, in the same order.
        model_sha256: hex SHA-256 of the graph that made them.

    Returns:
        What a file of embeddings holds.

    Raises:
        ValueError: the numbers of wafers and embeddings differ.
    """
    if len(wafers) != len(embeddings):
        raise ValueError(f"{len(embeddings)} embeddings for {len(wafers)} wafers")
    return EmbeddedWafers(
        embedding=np.asarray(embeddings, np.float32),
        source=_texts([wafer.source.path for wafer in wafers]),
        lot=_texts([wafer.info.lot or "" for wafer in wafers]),
        wafer=_texts([wafer.info.wafer or "" for wafer in wafers]),
        wafer_id=_texts([wafer.wafer_id for wafer in wafers]),
        model_sha256=model_sha256,
    )


def write_embeddings(path: Path, embedded: EmbeddedWafers) -> None:
    """Write embeddings beside the target first, so that no half file stays.

    Args:
        path: the file to make or replace.
        embedded: what to write.

    Raises:
        OSError: it cannot be written; an older file is then as it was.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            np.savez(
                file,
                allow_pickle=False,
                embedding=embedded.embedding,
                source=embedded.source,
                lot=embedded.lot,
                wafer=embedded.wafer,
                wafer_id=embedded.wafer_id,
                model_sha256=np.asarray(embedded.model_sha256),
            )
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _texts(values: Sequence[str]) -> NDArray[np.str_]:
    return np.asarray(values, dtype=np.str_)
