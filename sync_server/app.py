"""The server, assembled."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from sync_server import answers
from sync_server.auth.caller import Authenticator
from sync_server.blobs import FolderBlobs
from sync_server.changes.together import Together
from sync_server.clock import Clock, SystemClock
from sync_server.contract.versions import API_PREFIX
from sync_server.edge import Edge
from sync_server.limits.rates import Rates
from sync_server.parts import Parts
from sync_server.routes import exchange, health, hello, metrics
from sync_server.settings import ServerSettings
from sync_server.store.database import Database
from sync_server.store.tables import ServerFact
from sync_server.store.upgrade import upgrade
from sync_server.telemetry.meter import Meter
from sync_server.version import __version__

_ROUTERS: tuple[APIRouter, ...] = (
    hello.router,
    exchange.router,
    health.router,
    metrics.router,
)


def create_app(
    settings: ServerSettings, *, authenticator: Authenticator, clock: Clock | None = None
) -> FastAPI:
    """A server with an open database of the newest version.

    Args:
        settings: how it is to run.
        authenticator: finds out who makes a request.
        clock: what time it is; the machine's where None.

    Raises:
        Refused: the database was written by a newer server.
    """
    app = FastAPI(
        title="Wafer Studio server",
        version=__version__,
        lifespan=_lifespan,
        docs_url=None,  # their pages load scripts from other hosts; a fab has none
        redoc_url=None,
    )
    parts = open_parts(settings, clock or SystemClock())
    app.state.parts, app.state.authenticator = parts, authenticator
    app.state.rates = Rates(settings)
    answers.install(app)
    app.add_middleware(Edge, meter=parts.meter, rates=app.state.rates)
    for router in _ROUTERS:
        app.include_router(router, prefix=API_PREFIX, max_body_size=settings.max_body)
    for router in (health.router, metrics.router):  # where probes look
        app.include_router(router, include_in_schema=False)
    return app


def open_parts(settings: ServerSettings, clock: Clock) -> Parts:
    """The parts of a server; its folder and database are made if they are not there."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.url)
    upgrade(database)
    with database.reading() as session:
        database_id = session.get_one(ServerFact, "database_id").value
    blobs = FolderBlobs(settings.data / "blobs")
    meter = Meter()
    together = Together(database, clock, meter)
    return Parts(settings, database, blobs, clock, database_id, together, meter)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.parts.database.close()
