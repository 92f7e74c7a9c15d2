"""Notices an office file that lies where it is in danger: on a share, or in a folder that a program synchronises."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path, PurePath

_SHARES = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afpfs", "webdav", "davfs", "ncpfs", "ceph", "glusterfs", "afs",
    "fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.smbnetfs", "fuse.glusterfs",
}  # fmt: skip
"""File systems whose files lie on another computer, as Linux and macOS call them."""
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of Windows."""
_SYNCED = (
    "OneDrive", "Dropbox", "Nextcloud", "ownCloud", "Google Drive", "GoogleDrive", "Google Drive Stream",
    "iCloudDrive", "iCloud Drive", "MagentaCLOUD", "HiDrive", "Seafile", "pCloud Drive", "pCloudDrive", "MEGA",
    "MEGAsync", "Syncthing", "luckycloud", "Tresorit", "Strato HiDrive",
)  # fmt: skip
"""How these programs call their folder, alone or followed by the account: "OneDrive - Landkreis"."""
_INNER = {"com~apple~CloudDocs": "iCloud Drive", "Mobile Documents": "iCloud Drive"}
"""The same on a Mac."""
_MARKS = {
    ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud", ".stfolder": "Syncthing", ".tmp.drivedownload": "Google Drive",
    ".seafile-data": "Seafile",
}  # fmt: skip
"""What these programs leave in the folder itself, however it is called."""
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


class Danger(Enum):
    """What is wrong with a place."""

    SHARE = auto()
    SYNCED = auto()


@dataclass(frozen=True)
class Place:
    """A place in danger; `by` names the program that synchronises it, "" for a share."""

    danger: Danger
    by: str = ""


def place_of(path: Path) -> Place | None:
    """Where a file lies, None for an ordinary place on this computer. Looks at the disk: for the worker."""
    whole = path.absolute()
    if by := synced_by(whole):
        return Place(Danger.SYNCED, by)
    return Place(Danger.SHARE) if _on_a_share(whole) else None


def synced_by(path: Path) -> str:
    """Which program synchronises the folder of a file, by names and by what lies there; "" for none."""
    for folder in path.parents:
        for variable in _VARIABLES:
            if os.environ.get(variable) and folder == Path(os.environ[variable]):
                return "OneDrive"
        if found := _by_name(folder.name):
            return found
        if found := _by_marks(folder):
            return found
    return ""


def _by_name(name: str) -> str:
    if name in _INNER:
        return _INNER[name]
    known = (
        known for known in _SYNCED if name.casefold() == known.casefold() or name.startswith((f"{known} ", f"{known}-"))
    )
    return next(known, "")


def _by_marks(folder: Path) -> str:
    with suppress(OSError):
        there = {entry.name for entry in os.scandir(folder)} if folder.is_dir() else set()
        named = next((by for mark, by in _MARKS.items() if mark in there), "")
        return named or (
            "Nextcloud" if any(n.startswith((".sync_", "._sync_")) and n.endswith(".db") for n in there) else ""
        )
    return ""


def _on_a_share(path: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)
    return kind_of(path, mounts()) in _SHARES


def mounts() -> list[tuple[str, str]]:
    """Mount point and kind of every file system, as Linux and macOS tell them; nothing where they do not."""
    with suppress(OSError):
        return linux_mounts(Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines())
    return _mac_mounts()


def linux_mounts(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Point and kind from lines like "server:/x /mnt/x nfs4 rw 0 0"; a space in a name is written \\040."""
    parts = [line.split(" ") for line in lines]
    return [(part[1].replace("\\040", " "), part[2]) for part in parts if len(part) > 2]


def mac_mounts(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Point and kind from lines like "//kim@server/x on /Volumes/x (smbfs, nodev)"."""
    found = []
    for line in lines:
        rest = line.partition(" on ")[2]
        point, _bracket, kinds = rest.rpartition(" (")
        if point:
            found.append((point, kinds.partition(",")[0].rstrip(")")))
    return found


def _mac_mounts() -> list[tuple[str, str]]:
    import subprocess

    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False)
        return mac_mounts(told.stdout.splitlines())
    return []


def kind_of(path: PurePath, known: Iterable[tuple[str, str]]) -> str:
    """The kind of the file system a path lies on: that of the longest mount point above it, the last one mounted."""
    above = [(len(point), number, kind) for number, (point, kind) in enumerate(known) if path.is_relative_to(point)]
    return max(above)[2] if above else ""


def bring_home(source: Path, target: Path) -> Path:
    """Put a verified copy of an office file, with its protection, at a place of its own; UserError as for a backup."""
    from app.services.backups.copies import copy_to, discard
    from app.services.files import free_name, sync_folder

    target.parent.mkdir(parents=True, exist_ok=True)
    home = free_name(target)
    part = home.with_name(home.name + ".part")
    try:
        copy_to(source, part)
        os.replace(part, home)
        sync_folder(home.parent)
    finally:
        discard(part)
    return home
