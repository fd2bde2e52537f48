"""The word lists of the ledger: well-formed, and no word given twice where it may count once."""

from __future__ import annotations

from collections import Counter

import pytest

from duixian.vocabulary import load
from duixian.vocabulary.actions import Force, actions
from duixian.vocabulary.affixes import Prefixes, Suffixes
from duixian.vocabulary.projects import ordinary_pairs

DEPARTMENTS = load("departments")["department"]


@pytest.mark.parametrize("entry", DEPARTMENTS, ids=[e["id"] for e in DEPARTMENTS])
def test_words_of_a_department_stand_in_one_grade_once(entry: dict[str, list[str]]) -> None:
    words = Counter(w for grade in ("strong", "plain") for w in entry[grade])
    assert [w for w, times in words.items() if times > 1] == []
    assert all(w == w.strip() and w for w in words)


def test_department_ids_are_unique() -> None:
    ids = [e["id"] for e in DEPARTMENTS]
    assert len(set(ids)) == len(ids)


def test_lists_of_phrases_hold_no_phrase_twice() -> None:
    for name, phrases in load("slogans").items():
        assert len(set(phrases)) == len(phrases), name
    for name in ("adverbs", "aim", "open", "definite", "means"):
        words = Counter(load("actions")[name].split())
        assert [w for w, times in words.items() if times > 1] == [], name
    for name, text in load("projects").items():
        words = Counter(text.split())
        assert [w for w, times in words.items() if times > 1] == [], name


def test_ordinary_pairs_are_pairs() -> None:
    assert {len(pair) for pair in ordinary_pairs()} == {2}


@pytest.mark.parametrize(
    ("clause", "force", "rest"),
    [
        ("加快建设新校区", Force.DEFINITE, "新校区"),
        ("大力推动技术改造", Force.OPEN, "技术改造"),
        ("积极稳妥地化解债务", Force.DEFINITE, "债务"),
        ("坚持和完善河长制", Force.OPEN, "河长制"),
        ("更加注重公平", Force.MANNER, "公平"),
        ("公平是基石", Force.NONE, "公平是基石"),
    ],
)
def test_opening_words_have_the_force_of_the_strongest(clause: str, force: Force, rest: str) -> None:
    strongest, at = actions().opening(clause, 0, len(clause))
    assert (strongest, clause[at:]) == (force, rest)


def test_affixes_are_read_one_after_the_other_and_the_longest_first() -> None:
    prefixes, suffixes = Prefixes(["加快", "推进", "加"]), Suffixes(["建设", "项目建设", "工作"])
    assert prefixes.after("加快推进道路", 0, 6) == 4
    assert prefixes.after("道路", 0, 2) == 0
    assert suffixes.longest("重点项目建设", 0, 6) == 4
    assert suffixes.before("重点项目建设工作", 0, 8) == 2
    assert suffixes.longest("", 0, 0) == 0
