"""What a number measures: named by its clause, carried over, distributed or completed where it is elided."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duixian.statements.coordination import ends_open, head_of, split_members, verb_of
from duixian.statements.phrase import Phrase, named_behind
from duixian.statements.subjects import spread, subject_of
from duixian.statements.topics import complete, noun_phrase, sentence_before, topic_before, topic_of
from duixian.statements.wording import wording
from duixian.vocabulary.indicators import indicators

_LONGEST_NAME = 40
_INDUSTRY_SHARES = ("第一产业占比", "第二产业占比", "第三产业占比")
_TIME_UNITS = frozenset(("小时", "分钟", "天", "个月", "个工作日", "个小时"))
_PER_HEAD = frozenset(("人均", "户均", "亩均", "日均", "月均"))
_POLICY = re.compile(r"(?:政策|制度|措施|服务|机制)+$")
_JOINED = re.compile(r"\s*[及和与、]")
_STATE = re.compile(r"(?:用于|在|进入|达到|实现|纳入|来自|完成|通过|集中|分布)")
_EQUALS = re.compile(r"\s*(?:是|为|相当于|达到)")
_AMONG = re.compile(r"\s*其中")
_FROM = re.compile(r"\s*[由从自]")
# what stands behind 对, 将 and 把 is handled, and what stands behind a closing 向 or 给 receives
_HANDLED = re.compile(r"^(?:确定)?(?:将|把|对(?![外俄非美欧日韩口标接]))|[对将把向给为]$")
_ECONOMY = frozenset(("经济", "国民经济", "全国经济", "地区经济", "经济总体"))
_GOALS = ("目标", "计划", "预期", "任务", "指标")
_RATES = ("率", "比重", "占比", "比例", "度", "增速")


@dataclass(slots=True)
class Named:
    """A resolved name.

    Attributes:
        name: what is measured.
        rule: `own` its clause names it; `object` the noun behind the number; `whole` words before and noun behind;
            `modifier` an amount that describes the next noun; `carried` from the number before; `topic` from the
            clause before; `distributed` over a list; `completed` a bare noun with its owner; `topic-completed` a
            general noun with the topic of the clause; `shared-verb`, `shared-noun` the verb or noun of the number
            before; `share` X占Y比重 with the owner carried; `compared` with another place; `ratio` part of a ratio;
            `unknown`.
        verb: verb of doing that the name begins with, or "".
        base: for a share or a comparison, the thing it is of.
        thing: the noun behind the number, its own or the list's.
        chain: verbs that the next numbers of the list share, where the name does not begin with them.
        noun: the name without its verb.
    """

    name: str
    rule: str
    verb: str = ""
    base: str = ""
    thing: str = ""
    noun: str = ""
    chain: str = ""

    def __post_init__(self) -> None:
        self.noun = self.noun or self.name[len(self.verb) :] or self.name


def resolve_names(text: str, phrases: list[Phrase], ends: list[int]) -> list[Named]:
    """A name for every phrase of `text`, in order. `ends`: offsets after every sentence of `text`."""
    reader = _NameReader(text, phrases, ends)
    return [reader.read(i) for i in range(len(phrases))]


class _NameReader:
    """Reads names in text order; what one sentence has named so far helps with its next number."""

    def __init__(self, text: str, phrases: list[Phrase], ends: list[int]) -> None:
        self.text = text
        self.phrases = phrases
        self.ends = ends
        self.named: list[Named] = []
        self.previous: Named | None = None
        self._new_sentence()

    def _new_sentence(self) -> None:
        self.previous = None
        self.group: list[str] = []
        self.used = 0
        self.told: list[int] = []
        self.known_topic = ""
        self.joint = ""
        self.unit = ""

    def read(self, i: int) -> Named:
        phrase = self.phrases[i]
        if i > 0 and self.phrases[i - 1].sentence != phrase.sentence:
            self._new_sentence()
        found = self._read(i, phrase)
        self.previous = found
        self.named.append(found)
        self.unit = phrase.quantity.unit
        return found

    def _read(self, i: int, phrase: Phrase) -> Named:
        if phrase.quantity.kind == "ratio":
            return self._ratio_part(phrase)
        if phrase.sibling and self.used < len(self.group):
            self.used += 1
            return Named(self.group[self.used - 1], "distributed")
        count = 1 + _siblings(self.phrases, i)
        subject = subject_of(phrase, in_list=count > 1)
        members = spread(subject or (topic_of(phrase.topic) if "分别" in phrase.link else ""), count)
        if not subject and "分别" in phrase.link and len(self.group) == count:
            members = self.group
        if not members and not subject and count > 1 and "%" in phrase.quantity.unit:
            members = self._levels_before(i, count)
        if members:
            self.group, self.used = members, 1
            self.joint = subject.partition("分别")[0] or self.joint
            return Named(members[0], "distributed")
        following = self.phrases[i + 1] if i + 1 < len(self.phrases) else None
        if following is not None and following.sentence != phrase.sentence:
            following = None
        thing = _graded(thing_behind(phrase), following) or _shared_thing(phrase, following)
        found = self._single(phrase, subject, thing)
        found.thing = thing
        if phrase.topic or thing:
            self.told.append(i)
        return found if _AMONG.match(phrase.before.lstrip("、，")) else self._with_topic(found)

    @property
    def topic(self) -> str:
        """What this sentence has been about so far, worked out only where a name needs it."""
        while self.told:
            i = self.told.pop()
            before = self.phrases[i - 1] if i > 0 and self.phrases[i - 1].sentence == self.phrases[i].sentence else None
            if topic := topic_before(self.phrases[i], before):
                self.known_topic, self.told = topic, []
        return self.known_topic

    def _levels_before(self, i: int, count: int) -> list[str]:
        """A 5元，B 3元，增长9%和8%: the names of the numbers right before, one for each growth rate."""
        if i < count or any(p.sentence != self.phrases[i].sentence for p in self.phrases[i - count : i]):
            return []
        names = [named.name for named in self.named[i - count : i]]
        return names if len(set(names)) == count else []

    def _ratio_part(self, phrase: Phrase) -> Named:
        quantity = phrase.quantity
        if quantity.part == 0:
            shares = self.previous is not None and self.previous.name in _INDUSTRY_SHARES
            if quantity.parts == 3 and (shares or "产业" in phrase.before[-24:]):
                return Named(_INDUSTRY_SHARES[0], "ratio")
            return Named(subject_of(phrase) or phrase.before[-12:], "ratio")
        if self.previous is None:
            return Named("", "unknown")
        if self.previous.name in _INDUSTRY_SHARES:
            return Named(_INDUSTRY_SHARES[quantity.part], "ratio")
        return Named(self.previous.name, "ratio")

    def _single(self, phrase: Phrase, subject: str, thing: str) -> Named:
        """The name of a number that no list and no ratio names."""
        words, previous = wording(), self.previous
        if phrase.object == "的" and thing:
            return Named(thing + subject[len(verb_of(subject)) :], "modifier")
        if phrase.quantity.unit == "倍" and subject and _EQUALS.match(phrase.before.rpartition("，")[2]):
            return self._carried(phrase)
        if phrase.object.startswith("规模") and len(phrase.object) > 2:
            return Named(phrase.object[2:] + "规模", "object")
        compared = self._compared(phrase)
        if compared is not None:
            return compared
        changes = phrase.sense.changes
        if not subject:
            return self._without_subject(phrase, thing, changes=changes)
        if subject.startswith("占"):
            carried = self._carried(phrase)
            owner = previous.noun if carried.rule == "carried" and previous is not None else carried.name
            return Named(owner + subject, "share", "", owner)
        if subject in _ECONOMY and changes:
            return Named("经济增长", "own")
        if previous is not None:
            if not thing and words.noun_dropping.fullmatch(subject):
                verbs = words.verbs_at_end.search(previous.name, 1)
                if verbs is not None and not phrase.paused:
                    return Named(previous.name[: verbs.start()] + subject, "shared-noun")
                noun = previous.thing or previous.noun
                noun = _known_part(noun) if "累计" in phrase.before else noun
                return Named(subject + noun, "shared-noun", subject)
            if _opposite(previous.name, subject) and not thing and not phrase.paused:
                return Named(previous.name[:-2] + subject, "completed", previous.verb)
            if subject[:2] == previous.noun[-2:] and len(subject) > 2 and not phrase.paused:
                return Named(previous.noun + subject[2:], "completed")
            if words.effect.match(subject):
                owner = self.joint or previous.base or previous.noun
                return Named(owner + subject + thing, "completed", "", owner)
        if previous is not None and not thing and not head_of(subject) and _AMONG.match(phrase.before.lstrip("、，")):
            return Named(subject + head_of(previous.name), "own", verb_of(subject))
        if not thing and subject in words.bare and (owner := self._owner(phrase)):
            return Named(complete(owner, subject), "completed")
        alike = phrase.quantity.unit == self.unit and len(subject) <= 6 and not phrase.topic
        listing = not phrase.paused or alike
        if previous is not None and listing and not phrase.link:
            listed = (
                _in_list(previous, subject, thing) if not phrase.paused or phrase.quantity.unit == self.unit else None
            )
            if listed is not None:
                return listed
        if thing and (not changes or phrase.sense.reached):
            return self._with_thing(phrase, subject, thing)
        return Named(subject[-_LONGEST_NAME:], "own", verb_of(subject))

    def _without_subject(self, phrase: Phrase, thing: str, *, changes: bool) -> Named:
        previous = self.previous
        if phrase.quantity.unit == "%" and thing and _STATE.match(thing):
            return Named((self._owner(phrase) or "") + thing, "completed")
        if thing and changes and phrase.quantity.unit != "%":
            verb = phrase.link.strip("　 ")
            return Named(verb + thing, "whole", verb, "", thing)
        linked = phrase.link and not phrase.link.strip("　 ").endswith("的")
        if not thing or changes or (linked and previous is not None and phrase.sibling):
            return self._carried(phrase)
        if previous is not None and (verb := previous.verb or previous.chain) and not phrase.paused:
            return Named(verb + thing, "shared-verb", verb)
        return Named(thing, "object", verb_of(thing))

    def _with_thing(self, phrase: Phrase, subject: str, thing: str) -> Named:
        """Words before the number and the noun behind it: 建设|20个|医疗次中心."""
        if _HANDLED.search(subject):
            return Named(thing, "object", verb_of(thing))
        if subject.endswith("等") or ends_open(phrase.subject):
            verb = verb_of(subject)
            if not verb and self.previous is not None and not phrase.paused:
                verb = self.previous.verb
            return Named(verb + thing, "object", verb)
        background = wording().background.match(subject)
        verb = verb_of(subject) or _group(background)
        noun = subject if phrase.link else ""
        chain = "" if verb else _group(wording().verbs_at_end.search(subject))
        return Named((subject + thing)[-_LONGEST_NAME:], "whole", verb, "", "", noun, chain)

    def _compared(self, phrase: Phrase) -> Named | None:
        """高于全国平均0.3个百分点: the thing compared and what with; None where nothing is compared."""
        if "点" not in phrase.quantity.unit:
            return None
        clause, versus = phrase.subject + phrase.link, phrase.versus
        if not versus or clause.endswith(("占全国", "占全省")):
            return None
        subject = wording().lead.sub("", clause[: len(clause) - len(versus)]).strip("　 、，的")
        if versus.endswith(_GOALS):
            return Named(subject, "compared") if subject else None
        if subject:
            return Named(subject + versus, "compared")
        carried = self._carried(phrase)
        speed = "" if head_of(carried.name).endswith(_RATES) else "增速"
        return Named(carried.name + speed + versus, "compared", "", carried.name)

    def _carried(self, phrase: Phrase) -> Named:
        """The name from the clause before, or from the number before."""
        words, previous = wording(), self.previous
        if phrase.topic and _FROM.match(phrase.before.rpartition("，")[2]):
            noun = words.lead.sub("", phrase.topic[-1]).strip("　 ")
            if 2 <= len(noun) <= _LONGEST_NAME:
                return Named(noun, "topic")
        for clause in reversed(phrase.topic):
            if noun := noun_phrase(clause, certain=previous is not None):
                return Named(noun, "topic")
        if previous is not None:
            grows = phrase.quantity.unit == "%" and phrase.sense.rising and not phrase.sense.reached
            return Named(previous.base if grows and previous.base else previous.name, "carried", previous.verb)
        noun = noun_phrase(sentence_before(self.text, self.ends, phrase.sentence), certain=False)
        return Named(noun, "topic") if noun else Named(phrase.object[:_LONGEST_NAME], "unknown")

    def _owner(self, phrase: Phrase) -> str:
        """What a bare noun (总投资, 占比) belongs to."""
        if owner := topic_of(phrase.topic):
            return owner
        if self.previous is not None:
            return self.topic if self.previous.rule == "topic-completed" and self.topic else self.previous.noun
        return noun_phrase(sentence_before(self.text, self.ends, phrase.sentence), certain=False)

    def _with_topic(self, found: Named) -> Named:
        """A name that is too general alone, with the topic of the clause before or the noun counted before."""
        words = wording()
        if found.rule not in _COMPLETED_RULES:
            return found
        rest = found.name[len(found.verb) :]
        if found.rule == "own" and "企业" in rest and len(rest) <= 8:
            topic = self.topic
            if topic[:2] not in found.name and "、" not in topic and words.sector.search(topic):
                return Named(topic + found.name, "topic-completed", "", "", found.thing)
        per_head = found.name in _PER_HEAD
        general = words.generic.fullmatch(rest) if rest else words.noun_dropping.fullmatch(found.name)
        if rest and not per_head and not general:
            return found
        topic = self.topic
        if not rest and found.name in topic:
            return Named(topic, "topic-completed", "", "", found.thing)
        if not topic and found.rule == "own" and self.previous is not None:
            topic = self.previous.noun
        if not topic or topic in found.name or found.verb.startswith("新") or not (per_head or general):
            return found
        if per_head:
            return Named(topic + found.name, "topic-completed")
        if rest and rest in topic:
            return Named(topic[: topic.index(rest) + len(rest)], "topic-completed", "", "", found.thing)
        return Named(topic + found.name, "topic-completed", "", "", found.thing, topic)


def _group(match: re.Match[str] | None) -> str:
    return match.group() if match else ""


_COMPLETED_RULES = frozenset(("own", "whole", "object", "shared-verb"))


def counts_articles(phrase: Phrase, named: Named) -> bool:
    """Whether the number only names a document by its articles (人才振兴60条), and measures nothing."""
    quantity = phrase.quantity
    if quantity.unit != "条" or named.thing or phrase.link or quantity.after or quantity.more or phrase.sibling:
        return False
    return named.name[-1:] not in _LONG_THINGS


_LONG_THINGS = frozenset("线路道链河街渠沟管带廊船鱼狗轨缆巷槽")


def fact_name(phrase: Phrase, named: Named, rule: str) -> str:
    """Name of a background number: the noun it describes, without what is done to it. `rule` made it background."""
    thing = thing_behind(phrase)
    unit = phrase.quantity.unit
    if not thing or named.rule == "topic-completed" or unit == "年":
        return named.name
    if rule == "document":
        return named.name[len(named.verb) :]
    if unit in _TIME_UNITS:
        return _POLICY.sub("", thing) + "时间"
    if unit in ("岁", "周岁"):
        predicate = wording().predicate.search(thing, 2)
        people = thing[: predicate.start()] if predicate else thing
        return people[: len(people) - len(head_of(people))] + "年龄"
    if rule == "grade":
        owner = split_members(phrase.subject)[-1]
        owner = owner[len(verb_of(owner)) :] if len(owner) < 8 and not _SUPERLATIVE.search(owner) else ""
        predicate = wording().predicate.search(thing, 2)
        return owner + (thing[: predicate.start()] if predicate else thing).partition("等")[0]
    if rule == "background":
        thing = _ADDED.split(thing)[0]
    return thing.partition("的")[2] or thing


_ADDED = re.compile(r"以及|(?<=..)[和与及](?=..)")
_SUPERLATIVE = re.compile(r"最[大高长强]|首[个台座批条]|一[个台座批条]$")


def thing_behind(phrase: Phrase) -> str:
    """The noun behind the number, "" where the number closes its clause."""
    thing = phrase.object.strip("　 ")
    if not named_behind(thing):
        return ""
    thing = thing.removeprefix("的")
    if thing[:1] in ("、", "，"):
        thing = wording().lead.sub("", thing)
    end = wording().object_end.search(thing)
    if (examples := _AND_THE_LIKE.search(thing)) is not None:
        thing = thing[: examples.start()]
    thing = wording().idle_adverbs.sub("", thing[: end.start()] if end else thing)
    return thing.strip("　 、的和及与")[:_LONGEST_NAME]


def _known_part(noun: str) -> str:
    """The indicator that a noun ends in: a running total counts more than this year's part (增发国债|高标准农田)."""
    matches = indicators().automaton.find_matches_as_indexes(noun)
    return noun[matches[-1][1] :] if matches and matches[-1][2] == len(noun) else noun


