"""All endpoints of an app, and what each asks of its caller."""

from dataclasses import dataclass

from fastapi.routing import iter_route_contexts

from sync_server.auth.caller import NEEDED, caller_of, person_of
from sync_server.contract.versions import API_PREFIX


@dataclass(frozen=True)
class Endpoint:
    """One method of one path.

    Attributes:
        method, path: as it is called, without the prefix of the API.
        prefix: that prefix; empty for what lies outside.
        needed: permissions that its dependencies ask for.
        is_signed_in: True where a dependency asks who it is.
        is_for_people: True where API keys are refused.
    """

    method: str
    path: str
    prefix: str
    needed: frozenset
    is_signed_in: bool
    is_for_people: bool

    @property
    def name(self) -> tuple[str, str]:
        return self.method, self.path

    @property
    def full_path(self) -> str:
        """With the prefix, and a sample for each part in braces."""
        parts = ["1" if part.startswith("{") else part for part in self.path.split("/")]
        return self.prefix + "/".join(parts)


def endpoints_of(app):
    """All endpoints; those that are no API route ask nothing."""
    for route in iter_route_contexts(app.routes):
        calls = set(_calls(route.dependant)) if hasattr(route, "dependant") else set()
        needed = frozenset(getattr(call, NEEDED) for call in calls if hasattr(call, NEEDED))
        for method in sorted((route.methods or {"GET"}) - {"HEAD"}):
            yield Endpoint(
                method,
                route.path.removeprefix(API_PREFIX),
                API_PREFIX if route.path.startswith(API_PREFIX) else "",
                needed,
                bool(calls & {caller_of, person_of}) or bool(needed),
                person_of in calls,
            )


def _calls(dependant):
    for inner in dependant.dependencies:
        yield inner.call
        yield from _calls(inner)
