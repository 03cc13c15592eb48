"""
The data folder: everything an installation keeps. One launcher or command at a time holds its lock.

`VERSION` in it says who wrote it: {"format": 1, "database": true, "demo": "loaded"}. A format higher than ours means a
newer Shiquan, whose data we must not touch.
"""

import fcntl
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from shiquan.launch.trouble import Trouble

FORMAT = 1
OURS = {"secret-key", "keys", "files", "log", "postgres", "lock", "VERSION"}


@dataclass(frozen=True)
class Marker:
    """What VERSION says. `database`: an embedded database was made; `demo`: "", "loading" or "loaded"."""

    format: int = FORMAT
    database: bool = False
    demo: str = ""


def read_marker(folder: Path) -> Marker | None:
    """The marker of the folder, None for a new folder. Raises Trouble if it is damaged or from a newer version."""
    try:
        kept = json.loads((folder / "VERSION").read_text(encoding="utf-8"))
        marker = Marker(int(kept["format"]), bool(kept.get("database", False)), str(kept.get("demo", "")))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, OSError) as reason:
        raise Trouble(
            f"数据文件夹已损坏：{folder / 'VERSION'} 读不出来。请从备份恢复该文件夹。",
            f"The data folder is damaged: {folder / 'VERSION'} cannot be read. Restore the folder from a backup.",
        ) from reason
    if marker.format > FORMAT:
        raise Trouble(
            f"数据文件夹 {folder} 来自更新的版本（格式 {marker.format}，本程序只认识 {FORMAT}）。"
            "请更新程序（git pull），或用 SHIQUAN_DATA 指定另一个文件夹。",
            f"The data folder {folder} comes from a newer version (format {marker.format}, this program knows "
            f"{FORMAT}). Update the program (git pull), or name another folder in SHIQUAN_DATA.",
        )
    return marker


def write_marker(folder: Path, marker: Marker) -> None:
    """Replace VERSION in one move, on disk before the move: a power cut leaves the old one or the new one."""
    draft = folder / "VERSION.new"
    with draft.open("w", encoding="utf-8") as stream:
        json.dump(asdict(marker), stream)
        stream.write("\n")
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(folder / "VERSION")


def change_marker(folder: Path, **changes: bool | str) -> None:
    """Write some fields of the marker anew."""
    write_marker(folder, replace(read_marker(folder) or Marker(), **changes))  # type: ignore[arg-type]


def claim_folder(folder: Path) -> Marker:
    """
    Make the folder if needed and check that it is ours, sound, writable and not from a newer version.

    Raises Trouble with what to do.
    """
    unwritable = Trouble(
        f"不能写入数据文件夹 {folder}。请检查权限和磁盘空间，或用 SHIQUAN_DATA 指定另一个文件夹。",
        f"The data folder {folder} cannot be written. Check its rights and the disk space, "
        "or name another folder in SHIQUAN_DATA.",
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        marker = read_marker(folder)
        entries = {entry.name for entry in folder.iterdir()}
        if marker is None and entries and not entries & OURS:
            raise Trouble(
                f"文件夹 {folder} 里已有其他内容，不是本程序的数据文件夹。请用 SHIQUAN_DATA 指定一个空文件夹。",
                f"The folder {folder} holds other things and is not a data folder of this program. "
                "Name an empty folder in SHIQUAN_DATA.",
            )
        if marker is None and (folder / "postgres" / "data").exists():
            raise Trouble(
                f"数据文件夹已损坏：{folder} 里有数据库，但缺少 VERSION 文件。请从备份恢复该文件夹。",
                f"The data folder is damaged: {folder} holds a database but no VERSION file. "
                "Restore the folder from a backup.",
            )
        if marker is not None and not (folder / "files").exists():
            raise Trouble(
                f"数据文件夹已损坏：{folder / 'files'} 不见了，已存的证据和文书在里面。请从备份恢复该文件夹；"
                "若其中从未存过文件，请建一个同名的空文件夹。",
                f"The data folder is damaged: {folder / 'files'} is gone, with the evidence and papers in it. Restore it "
                "from a backup; if nothing was ever stored, make an empty folder of that name.",
            )
        # Root's folder must let the database's account pass to its own part; nothing else in it opens to others.
        folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
        (folder / "log").mkdir(mode=0o700, exist_ok=True)
        (folder / "files").mkdir(mode=0o700, exist_ok=True)
        write_marker(folder, marker or Marker())
    except OSError as reason:
        raise unwritable from reason
    if marker and marker.database and not (folder / "postgres" / "data").exists():
        raise Trouble(
            f"数据文件夹已损坏：{folder} 里的数据库不见了。请从备份恢复；若要从头开始，请把 {folder} 改名。",
            f"The data folder is damaged: the database in {folder} is gone. Restore a backup; "
            f"to start from nothing, rename {folder}.",
        )
    return marker or Marker()


def try_lock(folder: Path) -> int | None:
    """Hold the folder until this process ends; None when another process holds it. Returns the file descriptor."""
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle
