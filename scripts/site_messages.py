"""Messages of the web application: `python scripts/site_messages.py` after editing a text, and again after a .po file.

Brings the catalogue of every application (`src/duixian/site/*/locale`) up to date with its templates and modules and
compiles it. Texts are written in English; `zh_Hans` translates them, and `tests/site/pages/test_language.py` says which
are missing.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SITE = Path(__file__).parents[1] / "src" / "duixian" / "site"
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2),
    "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
_NO_DATE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # so that the same texts make the same bytes


def applications() -> list[Path]:
    """The folders of applications that have texts."""
    return [folder for folder in sorted(SITE.iterdir()) if folder.is_dir() and any(messages(folder))]


def catalogue_of(application: Path) -> Path:
    """Where the translations of an application are."""
    return application / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def messages(application: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Every text of an application, with its context."""
    for path in sorted(application.rglob("*")):
        if path.suffix == ".py":
            source = path.read_text(encoding="utf-8")
        elif path.suffix in (".html", ".txt") and "templates" in path.parts:
            source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        else:
            continue
        for _line, found, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
            yield found, context  # type: ignore[misc] # babel yields what was asked for


def brought_up_to_date(application: Path) -> Catalog:
    """The catalogue with a place for every text, and none for texts that are gone."""
    path = catalogue_of(application)
    known = read_po(io.BytesIO(path.read_bytes()), locale="zh_Hans") if path.exists() else Catalog()
    catalog = Catalog(locale="zh_Hans", fuzzy=False, creation_date=_NO_DATE, revision_date=_NO_DATE)
    for found, context in messages(application):
        message = known.get(found if isinstance(found, str) else found[0], context)
        catalog.add(found, message.string if message else "", flags=message.flags if message else (), context=context)
    return catalog


def untranslated(catalog: Catalog) -> list[Message]:
    """The texts that are not in Chinese yet."""
    return [message for message in catalog if message.id and not all(_strings(message))]


def _strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def written(catalog: Catalog) -> bytes:
    """The .po file of a catalogue, the same bytes for the same texts."""
    out = io.BytesIO()
    write_po(out, catalog, omit_header=True, sort_output=True, width=0)
    return HEADER.encode() + out.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The .mo file of a catalogue."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> None:
    """Write and compile every catalogue, and say what is not translated."""
    for application in applications():
        path, catalog = catalogue_of(application), brought_up_to_date(application)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalog))
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        for message in untranslated(catalog):
            print(f"{application.name}: {message.id}")


if __name__ == "__main__":
    main()
