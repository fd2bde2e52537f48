"""Reading a number's surroundings: leftwards for what is measured and how, rightwards for what is counted."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from duixian.statements.behind import ASIDE, CONJUNCTIONS, HAVING, STOP, named_behind, object_behind
from duixian.statements.links import LinkSense, link_start, sense_of
from duixian.statements.namewords import name_words
from duixian.statements.quantity import Quantity
from duixian.statements.rolewords import role_words
from duixian.statements.wording import without_lead, wording
from duixian.vocabulary.finding import last_of

_CLOSING: Final = re.compile(r"^[^（(）)]*[）)]")
_CLOSED: Final = re.compile(r"[）)]")
_OPEN_PARENTHESIS: Final = re.compile(r".*[（(](?![^（(]{0,6}[）)])", re.DOTALL)
_PAUSES: Final = "，,：:—―"
# 0—6岁: a dash between figures is no pause
_PAUSE: Final = re.compile(r"(?:[，,：:]|[—―]{2,}(?![0-9]))+")
_LAST_DASHES: Final = re.compile(r".*[—―]{2,}(?![0-9])", re.DOTALL)
_LEFTWARDS: Final = 160


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
        limits: the number only says from what size on a noun is counted: 营收超|100亿元|企业9家.
        head: first phrase of the list that this one continues.
        describes: what the number is an amount of that describes a thing counted before it, "" for other numbers.
        aimed: the number is a goal with which the one before it is compared: 增长7%，高于|6%|的预期目标.
    """

    __slots__ = (
        "aimed",
        "before",
        "clause_start",
        "describes",
        "earlier",
        "head",
        "leads_on",
        "limits",
        "link",
        "object",
        "paused",
        "quantity",
        "sense",
        "sentence",
        "sibling",
        "subject",
        "versus",
    )

    def __init__(
        self,
        quantity: Quantity,
        sentence: int,
        clause_start: int,
        before: str,
        subject: str,
        link: str,
        sense: LinkSense,
        behind: str,
    ) -> None:
        self.quantity = quantity
        self.sentence = sentence
        self.clause_start = clause_start
        self.before = before
        self.subject = subject
        self.link = link
        self.sense = sense
        self.object = behind
        self.earlier = ""
        self.sibling = False
        self.paused = False
        self.leads_on = False
        self.versus = ""
        self.limits = False
        self.head: Phrase | None = None
        self.describes = ""
        self.aimed = False

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
    sentence = 0
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=False):
        while sentence < len(ends) and ends[sentence] <= quantity.lower:
            sentence += 1
        start = max(ends[sentence - 1] if sentence else 0, quantity.lower - _LEFTWARDS)
        if previous is not None and previous.quantity.upper > start:
            previous.limits = _limits_next(text, previous, quantity)
            start = _start_behind(text, previous, quantity.lower)
        previous = _read(text, quantity, sentence, start, following.lower if following else len(text))
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
        return STOP.search(text, quantity.upper, until) is None and until - quantity.upper > 1
    if quantity.unit == "年" and text.startswith("延长", quantity.lower - 2):
        return text.startswith("试点", quantity.upper) and STOP.search(text, quantity.upper, until) is None
    if not _may_limit(quantity.unit):
        return False
    aged = quantity.unit in AGES and quantity.low != quantity.high
    if not aged and wording().bounds_behind.get(quantity.after) not in ("ge", "le"):
        return False
    between = text[quantity.upper : until]
    return len(between) > 1 and STOP.search(between) is None


