"""What the body of a change holds: JSON text of one of these.

The text is what travels and what is compared, so that no number changes on its way.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from sync_server.contract.envelope import Message

Coordinate = Annotated[float, Field(allow_inf_nan=False, ge=-1e6, le=1e6)]
Vertex = tuple[Coordinate, Coordinate]
Ring = Annotated[list[Vertex], Field(min_length=3, max_length=100_000)]
ClassKey = Literal[
    "edge", "center", "ring", "scratch", "particle", "lithography", "etching", "random"
]
Uuid = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ShapeBody(Message):
    """One outlined region.

    Attributes:
        shape_id: of the shape; the change's ``entity_id``.
        class_key: key of its class.
        rings: exterior first, then holes; raster pixels, x right, y down.
        raster_version: version of the raster rule that the pixels follow.
        confidence: the model's, for an accepted proposal; None for a shape drawn by a person.
        is_locked: True for a shape that no tool changes until it is unlocked.
    """

    shape_id: Uuid
    class_key: ClassKey
    rings: Annotated[list[Ring], Field(min_length=1, max_length=10_000)]
    raster_version: Annotated[int, Field(ge=1, le=1000)]
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    is_locked: bool = False


class RemarksBody(Message):
    """What is said of a wafer beside the shapes, and whose annotation it is.

    Attributes:
        profile_id: profile of the person whose annotation it is.
        state: how far it is.
        has_no_defect: True where the person says that the wafer has none.
        note: free text.
        reason: why it was skipped; empty unless it was.
        priority: 0 for none, 1 low to 3 high.
        rejected: names of rejected proposals, joined by spaces.
        seconds: time that the person worked on it.
    """

    profile_id: Uuid
    state: Literal["draft", "submitted", "skipped"]
    has_no_defect: bool = False
    note: Annotated[str, Field(max_length=20_000)] = ""
    reason: Annotated[str, Field(max_length=2_000)] = ""
    priority: Annotated[int, Field(ge=0, le=3)] = 0
    rejected: Annotated[str, Field(max_length=200_000)] = ""
    seconds: Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)] = 0.0


SHAPE_BODY: TypeAdapter[ShapeBody] = TypeAdapter(ShapeBody)
REMARKS_BODY: TypeAdapter[RemarksBody] = TypeAdapter(RemarksBody)
