"""Campaigns named in quotation marks, with what stands before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from duixian.ledger.spans import COUNTED_AFTER, Span
from duixian.vocabulary.finding import last_of
from duixian.vocabulary.projects import project_words

NAME_ENDS: Final = re.compile(
    r"$|[，。；、：！）)\s“”和及与以\d]|建设|实施|落地|收官|见效|等|第[一二三四五六]|走深|提质|扩面|覆盖(?!率)|成果|纵深|向|任务|工作(?=[，。；、])|为(?:引领|抓手|牵引|载体)"
)
"""Matches what may follow the name of a programme."""
_QUOTED: Final = tuple(re.compile(opening + r"([^“”「」《》，。；\n]{2,18})[”」》]") for opening in "“「《")
"""One pattern for each opening sign: a search for one character is the fastest. No match holds another's sign."""
_MARKS_AND_QUOTE: Final = "，。；、：！\n”"
_JOINTS: Final = "和及与"
_NEW_ROUND: Final = re.compile("新?一轮|新的一轮|新时代$|一批")
_CALLED: Final = re.compile("(?:工程|行动计划|专项行动|行动|计划)(?=[，。；、和及等建]|$)")
_ALONE: Final = re.compile("$|[，。；、！）]")
_NUMERALS: Final = "一两二三四五六七八九十"
_EXPERIENCE: Final = ("经验", "”经验")
_COUNTED: Final = re.compile("[一两二三四五六七八九十]+个")
_COUNTED_BEFORE: Final = re.compile(r"\d[个项条座家张处]$")
_COUNT: Final = re.compile(r"(?:\d+[个家处座条]|更多|一批)$")
_COUNTING: Final = frozenset("个家处座条多批")
_PREVENTED: Final = re.compile("防止|避免|杜绝|遏制|严防")
_SCOPE: Final = 18
_NEAR_SCOPE: Final = 6
_SHORT_COUNT: Final = 3
_FAR_SCOPE: Final = 14


def find_quotations(text: str, start: int, end: int) -> list[re.Match[str]]:
    """What stands in quotation marks, in text order; the first group is what they hold."""
    return sorted([quote for sign in _QUOTED for quote in sign.finditer(text, start, end)], key=re.Match.start)


def campaigns_quoted(text: str, start: int, end: int, quoted: Sequence[re.Match[str]]) -> list[Span]:
    """Spans of the campaigns that quotations in `text[start:end]` name."""
    if not quoted:
        return []
    quotations = _Quotations(text, start, end)
    return [name for row in _rows(quoted) for name in quotations.named(row)]


def learnt_from(text: str, at: int) -> bool:
    """Whether the experience of the programme whose name ends at the offset is spoken of, not the programme."""
    return text.startswith(_EXPERIENCE, at)


