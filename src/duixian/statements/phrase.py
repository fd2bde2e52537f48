"""Reading a number's surroundings: leftwards for what is measured and how, rightwards for what is counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from duixian.statements.links import LinkSense, link_start, sense_of
from duixian.statements.quantity import Quantity
from duixian.statements.wording import wording

# an aside in parentheses; a short one inside a word (各县（市）, 新（扩）建) is no aside
_ASIDE = re.compile(
    r"（(?!自治区、直辖市）|区、市）)(?:[^（）]{5,}|[^（）]*[，；0-9][^（）]*|下同|预计)）"
    r"|\((?:[^()]{5,}|[^()]*[,，、0-9][^()]*)\)"
)
_CLOSING = re.compile(r"^[^（(）)]*[）)]")
_CLOSED = re.compile(r"[）)]")
_OPEN_PARENTHESIS = re.compile(r".*[（(](?![^（(]{0,6}[）)])", re.DOTALL)
_PAUSES = "，,：:—―"
# 0—6岁: a dash between figures is no pause
_PAUSE = re.compile(r"(?:[，,：:]|[—―]{2,}(?![0-9]))+")
_LAST_PAUSE = re.compile(r".*(?:[，,：:]|[—―]{2,}(?![0-9]))", re.DOTALL)
_COMPARES = re.compile("于|超|过|出|领先")
# 20户|林区、垦区、矿区等棚户区居民
_EXAMPLES = re.compile(r"(?:、[^、，。；0-9和及]{1,8}){1,4}等(?=[^，、。；])")
# 30个|吸引力强、带动面广的|消费场景
QUALITIES = re.compile(
    "[^，、的]{1,8}[强广高大好优多足新快深](?:、[^，、的]{1,8}[强广高大好优多足新快深])+的(?=[^，。；、])"
)
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
        link: the words between subject and number; sense: what they say of the number.
        object: what stands behind the unit up to the next pause ("" for punctuation).
        earlier: the clauses before the one of the number, from the previous quantity on.
        sibling: the number continues a list: nothing but 、 or 和 stands before it.
        paused: a comma stands between the previous quantity and this one.
        leads_on: 的, or a noun that ends in a rate or a total, stands behind the number and leads to the next one
            without a pause.
        versus: 高于全国平均 and the like right before the number, "" for none.
        limits: the number only says from what size on a noun is counted: 营收超|100亿元|企业9家, 9家超|100亿元|企业.
        head: first phrase of the list that this one continues.
        describes: what the number is an amount of that describes a thing counted before it, "" for other numbers.
    """

    quantity: Quantity
    sentence: int
    clause_start: int
    before: str
    subject: str
    link: str
    sense: LinkSense
    object: str
    earlier: str = ""
    sibling: bool = False
    paused: bool = False
    leads_on: bool = False
    versus: str = ""
    limits: bool = False
    head: Phrase | None = None
    describes: str = ""

    @property
    def topic(self) -> list[str]:
        """The earlier clauses one by one."""
        return _PAUSE.split(self.earlier) if self.earlier else []

    @property
    def consumed(self) -> int:
        """How many characters behind the number belong to it and not to the next clause."""
        return 0 if not self.object or wording().continuation.match(self.object) else len(self.object)


def read_phrases(text: str, quantities: list[Quantity], ends: list[int]) -> list[Phrase]:
    """The phrase of every quantity, in order. `ends`: offsets after every sentence of `text`."""
    phrases: list[Phrase] = []
    previous: Phrase | None = None
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=False):
        sentence = bisect_right(ends, quantity.lower)
        start = max(ends[sentence - 1] if sentence else 0, quantity.lower - _LEFTWARDS)
        inside = False
        if previous is not None and previous.quantity.upper > start:
            inside = previous.quantity.upper + len(previous.object) > quantity.lower
            previous.limits = previous.limits or _limits_next(text, previous, quantity)
            start = previous.quantity.upper if inside else _start_behind(text, previous, quantity.lower)
        previous = _read(text, quantity, sentence, start, following.lower if following else len(text))
        previous.limits = inside
        if following is not None and _limited_by(text, previous, following):
            noun = _NOUN.match(text, following.upper)
            previous.object += text[following.lower : noun.end() if noun else following.upper]
        phrases.append(previous)
    _share_links(phrases)
    return phrases


def _start_behind(text: str, previous: Phrase, lower: int) -> int:
    """Where the words of a number at `lower` begin that follows another one in its sentence."""
    if previous.limits or _qualifies(text, previous.quantity, lower):
        return max(previous.clause_start, lower - _LEFTWARDS)
    return min(previous.quantity.upper + previous.consumed, lower)


