"""Tables and texts for the terminal."""

from __future__ import annotations

import sys

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from duixian.cli.output import tolerate_any_character
from duixian.exchange.safe_text import terminal_text


def terminal() -> Console:
    """Standard output, as wide as it is; characters that it cannot show are replaced."""
    tolerate_any_character()
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def table(*headings: str, title: str = "") -> Table:
    """An empty table with these columns, which wrap."""
    made = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    return made


def cell(text: str, style: str = "") -> Text:
    """Text of unknown origin, without what could steer the terminal."""
    return Text(terminal_text(text), style)