def _limits_next(text: str, phrase: Phrase, following: Quantity) -> bool:
    """Whether a number only limits what the next one counts: 营收超|100亿元|企业9家, 其中|10亿元以上|9个."""
    if phrase.object == HAVING:
        return following.unit != "%"
    if phrase.object == "的" and phrase.quantity.upper + 1 == following.lower and phrase.sense.bound == "ge":
        return _may_limit(phrase.quantity.unit) and following.unit[-1:] in _COUNTERS
    sized = phrase.object in _SIZED and phrase.quantity.unit[-1:] in "亿元" and following.unit[-1:] in _COUNTERS
    if sized and phrase.quantity.upper + len(phrase.object) == following.lower:
        return True  # 50亿企业|5家
    if phrase.quantity.upper == following.lower:
        bounds = wording().bounds_behind.get(phrase.quantity.after) in ("ge", "le") or phrase.sense.bound == "ge"
        return bounds and _may_limit(phrase.quantity.unit) and following.unit[-1:] in _COUNTERS
    if phrase.sense.bound != "ge" or not _may_limit(phrase.quantity.unit) or following.unit[-1:] not in _COUNTERS:
        return False
    noun = _IN_PARENTHESES.sub("", text[phrase.quantity.upper : following.lower])
    noun = noun[: link_start(noun, 2)]
    if len(noun) < 2 or noun[0] in CONJUNCTIONS or STOP.search(noun) or not named_behind(noun):
        return False
    return wording().action.match(noun) is None


def _may_limit(unit: str) -> bool:
    """Whether a number with this unit may only limit what the next one counts."""
    return unit in AGES or unit in role_words().limiting_units


_SIZED: Final = frozenset(("企业", "项目", "园区", "集群", "产业", "级企业", "级项目", "级园区", "级集群", "级产业"))
_COUNTERS: Final = frozenset("个家户所条项座支处款")
AGES: Final = frozenset(("岁", "周岁"))
# 新建|500|千伏线路|80公里
_VOLTAGES: Final = frozenset(("千伏", "伏"))


def _share_links(phrases: list[Phrase]) -> None:
    """A bare continuation of a list takes the link of the list's first number, and the words behind the last number."""
    continued: list[tuple[Phrase, Phrase, Phrase]] = []
    for before, phrase in pairwise(phrases):
        if phrase.sibling and not phrase.link.strip("　 ") and phrase.sentence == before.sentence:
            phrase.link, phrase.sense, phrase.head = before.link, before.sense, before.head or before
            phrase.versus = _versus(phrase.subject + phrase.link) or _with_both(before.versus)
            continued.append((before, phrase, phrase.head))
        elif before.sense.changes and _raises_hopes(phrase) and phrase.quantity.unit == before.quantity.unit:
            phrase.link, phrase.sense = phrase.link + before.link, before.sense
        elif phrase.object[:1] == "的" and phrase.quantity.unit == before.quantity.unit and _compares_with_goal(phrase):
            phrase.aimed, phrase.object = True, ""
            sense = before.sense
            phrase.link, phrase.sense = before.link, LinkSense(sense.rising, sense.falling, sense.changes, False, None)
    for before, phrase, head in reversed(continued):
        if "分别" in head.subject or "分别" in head.link:
            if not before.quantity.after and not before.quantity.more:
                before.quantity.after = phrase.quantity.after
            if not head.object:
                head.object = phrase.object


def _with_both(versus: str) -> str:
    """A comparison with several places, which further numbers share: 高于全国、全省2个、|1个百分点."""
    return versus if "、" in versus or "和" in versus else ""


def _raises_hopes(phrase: Phrase) -> bool:
    """Whether only a word of strength leads to a number: 增长8%、力争|9%."""
    link = phrase.link.strip("　 ").removesuffix("达到").removesuffix("实现")
    return not phrase.object and not phrase.subject.strip("　 、，") and link in wording().strengths


# 货物吞吐量|居全国内河港口|第2位, 创新指数|在全国城市中排名|第8位
_RANKED_AMONG: Final = re.compile(
    "(?:在|(?:位|名|排|稳|跃)?[居列]|排名?|升至|跃升至)(?:全[国省市球]|世界|[中东西]部|长三角|国内|沿海|副省级|省会|地级)"
    "[^，、]{1,10}$"
)