def _qualifies(text: str, quantity: Quantity, until: int) -> bool:
    """Whether a number only qualifies a noun of the next one's clause: 每千人口拥有3岁以下婴幼儿托位数增长27.8%."""
    if quantity.lower > 0 and text[quantity.lower - 1] == "每":
        return True
    if quantity.unit in _VOLTAGES:
        return _STOP.search(text, quantity.upper, until) is None and until - quantity.upper > 1
    if quantity.unit not in _QUALIFYING:
        return False
    aged = quantity.unit in AGES and quantity.low != quantity.high
    if not aged and wording().bounds_behind.get(quantity.after) not in ("ge", "le"):
        return False
    between = text[quantity.upper : until]
    return len(between) > 1 and _STOP.search(between) is None


def _limits_next(text: str, phrase: Phrase, following: Quantity) -> bool:
    """Whether a number only limits what the next one counts: 营收超|100亿元|企业9家."""
    if phrase.sense.bound != "ge" or phrase.quantity.unit not in _QUALIFYING or following.unit[-1:] not in _COUNTERS:
        return False
    noun = text[phrase.quantity.upper : following.lower]
    if len(noun) < 2 or noun[0] in _CONJUNCTIONS or _STOP.search(noun) or not named_behind(noun):
        return False
    return wording().action.match(noun) is None


def _limited_by(text: str, phrase: Phrase, following: Quantity) -> bool:
    """Whether what a number counts is limited by the next one: 9家|营收超100亿元|企业."""
    if not phrase.object or phrase.quantity.unit[-1:] not in _COUNTERS or following.unit not in _QUALIFYING:
        return False
    if phrase.quantity.upper + len(phrase.object) != following.lower or not phrase.object.endswith(_BEYOND):
        return False
    return _NOUN.match(text, following.upper) is not None


_BEYOND = ("超过", "超", "过", "突破", "逾")
_NOUN = re.compile(r"(?![，。；、！？：])[^，。；、！？：（“\n0-9]{2,20}")
_COUNTERS = frozenset("个家户所条项座支处款")
AGES = frozenset(("岁", "周岁"))
# 新建|500|千伏线路|80公里
_VOLTAGES = frozenset(("千伏", "伏"))
_QUALIFYING = AGES | frozenset(("元", "万元", "亿元", "吨", "蒸吨", "千瓦", "万千瓦", "米", "平方米", "人", "公里"))


def _share_links(phrases: list[Phrase]) -> None:
    """A bare continuation of a list takes the link of the list's first number, and the words behind the last number."""
    for before, phrase in pairwise(phrases):
        if phrase.sibling and not phrase.link.strip("　 ") and phrase.sentence == before.sentence:
            phrase.link, phrase.sense, phrase.head = before.link, before.sense, before.head or before
            phrase.versus = _versus(phrase.subject + phrase.link)
    for i in range(len(phrases) - 1, 0, -1):
        before, phrase = phrases[i - 1], phrases[i]
        head = phrase.head
        if head is not None and ("分别" in head.subject or "分别" in head.link):
            if not before.quantity.after and not before.quantity.more:
                before.quantity.after = phrase.quantity.after
            if not head.object:
                head.object = phrase.object


def _read(text: str, quantity: Quantity, sentence: int, start: int, following: int) -> Phrase:
    before = text[start : quantity.lower]
    if "（" in before or "）" in before or "(" in before or ")" in before:
        before = _without_asides(before)
    pause = _LAST_PAUSE.match(before)
    clause = before[pause.end() :] if pause else before
    cut = link_start(clause)
    subject, link = clause[:cut], clause[cut:]
    behind = _object(text, quantity.upper, following, clause, cut)
    phrase = Phrase(quantity, sentence, quantity.lower - len(clause), before, subject, link, sense_of(link), behind)
    phrase.versus = _versus(clause)
    if pause is not None:
        phrase.earlier, phrase.paused = pause.group().strip(_PAUSES), True
    phrase.sibling = _continues(before, behind)
    if behind and (behind[0] == "的" or behind.endswith(_TOTALLED)):
        phrase.leads_on = following < len(text) and not _paused(text[quantity.upper : following])
    return phrase


def _without_asides(before: str) -> str:
    """The words before a number without asides, and without what an aside cut in two leaves."""
    if "（" in before or "(" in before:
        before = _ASIDE.sub("", before)
        opened = _OPEN_PARENTHESIS.match(before)
        if opened is not None and not _CLOSED.search(before, opened.end()):
            before = before[opened.end() :]
    return _CLOSING.sub("", before) if "）" in before or ")" in before else before


