"""Keyrings of systems, in memory."""

from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """A keyring as a system has it."""

    priority = 1

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class NoKeyring(MemoryKeyring):
    """A system without one."""

    def set_password(self, service, username, password):
        raise NoKeyringError

    get_password = delete_password = set_password
