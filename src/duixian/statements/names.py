"""What a number measures: named by its clause, carried over, distributed or completed where it is elided."""

from __future__ import annotations

import re

from duixian.statements.anaphora import points_back
from duixian.statements.coordination import ends_open, head_of, members_of, verb_of
from duixian.statements.funding import FUND_ENDS, GIVING, purpose_of
from duixian.statements.measures import also_changes, tells_pace
from duixian.statements.named import Named, known_part, next_in_list, opposite
from duixian.statements.owners import doer, same_owner
from duixian.statements.phrase import Phrase
from duixian.statements.scopes import SMALL_MONEY, Scopes, grade_shared, raised_before
from duixian.statements.subjects import saved_of, spread, subject_of
from duixian.statements.things import LONGEST_NAME, things_behind
from duixian.statements.topics import complete, noun_phrase, sentence_before, topic_before, topic_object, topic_of
from duixian.statements.wording import without_lead, wording
from duixian.vocabulary.indicators import indicators

_LONGEST_LIST = 30
_LONGEST_CARRIED = 120
_INDUSTRY_SHARES = ("第一产业占比", "第二产业占比", "第三产业占比")
_COMPLETED_RULES = frozenset(("own", "whole", "object", "shared-verb"))
_PER_HEAD = frozenset(("人均", "户均", "亩均", "日均", "月均"))
_STATE = re.compile(r"(?:用于|在|进入|达到|实现|纳入|来自|完成|通过|集中|分布)")
_GIVEN = re.compile(r"(?:提供|发放|给予|实行)([^，]{2,10})$")
_GROWTH = re.compile(r"经济增长(?:速度)?的?(?:预期|调控)?目标|年经济$")
_EXTENT = ("长达", "全长", "总长")
_EQUALS = re.compile(r"\s*(?:是|为|相当于|达到)")
_AMONG = re.compile(r"[、，]*\s*其中")
_FROM = re.compile(r"\s*[由从自]")
# what stands behind 对, 将 and 把 is handled, and what stands behind a closing 向 or 给 receives
_HANDLED = re.compile(r"(?:确定)?(?:将|把|对(?![外俄非美欧日韩口标接]))")
_RECEIVES = frozenset("对将把向给为")
_AIM = re.compile(r"的?(?:预期|经济|((?:国内|地区)生产总值))?增长(?:预期)?目标")
_ECONOMY = frozenset(("经济", "国民经济", "全国经济", "地区经济", "经济总体"))
# 4亿农民|参加: in what is told before
_JOINING = ("参加", "参保", "参合")
_FIRMS = ("企业", "公司", "集团", "工业", "银行")
_THERE_IS = frozenset(("有", "又有", "已有", "还有", "现有"))
_HANDLING = ("办结率", "办复率", "满意率", "采纳率", "答复率", "面商率", "按时办结率", "按期办结率")
# who is sent is named, not what for: 选派2000名农技员|服务春耕
_SENDING = frozenset(("选派", "组织", "派出", "招募", "选聘", "抽调", "动员", "遴选"))
_SENT = re.compile(r"(?<=..)(?:服务(?!队|员|团|中心|平台|机构)|赴|到|下沉|深入|对|进驻|驻|帮扶|在)")
# 在|10个|县市开展了医改试点
_TRIED = re.compile(r"([^，进开实启]{1,12}?)(?:进行|开展|实行|启动|推行)了?([^，]{2,20}?)的?试点$")
# 成为全国首个|经济总量|突破5万亿元的城市
_FIRST = re.compile(
    r"(?:(.{0,12}?)成为)?(?:全国|全球|世界|国内|全省|北方|南方|中部|西部|东部|长三角|中西部)+(?:首个|第[一二三四五]个|唯一一?个)([^个]*)$"
)
# 财政安排专项资金|支持
_SUPPORTING = re.compile(r"(?:安排|投入|拿出|筹集)[^，]{0,6}资金(支持|用于|补助|资助)$")
_COUNTED = frozenset(("个", "家", "户", "所", "条", "项", "座"))
# 国务院向全国人大常委会提请审议, 提请全国人大常委会审议
_SUBMITS = re.compile(r"(提请|提交)(?:[^，、审]{0,12}(审议))?")
_CLAUSES = re.compile("[，：]")
_GOALS = ("目标", "计划", "预期", "任务", "指标")
_RATES = ("率", "比重", "占比", "比例", "度", "增速")


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
        self.things = things_behind(phrases)
        self.siblings = _siblings_behind(phrases)
        self.named: list[Named] = []
        self.scopes = Scopes()
        self._new_sentence()

    def _new_sentence(self) -> None:
        self.previous: Named | None = None
        self.group: list[str] = []
        self.used = 0
        self.told: list[int] = []
        self.known_topic = ""
        self.joint = ""
        self.unit = ""

    def read(self, i: int) -> Named:
        """The name of phrase `i`, next in order."""
        phrase = self.phrases[i]
        if i > 0 and self.phrases[i - 1].sentence != phrase.sentence:
            self._new_sentence()
        found = self._read(i, phrase)
        if len(found.name) > _LONGEST_CARRIED:
            found.name = found.name[:_LONGEST_CARRIED]
        if phrase.quantity.unit == "%":
            before = self.previous is not None and self.previous.paced
            found.paced = (before and found.rule == "carried" and phrase.sense.reached) or tells_pace(phrase)
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
        in_list = self.siblings[i] > 0
        subject = subject_of(phrase, in_list=in_list)
        if in_list and (members := self._members(i, phrase, subject)):
            if phrase.sense.changes and phrase.quantity.unit in SMALL_MONEY:
                members = [member + self.scopes.rate_raised(phrase, member) for member in members]
            self.group, self.used = members, 1
            self.joint = subject.partition("分别")[0] or self.joint
            return Named(members[0], "distributed")
        thing = self.things[i]
        found = self._single(phrase, subject, thing)
        found.thing = thing
        if phrase.earlier or thing:
            self.told.append(i)
        return found if "其中" in phrase.before and _is_among(phrase) else self._with_topic(found)

    def _ratio_part(self, phrase: Phrase) -> Named:
        quantity, previous = phrase.quantity, self.previous
        if quantity.part == 0:
            shares = previous is not None and previous.name in _INDUSTRY_SHARES
            if quantity.parts == 3 and (shares or "产业" in phrase.before[-24:]):
                return Named(_INDUSTRY_SHARES[0], "ratio")
            return Named(subject_of(phrase) or phrase.before[-12:], "ratio")
        if previous is None:
            return Named("", "unknown")
        name = _INDUSTRY_SHARES[quantity.part] if previous.name in _INDUSTRY_SHARES else previous.name
        return Named(name, "ratio")

    def _members(self, i: int, phrase: Phrase, subject: str) -> list[str]:
        """The names of this number and of the siblings behind it, [] where the list names not as many things."""
        count, apart = 1 + self.siblings[i], "分别" in phrase.link
        members = spread(subject or (topic_of(phrase.topic) if apart else ""), count)
        if subject:
            return _compared_each(members, phrase)
        if len(self.group) == count and (apart or phrase.sense.reached):
            return [name.removesuffix("新增") for name in self.group] if "累计" in phrase.link else self.group
        if not members and "%" in phrase.quantity.unit and count <= _LONGEST_LIST:
            return self._levels_before(i, count)
        return members

    def _levels_before(self, i: int, count: int) -> list[str]:
        """A 5元，B 3元，增长9%和8%: the names of the numbers right before, one for each growth rate."""
        if i < count or any(p.sentence != self.phrases[i].sentence for p in self.phrases[i - count : i]):
            return []
        names = [named.name for named in self.named[i - count : i]]
        return names if len(set(names)) == count else []

    @property
    def topic(self) -> str:
        """What this sentence has been about so far, worked out only where a name needs it."""
        while self.told:
            i = self.told.pop()
            before = self.phrases[i - 1] if i > 0 and self.phrases[i - 1].sentence == self.phrases[i].sentence else None
            if topic := topic_before(self.phrases[i], before):
                self.known_topic, self.told = topic, []
        return self.known_topic

    def _single(self, phrase: Phrase, subject: str, thing: str) -> Named:
        """The name of a number that no list and no ratio names."""
        unit = phrase.quantity.unit
        if phrase.object and (named := _by_object(phrase, subject, thing)) is not None:
            return named
        if thing and phrase.link.endswith("在") and (tried := _TRIED.match(phrase.object)) is not None:
            return Named(tried.group(2) + "试点" + tried.group(1), "object")
        if thing and "个" in subject and (first := _FIRST.match(subject)) is not None:
            owner, what = first.groups("")
            return Named(owner + what, "own") if what else self._carried(phrase)
        if (
            thing
            and not subject
            and self.previous is not None
            and self.phrases[len(self.named) - 1].object.endswith("中有")
        ):
            return Named(self.previous.name + thing, "completed")
        if unit == "%":
            if (saving := saved_of(phrase)) is not None:
                return self._saved(*saving)
            if self.previous is not None and self.previous.rule == "saved" and subject in wording().saved:
                return self._saved("", subject)
        if unit == "倍" and subject and _EQUALS.match(phrase.before.rpartition("，")[2]):
            return self._carried(phrase)
        if "点" in unit and phrase.versus and (compared := self._compared(phrase)) is not None:
            return compared
        if not subject:
            return self._without_subject(phrase, thing)
        if subject.startswith("占"):
            return self._share(phrase, subject)
        if "经济" in subject and phrase.sense.changes and (subject in _ECONOMY or _GROWTH.search(subject)):
            return Named("经济增长", "own")
        return self._with_subject(phrase, subject, thing)

    def _with_subject(self, phrase: Phrase, subject: str, thing: str) -> Named:
        previous = self.previous
        if subject[-3:] == "吞吐量":
            subject = self.scopes.at_hub(phrase, subject)
        if "同时" in phrase.subject and (also := also_changes(phrase)) is not None:
            return Named(also[1], "own")
        if ("此" in subject or "这" in subject) and points_back(subject):
            return self._pointing_back(phrase, subject)
        if "元" in phrase.quantity.unit and (funds := purpose_of(self.text, phrase, subject, thing)):
            return Named(funds, "funds")
        if previous is not None and (sharing := self._sharing(previous, phrase, subject, thing)) is not None:
            return sharing
        if not thing and phrase.earlier and subject in wording().accounts:
            owner = topic_of(phrase.topic)
            if any(firm in owner for firm in _FIRMS):
                return Named(complete(owner, subject), "completed")
        if subject in wording().bare and (not thing or _is_part(phrase)) and (owner := self._owner(phrase)):
            return Named(complete(owner, subject), "completed")
        if previous is not None and not phrase.link and self._lists_on(phrase, subject):
            following = next_in_list(previous, subject, thing)
            if following is not None:
                return following
        if thing and (not phrase.sense.changes or phrase.sense.reached):
            return self._with_thing(phrase, subject, thing)
        if phrase.sense.changes and phrase.quantity.unit in SMALL_MONEY:
            subject += self.scopes.rate_raised(phrase, subject)
        mover = subject.partition("带动")[0] if "带动" in subject else ""
        return Named(subject[-LONGEST_NAME:], "own", verb_of(subject), base=mover)

    def _pointing_back(self, phrase: Phrase, subject: str) -> Named:
        """The name of a subject with 为此, 此项, 这方面, spelled out."""
        before = sentence_before(self.text, self.ends, phrase.sentence)
        name = self.scopes.spelled_out(subject, phrase, before, self.previous.name if self.previous is not None else "")
        return Named(name[-LONGEST_NAME:], "completed", verb_of(name)) if name else self._carried(phrase)

    def _sharing(self, previous: Named, phrase: Phrase, subject: str, thing: str) -> Named | None:
        """The name of a subject that leaves out what the number before has named."""
        words = wording()
        if not thing and subject in words.noun_dropping:
            verbs = words.verbs_at_end.start(previous.name, 1)
            if verbs < len(previous.name) and not phrase.paused:
                return Named(previous.name[:verbs] + subject, "shared-noun")
            noun = previous.thing or previous.noun
            return Named(subject + (known_part(noun) if "累计" in phrase.before else noun), "shared-noun", subject)
        if not phrase.paused:
            if not thing and opposite(previous, subject):
                return Named(previous.name[:-2] + subject, "completed", previous.verb)
            if len(subject) > 2 and previous.noun[-2:] == subject[:2]:
                return Named(previous.noun + subject[2:], "completed")
        if not thing and subject in GIVING and previous.name.endswith(FUND_ENDS):
            return Named(previous.name, "carried", previous.verb)
        if not thing and not phrase.paused and (grade := grade_shared(previous, subject)):
            return Named(grade + subject, "owned")
        if phrase.sense.reached and phrase.quantity.unit in _COUNTED and previous.name.endswith(subject):
            return Named(previous.name, "carried", previous.verb)
        if not thing and (owner := same_owner(previous, subject)):
            return Named(owner + subject, "owned", base=owner)
        if subject.startswith(words.effects):
            if phrase.paused and not thing and indicators().resolve(subject) is not None:
                return Named(subject, "own", verb_of(subject))
            owner = self.joint or previous.base or previous.noun
            return Named(owner + subject + thing, "completed", base=owner)
        if not phrase.paused and not thing and previous.rule in ("own", "owned") and (owner := doer(previous, subject)):
            return Named(owner + subject, "owned", base=owner)
        if "点" in phrase.quantity.unit and subject in words.rate_nouns:
            return Named(previous.name + subject, "carried", base=previous.name)
        if subject[-1] == "率" and not thing and subject.endswith(_HANDLING) and (dealt := self._dealt_with()):
            return Named(dealt + subject, "completed")
        goes_on = previous.rule == "among" and not phrase.paused and phrase.quantity.unit == self.unit
        if not thing and (goes_on or _is_among(phrase)) and not head_of(subject) and (head := head_of(previous.name)):
            return Named(subject + head, "among", verb_of(subject))
        return None

    def _saved(self, of: str, what: str) -> Named:
        """What there is less of: 事项办理平均减时间80%、减材料50% → 事项办理时间, 事项办理材料."""
        previous = self.previous
        counted = previous.base if previous is not None and previous.rule == "saved" else ""
        if previous is not None and previous.rule in _COMPLETED_RULES and previous.thing:
            counted = previous.noun
        owner = of or counted
        return Named(owner + what, "saved", base=owner)

    def _dealt_with(self) -> str:
        """What the last numbers of the sentence count as dealt with: 建议90件、提案80件，办结率100%."""
        nouns: list[str] = []
        for named, phrase in zip(reversed(self.named), reversed(self.phrases[: len(self.named)]), strict=False):
            if "件" not in phrase.quantity.unit or phrase.sentence != self.phrases[len(self.named)].sentence:
                break
            nouns.insert(0, named.noun)
            if phrase.paused or not phrase.before.startswith("、"):
                break
        return "、".join(nouns)

    def _lists_on(self, phrase: Phrase, subject: str) -> bool:
        """Whether a number goes on with the list of the one before."""
        if not phrase.paused:
            return True
        return phrase.quantity.unit == self.unit and len(subject) <= 6 and not phrase.earlier

    def _share(self, phrase: Phrase, subject: str) -> Named:
        """占Y比重 without the thing whose share it is."""
        carried = self._carried(phrase)
        owner = carried.name
        if carried.rule == "carried" and self.previous is not None:
            owner = self.previous.noun
        return Named(owner + subject, "share", base=owner)

    def _without_subject(self, phrase: Phrase, thing: str) -> Named:
        previous, changes = self.previous, phrase.sense.changes
        if not thing:
            return self._carried(phrase)
        percent = phrase.quantity.unit == "%"
        if percent and _STATE.match(thing):
            return Named(self._owner(phrase) + thing, "completed")
        link = phrase.link.strip("　 ")
        if changes and not percent:
            return Named(link + thing, "whole", link, core=thing)
        if changes or (phrase.sibling and phrase.link and previous is not None and not link.endswith("的")):
            return self._carried(phrase)
        if previous is not None and (verb := previous.verb or previous.chain) and not phrase.paused:
            return Named(verb + thing, "shared-verb", verb)
        return Named(thing, "object", verb_of(thing))

    def _with_thing(self, phrase: Phrase, subject: str, thing: str) -> Named:
        """Words before the number and the noun behind it: 建设|20个|医疗次中心."""
        if subject in _THERE_IS:
            return self._without_subject(phrase, thing)
        if (supporting := _SUPPORTING.search(subject)) is not None:
            subject = supporting.group(1)
        if subject[-1:] in _RECEIVES or _HANDLED.match(subject):
            return Named(thing, "object", verb_of(thing))
        verb = verb_of(subject)
        if verb in _SENDING:
            thing = _SENT.split(thing, maxsplit=1)[0]
        if "、" in subject and phrase.quantity.low in _counts(subject[len(verb) :]):
            return Named(verb + thing, "object", verb)  # the list before the number spells out what it counts
        if subject.endswith("等") or ends_open(phrase.subject):
            if not verb and (submits := _SUBMITS.search(subject)) is not None:
                verb = submits.group(1) + (submits.group(2) or "")
            handled = _HANDLED.match(phrase.subject.lstrip("，、　 "))
            if not verb and self.previous is not None and not phrase.paused and handled is None:
                verb = self.previous.verb
            return Named(verb + thing, "object", verb)
        if not verb and (background := wording().background.match(subject)) is not None:
            verb = background.group()
        chain = "" if verb else subject[wording().verbs_at_end.start(subject) :]
        core = subject if phrase.link else ""
        return Named((subject + thing)[-LONGEST_NAME:], "whole", verb, chain=chain, core=core)

    def _compared(self, phrase: Phrase) -> Named | None:
        """高于全国平均0.3个百分点: the thing compared and what with; None where only a goal is compared with."""
        clause, versus = phrase.subject + phrase.link, phrase.versus
        if clause.endswith(("占全国", "占全省")):
            return None
        subject = without_lead(clause[: len(clause) - len(versus)]).strip("　 、，的")
        if versus.endswith(_GOALS):
            return Named(subject, "compared") if subject else None
        if subject:
            return Named(subject + versus, "compared")
        carried = self._carried(phrase)
        speed = "" if head_of(carried.name).endswith(_RATES) else "增速"
        return Named(carried.name + speed + versus, "compared", base=carried.name)

    def _carried(self, phrase: Phrase) -> Named:
        """The name from the clause before, or from the number before."""
        previous = self.previous
        if phrase.earlier and phrase.quantity.unit == "%" and (raised := raised_before(phrase)):
            return Named(raised, "topic")
        if phrase.earlier and _FROM.match(phrase.before.rpartition("，")[2]):
            noun = without_lead(phrase.topic[-1]).strip("　 ")
            if 2 <= len(noun) <= LONGEST_NAME:
                return Named(noun, "topic")
        for clause in reversed(phrase.topic):
            if noun := noun_phrase(clause, certain=previous is not None):
                return Named(noun, "topic")
        if previous is not None:
            grows = phrase.quantity.unit == "%" and phrase.sense.rising and not phrase.sense.reached
            if "累计" in phrase.link and previous.verb.startswith("新"):
                return Named(previous.noun, "carried")
            based = previous.base and (grows or previous.rule == "modifier")
            return Named(previous.base if based else previous.name, "carried", previous.verb)
        given = _GIVEN.search(phrase.earlier)
        noun = given.group(1) if given else topic_of(phrase.topic)
        noun = noun or noun_phrase(sentence_before(self.text, self.ends, phrase.sentence), certain=False)
        return Named(noun, "topic") if noun else Named(phrase.object[:LONGEST_NAME], "unknown")

    def _owner(self, phrase: Phrase) -> str:
        """What a bare noun (总投资, 占比) belongs to."""
        if owner := topic_of(phrase.topic):
            return owner
        if self.previous is not None:
            return self.topic if self.previous.rule == "topic-completed" and self.topic else self.previous.noun
        before = sentence_before(self.text, self.ends, phrase.sentence)
        return noun_phrase(before, certain=False) or topic_object(_CLAUSES.split(before)[-1])

    def _with_topic(self, found: Named) -> Named:
        """A name that is too general alone, with the topic of the clause before or the noun counted before."""
        if found.rule not in _COMPLETED_RULES:
            return found
        words = wording()
        rest = found.name[len(found.verb) :]
        if found.verb == "服务" and rest == "企业":
            return found
        if found.rule == "own" and "企业" in rest and len(rest) <= 8:
            topic = self.topic
            if topic[:2] not in found.name and "、" not in topic and topic.endswith(words.sectors):
                return Named(topic + found.name, "topic-completed", thing=found.thing)
        per_head = found.name in _PER_HEAD
        general = rest in words.generic if rest else found.name in words.noun_dropping
        joins = found.rule == "object" and len(rest) <= 6 and rest.endswith(_JOINING)
        general = general or joins
        if rest and not per_head and not general:
            return found
        topic = self.topic
        if not rest and found.name in topic:
            return Named(topic, "topic-completed", thing=found.thing)
        if not topic and (found.rule == "own" or joins) and self.previous is not None:
            topic = (joins and self.previous.base) or self.previous.noun
        if not topic or topic in found.name or found.verb.startswith("新") or not (per_head or general):
            return found
        if per_head:
            return Named(topic + found.name, "topic-completed")
        if rest and rest in topic:
            noun = _without_verbs(topic[: topic.index(rest) + len(rest)])
            verb = "" if found.verb in topic else found.verb
            return Named(verb + noun, "topic-completed", verb, thing=found.thing)
        return Named(topic + found.name, "topic-completed", thing=found.thing, core=topic)


