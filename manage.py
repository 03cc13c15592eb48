#!/usr/bin/env python3
"""Django's own commands. `./run manage …` does the same with the embedded database started."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
