"""What a number measures: the subject of its clause, carried over, distributed or completed where it is elided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from duixian.statements.phrase import SENTENCE_END, Phrase, named_behind
from duixian.statements.wording import one_of, wording
from duixian.vocabulary import load

_LONGEST_NAME = 40
_TIMES = frozenset(("小时", "分钟", "天", "个月", "个工作日", "个小时"))
_POLICY = re.compile(r"(?:政策|制度|措施|服务|机制)+$")
_ONLY_TIME = re.compile(r"[近这过去前后]*[0-9一二两三四五六七八九十几]+$")
_PER_AMOUNT = re.compile(r"(?:平均)?每[0-9]+[^0-9，、]{1,3}$")


@dataclass(slots=True)
class Named:
    """A resolved name.

    Attributes:
        name: what is measured.
        rule: `own` its clause names it, `object` the noun behind the number, `whole` verb before and noun behind,
            `carried` from the number before, `topic` from the clause before, `distributed` over a list with 分别,
            `completed` a bare noun with its owner, `shared-verb` the verb of the list's first member,
            `ratio` part of a ratio, `unknown`.
        verb: verb of doing that the name begins with, or "".
        base: for a share, the thing whose share it is.
        thing: the noun behind the number, its own or the list's.
        noun: the name without its verb.
    """

    name: str
    rule: str
    verb: str = ""
    base: str = ""
    thing: str = ""
    noun: str = ""

    def __post_init__(self) -> None:
        self.noun = self.noun or self.name[len(self.verb) :] or self.name


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("wording")["clauses"] | load("wording")["names"]
    return {
        "predicate_start": re.compile(rf"^(?:{one_of(data['predicate-starts'])})"),
        "cut": re.compile(one_of(data["cut-after"])),
        "object_end": re.compile(one_of(data["object-ends"])),
        "action_within": re.compile(one_of(load("wording")["actions"]["words"])),
        "sector": re.compile(rf"(?:{one_of(data['sectors'])})$"),
        "noun_dropping": re.compile(one_of(data["noun-dropping"])),
        "generic": re.compile(rf"(?:{one_of(data['generic'])})$"),
        "topic_tail": re.compile(rf"(?:{one_of(data['topic-tails'])})+$"),
        "effect": re.compile(rf"^(?:{one_of(data['effects'])})"),
    }


def resolve_names(text: str, phrases: list[Phrase]) -> list[Named]:
    """A name for every phrase, in order."""
    named: list[Named] = []
    group: list[str] = []
    used, topic, joint = 0, "", ""
    for i, phrase in enumerate(phrases):
        same_sentence = i > 0 and phrases[i - 1].sentence == phrase.sentence
        previous = named[i - 1] if i > 0 else None
        if not same_sentence:
            group, used, topic, joint = [], 0, "", ""
        siblings = _siblings(phrases, i)
        if phrase.quantity.kind == "ratio":
            found = _ratio_part(phrase, named, phrases, i)
        elif phrase.sibling and used < len(group):
            found = Named(group[used], "distributed")
            used += 1
        else:
            subject = _clean(phrase, in_list=siblings > 0)
            spread = _spread(subject, phrase, siblings + 1)
            if not subject and "分别" in phrase.link and len(group) == siblings + 1:
                spread = group
            if spread:
                group, used, joint = spread, 1, subject.partition("分别")[0] or joint
                found = Named(spread[0], "distributed")
            else:
                following = phrases[i + 1] if i + 1 < len(phrases) and phrases[i + 1].sentence == phrase.sentence else None
                thing = _graded(_thing(phrase), following) or _shared_thing(phrase, following)
                found = _single(text, phrase, subject, thing, previous if same_sentence else None, joint)
                found.thing = thing
                topic = _topic(phrase, phrases[i - 1] if same_sentence else None) or topic
                found = _with_topic(found, topic, previous.noun if previous is not None and same_sentence else "")
        named.append(found)
    return named


def fact_name(phrase: Phrase, named: Named, rule: str) -> str:
    """Name of a background number: the noun it describes, without what is done to it."""
    thing = _thing(phrase)
    if not thing or named.rule == "topic-completed":
        return named.name
    if rule == "document":
        return named.name[len(named.verb) :]
    if phrase.quantity.unit == "年":
        return named.name
    if phrase.quantity.unit in _TIMES:
        return _POLICY.sub("", thing) + "时间"
    if phrase.quantity.unit in ("岁", "周岁"):
        predicate = wording().predicate.search(thing, 2)
        thing = thing[: predicate.start()] if predicate else thing
        return thing[: len(thing) - len(_head(thing))] + "年龄"
    if phrase.quantity.unit.endswith("级"):
        owner = split_members(phrase.subject)[-1]
        owner = owner[len(_verb(owner)) :] if len(owner) < 8 else ""
        return owner + thing.partition("等")[0]
    return thing.partition("的")[2] or thing


def _siblings(phrases: list[Phrase], i: int) -> int:
    """How many numbers follow that have nothing of their own: 分别增长5%、6%和7%."""
    count = 0
    while i + count + 1 < len(phrases) and phrases[i + count + 1].sibling:
        count += 1
    return count


def _ratio_part(phrase: Phrase, named: list[Named], phrases: list[Phrase], i: int) -> Named:
    part, parts = phrase.quantity.part, phrase.quantity.parts
    if part > 0:
        first = named[i - part]
        owner = phrases[i - part].subject
        if first.name == "第一产业占比":
            return Named(("第一产业占比", "第二产业占比", "第三产业占比")[part], "ratio")
        return Named(owner, "ratio")
    if parts == 3 and "产业" in phrase.before[-24:]:
        return Named("第一产业占比", "ratio")
    return Named(_clean(phrase) or phrase.before[-12:], "ratio")


def _clean(phrase: Phrase, *, in_list: bool = False) -> str:
    """The subject without what leads to it and without the predicates listed before it.

    `in_list`: more numbers follow, so a coordinated subject is kept whole.
    """
    words, patterns = wording(), _patterns()
    share = _share(phrase)
    if share is not None:
        return share
    subject = phrase.subject.lstrip("　 、和及与")
    measured = phrase.quantity.unit
    rate = words.rate_start.match(phrase.link)
    if rate is not None and "%" not in measured:
        subject += rate.group()
    strength = None
    for strength in words.strength.finditer(subject):
        pass
    if strength is not None and strength.start() > 0:
        subject = subject[strength.end() :]
    for cut in patterns["cut"].finditer(subject):
        if cut.start() == 0 and patterns["effect"].match(subject):
            continue
        if len(subject) - cut.end() >= 4 and not (in_list and _CONJUNCTION.search(subject, 0, cut.start())):
            subject = subject[cut.end() :]
            break
    subject = words.lead.sub("", subject)
    if "、" in subject and not (in_list and "分别" in phrase.link):
        subject = _last_of_predicates(subject)
        subject = words.lead.sub("", subject)
    subject = _without_examples(subject.strip("　 的、"))
    if _ONLY_TIME.match(subject):
        return ""
    subject = _PER_AMOUNT.sub("", subject)
    if words.rate_noun.search(phrase.subject) and "%" in phrase.quantity.unit:
        subject = words.rate_noun.sub("", subject).rstrip("的")
    return subject


def _last_of_predicates(subject: str) -> str:
    """Of parts divided by 、 the last, where it is a clause of its own; else the whole coordinated list."""
    head, _, tail = subject.rpartition("、")
    if tail.count("”") > tail.count("“"):
        return subject
    stripped = wording().lead.sub("", tail)
    if stripped in wording().bare and (wording().predicate.search(head, 2) or wording().action.match(head)):
        return _complete(noun_phrase(head, certain=False) or topic_object(head), stripped)
    if wording().action.match(stripped) or _patterns()["predicate_start"].match(head):
        return stripped
    return subject


def _without_examples(subject: str) -> str:
    """新建甲路、乙路等城市道路 → 新建城市道路; short generic nouns keep their examples (供水、燃气等管网)."""
    at = subject.rfind("等")
    if at <= 0 or subject[at - 1] == "”" or subject[at - 1] in "平高初中对同" or subject[at + 1 : at + 2] in ("级", "教", "学"):
        return subject
    generic = subject[at + 1 :].lstrip("各类多种的")
    if len(generic) < 4:
        return subject
    return _verb(subject) + generic


def _share(phrase: Phrase) -> str | None:
    """X占Y(的)比重, however the clause orders it; None where the clause speaks of no share."""
    clause = phrase.subject + phrase.link
    at = clause.rfind("占")
    if at < 0 or clause[at : at + 2] in ("占比", "占地", "占用", "占补", "占领", "占道", "占据") or clause[at - 1 : at] in ("抢", "侵"):
        return None
    if phrase.quantity.unit not in ("%", "个百分点", "百分点", "成", "‰") and "分之" not in phrase.quantity.unit:
        return None
    owner = wording().lead.sub("", re.sub(r"(?:约|就|仅|均|都|分别|已|也)+$", "", clause[:at]))
    owner = owner.rpartition("，")[2].strip("　 、")
    whole = clause[at + 1 :]
    whole = re.sub(r"^(?:到|了|有)", "", whole)
    place = re.match(r"(?:全国|全省|全市|全区|全县|全球|世界)(?:的)?$", whole)
    if place is None:
        link = wording().link.search(whole)
        kept = whole[: link.start()] if link else whole
        if not kept:
            kept = re.match(r"(?:全国|全省|全市|全区|全县|全球|世界|[^达为到]*)", whole).group()  # type: ignore[union-attr]
        whole = kept
    whole = re.sub(r"(?:的)?(?:比重|比例|份额|比率)?(?:的)?$", "", whole)
    return f"{owner}占{whole}比重" if owner else f"占{whole}比重"


def _spread(subject: str, phrase: Phrase, count: int) -> list[str]:
    """The members of a coordinated subject where as many numbers follow; else []."""
    if count < 2 or not subject:
        return []
    before, apart, behind = subject.partition("分别")
    tail = ""
    if apart and before:
        subject, tail = before, behind
    members = split_members(subject)
    if len(members) == 1 and count == 2 and "城乡" in subject:
        second = ("城市", "农村") if "低保" in subject else ("城镇", "农村")
        members = [subject.replace("城乡", kind, 1) for kind in second]
    if len(members) != count:
        return []
    return [member + tail for member in members]


def split_members(subject: str) -> list[str]:
    """Members of a coordination with their shared parts restored.

    铁路、高速公路总里程 → 铁路总里程, 高速公路总里程; 存、贷款余额 → 存款余额, 贷款余额; 事故起数和死亡人数 → …,
    事故死亡人数.
    """
    parts = [part.translate(_RESTORED) for part in _CONJUNCTION.split(_protect(subject)) if part]
    parts = [wording().lead.sub("", part) for part in parts]
    if len(parts) < 2:
        return [subject]
    parts = _restore_pair(parts)
    last = parts[-1]
    head = _head(last)
    restored = []
    for part in parts[:-1]:
        if head and not _head(part) and not wording().action.match(last):
            part = part + (last[2:] if len(part) == 2 and len(last) > 2 + len(head) else head)
        restored.append(part)
    first = restored[0]
    first_head = _head(first)
    owner = first[: len(first) - len(first_head)] if first_head else ""
    for part in [*parts[1:-1], last]:
        own_head = _head(part)
        own = len(part) - len(own_head)
        complete = not owner or not own_head or own >= 3 or part[:2] in owner or own_head == first_head or wording().action.match(part)
        if part is last:
            restored.append(part if complete else owner + part)
    return restored


_CONJUNCTION = re.compile(r"、|以及|(?<![饱共总中缓温调柔祥])和(?![谐平美睦解])|(?<![参给赠])与(?!会)|(?<![普涉波惠遍危触顾以])及(?![时格])|并")
_PROTECTED = str.maketrans({"和": "\x00", "、": "\x01", "与": "\x02", "及": "\x03"})
_RESTORED = str.maketrans({"\x00": "和", "\x01": "、", "\x02": "与", "\x03": "及"})


def _protect(subject: str) -> str:
    """The subject with the conjunctions inside quotation marks masked."""
    if "“" not in subject:
        return subject
    return re.sub(r"“[^”]*”", lambda quoted: quoted.group().translate(_PROTECTED), subject)


def _restore_pair(parts: list[str]) -> list[str]:
    """存 + 贷款余额 → 存款余额 + 贷款余额."""
    restored = list(parts)
    for i in range(len(parts) - 1):
        left, right = parts[i], parts[i + 1]
        if left and right and left[-1] + right[0] in wording().pairs:
            restored[i] = left + right[1:]
            restored[i + 1] = left[:-1] + right
    return restored


def _head(part: str) -> str:
    match = wording().heads.search(part)
    return match.group() if match else ""


def _single(text: str, phrase: Phrase, subject: str, thing: str, previous: Named | None, joint: str) -> Named:
    """The name of a number that no list and no ratio names."""
    words = wording()
    if phrase.object == "的" and thing:
        return Named(thing + subject[len(_verb(subject)) :], "modifier")
    compared = _compared(text, phrase, previous)
    if compared is not None:
        return compared
    changes = words.rise.search(phrase.link) or words.fall.search(phrase.link)
    if not subject and thing and changes and "%" not in phrase.quantity.unit:
        verb = phrase.link.strip("　 ")
        return Named(verb + thing, "whole", verb, "", thing)
    if not subject:
        if thing and not changes and (not phrase.link or phrase.link.strip("　 ").endswith("的") or not previous or not phrase.sibling):
            if previous is not None and previous.verb and not phrase.paused:
                return Named(previous.verb + thing, "shared-verb", previous.verb)
            return Named(thing, "object", _verb(thing))
        return _carried(text, phrase, previous)
    if subject.startswith("占"):
        carried = _carried(text, phrase, previous)
        owner = previous.noun if carried.rule == "carried" and previous is not None else carried.name
        return Named(owner + subject, "share", "", owner)
    if _patterns()["noun_dropping"].fullmatch(subject) and not thing and previous is not None:
        return Named(subject + previous.noun, "shared-noun", subject)
    if previous is not None and _patterns()["effect"].match(subject):
        return Named((joint or previous.noun) + subject + thing, "completed")
    if subject in words.bare and not thing:
        owner = _owner(text, phrase, previous)
        if owner:
            return Named(_complete(owner, subject), "completed")
    in_list = previous is not None and not phrase.paused and not phrase.link
    if in_list and previous is not None and len(subject) == 2 and not thing and previous.name[-1] == subject[-1]:
        return Named(previous.name[:-2] + subject, "shared-verb", previous.verb)
    if in_list and previous is not None and previous.verb and not words.action.match(subject):
        name = _share_verb(previous, subject)
        return Named((name + thing)[:_LONGEST_NAME], "shared-verb", previous.verb)
    if thing and not changes:
        if subject.endswith("等") or _open_ended(phrase.subject):
            verb = _verb(subject) or (previous.verb if previous is not None and not phrase.paused else "")
            return Named(verb + thing, "object", verb)
        noun = subject if phrase.link else ""
        verb = _verb(subject) or _background_verb(subject)
        return Named((subject + thing)[-_LONGEST_NAME:], "whole", verb, "", "", noun)
    return Named(subject[-_LONGEST_NAME:], "own", _verb(subject))


def _compared(text: str, phrase: Phrase, previous: Named | None) -> Named | None:
    """高于全国平均0.3个百分点: the thing compared and what with; None where nothing is compared."""
    if "点" not in phrase.quantity.unit:
        return None
    clause = phrase.subject + phrase.link
    versus = wording().versus.search(clause)
    if versus is not None and versus.group().endswith(("目标", "计划", "预期", "任务", "指标")):
        subject = wording().lead.sub("", clause[: versus.start()]).strip("　 、，的")
        return Named(subject, "compared") if subject else None
    if versus is None or clause.endswith(("占全国", "占全省")):
        return None
    subject = wording().lead.sub("", clause[: versus.start()]).strip("　 、，的")
    if subject:
        return Named(subject + versus.group(), "compared")
    carried = _carried(text, phrase, previous)
    head = _head(carried.name)
    speed = "" if head.endswith(("率", "比重", "占比", "比例", "度", "增速")) else "增速"
    return Named(carried.name + speed + versus.group(), "compared", "", carried.name)


def _shared_thing(phrase: Phrase, following: Phrase | None) -> str:
    """The noun of the next number where it closes both: 首批12项及第二批14项重点改革."""
    if phrase.object == "的" and following is not None:
        return _thing(following)
    if following is None or _thing(phrase) or following.paused or following.link or not following.object:
        return ""
    if following.quantity.unit != phrase.quantity.unit or not _JOINED.match(following.before) or len(following.before) > 6:
        return ""
    return _thing(following)


def _graded(thing: str, following: Phrase | None) -> str:
    """2家千亿级、24家百亿级企业: the noun that the next grade names belongs to this one too."""
    if not thing.endswith("级") or following is None or "级" not in following.object:
        return thing
    return thing + _thing(following).partition("级")[2]


_PER_HEAD = frozenset(("人均", "户均", "亩均", "日均", "月均"))
_JOINED = re.compile(r"\s*[及和与、]")


def _open_ended(subject: str) -> bool:
    """Whether a conjunction stands right before the number."""
    last = None
    for last in _CONJUNCTION.finditer(subject):
        pass
    return last is not None and last.end() == len(subject)


def _verb(name: str) -> str:
    match = wording().action.match(name)
    return match.group() if match else ""


def _background_verb(name: str) -> str:
    match = wording().background.match(name)
    return match.group() if match else ""


def _thing(phrase: Phrase) -> str:
    """The noun behind the number, "" where the number closes its clause."""
    thing = phrase.object.strip("　 ")
    patterns = _patterns()
    if not named_behind(thing):
        return ""
    if thing.startswith("的"):
        thing = thing[1:]
    thing = wording().lead.sub("", thing) if thing[:1] in "、，" else thing
    end = patterns["object_end"].search(thing)
    if end is not None:
        thing = thing[: end.start()]
    return thing.strip("　 、的和及与")[:_LONGEST_NAME]


def _carried(text: str, phrase: Phrase, previous: Named | None) -> Named:
    """The name from the clause before, or from the number before."""
    words = wording()
    for piece in reversed(phrase.topic):
        noun = noun_phrase(piece, certain=previous is not None)
        if noun:
            return Named(noun, "topic")
    if previous is not None:
        grows = "%" in phrase.quantity.unit and words.rise.search(phrase.link) and not words.reached.search(phrase.link)
        return Named(previous.base if grows and previous.base else previous.name, "carried", previous.verb)
    noun = noun_phrase(_sentence_before(text, phrase), certain=False)
    return Named(noun, "topic") if noun else Named(phrase.object[:_LONGEST_NAME], "unknown")


def noun_phrase(clause: str, *, certain: bool) -> str:
    """The subject of a clause without a number: what stands before its predicate.

    With `certain`, only a subject that ends in the head of an indicator's name counts.
    """
    clause = wording().lead.sub("", clause.rpartition("，")[2].strip("　 "))
    if _patterns()["predicate_start"].match(clause) or wording().action.match(clause):
        return ""
    predicate = wording().predicate.search(clause, 2)
    noun = clause[: predicate.start()] if predicate else clause
    noun = noun.rstrip("　 的")
    if (certain or predicate is None) and not _head(noun):
        return ""
    noun = _patterns()["topic_tail"].sub("", noun) if predicate else noun
    return noun if 2 <= len(noun) <= 24 else ""


def _topic(phrase: Phrase, before: Phrase | None) -> str:
    """What the clauses before the number's own are about, "" where they do not tell."""
    if before is not None and (verb := _patterns()["action_within"].search(before.object, 1)) is not None:
        return topic_object(before.object[verb.start() :])
    for piece in reversed(phrase.topic):
        noun = noun_phrase(piece, certain=False) or topic_object(piece)
        if noun:
            return noun
    return ""


