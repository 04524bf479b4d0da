"""Sign-ins in the system's keyring; in memory alone where the system has none."""

import contextlib
import json
from dataclasses import asdict
from typing import Final

from wafer_studio.sync.tokens import Kept

_SERVICE: Final = "Wafer Studio"


class KeyringKeeper:
    """Keeps a profile's sign-in at one server; its calls may wait for a person to unlock.

    Args:
        server: address of the server.
        profile_id: the profile.

    Attributes:
        is_lasting: False once it was seen that the system has no keyring that works.
    """

    def __init__(self, server: str, profile_id: str) -> None:
        self._name = f"{profile_id} {server}"
        self._held: Kept | None = None
        self._was_read = False
        self.is_lasting = True

    def load(self) -> Kept | None:
        """What is kept; None for nothing."""
        if not self._was_read:
            self._was_read = True
            self._held = self._read()
        return self._held

    def keep(self, kept: Kept) -> None:
        """Keep this instead."""
        self._was_read, self._held = True, kept
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, self._name, json.dumps(asdict(kept)))
        except (KeyringError, OSError, RuntimeError):
            self.is_lasting = False
        else:
            self.is_lasting = True

    def forget(self) -> None:
        """Keep nothing."""
        self._was_read, self._held = True, None
        import keyring
        from keyring.errors import KeyringError

        with contextlib.suppress(KeyringError, OSError, RuntimeError):
            keyring.delete_password(_SERVICE, self._name)

    def _read(self) -> Kept | None:
        import keyring
        from keyring.errors import KeyringError

        try:
            text = keyring.get_password(_SERVICE, self._name)
            return None if text is None else Kept(**json.loads(text))
        except (KeyringError, OSError, RuntimeError):
            self.is_lasting = False
        except (ValueError, TypeError):
            pass  # written by another version; signing in again mends it
        return None
