"""The page on the vocabulary says what the files hold."""

from __future__ import annotations

import doctest
from importlib.resources import files
from pathlib import Path

from duixian.vocabulary import check

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "vocabulary.md").read_text(encoding="utf-8")


def test_the_table_of_fields_is_fresh() -> None:
    assert check.field_table() in PAGE, "put the output of `python -m duixian.vocabulary.check --table` into the page"


def test_every_file_is_named() -> None:
    names = [file.name for file in files("duixian.vocabulary").iterdir() if file.name.endswith(".toml")]
    assert [name for name in names if f"`{name}`" not in PAGE] == []


def test_the_examples_print_what_the_page_says() -> None:
    examples = doctest.DocTestParser().get_doctest(PAGE.replace("```", ""), {}, "vocabulary.md", None, None)
    assert examples.examples
    assert doctest.DocTestRunner().run(examples).failed == 0