def topic_object(clause: str) -> str:
    """The object of a clause that begins with a verb of doing: 开展新型养老保险试点 → 新型养老保险."""
    clause = wording().lead.sub("", clause.strip("　 "))
    verb = wording().action.match(clause)
    if verb is None:
        return ""
    noun = clause[verb.end() :].lstrip("了好")
    if noun.startswith(("推进", "实施", "落实", "开展")):
        noun = noun[2:]
    noun = _patterns()["topic_tail"].sub("", noun)
    return noun if 2 <= len(noun) <= 20 and "、" not in noun[-8:] else ""


def _with_topic(found: Named, topic: str, before: str) -> Named:
    """A name that is too general alone, with the topic of the clause before or the noun counted before."""
    rest = found.name[len(found.verb) :]
    if _patterns()["sector"].search(topic) and len(rest) <= 8 and "企业" in rest and "、" not in topic:
        if found.rule == "own" and topic[:2] not in found.name:
            return Named(topic + found.name, "topic-completed", "", "", found.thing)
    if not rest and found.name in topic:
        return Named(topic, "topic-completed", "", "", found.thing)
    topic = topic or (before if found.rule == "own" else "")
    if not topic or found.rule not in ("own", "whole", "object", "shared-verb") or topic in found.name or len(rest) > 5:
        return found
    if found.verb.startswith("新"):
        return found
    if found.name in _PER_HEAD:
        return Named(topic + found.name, "topic-completed")
    if not (_patterns()["generic"].fullmatch(rest) if rest else _patterns()["noun_dropping"].fullmatch(found.name)):
        return found
    if rest and rest in topic:
        return Named(topic[: topic.index(rest) + len(rest)], "topic-completed", "", "", found.thing)
    return Named(topic + found.name, "topic-completed", "", "", found.thing, topic)


