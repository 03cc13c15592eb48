"""As whom PostgreSQL runs: it refuses to run as root, so root lends it an unprivileged account."""

import ctypes
import os
import pwd
import signal
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shiquan.launch.trouble import Trouble

ACCOUNTS = ("postgres", "nobody", "daemon")  # the first that exists; initdb wants one with a name
PR_SET_PDEATHSIG, PR_SET_SECUREBITS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 1, 28, 47, 2
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_SETPCAP = 1, 2, 8
# Leaves capabilities alone when the account changes; access(2), which PostgreSQL asks about its own programs, then
# counts them too. keep_capability() drops all but one right after.
SECBIT_NO_SETUID_FIXUP = 1 << 2
CAPABILITY_VERSION_3 = 0x20080522
# Loaded here and not between fork and exec, where loading could wait for a lock nobody holds any more.
LIBRARY = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Owner:
    """The account that owns the database files; `None` stands for "whoever starts us, and that is not root"."""

    user: int
    group: int


def find_owner(folder: Path) -> Owner | None:
    """
    The account to run PostgreSQL as: none when we are not root, else who owns `folder`, else an unprivileged account.

    Raises Trouble when root finds no account to lend.
    """
    if os.geteuid() != 0:
        return None
    if folder.exists() and folder.stat().st_uid != 0:
        return Owner(folder.stat().st_uid, folder.stat().st_gid)
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(entry.pw_uid, entry.pw_gid)
    raise Trouble(
        "系统里没有可用来运行数据库的普通账户（postgres、nobody）。请改用普通用户运行，或设置 DATABASE_URL。",
        "No unprivileged account (postgres, nobody) exists to run the database. "
        "Run as an ordinary user, or set DATABASE_URL.",
    )


def may_reach(owner: Owner, path: Path) -> bool:
    """Whether the account may pass through every folder above `path`."""
    for folder in path.resolve().parents:
        status = folder.stat()
        if status.st_uid == owner.user:
            wanted = stat.S_IXUSR
        elif status.st_gid == owner.group:
            wanted = stat.S_IXGRP
        else:
            wanted = stat.S_IXOTH
        if not status.st_mode & wanted:
            return False
    return True


def permitted_capabilities() -> int:
    """The capabilities of this process as a bit mask; 0 where the system has none."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("CapPrm:"):
                return int(line.split()[1], 16)
    except OSError:
        pass
    return 0


def choose_capability(owner: Owner, paths: list[Path]) -> int | None:
    """
    The one capability to lend so that the account reaches `paths` below a closed folder such as /root.

    None when no capability is needed. Only the right to pass and read is lent where the system has it.
    Raises Trouble when the paths cannot be reached at all.
    """
    if all(may_reach(owner, path) for path in paths):
        return None
    permitted = permitted_capabilities()
    for capability in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
        if permitted >> capability & permitted >> CAP_SETPCAP & 1:
            return capability
    closed = next(path for path in paths if not may_reach(owner, path))
    raise Trouble(
        f"数据库以普通账户运行，进不了 {closed}。请把项目放到其他用户可进入的文件夹（例如 /srv/shiquan），"
        "或改用普通用户运行。",
        f"The database runs as an unprivileged account, which cannot enter {closed}. "
        "Move the project to a folder that others may enter (such as /srv/shiquan), or run as an ordinary user.",
    )


def call_prctl(*arguments: int) -> None:
    """prctl(2); raises OSError when the kernel says no."""
    padded = [ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)][:5]
    if LIBRARY.prctl(*padded) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def keep_capability(capability: int) -> None:
    """After the change of account: drop every capability but one, and make that one survive the start of the program."""
    mask = 1 << capability
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)(mask, mask, mask, 0, 0, 0)
    if LIBRARY.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")
    call_prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability)


def end_with_parent(how: signal.Signals) -> None:
    """Ask Linux to send `how` to this process when the process that started it ends. Elsewhere nothing happens."""
    if sys.platform == "linux":
        call_prctl(PR_SET_PDEATHSIG, how)


def prepare_child(owner: Owner | None, capability: int | None, how: signal.Signals) -> Callable[[], None]:
    """What a child does between fork and exec: change account, keep the lent capability, end with its parent."""

    def prepare() -> None:
        if owner is not None:
            os.setgroups([])
            os.setgid(owner.group)
            if capability is not None:
                call_prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP)
            os.setuid(owner.user)
            if capability is not None:
                keep_capability(capability)
        end_with_parent(how)

    return prepare
