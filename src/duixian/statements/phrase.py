"""Reading a number's surroundings: leftwards for what is measured and how, rightwards for what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from duixian.statements.quantity import Quantity
from duixian.statements.wording import wording

SENTENCE_END = re.compile(r"[。！？；!?;\n]")
_CLAUSE_END = "，,：:；"
_PARENTHESES = re.compile(r"（[^（）]*）|\([^()]*\)")
_OPEN_PARENTHESIS = re.compile(r".*[（(]", re.S)
_PAUSE = re.compile(r"[，,：:—―]+")
_LEFTWARDS = 160
_RIGHTWARDS = 40


@dataclass(slots=True)
class Phrase:
    """One quantity in its sentence.

    Attributes:
        quantity: the number.
        sentence: number of the sentence it stands in.
        clause_start: offset of the first character of the clause that was read.
        before: everything between the previous quantity (or the sentence's start) and the number, parentheses blanked.
        subject: what stands before the link, cleaned; "" where the clause has no subject of its own.
        link: the words between subject and number.
        object: what stands behind the unit up to the next pause ("" for punctuation).
        sibling: the number continues a list: nothing but 、 or 和 stands before it.
        paused: a comma stands between the previous quantity and this one.
        topic: earlier clauses between the previous quantity and this one.
    """

    quantity: Quantity
    sentence: int
    clause_start: int
    before: str
    subject: str
    link: str
    object: str
    sibling: bool
    paused: bool
    topic: tuple[str, ...] = ()
    group: list[str] = field(default_factory=list)


def read_phrases(text: str, quantities: list[Quantity]) -> list[Phrase]:
    """The phrase of every quantity, in order."""
    phrases: list[Phrase] = []
    boundaries = SENTENCE_END.finditer(text)
    sentence, sentence_start, next_start = 0, 0, 0
    previous: Quantity | None = None
    for i, quantity in enumerate(quantities):
        while next_start <= quantity.lower:
            boundary = next(boundaries, None)
            sentence_start = next_start if boundary is None or boundary.end() > quantity.lower else boundary.end()
            if boundary is None:
                next_start = len(text) + 1
                break
            if boundary.end() > quantity.lower:
                next_start = boundary.end()
                break
            next_start = boundary.end()
            sentence += 1
        following = quantities[i + 1].lower if i + 1 < len(quantities) else len(text)
        start = max(sentence_start, quantity.lower - _LEFTWARDS)
        if previous is not None and previous.upper > start:
            start = min(previous.upper, quantity.lower)
        phrases.append(_read(text, quantity, sentence, start, following, previous is not None and start >= sentence_start))
        previous = quantity
    return phrases


def _read(text: str, quantity: Quantity, sentence: int, start: int, following: int, _: bool) -> Phrase:
    before = text[start : quantity.lower]
    if "（" in before or "(" in before:
        before = _PARENTHESES.sub("", before)
        opened = _OPEN_PARENTHESIS.match(before)
        if opened is not None:
            before = before[opened.end() :]
    if "）" in before or ")" in before:
        before = re.sub(r"^[^）)]*[）)]", "", before)
    pieces = _PAUSE.split(before)
    clause = pieces[-1]
    words = wording()
    link_match = words.link.search(clause)
    link = link_match.group() if link_match else ""
    subject = clause[: link_match.start()] if link_match else clause
    stripped = before.strip(" 　")
    return Phrase(
        quantity=quantity,
        sentence=sentence,
        clause_start=max(start, quantity.lower - len(clause)),
        before=before,
        subject=subject,
        link=link,
        object=_object(text, quantity.upper, following),
        sibling=stripped in ("、", "和", "及", "与", "，", "或"),
        paused=len(pieces) > 1,
        topic=tuple(piece for piece in pieces[:-1] if piece),
    )


_STOP = re.compile(r"[，。；、！？：:,;!?（）()\n“《]")


def _object(text: str, at: int, until: int) -> str:
    """What stands directly behind a number and its unit, up to the next pause or number."""
    piece = text[at : min(at + _RIGHTWARDS, until)]
    if piece.startswith(("“", "《")):
        closing = piece.find("”" if piece[0] == "“" else "》")
        if closing > 0:
            rest = _STOP.search(piece, closing + 1)
            return piece[: rest.start() if rest else len(piece)]
    stop = _STOP.search(piece)
    if stop is not None and stop.group() in "“《" and stop.start() > 0:
        after = _STOP.search(piece, stop.end())
        while after is not None and after.group() in "“《、":
            after = _STOP.search(piece, after.end())
        return piece[: after.start() if after else len(piece)]
    return piece[: stop.start() if stop else len(piece)]
