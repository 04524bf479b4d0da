"""The description of the interface: what FastAPI finds, and what holds for all endpoints.

Descriptions of fields come from the ``Attributes`` of the messages' docstrings, so that they are
written once.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from sync_server.contract.envelope import Envelope, ErrorCode

_REFUSAL: Final = "Refusal"
_DESCRIPTION: Final = """\
Serves workstations that annotate semiconductor wafer maps: they sync their work, wafers and models
travel by SHA-256, and programs may predict, annotate and read.

Every JSON answer is an envelope: `success`, `data`, `metadata` with the request's id, and `error`
with a code for programs and a sentence for people. Sign in with an access token
(`Authorization: Bearer`), or with an API key (`X-API-Key`).
"""
_TAGS: Final = (
    ("sync", "Who the server is, and the one request that pushes and pulls changes."),
    ("health", "How the server is: for probes, load balancers and Prometheus."),
)
_ERRORS: Final = (
    (400, ErrorCode.INVALID_INPUT, "The request cannot be read, or a value is out of its bounds."),
    (401, ErrorCode.NOT_SIGNED_IN, "Nobody is signed in, or no longer."),
    (403, ErrorCode.FORBIDDEN, "The role, or the key's scopes, lack a permission."),
    (404, ErrorCode.NOT_FOUND, "It is not there, or not for this account."),
    (413, ErrorCode.TOO_LARGE, "The request is larger than this endpoint takes."),
    (429, ErrorCode.RATE_LIMIT_EXCEEDED, "Too often; `Retry-After` says when to go on."),
    (500, ErrorCode.INTERNAL, "The server failed; its log has the reason under the request's id."),
    (503, ErrorCode.UNAVAILABLE, "Not now; `Retry-After` says when to try again."),
)
_WITH_RETRY_AFTER: Final = (429, 503)
_SIGNED_IN_ONLY: Final = (401, 403)
_WITH_BODY_ONLY: Final = (413,)
_WITH_PATH_ONLY: Final = (404,)


def describe(app: FastAPI) -> None:
    """Let an app tell its whole interface at ``/openapi.json``."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _whole(app)
        return app.openapi_schema

    # FastAPI's documented way to extend it
    app.openapi = openapi  # type: ignore[method-assign]


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and description of every operation."""
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _whole(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title,
        version=app.version,
        description=_DESCRIPTION,
        routes=app.routes,
        license_info={"name": "MIT"},
        tags=[{"name": name, "description": told} for name, told in _TAGS],
    )
    components = schema.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    envelope = Envelope[None].model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(envelope.pop("$defs"))
    schemas[_REFUSAL] = envelope | {"title": _REFUSAL, "description": "An error in the envelope."}
    components["responses"] = {str(each[0]): _refusal(*each) for each in _ERRORS}
    components["responses"]["default"] = _refusal(409, ErrorCode.CONFLICT, "Any other refusal.")
    for each in schemas.values():
        _describe_fields(each)
    for path, _, operation in operations(schema):
        _complete(path, operation)
    return schema


def _complete(path: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    left_out = (
        *(() if "security" in operation else _SIGNED_IN_ONLY),
        *(() if "requestBody" in operation else _WITH_BODY_ONLY),
        *(() if "{" in path else _WITH_PATH_ONLY),
    )
    for code in [str(each[0]) for each in _ERRORS if each[0] not in left_out] + ["default"]:
        responses.setdefault(code, {"$ref": f"#/components/responses/{code}"})


def _refusal(status: int, code: ErrorCode, told: str) -> dict[str, Any]:
    example: dict[str, Any] = {
        "success": False,
        "data": None,
        "metadata": {
            "request_id": "req_5f2b8c1d9e3a4f60",
            "timestamp": "2026-01-01T08:00:00.000+00:00",
            "version": "v1",
        },
        "error": {"code": code.value, "message": told, "details": {}},
    }
    answer: dict[str, Any] = {
        "description": told,
        "content": {
            "application/json": {
                "schema": {"$ref": f"#/components/schemas/{_REFUSAL}"},
                "example": example,
            }
        },
    }
    if status in _WITH_RETRY_AFTER:
        answer["headers"] = {
            "Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}
        }
    return answer


_FIELD: Final = re.compile(r"^    ([a-z_][a-z_0-9]*(?:, [a-z_][a-z_0-9]*)*): (.*)$")


def _describe_fields(schema: dict[str, Any]) -> None:
    """Move what a docstring says of attributes to the fields themselves."""
    told, _, attributes = schema.get("description", "").partition("\n\nAttributes:\n")
    if not attributes:
        return
    schema["description"] = told
    names: list[str] = []
    said: dict[str, str] = {}
    for line in attributes.splitlines():
        if found := _FIELD.match(line):
            names = found[1].split(", ")
            said |= dict.fromkeys(names, found[2])
        else:
            said |= {name: f"{said[name]} {line.strip()}".strip() for name in names}
    for name, words in said.items():
        field = schema.get("properties", {}).get(name)
        if field is not None:
            field.setdefault("description", words[:1].upper() + words[1:])
