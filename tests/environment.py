"""
The environment of the tests, named in pyproject.toml as a plugin so that it stands before anything reads a setting.

pytest-django reads Django's settings before any conftest.py when DJANGO_SETTINGS_MODULE is given, as it is in the
processes that pytest-xdist starts. Keys and files would then come from another data folder than in the programs that
a test starts.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = Path(tempfile.mkdtemp(prefix="shiquan-data-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

os.environ["SHIQUAN_DATA"] = str(DATA)
os.environ["SHIQUAN_DATABASE_POOL"] = "0"  # tests open and drop databases; a pool would hold on to them
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")
# The browser driver keeps an event loop in the test's own thread, which Django would mistake for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
