"""The published rule and its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from duixian.errors import VocabularyError
from duixian.site.keeping import rule, wording

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "src" / "duixian" / "site" / "keeping"


def test_every_sentence_has_both_languages_with_the_same_fields():
    content = rule.content()
    for table in ("reasons", "labels", "words", "titles", "colours"):
        for key, entry in content[table].items():
            fields = {language: set(re.findall(r"\{(\w+)\}", entry[language])) for language in ("zh", "en")}
            assert fields["zh"] == fields["en"], (table, key)


def test_every_sentence_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    content = rule.content()
    keys = [key for table in ("reasons", "labels", "words", "titles") for key in content[table]]
    assert [key for key in keys if f'"{key}"' not in code] == []


def test_every_threshold_names_a_source():
    text = (FOLDER / "lights.toml").read_text(encoding="utf-8")
    known = set(rule.content()["sources"])
    numbers = [line for line in text.splitlines() if re.match(r"[a-z-]+ = (\d|true|false|\[)", line)]
    assert len(numbers) == 20
    for line in numbers:
        named = line.partition("#")[2].replace("after", "").replace(",", " ").split()
        assert named, line
        assert set(named) <= known, line


def test_numbers_read_as_people_write_them():
    assert [wording.number(value) for value in (12.0, 0.1 + 0.2, -0.00001, 1234567.891, -0.0, 2e15)] == [
        "12", "0.3", "−0.00001", "1234567.891", "0", "2000000000000000",
    ]  # fmt: skip
    assert wording.percent(0.058333) == "5.83%"


def test_what_was_computed_is_rounded():
    assert [wording.rounded(value) for value in (200 / 3, -200 / 3, 2 / 3, 1e-9)] == [66.67, -66.67, 0.6667, 0]


def test_a_missing_number_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rule, "content", lambda: {"id": "x"})
    with pytest.raises(VocabularyError, match="pace"):
        rule.published.__wrapped__()
