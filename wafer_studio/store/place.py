"""Where a library may lie: on a disk of this machine, in a folder that nothing else writes to.

SQLite's write-ahead log needs memory that all users of the file share, and locks that hold: a
network folder has neither. A folder that is synchronised or copied away while the file is open
tears it. Both are refused with the reason, before anything is written.

The judgement works on facts that are gathered apart, so that each can be tested anywhere. What
gathers the facts of Windows and macOS has not been run: `ctypes` calls of ``GetDriveTypeW`` and
``statfs``, written from their documentation.
"""

import ctypes
import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final

from ml_core.wafer.errors import StoreError


@dataclass(frozen=True)
class Mount:
    """A file system in the tree.

    Attributes:
        point: where it is mounted.
        kind: its type as the system names it, such as 'ext4' or 'nfs4'.
    """

    point: str
    kind: str


@dataclass(frozen=True)
class PlaceFacts:
    """What decides whether a folder may hold a library.

    Attributes:
        is_windows: how paths are read.
        mounts: file systems; of two on one point the later one counts.
        remote_drives: letters of drives that are network folders.
        copied: (folder, what copies it away).
    """

    is_windows: bool = False
    mounts: tuple[Mount, ...] = ()
    remote_drives: frozenset[str] = frozenset()
    copied: tuple[tuple[str, str], ...] = ()


def check_place(folder: Path) -> None:
    """Refuse a folder in which a library would be torn.

    Args:
        folder: it need not be there yet.

    Raises:
        StoreError: it is a network folder, or one that is synchronised; says what to do.
    """
    reason = why_not(os.path.realpath(folder), facts_here(folder))
    if reason is not None:
        raise StoreError(
            f"{folder}: the library cannot lie there: {reason}. Choose a folder on a disk of this "
            "machine with --data; a library that lies there already can be moved."
        )


def why_not(folder: str, facts: PlaceFacts) -> str | None:
    """Why a library must not lie in a folder; None where it may.

    Args:
        folder: absolute path, links resolved.
        facts: of the machine.
    """
    path: PurePath = PureWindowsPath(_plain(folder)) if facts.is_windows else PurePosixPath(folder)
    if facts.is_windows and path.drive.startswith("\\\\"):
        return f"{path.drive} is a network folder, in which the file could be damaged"
    if facts.is_windows and path.drive[:1].upper() in facts.remote_drives:
        return f"drive {path.drive} is a network folder, in which the file could be damaged"
    kind = _kind_at(path, facts.mounts)
    if kind in NETWORK_KINDS:
        return f"it is a network folder ({kind}), in which the file could be damaged"
    for parent, what in facts.copied:
        if path.is_relative_to(type(path)(parent)):
            return f"{what} copies {parent} elsewhere while the file is open"
    return _copied_by_name(path)


def mounts_of(text: str) -> tuple[Mount, ...]:
    """File systems of the text of ``/proc/self/mountinfo`` (proc_pid_mountinfo(5))."""
    found = []
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if dash and len(fields) > 4 and after:
            found.append(Mount(_unescaped(fields[4]), after.split(" ")[0]))
    return tuple(found)


def dropbox_folders(text: str) -> tuple[str, ...]:
    """Folders of the text of Dropbox's ``info.json``; none where it cannot be read."""
    try:
        accounts = json.loads(text)
        return tuple(str(account["path"]) for account in accounts.values())
    except (ValueError, AttributeError, KeyError, TypeError):
        return ()


def facts_here(folder: Path) -> PlaceFacts:
    """The facts of this machine that matter for a folder."""
    copied = [*_copied_by_environment(os.environ), *_copied_by_dropbox(), *_copied_by_icloud()]
    if sys.platform == "win32":
        return PlaceFacts(
            is_windows=True, remote_drives=_remote_drives(folder), copied=tuple(copied)
        )
    if sys.platform == "darwin":
        return PlaceFacts(mounts=_mounts_of_macos(folder), copied=tuple(copied))
    return PlaceFacts(mounts=mounts_of(_read(Path("/proc/self/mountinfo"))), copied=tuple(copied))


def _plain(folder: str) -> str:
    """A Windows path without the prefix for long ones."""
    if folder.upper().startswith("\\\\?\\UNC\\"):
        return "\\\\" + folder[8:]
    return folder.removeprefix("\\\\?\\")