def _versus(clause: str) -> str:
    """高于全国平均 and the like at the end of a clause."""
    if not _COMPARES.search(clause):
        return ""
    match = wording().versus.search(clause)
    return match.group() if match else ""


def _continues(before: str, behind: str) -> bool:
    """Whether a number has nothing of its own: only a conjunction before it and no noun behind it."""
    joint = before.strip(" 　")
    if joint == "，":
        return not behind
    return joint in _CONJUNCTIONS and not named_behind(behind)


def named_behind(behind: str) -> bool:
    """Whether the words behind a number name something counted."""
    behind = behind.strip("　 ")
    return bool(behind) and behind != "计" and wording().idle_object.match(behind) is None


_TOTALLED = ("率", "比", "重", "例", "值", "营收")
_CONJUNCTIONS = frozenset("、和及与或")


def _paused(between: str) -> bool:
    """Whether a pause stands between two numbers; the commas of 县（市、区） are none."""
    if "、" in between and "（" in between:
        between = _IN_PARENTHESES.sub("", between)
    return _PAUSED.search(between) is not None


_IN_PARENTHESES = re.compile("（[^（）]*）")
_PAUSED = re.compile(r"[，。；、！？：:,;!?\n]")
# a list that is one thing: 250个|省、市级防控中心
_AREAS = frozenset("省市县区")
_LEVELS = re.compile(r"[省市县区](?:、(?:自治区|直辖市|[市县区旗]))+(?:（[^）]{1,4}）)?级?")
_CLOSES = frozenset("，。；、！？：:,;!?）)\n（(")
_STOP = re.compile(r"[，。；、！？：:,;!?（）()\n“《]")
_HARD_STOP = re.compile(r"[，。；！？：:,;!?（(“《\n]")


def _object(text: str, at: int, until: int, clause: str, cut: int) -> str:
    """What stands directly behind a number and its unit, up to the next pause or number.

    A quotation is read to its end; a clause that the number opens (nothing stands before the link, at `cut`) is read
    over its commas of enumeration (、); where the next number follows without a pause, the predicate that leads to it
    is left to it.
    """
    if until <= at or text[at] in _CLOSES:
        return ""
    piece = text[at : min(at + _RIGHTWARDS, until)]
    if (piece[0] in _CONJUNCTIONS and not named_behind(piece)) or piece.startswith("以及"):
        return ""
    levels = _LEVELS.match(piece) if piece[0] in _AREAS else None
    first = levels.end() if levels else 0
    stop = None if clause[:cut].strip("　 、") else _HARD_STOP.search(piece, first)
    stop = stop or _STOP.search(piece, first)
    while stop is not None and stop.group() in "“《（":
        closing = piece.find({"“": "”", "《": "》", "（": "）"}[stop.group()], stop.end())
        aside = stop.group() == "（" and (stop.start() == 0 or _ASIDE.match(piece, stop.start()) is not None)
        if closing < 0 or aside:
            break
        stop = _STOP.search(piece, closing + 1)
    if stop is not None and stop.group() == "、" and (qualities := QUALITIES.match(piece)) is not None:
        stop = _STOP.search(piece, qualities.end())
    if stop is not None and stop.group() == "、" and _ends_in_verb(clause):
        stop = _end_of_list(piece, stop)
    if stop is not None and stop.group() == "、" and (examples := _EXAMPLES.match(piece, stop.start())) is not None:
        stop = _STOP.search(piece, examples.end())
    if stop is not None and stop.group() == "、" and piece[stop.start() - 1] == "级":
        stop = _STOP.search(piece, stop.end()) or stop  # 行业级、场景级|模型
    if stop is not None:
        return piece[: stop.start()]
    if at + len(piece) < until:
        return piece
    joint = _JOINT_END.search(piece)
    if joint is not None:
        return piece[: joint.start()]
    predicate = wording().predicate.search(piece, 2)
    if predicate is not None:
        return piece[: predicate.start()]
    return piece if wording().continuation.match(piece) else piece[: link_start(piece, 2)]


def _ends_in_verb(clause: str) -> bool:
    """Whether a verb of doing leads to the number: 启动了|178项."""
    clause = clause.removesuffix("了")
    return wording().verbs_at_end.start(clause) < len(clause)


def _end_of_list(piece: str, stop: re.Match[str]) -> re.Match[str]:
    """Where the nouns that a verb and a number lead to end: 完成30项|食品、药品标准的修订."""
    end = _HARD_STOP.search(piece, stop.end())
    if end is None or end.start() > 24 or wording().action.match(piece, stop.end()):
        return stop
    return stop if wording().action_within.match(piece[stop.end() :]) else end


_JOINT_END = re.compile(r"(?:[、和与或]|以及|(?<![普涉波惠遍危触顾以])及)$")
