"""Put the help of every command into docs/cli.md: `python scripts/cli_docs.py` after changing a command.

The text between `<!-- help NAME -->` and `<!-- end -->` is generated, in English and in Chinese; the rest is not.
"""

from __future__ import annotations

import re
from pathlib import Path

from duixian.cli import cli
from duixian.cli.language import Language, speak
from duixian.cli.localised import LocalContext

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
BLOCK = re.compile(r"(?<=<!-- help )([\w ]+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def with_help(page: str) -> str:
    """The page with what the commands say now."""
    return BLOCK.sub(lambda block: block[1] + block[2] + _blocks(block[1]), page)


def _blocks(name: str) -> str:
    return "".join(f"```text\n{_help(name, language)}\n```\n" for language in ("en", "zh"))


def _help(name: str, language: Language) -> str:
    speak(language)
    root = LocalContext(cli, info_name="duixian", terminal_width=90)
    if name == "duixian":
        return cli.get_help(root)
    command = cli.commands[name]
    return command.get_help(LocalContext(command, parent=root, info_name=name, terminal_width=90))


if __name__ == "__main__":
    PAGE.write_text(with_help(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