def _kind_at(path: PurePath, mounts: Iterable[Mount]) -> str:
    deepest, kind = -1, ""
    for mount in mounts:
        depth = len(PurePosixPath(mount.point).parts)
        if depth >= deepest and path.is_relative_to(mount.point):
            deepest, kind = depth, mount.kind.lower()
    return kind


def _copied_by_name(path: PurePath) -> str | None:
    """Folders that such programs make under the person's own, by the names they give them."""
    parts = path.parts
    own = next((i for i, part in enumerate(parts) if part.lower() in ("users", "home")), None)
    if own is None:
        return None
    for name in parts[own + 2 : own + 3]:
        if name.lower() in _COPIED_NAMES or name.lower().startswith("onedrive - "):
            return f"{name} copies its files elsewhere while they are open"
    return None


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _copied_by_environment(environment: "os._Environ[str]") -> list[tuple[str, str]]:
    named = [(environment.get(name, ""), "OneDrive") for name in _ONEDRIVE_VARIABLES]
    if sys.platform == "win32":
        named.append((environment.get("APPDATA", ""), "the roaming profile of Windows"))
    return [(folder, what) for folder, what in named if folder]


def _copied_by_dropbox() -> list[tuple[str, str]]:
    roots = (("HOME", ".dropbox"), ("APPDATA", "Dropbox"), ("LOCALAPPDATA", "Dropbox"))
    places = [
        Path(os.environ[name]) / folder / "info.json"
        for name, folder in roots
        if name in os.environ
    ]
    return [(folder, "Dropbox") for place in places for folder in dropbox_folders(_read(place))]


def _copied_by_icloud() -> list[tuple[str, str]]:
    if sys.platform != "darwin":
        return []
    library = f"{os.environ.get('HOME', '')}/Library"
    return [(f"{library}/Mobile Documents", "iCloud"), (f"{library}/CloudStorage", "a cloud")]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _remote_drives(folder: Path) -> frozenset[str]:
    """The folder's drive letter where Windows says that it is remote; not run so far."""
    if sys.platform != "win32":
        return frozenset()
    drive = folder.absolute().drive
    is_remote = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE
    return frozenset(drive[:1].upper()) if is_remote else frozenset()


class _MacStatfs(ctypes.Structure):
    """``struct statfs`` of macOS with 64-bit inodes (statfs(2))."""

    _fields_ = (
        ("f_bsize", ctypes.c_uint32), ("f_iosize", ctypes.c_int32),
        ("f_blocks", ctypes.c_uint64), ("f_bfree", ctypes.c_uint64),
        ("f_bavail", ctypes.c_uint64), ("f_files", ctypes.c_uint64),
        ("f_ffree", ctypes.c_uint64), ("f_fsid", ctypes.c_int32 * 2),
        ("f_owner", ctypes.c_uint32), ("f_type", ctypes.c_uint32),
        ("f_flags", ctypes.c_uint32), ("f_fssubtype", ctypes.c_uint32),
        ("f_fstypename", ctypes.c_char * 16), ("f_mntonname", ctypes.c_char * 1024),
        ("f_mntfromname", ctypes.c_char * 1024), ("f_reserved", ctypes.c_uint32 * 8),
    )  # fmt: skip


def _mounts_of_macos(folder: Path) -> tuple[Mount, ...]:
    """The file system of a folder, or of the nearest that is there; not run so far."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    system = ctypes.CDLL(None)
    ask = getattr(system, "statfs$INODE64", None) or system.statfs
    told = _MacStatfs()
    if ask(os.fsencode(there), ctypes.byref(told)) != 0:
        return ()
    return (Mount("/", told.f_fstypename.decode("ascii", "replace")),)


NETWORK_KINDS: Final = frozenset(
    {
        "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "fuse.ceph",
        "fuse.cephfs", "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs",
        "fuse.vmhgfs-fuse", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "prl_fs",
        "smb", "smb2", "smb3", "smbfs", "vboxsf", "webdav",
    }
)  # fmt: skip
"""Types of file systems that lie on another machine, or on the host of this one."""

_COPIED_NAMES: Final = frozenset(
    {"dropbox", "google drive", "googledrive", "icloud drive", "iclouddrive", "nextcloud",
     "onedrive", "owncloud"}
)  # fmt: skip
_ONEDRIVE_VARIABLES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_DRIVE_REMOTE: Final = 4
