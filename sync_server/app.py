"""The server, assembled."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.concurrency import run_in_threadpool

from sync_server import answers
from sync_server.auth.authenticator import TokensAndKeys
from sync_server.auth.caller import Authenticator
from sync_server.auth.secrets import open_secrets
from sync_server.auth.upkeep import EVERY_SECONDS, keep_up
from sync_server.blobs import BlobStore, FolderBlobs
from sync_server.changes.together import Together
from sync_server.clock import Clock, SystemClock
from sync_server.contract.versions import API_PREFIX
from sync_server.edge import Edge
from sync_server.inference.engines import Engines
from sync_server.inference.predictor import Predictor
from sync_server.limits.rates import Rates
from sync_server.openapi import describe
from sync_server.parts import Parts
from sync_server.registry import Registry
from sync_server.routes import (
    accounts,
    annotations,
    audit,
    auth,
    blobs,
    exchange,
    export,
    health,
    hello,
    keys,
    me,
    metrics,
    models,
    oidc,
    predict,
    queue,
    reviews,
    wafers,
)
from sync_server.settings import ServerSettings
from sync_server.store.database import Database
from sync_server.store.tables import ServerFact
from sync_server.store.upgrade import upgrade
from sync_server.telemetry.meter import Meter
from sync_server.version import __version__
from sync_server.wafers.apart import Opening

_ROUTERS: tuple[APIRouter, ...] = (
    hello.router,
    exchange.router,
    blobs.router,
    wafers.router,
    models.router,
    predict.router,
    auth.router,
    oidc.router,
    me.router,
    accounts.router,
    keys.router,
    audit.router,
    health.router,
    metrics.router,
    queue.router,
    export.router,
    annotations.router,  # after those whose paths its numbers could be taken for
    reviews.router,
)


def create_app(
    settings: ServerSettings,
    *,
    authenticator: Authenticator | None = None,
    clock: Clock | None = None,
) -> FastAPI:
    """A server with an open database of the newest version.

    Args:
        settings: how it is to run.
        authenticator: finds out who makes a request; by tokens and keys where None.
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
    app.state.parts = parts
    app.state.authenticator = authenticator or TokensAndKeys(parts)
    app.state.rates = Rates(settings)
    answers.install(app)
    app.add_middleware(Edge, meter=parts.meter, rates=app.state.rates)
    for router in _ROUTERS:
        app.include_router(router, prefix=API_PREFIX, max_body_size=settings.max_body)
    for router in (health.router, metrics.router):  # where probes look
        app.include_router(router, include_in_schema=False)
    describe(app)
    return app


def open_parts(settings: ServerSettings, clock: Clock) -> Parts:
    """The parts of a server; its folder and database are made if they are not there."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.url)
    upgrade(database)
    with database.reading() as session:
        database_id = session.get_one(ServerFact, "database_id").value
    secrets = open_secrets(settings.data / "secrets")
    meter = Meter()
    together = Together(database, clock, meter)
    opening = Opening(
        settings.data / "opening",
        seconds=settings.opening_seconds,
        memory=settings.opening_memory,
        most_bytes=2 * settings.max_upload,
    )
    blobs = open_blobs(settings)
    registry = Registry(database, blobs, opening, clock)
    predictor = Predictor(
        database, blobs, registry, Engines(blobs, opening), clock, meter,
        hours=settings.predict_hours,
    )  # fmt: skip
    return Parts(
        settings=settings,
        database=database,
        blobs=blobs,
        clock=clock,
        database_id=database_id,
        secrets=secrets,
        together=together,
        meter=meter,
        opening=opening,
        registry=registry,
        predictor=predictor,
    )


def open_blobs(settings: ServerSettings) -> BlobStore:
    """The blobs: in an S3 where the settings name a bucket, else in a folder."""
    folder = settings.data / "blobs"
    if settings.s3_bucket is None:
        return FolderBlobs(folder)
    from sync_server.blobs.s3 import open_s3  # boto3 takes half a second to load

    return open_s3(settings, incoming=folder / "incoming")


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    parts: Parts = app.state.parts
    parts.blobs.tidy()
    parts.opening.tidy()
    upkeep = asyncio.create_task(_keep_up(parts))
    start = run_in_threadpool(parts.predictor.start, parts.settings.starter_model)
    loading = asyncio.create_task(start)  # the server answers meanwhile
    yield
    upkeep.cancel()
    await asyncio.gather(upkeep, loading, return_exceptions=True)
    parts.database.close()


async def _keep_up(parts: Parts) -> None:
    while True:
        await run_in_threadpool(keep_up, parts)
        await asyncio.sleep(EVERY_SECONDS)
