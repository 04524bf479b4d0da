"""A server process for measurements: the real one, signed in to by a header.

The only place that knows how a measurement signs in: ``serve`` on one side, ``headers`` on the
other.
"""

import sys
from pathlib import Path

from fastapi import Request

from sync_server.auth.caller import Caller
from sync_server.auth.permissions import ROLES, Role
from sync_server.commands import serve_with
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.settings import ServerSettings

_HEADER = "X-Measured-Profile"


class Measured:
    """Takes the caller's word for which annotator it is."""

    def caller(self, request: Request) -> Caller:
        """Who it is."""
        profile = request.headers.get(_HEADER)
        if profile is None:
            raise Refused(ErrorCode.NOT_SIGNED_IN, "Nobody is signed in.")
        role = Role.ANNOTATOR
        return Caller(profile, role, ROLES[role], frozenset({profile}))


def headers(profile: str) -> dict[str, str]:
    """What signs a request in as the person of a profile."""
    return {_HEADER: profile}


if __name__ == "__main__":
    serve_with(
        ServerSettings(data=Path(sys.argv[1]), port=0, exchanges_per_minute=10**6), Measured()
    )
