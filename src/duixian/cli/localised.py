"""Commands, options and arguments whose help is in the language spoken when it is shown."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from gettext import gettext as _
from typing import Any, TypeVar

import click

from duixian.cli.language import choose, speak, spoken
from duixian.cli.wrapping import wrap
from duixian.errors import DuixianError, NotAReport

F = TypeVar("F", bound=Callable[..., Any])


class Refused(click.ClickException):
    """What the user handed in cannot be used; the message says why and what helps."""

    exit_code = 2

    def __init__(self, error: DuixianError | str) -> None:
        if isinstance(error, str):
            super().__init__(error)
            return
        from duixian.exchange.refusals import reason, refusal

        reasons = error.reasons if isinstance(error, NotAReport) else ()
        more = [reason(one, spoken()) for one in reasons if one not in str(error)]
        super().__init__("\n  - ".join([_in_options(refusal(error, spoken())), *more]))


def _in_options(sentence: str) -> str:
    """A sentence of the library with the options of the command in place of the library's parameters."""
    context = click.get_current_context(silent=True)
    parameters = context.command.params if context else []
    for parameter in (one for one in parameters if one.name and "_" in one.name):
        sentence = re.sub(rf"\b{parameter.name}\b(?:=False)?", parameter.opts[0], sentence, flags=re.ASCII)
    return sentence


def one_line(text: str) -> str:
    """The text with each paragraph on one line, as the catalogue of translations has it."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(text))


class _Translated:
    """Gives `help` in the language spoken when it is read."""

    _help: str | None = None

    def _translated(self) -> str | None:
        return _(self._help) if self._help else None

    def _keep(self, text: str | None) -> None:
        self._help = one_line(text) if text else None

    help = property(_translated, _keep)


class LocalOption(_Translated, click.Option):
    """An option with translated help."""


class LocalArgument(_Translated, click.Argument):
    """An argument with translated help."""


class LocalFormatter(click.HelpFormatter):
    """Wraps by terminal cells, so that Chinese help fits."""

    def write_text(self, text: str) -> None:
        """Write paragraphs at the current indentation."""
        for line in wrap(text, max(self.width - self.current_indent, 11)):
            self.write(f"{' ' * self.current_indent}{line}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and their explanations in two columns."""
        rows = list(rows)
        column = min(max(len(term) for term, _explained in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, explained in rows:
            first, *rest = wrap(explained, max(self.width - column - self.current_indent, 10)) or [""]
            if len(term) > column - col_spacing:
                self.write(f"{indent}{term}\n{indent}{'':{column}}{first}\n")
            else:
                self.write(f"{indent}{term:{column}}{first}".rstrip() + "\n")
            for line in rest:
                self.write(f"{indent}{'':{column}}{line}".rstrip() + "\n")


class LocalContext(click.Context):
    """A context whose help fits the terminal."""

    formatter_class = LocalFormatter


class LocalCommand(_Translated, click.Command):
    """A command with translated help; `DuixianError` becomes a message and exit code 2."""

    context_class = LocalContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, which click would keep in the language of its first use."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = _("Show this message and exit.")
        return found

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, whole."""
        return re.split(r"[。.](?=\s|$)|\n\n", self.help or "")[0]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except DuixianError as error:
            raise Refused(error) from error


class LocalGroup(LocalCommand, click.Group):
    """The commands; the language is chosen before anything is shown."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        """Run the command line."""
        given = list(sys.argv[1:] if args is None else args)
        speak(choose(given))
        return super().main(given, *rest, **named)


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """Decorator for an option with translated help."""
    return click.option(*names, cls=LocalOption, **settings)


def argument(*names: str, **settings: Any) -> Callable[[F], F]:
    """Decorator for an argument with translated help."""
    return click.argument(*names, cls=LocalArgument, **settings)


def language_option(command: F) -> F:
    """Decorator for `--lang`, which `LocalGroup.main` has looked up before."""
    decorate = option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        help="Language of help and messages; without it, that of the environment (LANG).",
    )
    return decorate(command)
