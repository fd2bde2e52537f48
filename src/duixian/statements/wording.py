"""The words of `vocabulary/wording.toml`, compiled into the patterns that the reader needs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from duixian.statements.closing import Closing
from duixian.statements.statement import Comparator, Strength
from duixian.vocabulary import load

_PLAN: Final = r"[“\"]?(?:[一二三四五六七八九十]{2,3}|[一二三四五六七八九])五[”\"]?(?:时期|期间|末|期末)?"
_YEARS_AGO: Final = "(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,2})年前"
_YEAR: Final = rf"(?:(?:19|20)?[0-9]{{2}}年|{_PLAN})"
_COMPARED: Final = (
    r"(?:全国|全省|全市|全区|全县|自治[区州县]|全球|世界|国家|中西?部|东部|西部|周边|本省|同期|城镇|农村|经济|目标|计划|预期|序时"
    r"|平均|沿海|国际|全[镇乡旗州盟]|年初|年度(?=[计目任预])|[既预]定|控制目标|[省市县]定|[省市县]里|[省市县]下达|人代会)"
)


# a verb with one of these behind it is part of a noun: 开发|区, 服务|业, 覆盖|率
_NO_NOUN: Final = (
    "(?![率者器]|业(?![务主态户])|区(?![级域县内块])|面(?![积向])|员(?!工)|商(?![业务贸品标场户会圈铺])|队(?!伍))"
)


def one_of(
    words: Collection[str], *, but: Collection[str] = (), not_behind: str = "", foremost: Sequence[str] = ()
) -> str:
    """Alternation of literal words that prefers the longest; words with a common beginning share it, for speed.

    Every branch begins with a character of its own, so that a search leaps from one such character to the next.

    Args:
        but: longer words; where one of them stands, none matches that begins with the same character.
        not_behind: characters right behind which none matches.
        foremost: the beginnings of most of what is matched, which are tried first.
    """
    if not (but or not_behind or foremost):
        return _branches(sorted(set(words)))
    order = {first: place for place, first in enumerate(foremost)}
    branches = []
    for first in sorted({word[0] for word in words}, key=lambda first: (order.get(first, len(order)), first)):
        rests = sorted({word[1:] for word in words if word[0] == first})
        longer = _branches(sorted(word[1:] for word in but if word[0] == first))
        branch = re.escape(first)
        branch += f"(?<![{not_behind}]{branch})" if not_behind else ""
        branch += f"(?!{longer})" if longer else ""
        tail = _branches(rests)
        branches.append(branch + (f"(?:{tail})" + "?" * ("" in rests) if tail else ""))
    return "|".join(branches)


def _branches(words: list[str]) -> str:
    branches = []
    for first, group in groupby((word for word in words if word), key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        tail = _branches(rests)
        if not tail:
            branches.append(re.escape(first))
        elif "" in rests:
            branches.append(f"{re.escape(first)}(?:{tail})?")
        else:
            branches.append(f"{re.escape(first)}(?:{tail})")
    return "|".join(branches)


def _opening(words: list[str], barring: str = "") -> re.Pattern[str]:
    """What matches where one of the words stands; a look at the first character spares most trials.

    `barring`: pattern of longer words, for which it does not match.
    """
    barred = f"(?!{barring})" if barring else ""
    return re.compile(f"(?=[{_firsts(words)}]){barred}(?:{one_of(words)})")


def _firsts(words: list[str]) -> str:
    """The first characters of words, each once."""
    return "".join(sorted({word[0] for word in words}))


@dataclass(frozen=True, slots=True)
class Wording:
    """Compiled patterns.

    Attributes:
        lead: the words before a thing measured, anchored at the start; kept: longer words that only begin like one.
        rise, fall: verbs of rise, of fall anywhere in a link.
        reached: a verb of change with 到, 至 or 为 at the end of a link: the number is the level reached.
        base: what a change is measured against: 比上年, 较2012年.
        verbs_at_end: verbs of doing at the end: 改造和新建.
        versus: 高于全国平均 and the like, at the end of a clause.
        more_than: 比上年多 and the like, at the end of a clause.
        exceeding: 超过, 破 … before an amount that describes, longest first.
        points: units of what is added to a share; marks: what a sum passes (大关).
        rate_nouns: 增速, 涨幅 …, longest first; rate_start: one of them at the start.
        bounds: comparator of each word that may stand right before a number.
        action: a verb of doing at the start.
        action_within: a verb of doing anywhere.
        background: a verb that names what is there already, at the start.
        summing_action: 累计, 共 and the like before a verb of doing.
        strength: word → strength.
        idle_object: words behind a number that name nothing counted.
        continuation: words behind a number that lead on to the next one.
        whole: short names with which a list shares no more than its head.
        kinds: kinds of bodies, of which a list may name only the last.
        idle_adverbs: adverbs that tell nothing of the thing counted.
        under_way: words at the end that may only say that the things counted are under way; progress: they do, behind
            idle adverbs.
        predicate: where the predicate of a clause without a number begins.
        predicate_start: a clause that begins so has no subject of its own.
        clause_verb: verbs that open a clause without a subject.
        cut: what stands before such a verb is told, not measured.
        leading: a cut or a word of strength.
        effects: with one of them at the start a clause tells the effect of what was measured before.
        object_end: where the counted noun behind a number ends.
        noun_dropping: verbs that stand alone where their noun was just named.
        generic: nouns too general to name what is counted.
        sectors: a topic that ends in one of them is a branch of the economy.
        topic_tail: what a clause adds to its topic, at the end.
        sentence_ends: the characters that end a sentence.
        heads: last parts of indicators' names; longest_head: characters of the longest.
        bare: heads that say nothing alone; pairs: characters that share their tail (存贷).
        bounds_behind: comparator of each word that may stand behind the unit.
        accounts: what the accounts of an enterprise show.
        saved: what there may be less of in per cent: 减材料50%.
    """

    lead: re.Pattern[str]
    kept: re.Pattern[str]
    rise: re.Pattern[str]
    fall: re.Pattern[str]
    reached: re.Pattern[str]
    base: re.Pattern[str]
    verbs_at_end: Closing
    versus: re.Pattern[str]
    more_than: re.Pattern[str]
    exceeding: tuple[str, ...]
    points: frozenset[str]
    marks: tuple[str, ...]
    rate_nouns: tuple[str, ...]
    rate_start: re.Pattern[str]
    bounds: dict[str, Comparator]
    action: re.Pattern[str]
    action_within: re.Pattern[str]
    background: re.Pattern[str]
    summing_action: re.Pattern[str]
    strength: re.Pattern[str]
    strengths: dict[str, Strength]
    idle_object: re.Pattern[str]
    continuation: re.Pattern[str]
    idle_adverbs: re.Pattern[str]
    under_way: tuple[str, ...]
    progress: re.Pattern[str]
    predicate: re.Pattern[str]
    predicate_start: re.Pattern[str]
    clause_verb: re.Pattern[str]
    cut: re.Pattern[str]
    leading: re.Pattern[str]
    effects: tuple[str, ...]
    object_end: re.Pattern[str]
    noun_dropping: frozenset[str]
    generic: frozenset[str]
    sectors: tuple[str, ...]
    topic_tail: Closing
    sentence_ends: str
    heads: frozenset[str]
    longest_head: int
    bare: frozenset[str]
    pairs: frozenset[str]
    whole: frozenset[str]
    kinds: frozenset[str]
    bounds_behind: dict[str, Comparator]
    accounts: frozenset[str]
    saved: tuple[str, ...]


def without_lead(text: str) -> str:
    """What stands behind 其中, 全市, 2023年 and the like at the head of a text."""
    lead = wording().lead.match(text)
    return text[lead.end() :] if lead else text


class _Held:
    """Asked for thousands of times a report, what is compiled once is at hand sooner here than in a cache."""

    __slots__ = ("words",)

    def __init__(self) -> None:
        self.words: Wording | None = None


_HELD: Final = _Held()


def wording() -> Wording:
    """The compiled patterns."""
    words = _HELD.words
    if words is None:
        words = _HELD.words = _compiled()
    return words


def _compiled() -> Wording:
    data = load("wording")
    compare, change, links = data["comparators"], data["change"], data["links"]
    changes = change["rise"] + change["fall"]
    alike = f"的?(?:{one_of(data['clauses']['nouns-like-idle-words'])})"
    changed_to = [verb + to for verb in changes for to in change["reached"]]
    bases = rf"{_YEAR}|{_YEARS_AGO}|{one_of(links['bases'])}"
    base = rf"(?:与|同|比|较|比起|相比)(?:{bases})(?:同期|末|底|年底|水平|相比|以来|再|又)*"
    time = rf"(?:到|至|截至|由|从|自)?{_YEAR}(?:底|末|年底|年末|以来|的|初|前|全年|上半年)*"
    versus = r"(?:[高快低慢好优多少]于|高出|高过|快过|跑赢|领先|超过|超出|[超高低快])"
    versus += rf"(?:{_COMPARED}[、和]){{0,2}}(?:{_COMPARED}|{_PLAN})[^，。；、]{{0,12}}"
    versus += "|[高快低慢]于[^，。；、0-9]{2,10}(?:增速|增幅|平均水平|平均)|远超[^，。；、0-9]{2,10}"
    versus += rf"|比(?<![占之对可]比)(?![重例率])(?:{_COMPARED}[、和]){{0,2}}"
    versus += "[^，。；、0-9年占]{2,12}(?:高|低|快|慢)(?<![提降][高低])出?"
    nouns = one_of(data["actions"]["nouns"])
    actions = f"(?!{nouns})(?:{one_of(data['actions']['words'])}){_NO_NOUN}"
    idle = [*(before + word for word in data["clauses"]["idle-objects"] for before in ("", "的")), *changed_to]
    adverbs = one_of(data["clauses"]["idle-adverbs"])
    strengths = {word: name for name, words in data["strength"].items() for word in words}
    span = (
        r"(?:近|过去|这|前|后|今后|未来)?(?:[0-9]{1,2}|[一二三四五六七八九十两几]+)(?:个多月|个月|多年|年)"
        r"(?:来|间|内|以来|多来)?"
    )
    span = rf"用[0-9一二两三四五六七八九十]+年(?:左右)?(?:的)?时间|{span}"
    # 1—11月|工业总产值, 6月底前|新增学位
    span = rf"(?:[0-9]{{1,2}}[—－–~～至-])?[0-9]{{1,2}}月(?![0-9])份?[底末初]?(?:之?前|以前)?|{span}"
    span = rf"连续(?:第)?[0-9一二两三四五六七八九十多]+年|{span}"
    marks = r"[一二三四五六七八九十]+[是要](?=[^，。])"
    together = "共有(?![效机色线轨产])|共(?!建(?![设成])|[享同治富促商育抓计])"
    joining = rf"{marks}|{together}|及(?!时)|[、，,：:\s和与]|按[^，]{{0,6}}价格(?:计算)?"
    doing = f"{actions}|{one_of(data['clauses']['clause-verbs'])}|{one_of(data['lead']['words'])}"
    # 高水平|建设大学, but 高水平专业群
    kept = rf"{one_of(data['lead']['kept'])}|高(?:水平|质量|标准)(?!{doing}|.?好|$)"
    # a look at the first character spares most trials
    time_signs, joint_signs = (
        '0-9一二三四五六七八九十几两未今到至截由从自近过这前后用连“"',
        r"一二三四五六七八九十\s共及、，,：:和与按",
    )
    lead = rf"(?=[{time_signs}])(?:{time}|{span})|(?=[{joint_signs}])(?:{joining})|{one_of(data['lead']['words'])}"
    lead = f"(?:(?!{kept})(?:{lead}))+"
    lead_signs = f"{time_signs}{joint_signs}{_firsts(data['lead']['words'])}"
    return Wording(
        lead=re.compile(rf"(?=[{lead_signs}]){lead}"),
        kept=re.compile(kept),
        rise=re.compile(one_of(change["rise"])),
        fall=re.compile(one_of(change["fall"])),
        reached=re.compile(rf"(?:{one_of(changes)})(?:幅度)?(?:{one_of(change['reached'])})(?!基期|增长|下降|上升)"),
        base=re.compile(base),
        verbs_at_end=Closing(data["actions"]["words"], joints="和、并"),
        versus=re.compile(f"(?:{versus})$"),
        more_than=re.compile(f"(?:{base}|同比)(?:预算|计划|目标)?[多少高低]出?$"),
        exceeding=tuple(sorted(compare["exceeding"], key=len, reverse=True)),
        points=frozenset(change["points"]),
        marks=tuple(change["marks"]),
        rate_nouns=tuple(sorted(change["rate-nouns"], key=len, reverse=True)),
        rate_start=_opening(change["rate-nouns"]),
        bounds={
            **dict.fromkeys(compare["approx-before"], "approx"),
            **dict.fromkeys(compare["ge-before"], "ge"),
            **dict.fromkeys(compare["le-before"], "le"),
        },
        action=re.compile(f"(?=[{_firsts(data['actions']['words'])}]){actions}"),
        action_within=re.compile(actions),
        background=re.compile(rf"(?:{one_of(data['background']['words'])})"),
        summing_action=re.compile(rf"(?:累计|共(?<!公共)|先后|已经|已)(?=(?:{actions})[^，]{{2}})"),
        strength=re.compile(one_of(list(strengths))),
        strengths=strengths,
        idle_object=_opening(idle, barring=alike),
        continuation=_opening([*data["clauses"]["continuations"], *changed_to], barring=alike),
        idle_adverbs=re.compile(rf"(?:{one_of(data['clauses']['idle-adverbs'], not_behind='的')})(?!地)"),
        under_way=tuple(data["clauses"]["under-way"]),
        progress=re.compile(rf"(?:{adverbs})+(?:{one_of(data['clauses']['under-way'])})$"),
        predicate=re.compile(
            rf"(?!增加值|增长[点极率]|贡献[率度值])不?(?:{one_of(data['clauses']['predicates'])})|占(?<![抢侵独]占)(?![用道领比]|地(?!区))"
        ),
        predicate_start=_opening(
            data["clauses"]["predicate-starts"], barring=one_of(data["clauses"]["nouns-like-predicate-starts"])
        ),
        clause_verb=_opening(
            data["clauses"]["clause-verbs"], barring=one_of(data["clauses"]["nouns-like-clause-verbs"])
        ),
        cut=re.compile(rf"(?!使用)(?:{one_of(data['clauses']['cut-after'])})"),
        leading=re.compile(one_of([*data["clauses"]["cut-after"], *strengths])),
        effects=tuple(data["clauses"]["effects"]),
        object_end=re.compile(rf"{one_of(data['clauses']['object-ends'])}|让(?<![转出减礼谦]让)(?![利步位渡])"),
        noun_dropping=frozenset(data["names"]["noun-dropping"]),
        generic=frozenset(data["names"]["generic"]),
        sectors=tuple(data["names"]["sectors"]),
        topic_tail=Closing(data["names"]["topic-tails"]),
        sentence_ends="。！？；!?;\n",
        heads=frozenset(data["heads"]["words"]),
        longest_head=max(map(len, data["heads"]["words"])),
        bare=frozenset(data["heads"]["bare"]),
        pairs=frozenset(data["heads"]["pairs"]),
        whole=frozenset(data["heads"]["whole"]),
        kinds=frozenset(data["heads"]["kinds"]),
        bounds_behind={
            **dict.fromkeys(compare["approx-after"], "approx"),
            **dict.fromkeys(compare["ge-after"], "ge"),
            **dict.fromkeys(compare["le-after"], "le"),
        },
        accounts=frozenset(data["heads"]["accounts"]),
        saved=tuple(sorted(data["roles"]["saved"], key=len, reverse=True)),
    )