def _compares_with_goal(phrase: Phrase) -> bool:
    """Whether a number is the goal that the one before it is compared with: 高于|6%左右|的预期目标."""
    comparing = without_lead((phrase.subject + phrase.link).strip("　 、")).removeprefix("略")
    if comparing.endswith(("会", "初")):
        comparing = comparing.removesuffix("人代会").removesuffix("年初")
    return comparing in _COMPARING and phrase.object.endswith(name_words().goals)


_COMPARING: Final = frozenset(("高于", "低于", "超过", "超", "好于", "优于", "超出", "快于", "慢于", "少于", "多于"))


def _read(text: str, quantity: Quantity, sentence: int, start: int, following: int) -> Phrase:
    before = text[start : quantity.lower]
    if "（" in before or "）" in before or "(" in before or ")" in before:
        before = _without_asides(before)
    paused = _last_pause(before)
    clause = before[paused:]
    cut = link_start(clause)
    if quantity.kind == "rank" and (among := _RANKED_AMONG.search(clause, 2)) is not None:
        cut = link_start(clause[: among.start()])
    subject, link = clause[:cut], clause[cut:]
    behind = object_behind(text, quantity.upper, following, clause, cut)
    phrase = Phrase(quantity, sentence, quantity.lower - len(clause), before, subject, link, sense_of(link), behind)
    phrase.versus = _versus(clause)
    if paused:
        phrase.earlier, phrase.paused = before[:paused].strip(_PAUSES), True
    phrase.sibling = _continues(before, behind)
    if behind and (behind[0] == "的" or behind.endswith(_TOTALLED)):
        phrase.leads_on = following < len(text) and not _paused(text[quantity.upper : following])
    return phrase


def _last_pause(before: str) -> int:
    """Where the last pause in the words before a number ends, 0 for none."""
    end = last_of(before, "，,：:", 0, len(before)) + 1
    if "—" in before or "―" in before:
        dashes = _LAST_DASHES.match(before, end)
        return dashes.end() if dashes is not None else end
    return end


def _without_asides(before: str) -> str:
    """The words before a number without asides, and without what an aside cut in two leaves."""
    if "（" in before or "(" in before:
        before = ASIDE.sub("", before)
        opened = _OPEN_PARENTHESIS.match(before)
        if opened is not None and not _CLOSED.search(before, opened.end()):
            before = before[opened.end() :]
    return _CLOSING.sub("", before) if "）" in before or ")" in before else before


_MORE_OR_LESS: Final = frozenset("多少高低出")


def _versus(clause: str) -> str:
    """高于全国平均 and the like at the end of a clause."""
    if clause[-1:] in _MORE_OR_LESS and (more := wording().more_than.search(clause)) is not None:
        return more.group()
    match = wording().versus.search(clause) if _compares(clause) else None
    return match.group() if match else ""


def _compares(clause: str) -> bool:
    return (
        "于" in clause
        or "超" in clause
        or "比" in clause
        or "过" in clause
        or "出" in clause
        or "领先" in clause
        or "跑赢" in clause
    )


def _continues(before: str, behind: str) -> bool:
    """Whether a number has nothing of its own: only a conjunction before it and no noun behind it."""
    joint = before.strip(" 　")
    if joint == "，":
        return not behind
    if joint[1:2] == "每" and joint[0] in CONJUNCTIONS and _EACH.match(joint, 1) is not None:
        joint = joint[0]
    return joint in CONJUNCTIONS and not named_behind(behind)


# 分别提高到每人每月60元、|每人每年|700元
_EACH: Final = re.compile("每[人户生亩](?:每[年月天]|[年月])?$")


_TOTALLED: Final = ("率", "比", "重", "例", "值", "营收")


def _paused(between: str) -> bool:
    """Whether a pause stands between two numbers; the commas of 县（市、区） are none."""
    if "、" in between and "（" in between:
        between = _IN_PARENTHESES.sub("", between)
    return _PAUSED.search(between) is not None


_IN_PARENTHESES: Final = re.compile("（[^（）]*）")
_PAUSED: Final = re.compile(r"[，。；、！？：:,;!?\n]")
