"""Whether a workstation and this server understand each other."""

from sync_server.contract.envelope import ErrorCode
from sync_server.contract.versions import CONTRACT_VERSION, OLDEST_CONTRACT
from sync_server.errors import Refused


def check_contract(version: int) -> None:
    """Pass a version of the contract that this server understands.

    Raises:
        Refused: it is too old, or too new.
    """
    if version < OLDEST_CONTRACT:
        raise Refused(
            ErrorCode.CONTRACT_TOO_OLD,
            f"This workstation speaks version {version} of the contract and the server "
            f"{OLDEST_CONTRACT} to {CONTRACT_VERSION}; update the workstation. Its work is safe "
            "where it is.",
        )
    if version > CONTRACT_VERSION + 1:
        raise Refused(
            ErrorCode.CONTRACT_TOO_NEW,
            f"This workstation speaks version {version} of the contract and the server "
            f"{OLDEST_CONTRACT} to {CONTRACT_VERSION}; ask an admin to update the server. The "
            "work is safe where it is.",
        )
