"""Patience with slow clients: a request's head must come within seconds, and its body keep going.

Without it a few hundred connections that send a byte now and then would take all places.
"""

import asyncio
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S: Final = 10.0
"""Seconds for a request's line and headers."""

PIECE_S: Final = 30.0
"""Seconds for the next ``PIECE`` of a body."""

PIECE: Final = 8192
"""Bytes of a body that must come within ``PIECE_S``: 270 bytes a second."""


class PatientH11(H11Protocol):
    """HTTP/1.1 that closes connections on which a request does not get on."""

    head_s = HEAD_S
    piece_s = PIECE_S
    _deadline: asyncio.TimerHandle | None = None
    _came = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expect the first request."""
        super().connection_made(transport)
        self._expect(self.head_s)

    def data_received(self, data: bytes) -> None:
        """Expect more where the request is not whole yet."""
        before = self.conn.their_state
        super().data_received(data)
        now = self.conn.their_state
        self._came += len(data)
        if now is h11.SEND_BODY:
            if before is not now or self._came >= PIECE:
                self._expect(self.piece_s)
        elif now is not h11.IDLE:
            self._be_patient()
        elif self._deadline is None or before is not now:
            self._expect(self.head_s)

    def on_response_complete(self) -> None:
        """Wait for the next request as long as connections are kept; one that began, less."""
        self._be_patient()
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._expect(self.head_s)

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing more."""
        self._be_patient()
        super().connection_lost(exc)

    def _expect(self, seconds: float) -> None:
        self._be_patient()
        self._came = 0
        self._deadline = self.loop.call_later(seconds, self._give_up)

    def _be_patient(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        transport: Any = self.transport
        if transport is not None and not transport.is_closing():
            transport.close()