def _opposite(name: str, subject: str) -> bool:
    """Whether a bare head takes the place of the name's: 一般公共预算收入, 支出."""
    return (
        len(subject) == 2 and len(name) > 3 and head_of(subject) == subject and name[-2:] in _OPPOSITES.get(subject, ())
    )


_OPPOSITES = {"支出": ("收入",), "收入": ("支出",), "贷款": ("存款",), "出口": ("进口",), "进口": ("出口",)}


_AND_THE_LIKE = re.compile(r"(?<=..)等(?:系列|重大|大型|重要)?(?:活动|赛事|会议)$")


def _siblings(phrases: list[Phrase], i: int) -> int:
    """How many numbers follow that have nothing of their own: 分别增长5%、6%和7%."""
    count = 0
    while i + count + 1 < len(phrases) and phrases[i + count + 1].sibling:
        count += 1
    return count


def _in_list(previous: Named, subject: str, thing: str) -> Named | None:
    """A further member of a list that shares the first one's verb: 新增上市公司5家、挂牌企业9家."""
    if len(subject) == 2 and not thing and previous.name and previous.name[-1] == subject[-1]:
        return Named(previous.name[:-2] + subject, "shared-verb", previous.verb)
    if not previous.verb or verb_of(subject):
        return None
    if len(subject) <= 2 and len(previous.noun) > 4:
        name = previous.name[: -len(subject)] + subject
    else:
        name = previous.verb + subject
    return Named((name + thing)[:_LONGEST_NAME], "shared-verb", previous.verb)


def _shared_thing(phrase: Phrase, following: Phrase | None) -> str:
    """The noun of the next number where it closes both: 首批12项及第二批14项重点改革."""
    if following is None:
        return ""
    if phrase.object == "的":
        return thing_behind(following)
    if thing_behind(phrase) or following.paused or following.link or following.quantity.unit != phrase.quantity.unit:
        return ""
    return thing_behind(following) if _JOINED.match(following.before) and len(following.before) <= 6 else ""


def _graded(thing: str, following: Phrase | None) -> str:
    """2家千亿级、24家百亿级企业: the noun that the next grade names belongs to this one too."""
    if not thing.endswith("级") or following is None or "级" not in following.object:
        return thing
    return thing + thing_behind(following).partition("级")[2]
