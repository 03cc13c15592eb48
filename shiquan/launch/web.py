"""The WSGI application as the launcher's web processes load it: each ends when the process that watches it ends."""

import signal

from shiquan.launch.owner import end_with_parent

# granian restarts its own processes, but if it is killed they would keep the port.
end_with_parent(signal.SIGKILL)

from shiquan.config.wsgi import application  # noqa: E402

__all__ = ["application"]
