"""What the routes work with: made once, by `sync_server.app`, and handed to each request."""

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from sync_server.auth.secrets import ServerSecrets
from sync_server.blobs import BlobStore
from sync_server.changes.together import Together
from sync_server.clock import Clock
from sync_server.inference.predictor import Predictor
from sync_server.registry import Registry
from sync_server.settings import ServerSettings
from sync_server.store.database import Database
from sync_server.telemetry.meter import Meter
from sync_server.wafers.apart import Opening


@dataclass(frozen=True)
class Parts:
    """The parts of one server.

    Attributes:
        settings: as it was started.
        database: open, newest version.
        blobs: where bytes lie.
        clock: what time it is.
        database_id: of the database.
        opening: reads files from elsewhere.
        registry: of the models.
        predictor: asks them.
        secrets: what signs tokens.
        together: carries out exchanges.
        meter: counts.
    """

    settings: ServerSettings
    database: Database
    blobs: BlobStore
    clock: Clock
    database_id: str
    opening: Opening
    registry: Registry
    predictor: Predictor
    secrets: ServerSecrets
    together: Together
    meter: Meter


async def parts_of(request: Request) -> Parts:
    """The parts of the server that answers (a FastAPI dependency)."""
    return cast(Parts, request.app.state.parts)


TheParts = Annotated[Parts, Depends(parts_of)]
