"""What a number measures: the subject of its clause, carried over, distributed or completed where it is elided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from duixian.statements.phrase import SENTENCE_END, Phrase
from duixian.statements.wording import one_of, wording
from duixian.vocabulary import load

_LONGEST_NAME = 40


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
    """

    name: str
    rule: str
    verb: str = ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("wording")["clauses"]
    return {
        "predicate": re.compile(one_of(data["predicates"])),
        "predicate_start": re.compile(rf"^(?:{one_of(data['predicate-starts'])})"),
        "idle_object": re.compile(rf"^(?:的)?(?:{one_of(data['idle-objects'])})"),
        "cut": re.compile(one_of(data["cut-after"])),
        "object_end": re.compile(one_of(data["object-ends"])),
        "filler": re.compile(rf"(?:{one_of(data['fillers'])})"),
    }


def resolve_names(text: str, phrases: list[Phrase]) -> list[Named]:
    """A name for every phrase, in order."""
    named: list[Named] = []
    group: list[str] = []
    used = 0
    for i, phrase in enumerate(phrases):
        same_sentence = i > 0 and phrases[i - 1].sentence == phrase.sentence
        previous = named[i - 1] if i > 0 else None
        if not same_sentence:
            group, used = [], 0
        siblings = _siblings(phrases, i)
        if phrase.quantity.kind == "ratio":
            found = _ratio_part(phrase, named, phrases, i)
        elif phrase.sibling and used < len(group):
            found = Named(group[used], "distributed")
            used += 1
        else:
            subject = _clean(phrase)
            spread = _spread(subject, phrase, siblings + 1)
            if not subject and "分别" in phrase.link and len(group) == siblings + 1:
                spread = group
            if spread:
                group, used = spread, 1
                found = Named(spread[0], "distributed")
            else:
                found = _single(text, phrase, subject, previous if same_sentence else None, previous)
        named.append(found)
    return named


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


def _clean(phrase: Phrase) -> str:
    """The subject without what leads to it and without the predicates listed before it."""
    subject = phrase.subject
    share = _share(phrase)
    if share is not None:
        return share
    words, patterns = wording(), _patterns()
    strength = None
    for strength in words.strength.finditer(subject):
        pass
    if strength is not None and strength.start() > 0:
        subject = subject[strength.end() :]
    cut = None
    for cut in patterns["cut"].finditer(subject):
        if cut.start() > 0 and len(subject) - cut.end() >= 4:
            subject = subject[cut.end() :]
            break
    subject = words.lead.sub("", subject)
    if "、" in subject:
        subject = _last_of_predicates(subject)
        subject = words.lead.sub("", subject)
    subject = subject.strip("　 的、和及与")
    if words.rate_noun.search(phrase.subject) and "%" in phrase.quantity.unit:
        subject = words.rate_noun.sub("", subject).rstrip("的")
    return subject


def _last_of_predicates(subject: str) -> str:
    """Of parts divided by 、 the last, where it is a clause of its own; else the whole coordinated list."""
    head, _, tail = subject.rpartition("、")
    if tail.count("”") > tail.count("“"):
        return subject
    stripped = wording().lead.sub("", tail)
    if wording().action.match(stripped) or _patterns()["predicate_start"].match(head):
        return stripped
    return subject


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
    parts = [part for part in re.split(r"[、和与及]|以及", _protect(subject)) if part]
    parts = [part.replace("\x00", "和").replace("\x01", "、").replace("\x02", "与").replace("\x03", "及") for part in parts]
    if len(parts) < 2:
        return [subject]
    parts = _restore_pair(parts)
    last = parts[-1]
    head = _head(last)
    restored = []
    for part in parts[:-1]:
        if head and not _head(part) and not wording().action.match(last):
            part = part + head
        restored.append(part)
    first = restored[0]
    first_head = _head(first)
    owner = first[: len(first) - len(first_head)] if first_head else ""
    for part in [*parts[1:-1], last]:
        own_head = _head(part)
        complete = not owner or not own_head or len(part) - len(own_head) >= 2 or wording().action.match(part)
        if part is last:
            restored.append(part if complete else owner + part)
    return restored


