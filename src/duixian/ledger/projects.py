"""Named projects and programmes."""

from __future__ import annotations

import re

from duixian.ledger.model import CommitmentKind, Name

_PROGRAMME = re.compile(
    r"(?:实施|推进|开展|启动|深化|落实|组织|打好|抓好|做好)(?P<name>[^，。；、：]{2,20}?(?:行动计划|行动|工程|计划|战役))(?=[，。；、和及]|建设|$)"
)


class Projects:
    """Named projects of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def within(self, start: int, end: int) -> tuple[Name, ...]:
        """Names in `[start, end)`, in text order."""
        return tuple(
            Name(m["name"], m.start("name"), m.end("name")) for m in _PROGRAMME.finditer(self._text, start, end)
        )

    def kind(self, start: int, end: int, names: tuple[Name, ...]) -> CommitmentKind:
        """What kind of action a sentence with these names announces."""
        return "programme" if names else "task"
