"""Numbers in the background: what they describe, and which of them measure nothing after all."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.statements.coordination import head_of, split_members, verb_of, without_verbs
from duixian.statements.links import link_start
from duixian.statements.named import Named, without_size
from duixian.statements.phrase import AGES, Phrase
from duixian.statements.rolewords import role_words
from duixian.statements.sharing import counts_part
from duixian.statements.things import before_predicate, thing_behind
from duixian.statements.wording import one_of, without_lead, wording
from duixian.vocabulary import load

_LONG_THINGS: Final = frozenset("线路道链河街渠沟管带廊船鱼狗轨缆巷槽")
# 开发区|规上工业|总产值
_BRANCH: Final = re.compile("(?<=..)(?:规上|规模以上)?(?:工业|服务业)(?:企业)?$|(?<=..)[Ⅰ-Ⅹ]+[^，、]{0,3}类水质$")
_POLICY: Final = re.compile(r"(?:政策|制度|措施|服务|机制)+$|(?<=免签)(?:人员|旅客|外籍).*")
_PEOPLE: Final = re.compile(r"^人口[县市区镇]?|^.{0,6}?(?:人民|中国人|儿女|父老|同胞|群众)")
_ADDED: Final = re.compile(r"以及|(?<=..)[和与及](?=..)")
# 重点帮扶县|振兴发展
_DEVELOPING: Final = re.compile(
    "(?<=..)(?:率先|加快|实现)?(?:高质量|振兴|跨越式?|协同|集约|集聚)+发展$"
    "|(?<=..)(?:提质升级|提档升级|转型升级|做大做强|做优做强)$|(?<=[县区群地])提升.+$"
)
# 9个|州（市）|通过园中园等方式
_TOLD_OF: Final = re.compile("(?<=..)(?:通过|选择|全覆盖|开展|建成|、(?![^（]*）)|及其他|与)")
# 公交与地铁|50米|内换乘比例
_DISTANCES: Final = frozenset(("米", "公里", "千米"))
# 产粮大县|提升粮食产能, 开发区|集约发展
_FURTHERED: Final = re.compile("(?<=.[县区地])(?:集约集聚|集约|提质|提升|升级)[^的]*$")
_SUPERLATIVE: Final = re.compile(r"最[大高长强]|首[个台座批条]|一[个台座批条]$")


@cache
def _groups() -> re.Pattern[str]:
    """A group of people that an age may limit."""
    return re.compile(one_of(load("wording")["roles"]["age-groups"]))


def counts_articles(phrase: Phrase, named: Named) -> bool:
    """Whether the number only names a document by its articles (人才振兴60条), and measures nothing."""
    quantity = phrase.quantity
    if quantity.unit != "条" or named.thing or phrase.link or quantity.after or quantity.more or phrase.sibling:
        return False
    if counts_part(phrase):
        return False
    return named.name[-1:] not in _LONG_THINGS and not phrase.subject.endswith(role_words().adding)


def fact_name(phrase: Phrase, named: Named, rule: str) -> str:
    """Name of a background number: the noun it describes, without what is done to it. `rule` made it background."""
    if rule == "size" and phrase.subject.endswith(role_words().own_sizes):
        return named.name
    thing, unit = thing_behind(phrase), phrase.quantity.unit
    if unit == "户" and (settlement := role_words().settlements.match(thing)) is not None:
        return settlement.group()
    if thing.endswith("级") or named.thing.endswith(("方面", "维度", "任务领域")):
        thing = named.thing
    if rule == "rate":
        in_force = phrase.subject[-2:] == "现行"
        return named.name if in_force else without_lead(phrase.subject) or named.name
    if phrase.object.endswith("中有"):
        return named.name
    if rule == "threshold" and unit in _DISTANCES and phrase.quantity.after.endswith("内"):
        return without_lead(phrase.subject) + thing[: len(thing) - len(head_of(thing))] + "距离"
    if phrase.limits and not thing:
        return without_size(named.name)
    if unit == "年" and thing and rule == "threshold":
        return _lasting(phrase, thing) + "年限"
    if not thing or named.rule in ("topic-completed", "modifier") or unit == "年":
        return named.name
    if rule == "document":
        issued = not named.verb and phrase.subject.endswith(role_words().bringing_out)
        return thing if issued else named.name[len(verb_of(named.verb) or named.verb) :].removeprefix("好")
    if rule == "threshold" and unit[-1] == "元" and (works := thing.find("项目")) >= 0:
        return thing[:works] + "项目投资"  # 500万元以上|技改项目
    if phrase.limits:
        return _before_link(thing) + head_of(phrase.subject)
    if phrase.object.startswith("的部分") and phrase.subject:
        return phrase.subject  # 应纳税所得额不超过100万元|的部分
    if rule == "threshold" and phrase.object[0] == "的" and phrase.subject[:1] not in ("", "在"):
        done = wording().action_within.search(thing, 2)
        return before_predicate(thing[: done.start()] if done else thing) + phrase.subject  # 精度0.5微米以下的|机床
    if rule == "standing":
        return thing.partition("的")[0]
    if rule == "carrier":
        return _BRANCH.sub("", thing[: len(thing) - len(head_of(thing))])
    if rule in ("people", "threshold") and (nation := _PEOPLE.search(thing)) is not None:
        return nation.group()
    if rule == "division":
        return thing.partition("产业链")[0] + "产业链"
    if unit in role_words().time_units:
        return _POLICY.sub("", thing) + "时间"
    if unit in AGES:
        people = before_predicate(thing)
        group = _groups().search(people)
        return (people[: group.end()] if group else people[: len(people) - len(head_of(people))]) + "年龄"
    if rule == "grade":
        owner = without_lead(split_members(phrase.subject)[-1].strip("、和与及　 "))
        owner = owner[len(verb_of(owner)) :] if len(owner) < 8 and not _SUPERLATIVE.search(owner) else ""
        return owner + before_predicate(thing).partition("等")[0].partition("、")[0]
    if rule in ("background", "frame"):
        thing = _attribute(phrase, rule) + _FURTHERED.sub("", _DEVELOPING.sub("", _ADDED.split(thing)[0]))
    if rule == "outside":
        return _TOLD_OF.split(thing, maxsplit=1)[0]
    if rule == "size":
        thing = before_predicate(thing).partition("、")[0].partition("等")[0]
    return thing.partition("的")[2] or thing


def _lasting(phrase: Phrase, thing: str) -> str:
    """What has gone on for so many years: 对连续参保满|4年|的人员 → 参保, 使用|15年|以上电梯 → 电梯."""
    did = without_verbs(without_lead(_WHOSE.split(phrase.subject)[-1].removesuffix("满")))
    if phrase.object.startswith("的") and did:
        return did
    verb = wording().action_within.search(thing, 2)
    return before_predicate(thing[: verb.start()] if verb else thing)


def _attribute(phrase: Phrase, rule: str) -> str:
    """What things that only frame others belong to, "" where a verb leads to them: 聚焦|创新高地|3大标志性工程."""
    if rule != "frame" or phrase.quantity.unit != "大" or phrase.link or "、" in phrase.subject:
        return ""
    subject = phrase.subject.strip("　 ").removeprefix("以").removeprefix("在")
    lead = wording().background.match(subject)
    of = subject[lead.end() :] if lead else without_verbs(without_lead(subject))
    named = _SHORTEST_OWNER <= len(of) <= _LONGEST_OWNER
    return of if named and wording().verbs_at_end.start(of) == len(of) else ""


_SHORTEST_OWNER, _LONGEST_OWNER = 4, 10
_WHOSE: Final = re.compile("[对为]")


def of_the_plan(text: str, phrase: Phrase, name: str) -> str:
    """A count with the plan, the aim or the document that it belongs to: 规划纲要主要指标, 民生福祉指标, 政策措施."""
    if name == "措施":
        start = phrase.quantity.start
        return "政策措施" if text.rfind("政策措施》", max(0, start - _REACH), start) >= 0 else name
    if name == "指标" and phrase.earlier and (aim := _AIM.search(phrase.earlier)) is not None:
        return aim.group(1) + name
    if not name.removesuffix("方面").removesuffix("维度").removesuffix("领域").endswith(role_words().planned):
        return name
    start = phrase.quantity.start
    sentence = max(text.rfind("。", max(0, start - _REACH), start), text.rfind("\n", max(0, start - _REACH), start), 0)
    return "规划纲要" + name if text.find("纲要", sentence, start) >= 0 else name


_AIM: Final = re.compile(r"(?:围绕|聚焦)([^，：、]{2,8})[，：]?$")
_REACH: Final = 160


def _before_link(thing: str) -> str:
    return thing[: link_start(thing)].removeprefix("的")
