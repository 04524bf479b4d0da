"""How the server is."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sync_server.contract.envelope import Message

Seconds = Annotated[float, Field(ge=0, description="seconds", examples=[0.012])]


class Health(Message):
    """The server answers.

    Attributes:
        status: 'ok'.
        version: of the program.
        model_version: of the model that predicts; None where none is loaded.
        latency_p50, latency_p95, latency_p99: seconds of the latest 1,000 inferences; of requests
            where there were no inferences; None where there were none of either.
    """

    status: Annotated[str, Field(examples=["ok"])] = "ok"
    version: str = Field(examples=["1.0.0"])
    model_version: Annotated[str | None, Field(examples=["2.1"])] = None
    latency_p50: Seconds | None = None
    latency_p95: Seconds | None = None
    latency_p99: Seconds | None = None


class State(StrEnum):
    """Whether a part of the server can be used."""

    OK = "ok"
    FAILING = "failing"


class Ready(Message):
    """The server can take work; where it cannot, the answer is 503 with the same in details.

    Attributes:
        database: answers.
        blobs: answer.
        disk: has room.
    """

    database: Annotated[State, Field(examples=["ok"])] = State.OK
    blobs: Annotated[State, Field(examples=["ok"])] = State.OK
    disk: Annotated[State, Field(examples=["ok"])] = State.OK
