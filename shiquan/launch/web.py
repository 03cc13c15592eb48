"""The WSGI application as the launcher's web processes load it: each ends when the process that watches it ends."""

import gc
import signal
from importlib import import_module

from django.conf import settings

from shiquan.launch.owner import end_with_parent

# granian restarts its own processes, but if it is killed they would keep the port.
end_with_parent(signal.SIGKILL)

from shiquan.config.wsgi import application  # noqa: E402

# Every view now, so that no visitor waits for its import. What is loaded stays to the end: looking through it for garbage
# again and again would hold up a page each time, and what a page leaves behind is worth a look only now and then.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
gc.set_threshold(20_000)

__all__ = ["application"]
