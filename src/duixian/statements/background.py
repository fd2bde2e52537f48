"""Numbers that only describe: limits, sizes, parts and carriers of something, what is so anyway."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.behind import named_behind
from duixian.statements.named import Named
from duixian.statements.namewords import name_words
from duixian.statements.phrase import AGES, Phrase
from duixian.statements.rolewords import role_words
from duixian.statements.standing import settled_before
from duixian.statements.unitsense import UnitSense, unit_sense
from duixian.statements.wording import without_lead, wording

# background that holds at no particular time
TIMELESS: Final = frozenset(("grade", "threshold", "age", "size"))
_ISSUED: Final = frozenset(("条", "个", "项"))
_FRAMES: Final = frozenset(("大", "方面"))
_LASTING: Final = re.compile(r"年限|寿命")
# 22个|集群中, 9个|行业中有, 4个|试点省份之一; 优质|初中 is a school
_AMONG: Final = re.compile("中有$|之一$|(?<![高初集其县])中$")
# 12项|指标进入全国前10
_FULFILLED: Final = re.compile("[^，、及]{2,6}?(?:进入|达到|完成|实现|优于|好于|位居|居全)")
_BARE_MYRIADS: Final = frozenset("亿万")
# 所得税减按|15%|征收
_LEVIED: Final = ("征收", "缴纳", "计征", "计缴", "缴存")
# 以|30个|产业集群|为重点
_TURNING_ON: Final = re.compile("为(?:重点|牵引|抓手|载体|引领|支撑|依托|主|核心|突破口|纽带|单元)")


def background_rule(phrase: Phrase, named: Named, *, forward: bool) -> str:
    """The rule by which the number is background, "" where it is none."""
    words, quantity, sense = role_words(), phrase.quantity, unit_sense(phrase.quantity.unit)
    if phrase.limits:
        return "threshold"
    if phrase.aimed:
        return "aim"
    if phrase.link[-1:] == "按" and phrase.object.startswith(_LEVIED):
        return "rate"
    if phrase.subject[-2:] == "现行":
        return "rate"
    if sense.share or quantity.kind in ("rank", "ratio"):
        return ""
    if forward and named.rule == "own" and quantity.unit.endswith("人") and phrase.subject.endswith(words.coming):
        return "" if named.verb or phrase.object else "people"
    if forward and not phrase.sense.changes and phrase.subject.endswith(words.own_sizes):
        return "size"
    thing = named.thing
    if not thing and phrase.object and named_behind(phrase.object):
        thing = phrase.object.lstrip("的")
    if thing and sense.grade:
        return "grade"
    if thing and sense.threshold:
        sized = _sized(phrase, thing, sense, forward)
        if sized or quantity.more:
            return sized
    if (
        thing
        and quantity.after
        and wording().bounds_behind.get(quantity.after) in ("ge", "le")
        and _bounds(phrase, thing, sense)
    ):
        return "threshold"
    if "元" in quantity.unit and phrase.object.startswith("的") and thing.endswith("计划"):
        return "document"
    if phrase.subject.endswith("时速") or (thing and phrase.subject.endswith(words.capacities)):
        return "size"
    if named.rule == "modifier" or phrase.before.endswith("每") or (phrase.leads_on and _describes(phrase)):
        return "modifier"
    if thing and phrase.object.endswith(("中", "中有", "之一")) and _AMONG.search(phrase.object):
        return "frame"
    if forward and thing and phrase.before.endswith(words.all_have) and not did(phrase):
        return "background"
    told = thing or quantity.unit[-1:] in _BARE_MYRIADS
    return (_of_old(phrase, thing, sense) if told else "") or _framed(phrase, named, thing, sense, forward)


def _of_old(phrase: Phrase, thing: str, sense: UnitSense) -> str:
    """The rule by which a number tells what is so anyway: 13亿|人民, 13条|产业链|起势, 3次|亲临, 14个产业|产值占80%."""
    words, unit = role_words(), phrase.quantity.unit
    if unit[-1:] in _BARE_MYRIADS:
        behind = phrase.object.lstrip("　 的")
        people = words.people.match(behind) or (unit.endswith("亿") and behind.startswith("人口") and not _done(phrase))
        return "people" if people else "threshold" if phrase.quantity.after and behind.startswith("人口") else ""
    if unit == "次" and thing.startswith(words.homage):
        return "homage"
    if not sense.counted or (phrase.link and phrase.link not in name_words().of_the_whole):
        return ""
    if unit == "条" and words.divisions.search(thing) and not _done(phrase):
        return "division"
    return "carrier" if phrase.leads_on and thing.endswith(words.totals) and not _done(phrase) else ""


def _done(phrase: Phrase) -> bool:
    """Whether a verb of doing leads to the number."""
    return wording().action_within.search(phrase.subject) is not None


def _done_besides(subject: str, at: int) -> bool:
    """Whether words of background that end at `at` only tell by what a thing is done: 根据资源禀赋打造|14个服务区."""
    verbs = wording().verbs_at_end.start(subject, at)
    return at < verbs < len(subject)


def _sized(phrase: Phrase, thing: str, sense: UnitSense, forward: bool) -> str:
    """The rule by which an amount before a noun sets a limit or a size: 10蒸吨以下|锅炉, 30万吨|乙烯项目."""
    words, quantity = role_words(), phrase.quantity
    linked = phrase.link.strip("　 第的") != ""
    if quantity.unit == "年" and (quantity.after == "以上" or phrase.before.endswith("满")):
        return "threshold"
    timed = quantity.unit in words.time_units
    if timed and thing.endswith(words.dealt_with):
        return ""
    listed = forward and "等" in phrase.object and "元" not in quantity.unit
    if listed and _OF_WORKS.search(phrase.object) is not None:
        return "size"  # 建成|30万吨|铝箔等|60个项目
    if not linked and wording().bounds_behind.get(quantity.after) in ("ge", "le"):
        return "threshold"
    if quantity.unit in AGES:
        return "age"
    if timed and thing.startswith(words.lasting) and phrase.link in ("", "实现"):
        return "size"
    if linked or phrase.subject.endswith(words.removing):
        return ""
    if timed and forward:
        return "size"
    sizes = not quantity.more and not sense.extent and (words.works.search(thing) or _planned(phrase, thing, forward))
    return "size" if sizes else ""


def _planned(phrase: Phrase, thing: str, forward: bool) -> bool:
    """Whether a plan goes on at a plant of that size, which brings no such amount yet: 推进东山|5万千瓦|风电."""
    if not forward or not phrase.quantity.unit.endswith("千瓦"):
        return False
    subject = without_lead(phrase.subject)
    going_on = subject.startswith(name_words().carrying_out) and not subject.startswith("完成")
    return going_on and thing.startswith(role_words().plants)


_OF_WORKS: Final = re.compile("..等(?:$|[^，、]{0,8}(?:项目|工程|基地))")
_LONGEST_KIND: Final = 12


def _bounds(phrase: Phrase, thing: str, sense: UnitSense) -> bool:
    """Whether a bounded number only says which things behind it are meant: 20户以上|自然村, 0.5微米以下|的机床."""
    if phrase.quantity.unit == "户":
        return role_words().settlements.search(thing, 0, _LONGEST_KIND) is not None
    told = phrase.object.startswith("的") and not (sense.counted or sense.threshold or phrase.quantity.unit[0] == "/")
    return told and wording().verbs_at_end.start(phrase.subject) == len(phrase.subject)


def _describes(phrase: Phrase) -> bool:
    """Whether an amount that leads on describes the noun that the next number counts: 年收入超10亿元的|企业达100家."""
    return "元" in phrase.quantity.unit and phrase.object.startswith("的")


def _framed(phrase: Phrase, named: Named, thing: str, sense: UnitSense, forward: bool) -> str:
    """The rule by which a count only says how many parts or carriers something has: 31条|措施, 用好|12条|产业链."""
    words, unit = role_words(), phrase.quantity.unit
    if (
        unit in _ISSUED
        and thing.endswith(words.documents)
        and not thing.endswith(words.standards)
        and words.issuing.search(phrase.subject)
    ):
        return "document"
    if (
        thing
        and sense.counted
        and phrase.link == "以"
        and not phrase.subject
        and _TURNING_ON.search(phrase.object) is not None
    ):
        return "background"
    if unit == "年" and (forward or phrase.link.endswith("延长")) and not _LASTING.search(named.name):
        return "size"
    if unit in _FRAMES and wording().predicate.search(thing, 2) is None and not _brought_about(unit, named.verb):
        return "frame"
    if thing.startswith(words.frames) or (thing or phrase.subject).endswith(words.frame_ends):
        fulfilled = not forward and (thing.endswith(words.carried_out) or _FULFILLED.match(thing) is not None)
        return "" if fulfilled else "frame"
    if thing and sense.counted and settled_before(phrase, thing):
        return "background"
    if thing and "元" in unit and forward and wording().background.fullmatch(phrase.subject):
        return "background"
    if thing and sense.counted and not phrase.link:
        background = wording().background.search(phrase.subject)
        if background is not None and (forward or background.start() == 0):
            built_up = phrase.subject.endswith(words.built_up, 0, background.start())
            return "" if built_up or _done_besides(phrase.subject, background.end()) else "background"
    return ""


def _brought_about(unit: str, verb: str) -> bool:
    """Whether the clause brings about so many great things (搭建|4大|平台), and does not only go on with them."""
    return unit == "大" and verb != "" and not verb.endswith(role_words().going_on)


def did(phrase: Phrase) -> bool:
    """Whether the verb of doing before the number or behind it has 了: 取消了|3项, 5个|城市建立了."""
    done = role_words().done
    at = phrase.subject.find("了", 2)
    if at > 0 and phrase.subject.endswith(done, 0, at):
        return True
    at = phrase.object.find("了", 3)
    return at > 0 and phrase.object.endswith(done, 0, at)
