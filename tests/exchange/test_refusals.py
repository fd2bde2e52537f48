from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import duixian.reading
from duixian import errors
from duixian.exchange.labels import Language
from duixian.exchange.refusals import reason, refusal, refusal_of_upload
from duixian.vocabulary import load

READING = Path(duixian.reading.__file__).parent
API = READING.parent / "api.py"
TABLES = [
    *(READING.parent / "exchange").glob("*/observations.py"),
    *(READING.parent / "exchange" / name for name in ("settlement/files.py", "files.py", "atomic.py", "filled_in.py")),
    READING.parent / "exchange" / "xlsx" / "read.py",
    *(READING.parent / "settlement" / name for name in ("observations.py", "trace.py", "pair.py")),
]
SITE = READING.parent / "site"
STARTING = [SITE / "start.py", SITE / "serve.py", *sorted((SITE / "config").glob("*.py"))]
KINDS = {name for name in dir(errors) if isinstance(getattr(errors, name), type)} | {
    "ConfigurationError", "DatabaseNotReady"
}  # fmt: skip


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


OF_FILES = sorted({message for path in [*READING.rglob("*.py"), API] for message in messages(path)})
OF_TABLES = sorted({message for path in TABLES for message in messages(path)} - {"‹file› ‹0›: ‹2›."})
OF_THE_START = sorted({message for path in STARTING for message in messages(path)})


def test_the_sentences_are_found() -> None:
    assert len(OF_FILES) >= 35
    assert len(OF_TABLES) >= 20
    assert len(OF_THE_START) >= 10


@pytest.mark.parametrize("sentence", [*OF_FILES, *OF_TABLES, *OF_THE_START])
def test_every_sentence_is_translated(sentence: str) -> None:
    translated = refusal(errors.InputError(sentence))
    assert translated != sentence
    assert re.search("[一-鿿]", translated)
    assert sorted(re.findall("‹[^›]*›", translated)) == sorted(re.findall("‹[^›]*›", sentence))


def test_every_reason_is_translated() -> None:
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
    assert [text for text in (reasons - parts) | kinds if reason(text) == text] == []


def test_the_reasons_are_told_in_chinese() -> None:
    said = "it has 12 Chinese characters, a report has thousands; it looks like a news item"
    error = errors.NotAReport(
        f"a.txt does not look like a government work report: {said}. If it is one, read it with require_report=False."
    )
    assert "只有 12 个汉字，而报告有数千字；看起来是新闻。" in refusal(error)
    assert refusal(error, "en") == str(error)
    assert refusal_of_upload(error, "a.txt").startswith("“a.txt”不像政府工作报告：只有 12 个汉字")
    assert "it looks like a news item" in refusal_of_upload(error, "a.txt", "en")


@pytest.mark.parametrize("sentence", OF_FILES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_whoever_uploads_is_told_nothing_of_options_and_exceptions(language: Language, sentence: str) -> None:
    said = refusal_of_upload(errors.InputError(sentence.replace("‹0›", "年报.docx", 1)), "年报.docx", language)
    assert (language == "zh") <= bool(re.search("[一-鿿]", said))
    assert not re.search(r"pip install|max_|timeout_seconds|exit|退出码|require_report", said)


def test_what_nobody_translated_stays_as_it_is() -> None:
    error = errors.InputError("Something quite new.")
    assert refusal(error) == "Something quite new."
    assert refusal_of_upload(error, "a.pdf") == "“a.pdf”已损坏或无法读取，请重新保存，或直接粘贴文字。"


def test_a_row_is_told_in_chinese() -> None:
    error = errors.InputError("a.csv, row 2: '去年' is no year; write 2025 or 2025年.")
    assert refusal(error) == "a.csv第 2 行：'去年' 不是年份，请写作 2025 或 2025年。"
