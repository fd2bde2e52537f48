"""The published rules are those that are used."""

from __future__ import annotations

import re
from pathlib import Path

from duixian.settlement import VERDICTS
from duixian.settlement.wording import wording
from duixian.vocabulary import load

PAGE = (Path(__file__).parents[2] / "docs" / "verdicts.md").read_text(encoding="utf-8")


def test_every_rule_is_published_once():
    published = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| [^|]+ \| [^|]+ \|$", PAGE, re.MULTILINE)
    assert sorted(published) == sorted(wording().rules)


def test_every_tolerance_is_published_with_its_value():
    published = dict(re.findall(r"^\| `([a-z-]+)` \| (true|[\d.]+) \| [^|]*\|$", PAGE, re.MULTILINE))
    assert published == {key: str(value).lower() for key, value in load("verdicts")["tolerances"].items()}


def test_every_verdict_is_explained():
    assert [verdict for verdict in VERDICTS if f"| `{verdict}` | " not in PAGE] == []
