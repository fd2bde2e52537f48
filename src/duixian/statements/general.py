"""Names that are too general alone, completed with what the sentence has been about."""

from __future__ import annotations

from typing import Final

from duixian.statements.context import Context
from duixian.statements.coordination import head_of
from duixian.statements.named import OWN_RULES, Named
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.topics import complete, noun_phrase, topic_object
from duixian.statements.wording import wording
from duixian.vocabulary.indicators import indicators

_SIZES: Final = ("总规模", "规模", "总量", "总数", "数量")
# what no figure consists of: 扩大有效投资，引进9个|项目
_NO_PART: Final = frozenset(("项目", "企业"))
_PAID: Final = frozenset(("养老金", "贷款"))
_FIGURES: Final = ("投资", "消费", "内需", "出口")
_LONGEST_FIRMS, _LONGEST_JOINING, _LONGEST_WORKS = 8, 7, 4


def with_topic(context: Context, found: Named) -> Named:
    """A general name with the topic of the clause before or the noun counted before; any other name as it is."""
    if found.rule not in OWN_RULES:
        return found
    rest = found.name[len(found.verb) :]
    if found.verb == "服务" and rest == "企业":
        return found
    if found.rule == "own" and "企业" in rest and len(rest) <= _LONGEST_FIRMS and (sector := _sector(context, found)):
        return Named(sector + found.name, "topic-completed", thing=found.thing)
    if not rest:
        return _verb_alone(context, found)
    if rest == "项目" and _current(context).limits:
        return found
    if rest.endswith("项目") and len(rest) <= _LONGEST_WORKS and (theme := context.theme(_current(context))):
        return Named(found.verb + theme + rest, "topic-completed", found.verb, thing=found.thing)
    if found.name in name_words().per_head:
        topic = _topic(context, found)
        if topic and indicators().resolve(found.name + topic) is not None:
            return Named(found.name + topic, "topic-completed")  # 地区生产总值9亿元，人均|8万元
        return Named(topic + found.name, "topic-completed") if topic else found
    joins = found.rule == "object" and len(rest) <= _LONGEST_JOINING and rest.endswith(name_words().joining)
    return _noun_completed(context, found, rest, joins=joins) if joins or rest in wording().generic else found


def _current(context: Context) -> Phrase:
    """The number that is being named."""
    return context.phrases[len(context.named)]


def _sector(context: Context, found: Named) -> str:
    """The branch of the economy that the enterprises counted belong to, "" for none."""
    topic = context.topic
    belongs = topic[:2] not in found.name and "、" not in topic and topic.endswith(wording().sectors)
    return topic if belongs else ""


def _verb_alone(context: Context, found: Named) -> Named:
    """A verb of doing without its noun: the topic, where that ends with what is done; else both together."""
    if found.name in context.topic:
        return Named(context.topic, "topic-completed", thing=found.thing)
    if told := _told_with_object(_current(context), found.name):
        return Named(told, "topic-completed", found.name, thing=found.thing)
    topic = context.topic or _topic(context, found) if found.name in wording().noun_dropping else ""
    return Named(topic + found.name, "topic-completed", thing=found.thing, core=topic) if topic else found


def _told_with_object(phrase: Phrase, verb: str) -> str:
    """A verb with the object that it has in a clause before: 拟发行|特别国债，今年先发行; "" where it has none."""
    for clause in reversed(phrase.topic):
        _, said, noun = clause.rpartition(verb)
        if said and len(noun) > 1 and not noun.startswith(_NO_OBJECT):
            return verb + noun
    return ""


_NO_OBJECT: Final = ("的", "了", "力度", "规模")


def _noun_completed(context: Context, found: Named, noun: str, *, joins: bool) -> Named:
    """A general noun behind the topic, which names it already or not. `joins`: it says what people counted do."""
    topic = _topic(context, found, joins=joins)
    if not topic or (noun in _NO_PART and topic.endswith(_FIGURES)) or (found.verb == "发放" and noun in _PAID):
        return found
    if noun not in topic:
        name = complete(topic, found.name) if found.name in name_words().figures else topic + found.name
        return Named(name, "topic-completed", thing=found.thing, core=topic)
    named = topic[: topic.index(noun) + len(noun)]
    return Named(found.verb + named, "topic-completed", found.verb, thing=found.thing)


def _figured(phrase: Phrase, found: Named) -> str:
    """Whose other figure a list tells before an area: 稳定|粮食|产量、确保播种面积; "" where it tells none."""
    before, _, last = phrase.subject.rpartition("、")
    if not last.endswith(found.name) or not found.name.endswith("面积"):
        return ""
    figure = topic_object(before) or noun_phrase(before, certain=True)
    return figure.removesuffix(head_of(figure))


def _topic(context: Context, found: Named, *, joins: bool = False) -> str:
    """What the sentence has been about, else the noun counted before; "" where that adds nothing to the name."""
    topic, previous = context.topic or _figured(_current(context), found), context.previous
    if not topic and previous is not None and (joins or found.rule == "own"):
        topic = (joins and previous.base) or previous.noun
        topic = next((topic.removesuffix(size) for size in _SIZES if topic.endswith(size)), topic) or topic
    besides = found.name == "企业" and topic.endswith(
        ("主体", "个体户", "个体工商户")
    )  # 经营主体净增|9万户，企业净增|3万户
    return "" if besides or topic in found.name or found.verb.startswith("新") else topic