def _sentence_before(text: str, phrase: Phrase) -> str:
    """The sentence before the one that holds the phrase, back to the paragraph's start."""
    end = phrase.clause_start
    while end > 0 and not SENTENCE_END.match(text, end - 1):
        end -= 1
    if end == 0 or text[end - 1] == "\n":
        return ""
    start = end - 1
    low = max(0, end - 80)
    while start > low and not SENTENCE_END.match(text, start - 1):
        start -= 1
    return text[start : end - 1]


def _owner(text: str, phrase: Phrase, previous: Named | None) -> str:
    for piece in reversed(phrase.topic):
        noun = noun_phrase(piece, certain=False) or topic_object(piece)
        if noun:
            return noun
    if previous is not None:
        return previous.noun
    return noun_phrase(_sentence_before(text, phrase), certain=False)


def _complete(owner: str, bare: str) -> str:
    """Owner and bare noun: 发电装机 + 总装机 → 发电总装机."""
    core = bare[1:] if bare[0] in "总年" else bare
    if core and owner.endswith(core):
        return owner[: len(owner) - len(core)] + bare
    return owner + bare


def _share_verb(previous: Named, subject: str) -> str:
    """办理市人大代表议案, 建议 → 办理市人大代表建议; 净增经营主体, 企业 → 净增企业."""
    rest = previous.noun
    if len(subject) <= 2 and len(rest) > 4:
        return previous.name[: -len(subject)] + subject
    return previous.verb + subject
