"""The models that the server has: packages in the blob store, and a table of them."""

import json
import re
import shutil
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ml_core.segmentation.figures import ModelScores, scores_of
from ml_core.wafer.errors import ModelError
from sync_server.blobs.space import told_when_full
from sync_server.blobs.store import BlobStore, fetch
from sync_server.clock import Clock, stamp
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.models import VERSION_PATTERN, ModelStatus
from sync_server.errors import Refused
from sync_server.store.database import Database
from sync_server.store.model_tables import Model
from sync_server.store.prediction_tables import CachedPrediction
from sync_server.store.tables import Wafer
from sync_server.wafers.apart import Opening
from sync_server.wafers.facts import PackageFacts

DESCRIPTION: Final = "model.json"
"""Name of a package's description (`ml_core.segmentation.package`)."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class RegisteredModel:
    """A model that the server has.

    Attributes:
        version: unique on this server.
        name: of the model.
        sha256: of its ``model.json``.
        blob: SHA-256 of its ``.wsmodel`` file.
        size: bytes of it.
        status: how far it is.
        description: text of its ``model.json``.
        registered_at: ISO 8601, UTC.
        promoted_at: likewise; None if it was never in production.
    """

    version: str
    name: str
    sha256: str
    blob: str
    size: int
    status: ModelStatus
    description: str
    registered_at: str
    promoted_at: str | None

    @property
    def scores(self) -> ModelScores:
        """What its package says of its quality."""
        return scores_of(json.loads(self.description).get("scores") or {})

    @property
    def iou(self) -> float | None:
        """Mean IoU on the simulated test set; None where it was not measured."""
        simulated = self.scores.simulated
        return None if simulated is None else simulated.mean_iou


class Registry:
    """Registers, lists and removes models.

    Args:
        database: that lists them.
        blobs: where their packages lie.
        opening: reads a package before it counts.
        clock: what time it is.
    """

    def __init__(
        self, database: Database, blobs: BlobStore, opening: Opening, clock: Clock
    ) -> None:
        self._database, self._blobs = database, blobs
        self._opening, self._clock = opening, clock

    def all(self) -> tuple[RegisteredModel, ...]:
        """All models, the newest first."""
        with self._database.reading() as session:
            order = (Model.registered_at.desc(), Model.version.desc())
            return tuple(_told(row) for row in session.scalars(select(Model).order_by(*order)))

    def get(self, version: str | None) -> RegisteredModel:
        """The model of a version; the one in production where None.

        Raises:
            Refused: there is none.
        """
        with self._database.reading() as session:
            return find_model(session, version)

    def register_blob(self, blob: str, *, by: str) -> RegisteredModel:
        """Register a package that was sent as a blob.

        Args:
            blob: SHA-256 of the ``.wsmodel`` file.
            by: account that registers it.

        Raises:
            Refused: the blob is not whole, is no package, or another package has its version.
        """
        if self._blobs.size(blob) is None:
            raise Refused(
                ErrorCode.CONFLICT,
                "The package's blob is not whole yet; send the blob first, then register it.",
            )
        with self._opening.room() as room:
            path = room / "package.wsmodel"
            fetch(self._blobs, blob, path)
            facts, size = self._opening.package(path), path.stat().st_size
        return self._keep(facts, blob=blob, size=size, by=by)

    def register_path(self, path: Path, *, by: str | None = None) -> RegisteredModel:
        """Register a package that lies on this machine: a folder or a ``.wsmodel`` file.

        Raises:
            Refused: it is no package, or another package has its version.
            ModelError: it is not there.
        """
        with self._opening.room() as room:
            packed = path
            if path.is_dir():
                packed = room / "package.wsmodel"
                pack_folder(path, packed)
            elif not path.is_file():
                raise ModelError(f"{path} is not there; name the folder or file of a package")
            facts, size = self._opening.package(packed), packed.stat().st_size
            blob = self._blobs.add(packed)
        return self._keep(facts, blob=blob, size=size, by=by)

    def register_starter(self, path: Path) -> None:
        """Register the model that comes with the program, unless its version is known.

        It goes into production where no model is.
        """
        version = str(json.loads((path / DESCRIPTION).read_bytes())["version"])
        with self._database.reading() as session:
            if session.get(Model, version) is not None:
                return
        self.register_path(path)
        with self._database.writing() as session:
            in_production = Model.status == ModelStatus.PRODUCTION
            if session.scalar(select(Model.version).where(in_production)) is None:
                row = session.get_one(Model, version)
                row.status, row.promoted_at = ModelStatus.PRODUCTION, stamp(self._clock)

    def remove(self, version: str) -> RegisteredModel:
        """Remove a model, its package, and what is cached of it.

        Raises:
            Refused: there is none, or it is in production.
        """
        with self._database.writing() as session:
            model = find_model(session, version)
            if model.status is ModelStatus.PRODUCTION:
                raise Refused(
                    ErrorCode.CONFLICT,
                    f"Model {version} is in production; promote another one first.",
                )
            session.execute(delete(Model).where(Model.version == version))
            cached = CachedPrediction.model_sha256 == model.sha256
            session.execute(delete(CachedPrediction).where(cached))
            is_wafer = session.scalar(select(Wafer.number).where(Wafer.blob == model.blob).limit(1))
        if is_wafer is None:
            self._blobs.remove(model.blob)
        return model

    def _keep(
        self, facts: PackageFacts, *, blob: str, size: int, by: str | None
    ) -> RegisteredModel:
        told = json.loads(facts.description)
        row = Model(
            version=_version(told),
            name=str(told["name"])[:100],
            sha256=facts.sha256,
            blob=blob,
            size=size,
            status=ModelStatus.STAGING,
            description=facts.description,
            registered_at=stamp(self._clock),
            registered_by=by,
        )
        with suppress(IntegrityError), self._database.writing() as session:
            there = session.get(Model, row.version)
            if there is None:
                session.add(row)
                session.flush()  # fails where another was quicker, or its id has another version
                return _told(row)
            if there.sha256 == facts.sha256:
                return _told(there)
        raise Refused(
            ErrorCode.CONFLICT,
            f"Another package is registered as version {row.version}; give this one a version of "
            "its own.",
        )


def find_model(session: Session, version: str | None) -> RegisteredModel:
    """The model of a version; the one in production where None.

    Raises:
        Refused: there is none.
    """
    if version is not None:
        row = session.get(Model, version)
        if row is None:
            raise Refused(
                ErrorCode.NOT_FOUND,
                f"The server has no model of version {version}; GET /models lists those it has.",
                details={"model_version": "must be registered"},
            )
        return _told(row)
    row = session.scalar(select(Model).where(Model.status == ModelStatus.PRODUCTION))
    if row is None:
        raise Refused(
            ErrorCode.NOT_FOUND,
            "No model is in production on this server; name a version, or ask an admin to promote "
            "one.",
        )
    return _told(row)


def pack_folder(folder: Path, path: Path) -> None:
    """Zip a package's folder; the same files give the same bytes on every machine.

    The files are stored as they are: compression would save a fifth, and differ with zlib.
    """
    files = sorted(json.loads((folder / DESCRIPTION).read_bytes())["files"])
    with told_when_full(), zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in [*files, DESCRIPTION]:
            with (
                (folder / name).open("rb") as file,
                archive.open(zipfile.ZipInfo(name, _EPOCH), "w") as member,
            ):
                shutil.copyfileobj(file, member)


def _version(told: dict[str, object]) -> str:
    version = str(told["version"])
    if not re.fullmatch(VERSION_PATTERN, version):
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "The package's version must be letters, digits and . _ + -, at most 100 of them.",
        )
    return version


def _told(row: Model) -> RegisteredModel:
    return RegisteredModel(
        version=row.version,
        name=row.name,
        sha256=row.sha256,
        blob=row.blob,
        size=row.size,
        status=ModelStatus(row.status),
        description=row.description,
        registered_at=row.registered_at,
        promoted_at=row.promoted_at,
    )
