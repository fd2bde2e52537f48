"""The link: the words that lead from a thing measured to its number (同比|增长, 达到|了, 比2012年|提高)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from duixian.statements.closing import lengths_by_last
from duixian.statements.statement import Comparator
from duixian.statements.wording import one_of, wording
from duixian.vocabulary import load
from duixian.vocabulary.kept import keep

# what ends a time (2023年底) or a base of comparison (比上年同期) stands in a clause with one of these
_DATED: Final = re.compile("[年五比较与同续]")
# characters that link only where their neighbours do not make another word of them
_UNSURE: Final = frozenset("增年共均长要都就现约达居排可首")
_SURE: Final = re.compile(
    r"增(?<!新增)|年(?=[增递下降上])|共(?=[达有实完]|(?<!公共)$)|均(?<![人户亩日年平月]均)|要(?<![需主重首纲摘必概简纪]要)|长(?=达)(?<![总全河成增延线堤里身船岸海边]长)"
    r"|都(?=[达超突]|$)(?<![首成古故]都)|就(?=达|$)(?<!成就)|现(?=[达有]|$)(?<![实体出发呈兑表再显重涌]现)"
    r"|约(?<![签履违节预邀集特合制缔条公]约)|达(?<![下传表发抵转直通送雷]达)"
    r"|居$(?<![民安定新旧迁邻起宜群]居)|排$(?<=[省市国区县州位均]排)|可(?=[降达提减增])(?<![许认]可)|首(?=[超破达突])(?<![榜之居]首)"
)


# words whose last character is no word of linking here: 稳岗返还|9亿元, 违法行为|90起
_WHOLE: Final = frozenset((
    "返还", "归还", "偿还", "退还", "清还", "交还", "行为", "战略", "策略", "变更", "报到", "签到", "船只", "自由",
    "理由", "大使", "天使", "特使", "存在", "干净", "健将",
))  # fmt: skip


def link_start(clause: str, least: int = 0) -> int:
    """Where the link that closes `clause` begins, at `least` or behind it; the clause's length where nothing links.

    The link is the longest stretch that words of linking fill without a gap. They are looked up from the end, so that
    only the link itself is read, however long the clause.
    """
    linking = _linking()
    size, lengths, words, whole = len(clause), linking.lengths, linking.words, _WHOLE
    if clause[-1:] not in lengths:
        return size
    backwards = clause[::-1] if _DATED.search(clause) else ""
    reached = [size]
    for at in reached:
        last = clause[at - 1 : at]
        for length in lengths.get(last, ()):
            start = at - length
            if start < least or clause[start:at] not in words or start in reached or clause[start - 1 : at] in whole:
                continue
            # 待遇水平|稳居, not 水|平稳|居; 人口自然增长率|控制在, not 自然|增长率|控制在
            if not clause.startswith("水平", start - 1) and not clause.endswith("自然", 0, start):
                reached.append(start)
        if last in _UNSURE and at > least and _SURE.match(clause, at - 1):
            reached.append(at - 1)
        if backwards and (dated := linking.dated.match(backwards, size - at, size - least)):
            reached.append(size - dated.end())
    return min(reached)


@dataclass(frozen=True, slots=True)
class LinkSense:
    """What a link says of its number.

    Attributes:
        rising, falling: one past the place of the last verb of rise or of fall, 0 where there is none.
        changes: there is one of them.
        reached: a verb of change with 到, 至 or 为: the number is the level reached.
        bound: comparator of the word right before the number (超过, 不低于), None for none.
    """

    rising: int
    falling: int
    changes: bool
    reached: bool
    bound: Comparator | None


# 不低于|每千人
_PER_HEAD: Final = re.compile("每(?:千人|万人|人|户|亩|人每年|人每月)$")


_SENSES: Final[dict[str, LinkSense]] = {}


def sense_of(link: str) -> LinkSense:
    """What a link says; a report uses some dozens of links again and again."""
    known = _SENSES.get(link)
    return known if known is not None else keep(_SENSES, link, _sense(link))


def _sense(link: str) -> LinkSense:
    words = wording()
    rising, falling = _last(words.rise, link), _last(words.fall, link)
    reached = words.reached.search(link) is not None
    closing = _PER_HEAD.sub("", link).removesuffix("了")
    bounds = (words.bounds.get(closing[-length:]) for length in (4, 3, 2, 1))
    bound = next((bound for bound in bounds if bound is not None), None)
    return LinkSense(rising, falling, rising > 0 or falling > 0, reached, bound)


def _last(pattern: re.Pattern[str], link: str) -> int:
    at = 0
    for match in pattern.finditer(link):
        at = match.start() + 1
    return at


class _Linking:
    """The words of linking.

    Attributes:
        words: those whose meaning does not depend on their neighbours.
        lengths: how long the words are that end in a character; () where only a time ends in it.
        dated: a time, or what a change is compared with, in a clause that is written backwards.
    """

    __slots__ = ("dated", "lengths", "words")

    def __init__(self) -> None:
        self.words = _words()
        ends: dict[str, tuple[int, ...]] = dict.fromkeys((*_UNSURE, *"五间期末底平比来再又的前”水月度"), ())
        self.lengths = ends | lengths_by_last(self.words)
        self.dated = _dated_backwards()


class _Held:
    """Asked for at every number, they are at hand sooner here than in a cache."""

    __slots__ = ("linking",)

    def __init__(self) -> None:
        self.linking: _Linking | None = None


_HELD: Final = _Held()


def _linking() -> _Linking:
    linking = _HELD.linking
    if linking is None:
        linking = _HELD.linking = _Linking()
    return linking


def _words() -> frozenset[str]:
    """The words of linking, whose meaning does not depend on their neighbours."""
    data = load("wording")
    links, change, compare = data["links"], data["change"], data["comparators"]
    places = [before + place for place in links["places"] for before in ("", "居", "列")]
    spaces = [space for space in map(chr, range(0x3001)) if space.isspace()]
    return frozenset((
        *change["rise"], *change["fall"], *compare["approx-before"], *compare["ge-before"], *compare["le-before"],
        *links["reach"], *links["adverbs"], *links["bases"], *places, *spaces, "第", "“", '"', "：", ":",
    )) - _UNSURE  # fmt: skip


def _dated_backwards() -> re.Pattern[str]:
    """A time, or what a change is compared with, in a clause that is written backwards: 底年3202, 年2102较."""
    plan = r"(?:期时|间期|末期?)?[”\"]?五(?:[一二三四五六七八九十]{2,3}|[一二三四五六七八九])[“\"]?"
    year = rf"(?:年(?:[0-9]{{2}}(?:91|02)?|[〇○零一二三四五六七八九]{{4}})|{plan})"
    bases = _backwards(load("wording")["links"]["bases"])
    compared = _backwards(["同期", "末", "底", "年底", "水平", "相比", "以来", "再", "又"])
    dated = _backwards(["底", "末", "年底", "年末", "以来", "的", "初", "前", "全年", "上半年"])
    ago = "前年(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,2})"
    streak = r"(?:年|月个|度季个)[0-9一二三四五六七八九十两多]{1,3}第?续连"
    return re.compile(
        rf"(?:{compared})*(?:{year}|{ago}|{bases})(?:与|同|较|起比|比相?)|(?:{dated})*{year}(?:至截|自)?|{streak}"
    )


def _backwards(words: list[str]) -> str:
    """Alternation of the words written backwards."""
    return one_of([word[::-1] for word in words])
