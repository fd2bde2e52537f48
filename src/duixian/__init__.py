"""duixian 兑现: a government work report becomes a ledger of commitments.

    import duixian
    ledger = duixian.read("report.docx")

Names are loaded when they are first used, so that `import duixian` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

from duixian import compiled

compiled.choose()

TYPE_CHECKING = False  # typing's own constant would cost half of the import
if TYPE_CHECKING:
    from duixian.api import open_ledger, read, read_all, read_text
    from duixian.errors import (
        DuixianError,
        InputError,
        MissingSupport,
        NotAReport,
        SeveralReports,
        TooLarge,
        UnfitPair,
        UnreadableFile,
        VocabularyError,
    )
    from duixian.exchange.files import load, load_all, save
    from duixian.exchange.record import from_dict, to_dict
    from duixian.ledger.mentions import Aside, Name
    from duixian.ledger.model import Commitment, Finding, Ledger, SuggestedLead
    from duixian.outline.section import Period, Section
    from duixian.reading.document import Copies, Document, Identity, Place, Source
    from duixian.reading.options import ReadingOptions
    from duixian.settlement import Outcome, Settlement, SettlementOptions, Settlements, settle
    from duixian.statements.statement import IndicatorRef, Statement

__version__ = "0.1.0"

__all__ = [
    "Aside",
    "Commitment",
    "Copies",
    "Document",
    "DuixianError",
    "Finding",
    "Identity",
    "IndicatorRef",
    "InputError",
    "Ledger",
    "MissingSupport",
    "Name",
    "NotAReport",
    "Outcome",
    "Period",
    "Place",
    "ReadingOptions",
    "Section",
    "Settlement",
    "SettlementOptions",
    "Settlements",
    "SeveralReports",
    "Source",
    "Statement",
    "SuggestedLead",
    "TooLarge",
    "UnfitPair",
    "UnreadableFile",
    "VocabularyError",
    "from_dict",
    "load",
    "load_all",
    "open_ledger",
    "read",
    "read_all",
    "read_text",
    "save",
    "settle",
    "to_dict",
]

_HOMES = {
    "duixian.api": ("open_ledger", "read", "read_all", "read_text"),
    "duixian.errors": (
        "DuixianError",
        "InputError",
        "MissingSupport",
        "NotAReport",
        "SeveralReports",
        "TooLarge",
        "UnfitPair",
        "UnreadableFile",
        "VocabularyError",
    ),
    "duixian.exchange.files": ("load", "load_all", "save"),
    "duixian.exchange.record": ("from_dict", "to_dict"),
    "duixian.ledger.mentions": ("Aside", "Name"),
    "duixian.ledger.model": ("Commitment", "Finding", "Ledger", "SuggestedLead"),
    "duixian.outline.section": ("Period", "Section"),
    "duixian.reading.document": ("Copies", "Document", "Identity", "Place", "Source"),
    "duixian.reading.options": ("ReadingOptions",),
    "duixian.settlement": ("Outcome", "Settlement", "SettlementOptions", "Settlements", "settle"),
    "duixian.statements.statement": ("IndicatorRef", "Statement"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
