from __future__ import annotations

import ast
import gettext
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import duixian.cli
from duixian.cli import cli
from duixian.cli.language import DOMAIN, LOCALE, choose
from duixian.cli.wrapping import cells, wrap

PO = LOCALE / "zh_CN" / "LC_MESSAGES" / "duixian.po"
OF_CLICK = [
    "Usage:", "Options", "Commands", "Positional arguments", "Show this message and exit.", "Error: {message}",
    "Try '{command} {option}' for help.", "default: {default}", "Missing argument", "No such option {name!r}.",
    "No such command {name!r}.", "Invalid value for {param_hint}: {message}",
]  # fmt: skip


def help_texts(command: click.Command) -> Iterator[str]:
    yield command._help
    yield from (parameter._help for parameter in command.params if parameter._help)
    for child in getattr(command, "commands", {}).values():
        yield from help_texts(child)


def messages() -> Iterator[str]:
    for path in Path(duixian.cli.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "_"
                and isinstance(node.args[0], ast.Constant)
            ):
                yield node.args[0].value


def test_every_message_is_translated_and_nothing_else():
    catalogue = gettext.translation(DOMAIN, LOCALE, ["zh_CN"])
    needed = {*help_texts(cli), *messages()}
    assert [text for text in (*needed, *OF_CLICK) if catalogue.gettext(text) == text] == []
    own = {key for key in catalogue._catalog if isinstance(key, str) and key}
    assert {key for key in own - needed if not click_says(key)} == set()


def click_says(text: str) -> bool:
    sources = Path(click.__file__).parent.glob("*.py")
    return any(
        repr(text)[1:-1].replace("'", "") in path.read_text(encoding="utf-8").replace("'", "") for path in sources
    )


def test_translations_keep_the_placeholders():
    from string import Formatter

    catalogue = gettext.translation(DOMAIN, LOCALE, ["zh_CN"])._catalog
    for text, translated in catalogue.items():
        if isinstance(text, str) and text:
            fields = [{part[1] for part in Formatter().parse(words) if part[1]} for words in (text, translated)]
            assert fields[0] == fields[1], text


def test_the_compiled_catalogue_is_that_of_the_source():
    pytest.importorskip("babel", reason="babel, which compiles the catalogue, is not installed")
    import runpy

    compiled = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "messages.py"))["compiled"]
    assert PO.with_suffix(".mo").read_bytes() == compiled(PO)


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["read", "--lang", "zh"], {"LANG": "en_US.UTF-8"}, "zh"),
        (["--lang=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["--help"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["--help"], {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        (["--help"], {"LANGUAGE": "zh_TW:en", "LANG": "en_US.UTF-8"}, "zh"),
        (["--help"], {}, "en"),
        (["--lang"], {}, "en"),
    ],
)
def test_the_language_is_asked_for_or_that_of_the_environment(
    arguments: list[str], environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose(arguments) == language


@pytest.mark.parametrize("arguments", [("--help", "--lang", "zh"), ("--lang", "zh", "read", "--help")])
def test_help_in_chinese(run, arguments: tuple[str, ...]):
    output = run(*arguments).output
    assert "用法：" in output
    assert "显示本帮助并退出。" in output


def test_help_in_english(run):
    output = run("--help").output
    assert output.startswith("Usage: duixian [OPTIONS] COMMAND")
    assert "Read reports and show their ledgers" in output


def test_chinese_help_fits_the_terminal(run):
    lines = run("outline", "--help", "--lang", "zh", terminal_width=60).output.splitlines()
    assert max(map(cells, lines)) <= 60


def test_errors_in_chinese(run):
    assert "错误：没有命令 'nope'。" in run("nope", "--lang", "zh").stderr
    assert "不在可选值" in run("read", "x", "--format", "doc", "--lang", "zh").stderr


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("把报告变成台账。", ["把报告变", "成台账。"]),
        ("甲乙丙丁，戊", ["甲乙丙", "丁，戊"]),
        ("first\n\nsecond", ["first", "", "second"]),
        ("a-very-long-word", ["a-very-long-word"]),
        ("", []),
    ],
)
def test_wrapping_counts_cells_and_keeps_punctuation_with_its_word(text: str, lines: list[str]):
    assert wrap(text, 8) == lines