def _by_object(phrase: Phrase, subject: str, thing: str) -> Named | None:
    """The name of a number whose object alone tells it: 总投资3亿元的|项目, 5%的增长目标."""
    behind = phrase.object
    owned = (
        phrase.quantity.unit != "%"
        and behind.startswith("的")
        and (subject in wording().bare or (phrase.leads_on and head_of(subject) != ""))
    )
    if thing and (owned or (behind == "的" and phrase.quantity.unit != "%")):
        return Named(thing + subject[len(verb_of(subject)) :], "modifier", base=subject + thing)
    if thing and not subject and behind.startswith("的") and phrase.link.lstrip("　 ").startswith(_EXTENT):
        predicate = wording().predicate.search(thing, 2)
        return Named(thing[: predicate.start()] if predicate else thing, "modifier")
    if behind.startswith("规模") and len(behind) > 2:
        return Named(behind[2:] + "规模", "object")
    if phrase.quantity.unit == "%" and (aim := _AIM.match(behind)) is not None:
        return Named(aim.group(1) or "经济增长", "own")
    return None


def _compared_each(members: list[str], phrase: Phrase) -> list[str]:
    """The members of a list that is compared with one thing: 出口、进口增速分别高于全国2个、3个百分点."""
    versus = phrase.versus
    if not versus or "点" not in phrase.quantity.unit or versus.endswith(_GOALS):
        return members
    bare = [
        member.removesuffix("分别").removesuffix(versus).removesuffix("分别").removesuffix("增速") for member in members
    ]
    return [member + ("" if head_of(member).endswith(_RATES) else "增速") + versus for member in bare]


def _without_verbs(name: str) -> str:
    """A noun without the verbs of doing before it."""
    while (verb := verb_of(name)) and len(verb) < len(name):
        name = name[len(verb) :]
    return name


def _counts(listed: str) -> tuple[int, int]:
    """How many things a list names: with 和 and 及 as its joints, or as parts of its members."""
    return len(members_of(listed)), listed.count("、") + 1


def _is_part(phrase: Phrase) -> bool:
    """Whether the number says which part of what stands behind it is reached: 试点范围扩大到40%|的县."""
    return phrase.quantity.unit == "%" and phrase.object.startswith("的") and phrase.sense.reached


def _is_among(phrase: Phrase) -> bool:
    """Whether the number counts a part of what the one before counts: 其中…"""
    return "其中" in phrase.before and _AMONG.match(phrase.before) is not None


def _siblings_behind(phrases: list[Phrase]) -> list[int]:
    """How many numbers without anything of their own follow each number: 分别增长5%、6%和7%."""
    counts = [0] * len(phrases)
    for i in range(len(phrases) - 1, 0, -1):
        if phrases[i].sibling:
            counts[i - 1] = counts[i] + 1
    return counts
