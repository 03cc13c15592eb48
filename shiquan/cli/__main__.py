"""`python -m shiquan.cli`."""

import sys

from shiquan.cli import main

if __name__ == "__main__":
    sys.exit(main())
