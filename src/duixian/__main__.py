"""`python -m duixian`: the command `duixian`."""

from __future__ import annotations

from duixian.cli import main

if __name__ == "__main__":
    main()
