"""The worker leaves busy processors to the pages."""

import subprocess
import sys

SHOW = """
import os
from shiquan.cli.worker import LATER, SESSION_SHARE, stand_back
before = os.nice(0)
stand_back()
print(os.nice(0) - before == LATER or os.nice(0) == 19)
print(SESSION_SHARE.read_text().split()[-1] == str(LATER) if SESSION_SHARE.exists() else True)
"""


def test_it_stands_back_among_the_processes_and_among_the_sessions():
    shown = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, check=True, start_new_session=True)
    assert shown.stdout.split() == ["True", "True"], shown.stdout
