from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click.testing
import pytest

import duixian.reading
from duixian import errors
from duixian.cli import cli
from duixian.cli.language import speak
from duixian.cli.refusals import reason_told, told
from duixian.vocabulary import load

READING = Path(duixian.reading.__file__).parent
API = READING.parent / "api.py"
KINDS = {name for name in dir(errors) if isinstance(getattr(errors, name), type)}


@pytest.fixture
def chinese() -> Iterator[None]:
    speak("zh")
    yield
    speak("en")


def wording(node: ast.expr) -> str:
    """A message with ‹n› for what differs from file to file."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    told_so_far = ""
    for number, part in enumerate(parts):
        if isinstance(part, ast.Constant):
            told_so_far += str(part.value)
        else:
            told_so_far += f"‹{number}›"
    return told_so_far


def messages(path: Path) -> Iterator[str]:
    """Every sentence with which an error of ours is made; one that only goes on behind a file's name gets one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in KINDS and isinstance(node.args[0], ast.JoinedStr | ast.Constant):
                message = wording(node.args[0])
                yield message if message.endswith(".") else f"‹file› {message}."
        if path.name == "worker.py" and isinstance(node, ast.JoinedStr | ast.Constant):
            message = wording(node)
            if re.match(r"(?:is|takes) .*; (?:raise|save) ", message):
                yield f"‹file› {message}."


SENTENCES = sorted({message for path in [*READING.rglob("*.py"), API] for message in messages(path)})


def test_the_sentences_are_found() -> None:
    assert len(SENTENCES) >= 35


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_is_translated(chinese: None, sentence: str) -> None:
    translated = told(errors.InputError(sentence))
    assert translated != sentence
    assert re.search("[一-鿿]", translated)
    assert sorted(re.findall("‹[^›]*›", translated)) == sorted(re.findall("‹[^›]*›", sentence))


def test_every_reason_is_translated(chinese: None) -> None:
    source = (READING / "recognition.py").read_text(encoding="utf-8")
    function = next(
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.name == "_doubts"
    )
    found = {wording(node) for node in ast.walk(function) if isinstance(node, ast.JoinedStr | ast.Constant)}
    reasons = {text for text in found if text.count(" ") >= 3 and not text.endswith(("(", "looks like ‹1›"))}
    parts = {
        text for node in ast.walk(function) if isinstance(node, ast.JoinedStr) for text in map(wording, node.values)
    }
    kinds = {f"it looks like {kind['kind']}" for kind in load("reports")["others"]}
    assert len(reasons - parts | kinds) >= 10
    assert [reason for reason in (reasons - parts) | kinds if reason_told(reason) == reason] == []


def test_the_command_refuses_in_the_language_asked_for(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text("", encoding="utf-8")
    law = tmp_path / "法.txt"
    law.write_text("某某管理条例\n" + "第一条 为了规范管理，根据有关法律，制定本条例。\n" * 40, encoding="utf-8")
    runner = click.testing.CliRunner()
    answer = runner.invoke(cli, ["read", "--lang", "zh", str(empty)])
    assert answer.exit_code == 2
    assert "是空文件" in answer.output
    assert "is empty" in runner.invoke(cli, ["read", "--lang", "en", str(empty)]).output
    refused = runner.invoke(cli, ["read", "--lang", "zh", str(law)])
    assert "不像政府工作报告" in refused.output
    assert "look" not in refused.output


def test_what_nobody_translated_stays_as_it_is(chinese: None) -> None:
    assert told(errors.InputError("Something quite new.")) == "Something quite new."
