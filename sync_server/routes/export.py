"""Annotations for other tools."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from sync_server.annotations.coco import CocoFilter, coco_text
from sync_server.auth.caller import needs
from sync_server.auth.permissions import Permission
from sync_server.parts import TheParts

router = APIRouter(prefix="/annotations/export", tags=["annotations"])

Name = Annotated[str | None, Query(max_length=1000)]


@router.get(
    "/coco",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
    dependencies=[Depends(needs(Permission.EXPORT_WRITE))],
)
def coco(
    parts: TheParts,
    product: Name = None,
    lot: Name = None,
    state: Annotated[Literal["draft", "submitted", "skipped"], Query()] = "submitted",
    reviewed: Annotated[bool, Query(description="Only what an expert has passed.")] = False,
) -> StreamingResponse:
    """Write annotations as one COCO file, as it is read; not in the envelope."""
    wanted = CocoFilter(product, lot, state, reviewed)
    headers = {"Content-Disposition": 'attachment; filename="annotations.coco.json"'}
    return StreamingResponse(
        coco_text(parts, wanted), media_type="application/json", headers=headers
    )
