"""The command `duixian`."""

from __future__ import annotations

from duixian.cli.app import cli

__all__ = ["cli", "main"]


def main() -> None:
    """Run the command with the arguments of the process, and leave with its exit code."""
    cli(prog_name="duixian")
