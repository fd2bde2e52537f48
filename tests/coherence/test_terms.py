"""The data behind the rules."""

from __future__ import annotations

import string

import pytest

from duixian.coherence import RULES
from duixian.coherence.terms import terms
from duixian.errors import VocabularyError
from duixian.vocabulary import load


def fields(sentence: str) -> set[str]:
    return {name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_rule_has_its_sentences():
    assert {rule.id for rule in RULES} <= set(terms().messages)


def test_rules_are_listed_once():
    assert len({rule.id for rule in RULES}) == len(RULES) == 9


@pytest.mark.parametrize("rule", sorted(load("coherence")["messages"]))
def test_sentences_ask_in_both_languages_and_show_the_same_figures(rule):
    message = terms().messages[rule]
    assert message.zh.endswith("？")
    assert message.en.endswith("?")
    assert fields(message.zh) == fields(message.en)


def test_a_missing_entry_is_named(monkeypatch):
    data = {key: value for key, value in load("coherence").items() if key != "whole"}
    monkeypatch.setattr("duixian.coherence.terms.load", lambda name: data)
    with pytest.raises(VocabularyError, match="whole"):
        terms.__wrapped__()
