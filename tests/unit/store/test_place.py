"""A library lies on a disk of this machine, in a folder that nothing copies away."""

import pytest

from ml_core.wafer.errors import StoreError
from wafer_studio.store import place
from wafer_studio.store.place import (
    Mount,
    PlaceFacts,
    check_place,
    dropbox_folders,
    facts_here,
    mounts_of,
    why_not,
)
from wafer_studio.store.store import FILE_NAME, Store

# Lines as proc_pid_mountinfo(5) describes them: optional fields, escapes, mounts on mounts.
MOUNTS = r"""22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
36 22 0:33 / /home rw,relatime shared:5 master:2 - nfs4 nas:/home rw,vers=4.2
37 36 259:3 / /home/ann/scratch rw - xfs /dev/nvme1n1 rw
38 22 0:40 / /mnt/two\040words rw - cifs //nas/share rw
39 22 0:41 / /mnt/ssh rw shared:9 - fuse.sshfs ann@far: rw
40 22 0:42 / /mnt/c rw - 9p C:\134 rw
41 22 0:43 / /data rw - nfs nas:/data rw
42 41 259:4 / /data rw - btrfs /dev/sdb rw
short line
43 22 0:44 / /homework rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/wafer", None),
        ("/home/ann/.local/share/Wafer Studio", "nfs4"),
        ("/home/ann/scratch/Wafer Studio", None),
        ("/mnt/two words/x", "cifs"),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/mnt/c/Users/ann", "9p"),
        ("/data/x", None),
        ("/homework/x", None),
    ],
)
def test_network_folders_of_linux_are_known_by_their_mount(folder, kind):
    reason = why_not(folder, PlaceFacts(mounts=mounts_of(MOUNTS)))
    assert (reason is None) == (kind is None)
    assert kind is None or f"network folder ({kind})" in reason


@pytest.mark.parametrize(
    ("folder", "word"),
    [
        (r"C:\Users\ann\AppData\Local\Wafer Studio", None),
        (r"\\?\C:\Users\ann\AppData\Local\Wafer Studio", None),
        (r"\\nas\home\ann", r"\\nas\home"),
        (r"\\?\UNC\nas\home\ann", r"\\nas\home"),
        (r"H:\wafers", "drive H:"),
        (r"h:\wafers", "drive h:"),
        (r"C:\Users\ann\AppData\Roaming\Wafer Studio", "roaming"),
        (r"c:\users\ANN\onedrive - lab\x", "OneDrive"),
        (r"C:\Users\ann\OneDrive - Other Lab\x", "OneDrive - Other Lab"),
        (r"C:\Users\ann\Dropbox\x", "Dropbox"),
        (r"C:\Users\ann\Dropboxes\x", None),
        (r"D:\labs\Dropbox\x", None),
    ],
)
def test_network_and_copied_folders_of_windows(folder, word):
    facts = PlaceFacts(
        is_windows=True,
        remote_drives=frozenset("H"),
        copied=(
            (r"C:\Users\ann\AppData\Roaming", "the roaming profile of Windows"),
            (r"C:\Users\ann\OneDrive - Lab", "OneDrive"),
        ),
    )
    reason = why_not(folder, facts)
    assert (reason is None) == (word is None)
    assert word is None or word in reason


def test_macos_tells_the_type_of_the_folders_file_system():
    assert why_not("/Users/ann/x", PlaceFacts(mounts=(Mount("/", "apfs"),))) is None
    assert "smbfs" in why_not("/Volumes/lab/x", PlaceFacts(mounts=(Mount("/", "smbfs"),)))


def test_dropbox_tells_its_folders():
    text = '{"personal": {"path": "/home/ann/Dropbox", "host": 1}, "business": {"path": "/b"}}'
    assert dropbox_folders(text) == ("/home/ann/Dropbox", "/b")
    for odd in ("", "[]", '{"personal": 1}', '{"personal": {}}'):
        assert dropbox_folders(odd) == ()


def test_this_machine_is_asked(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(f'{{"personal": {{"path": "{tmp_path}/d"}}}}')
    monkeypatch.setenv("OneDrive", str(tmp_path / "one"))
    facts = facts_here(tmp_path)
    assert (str(tmp_path / "d"), "Dropbox") in facts.copied
    assert (str(tmp_path / "one"), "OneDrive") in facts.copied
    with pytest.raises(StoreError, match=r"Dropbox copies.*--data"):
        check_place(tmp_path / "d" / "not there yet")


def test_a_library_is_not_made_in_such_a_folder(tmp_path, monkeypatch):
    facts = PlaceFacts(mounts=(Mount("/", "cifs"),))
    monkeypatch.setattr(place, "facts_here", lambda folder: facts)
    with pytest.raises(StoreError, match=r"network folder \(cifs\).*--data"):
        Store(tmp_path / "data" / FILE_NAME)
    assert list(tmp_path.iterdir()) == []


def test_a_link_into_such_a_folder_is_followed(tmp_path, monkeypatch):
    (tmp_path / "far").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "far")
    facts = PlaceFacts(mounts=(Mount(str((tmp_path / "far").resolve()), "nfs"),))
    monkeypatch.setattr(place, "facts_here", lambda folder: facts)
    with pytest.raises(StoreError, match="nfs"):
        check_place(tmp_path / "link" / "data")
    check_place(tmp_path / "near")