_PROTECTED = str.maketrans({"和": "\x00", "、": "\x01", "与": "\x02", "及": "\x03"})


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


def _single(text: str, phrase: Phrase, subject: str, previous: Named | None, last: Named | None) -> Named:
    words = wording()
    thing = _thing(phrase)
    changes = words.rise.search(phrase.link) or words.fall.search(phrase.link)
    if not subject:
        if thing and not changes and (not phrase.link or phrase.link.strip("　 ").endswith("的") or not previous or not phrase.sibling):
            if previous is not None and previous.verb and not phrase.paused:
                return Named(previous.verb + thing, "shared-verb", previous.verb)
            return Named(thing, "object", _verb(thing))
        return _carried(text, phrase, previous)
    if subject.startswith("占"):
        carried = _carried(text, phrase, previous)
        return Named(carried.name + subject, "completed")
    if subject in words.bare and not thing:
        owner = _owner(text, phrase, previous)
        if owner:
            return Named(_complete(owner, subject), "completed")
    in_list = previous is not None and not phrase.paused and not phrase.link
    if in_list and previous is not None and previous.verb and not words.action.match(subject):
        name = _share_verb(previous, subject)
        return Named((name + thing)[:_LONGEST_NAME], "shared-verb", previous.verb)
    if thing and not changes:
        if subject.endswith("等"):
            return Named(thing, "object", _verb(thing))
        return Named((subject + thing)[-_LONGEST_NAME:], "whole", _verb(subject))
    return Named(subject[-_LONGEST_NAME:], "own", _verb(subject))


def _verb(name: str) -> str:
    match = wording().action.match(name)
    return match.group() if match else ""


def _thing(phrase: Phrase) -> str:
    """The noun behind the number, "" where the number closes its clause."""
    thing = phrase.object.strip("　 ")
    patterns = _patterns()
    if not thing or patterns["idle_object"].match(thing):
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
    for piece in reversed(phrase.topic):
        noun = noun_phrase(piece, certain=previous is not None)
        if noun:
            return Named(noun, "topic")
    if previous is not None:
        return Named(previous.name, "carried", previous.verb)
    noun = noun_phrase(_sentence_before(text, phrase), certain=False)
    return Named(noun, "topic") if noun else Named(phrase.object[:_LONGEST_NAME], "unknown")


def noun_phrase(clause: str, *, certain: bool) -> str:
    """The subject of a clause without a number: what stands before its predicate.

    With `certain`, only a subject that ends in the head of an indicator's name counts.
    """
    clause = wording().lead.sub("", clause.rpartition("，")[2].strip("　 "))
    if _patterns()["predicate_start"].match(clause) or wording().action.match(clause):
        return ""
    predicate = _patterns()["predicate"].search(clause, 2)
    noun = clause[: predicate.start()] if predicate else clause
    noun = noun.rstrip("　 的")
    if certain and (predicate is None or not _head(noun)):
        return ""
    return noun if 2 <= len(noun) <= 24 else ""


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
        noun = noun_phrase(piece, certain=False)
        if noun:
            return noun
    if previous is not None:
        return previous.name[len(previous.verb) :] or previous.name
    return noun_phrase(_sentence_before(text, phrase), certain=False)


def _complete(owner: str, bare: str) -> str:
    """Owner and bare noun: 发电装机 + 总装机 → 发电总装机."""
    core = bare[1:] if bare[0] in "总年" else bare
    if core and owner.endswith(core):
        return owner[: len(owner) - len(core)] + bare
    return owner + bare


def _share_verb(previous: Named, subject: str) -> str:
    """办理市人大代表议案, 建议 → 办理市人大代表建议; 净增经营主体, 企业 → 净增企业."""
    rest = previous.name[len(previous.verb) :]
    if len(subject) <= 2 and len(rest) > 4:
        return previous.name[: -len(subject)] + subject
    return previous.verb + subject