class _Quotations:
    """The quotations of a sentence."""

    __slots__ = ("end", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.words = project_words()

    def named(self, row: list[re.Match[str]]) -> Iterator[Span]:
        """The campaigns named in a row of quotations, which share what stands before and after them."""
        text, known, end = self.text, self.words.no_campaigns, self.end
        opened, after = row[0].start(), row[-1].end()
        if all(quote[1] in known for quote in row):
            if not row[-1][1].endswith("五") and (called := _CALLED.match(text, after, end)):
                scope = self._with_scope(row[-1].start(), after)
                yield scope[0] if scope[1] == after else row[-1].start(), called.end()
            return
        follows = _follows().match(text, after, end)
        what = follows["what"] if follows else ""
        verbs = self.words.building_verbs if what else self.words.campaign_verbs
        carried = text.endswith(verbs, self.start, opened) and bool(what or NAME_ENDS.match(text, after, end))
        uncounted = self._uncounted(opened)
        if not what and text.endswith(self.words.quoted_works_verbs, self.start, uncounted):
            name = row[0][1]
            one = "、" not in name and (uncounted < opened or name[0] not in _NUMERALS)
            carried = one and bool(_ALONE.match(text, after, end))
        whole = 0
        if follows and not follows["listed"] and what not in self.words.campaign_aspects:
            whole = follows.end()
        for quote in row:
            if quote[1] not in known:
                last = quote is row[-1]
                yield from self._campaign(quote, what, whole if last else 0, carried=carried)

    def _campaign(self, quote: re.Match[str], what: str, whole: int, *, carried: bool) -> Iterator[Span]:
        """The campaign that one quotation names; `whole` is where its name ends beyond the quotation, or 0."""
        name, words = quote[1], self.words
        if whole and what.endswith("项目") and COUNTED_AFTER.match(self.text, whole, self.end):
            return
        if what == "项目" and _COUNTED_BEFORE.search(self.text, max(self.start, quote.start() - 2), quote.start()):
            return
        if _PREVENTED.search(self.text, max(self.start, quote.start() - _NEAR_SCOPE), quote.start()):
            return
        counted = name[0] in _NUMERALS
        if learnt_from(self.text, quote.end()) or (
            counted and (what.endswith("功能") or (what in words.campaign_aspects and len(name) <= _SHORT_COUNT))
        ):
            return
        if words.programmes.closes(name, 0, len(name)) or name.endswith(("项目", "实事", "专项治理", "专项整治")):
            yield self._with_scope(quote.start(), quote.end())
        elif what and what != "建设":
            if whole:
                scope = self._with_scope(quote.start(), quote.end())
                far = _FAR_SCOPE if what in words.campaign_kinds else _NEAR_SCOPE
                near = scope[1] == quote.end() and quote.start() - scope[0] <= far
                yield scope[0] if near else quote.start(), whole
            else:
                yield quote.span(1)
        elif (
            len(name) >= 4
            and name[0] not in _NUMERALS
            and words.facilities.closes(name, 0, len(name))
            and NAME_ENDS.match(self.text, quote.end(), self.end)
        ):
            yield quote.span(1)
        elif not (what and _COUNTED.match(name)):
            scope = self._with_scope(quote.start(), quote.end())
            near = scope[1] == quote.end() and quote.start() - scope[0] <= _NEAR_SCOPE
            if what and near and name not in words.known:
                yield scope
            elif carried:
                yield quote.span(1)

    def _uncounted(self, at: int) -> int:
        """Where the count before the offset begins, or the few words that say of what it is; else the offset."""
        text, near = self.text, max(self.start, at - _SCOPE)
        if text[at - 1 : at] in _COUNTING and (count := _COUNT.search(text, near, at)):
            return count.start()
        if text.endswith(self.words.quoted_works_verbs, near, at):
            return at
        scope = self.words.carriers.after(text, _behind_mark(text, near, at), at)
        return scope if at - scope <= _NEAR_SCOPE else at

    def _with_scope(self, left: int, right: int) -> Span:
        """A quoted programme with the few words that say of what it is (高职“双高计划”)."""
        text = self.text
        mark = _behind_mark(text, max(self.start, left - _SCOPE), left)
        joint = last_of(text, _JOINTS, mark, left)
        opened = joint + 1 if joint >= 0 and self.words.programmes.closes(text, mark, joint) else mark
        scope = self.words.carriers.after(text, opened, left)
        if leading := _NEW_ROUND.match(text, scope, left):
            scope = leading.end()
        beside = text[mark - 1] == "、" and self.words.programmes.closes(text, self.start, mark - 1)
        named = (mark < scope or beside) and scope < left - 1 and text[scope] != "在"
        return (scope, right) if named else (left + 1, right - 1)


def _behind_mark(text: str, start: int, end: int) -> int:
    """Where the clause, or the member of a list, begins in which `text[start:end]` ends."""
    start = max(start, last_of(text, _MARKS_AND_QUOTE, start, end) + 1)
    listed = text.rfind("等", start, end)
    while listed >= 0 and text[listed - 1 : listed] == "高":
        listed = text.rfind("等", start, listed)
    return max(start, listed + 1)


def _rows(quoted: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Quotations that touch or are listed, row by row."""
    row: list[re.Match[str]] = []
    for quote in quoted:
        if row and quote.string[row[-1].end() : quote.start()] not in ("", "、"):
            yield row
            row = []
        row.append(quote)
    if row:
        yield row


@cache
def _follows() -> re.Pattern[str]:
    """What may follow a quotation that names a campaign."""
    words = "|".join(map(re.escape, project_words().after_quotes))
    return re.compile(
        r"(?P<listed>等)?(?:(?!推动|落实|推进|实施|开展|支持|建设|体系|机制|模式|制度)[^，。；、：“”等的和及]){0,8}?"
        rf"(?P<what>{words})(?=[\d，。；、：“”等和及与覆盖建宣矩功应质申影]|$)"
    )
