"""What the windows of syncing name: words of the rooms below, handed up."""

from sync_server.contract.queue import Lease, LeaseKind
from wafer_studio.store.sync_rows import Conflict, Refusal, Side

__all__ = ["Conflict", "Lease", "LeaseKind", "Refusal", "Side"]
