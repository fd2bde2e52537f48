"""What the clauses before a number are about: their subject, or the object of their verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from duixian.statements.coordination import head_of
from duixian.statements.namewords import name_words
from duixian.statements.wording import without_lead, wording

if TYPE_CHECKING:
    from duixian.statements.phrase import Phrase

_SHORTEST, _LONGEST = 2, 24
_LONG, _LONGEST_OBJECT = 18, 20
_SENTENCE_REACH: Final = 80
# 外贸出口|从7月份开始
_SINCE: Final = re.compile("[从自][^，、]{1,8}(?:开始|起)$|(?<=..)在[^，、在]{2,10}基础上$")
_POINTING: Final = ("这些", "上述", "以上", "这一", "此项")
_MARK: Final = re.compile(r"^[0-9]{1,2}[.．、]")


def noun_phrase(clause: str, *, certain: bool) -> str:
    """The subject of a clause without a number: what stands before its predicate, "" where that is not to be told.

    With `certain`, only a subject that ends in the head of an indicator's name counts.
    """
    words = wording()
    clause = without_lead(clause.rpartition("，")[2].strip("　 "))
    if words.predicate_start.match(clause) or words.clause_verb.match(clause):
        return ""
    if (verb := words.action.match(clause)) is not None and not _is_figure(clause[verb.end() :]):
        return ""
    predicate = words.predicate.search(clause, 2)
    noun = _SINCE.sub("", clause[: predicate.start()] if predicate else clause).rstrip("　 的")
    noun = _MARK.sub("", noun)
    if (certain or predicate is None) and not head_of(noun):
        return ""
    noun = noun[: words.topic_tail.start(noun)] if predicate else noun
    _, listed, generic = noun.rpartition("等")
    noun = generic.removeprefix("一批") if listed and len(generic) >= _SHORTEST and "、" in noun else noun
    fits = (
        _SHORTEST <= len(noun) <= _LONGEST and "《" not in noun and not noun.startswith(_POINTING) and noun[-1] != "届"
    )
    return noun if fits else ""


def _is_figure(told: str) -> bool:
    """Whether a short noun behind a verb makes one name with it of what goes up or down: 播种|面积持续扩大."""
    noun = _HOW_IT_GOES.sub("", told)
    return noun != told and len(noun) <= _LONGEST_FIGURE and head_of(noun) != ""


_LONGEST_FIGURE: Final = 6


def figure_in(clauses: list[str]) -> str:
    """What the last of the clauses with a figure's name in it begins with, up to that name: 存款余额|居高不下."""
    for clause in reversed(clauses):
        told = without_lead(clause.strip("　 ").removeprefix("在"))[:_LONGEST]
        for end in range(len(told), _SHORTEST, -1):
            if len(head_of(told[:end])) > 1:
                return told[:end]
    return ""


def noun_alone(clause: str) -> str:
    """A clause that is nothing but a noun, "" for others."""
    words = wording()
    told = words.predicate.search(clause) or words.action_within.search(clause) or words.clause_verb.match(clause)
    return "" if told or without_lead(clause) != clause else clause


def topic_object(clause: str, *, longest: int = _LONGEST_OBJECT) -> str:
    """The object of a clause that begins with a verb of doing: 开展新型养老保险试点 → 新型养老保险; "" for others."""
    words, names = wording(), name_words()
    told = clause.strip("　 ")
    clause = without_lead(told)
    verb = words.action.match(clause)
    if verb is None:
        return _speeded_up(told, clause)
    noun = clause[verb.end() :].lstrip("了好").removeprefix("新一轮")
    realizing = names.realizing.match(noun)
    noun = noun[realizing.end() :] if realizing else noun
    noun = _HOW_IT_GOES.sub("", noun)
    kept = noun[: words.topic_tail.start(noun)]
    noun = noun if kept in names.general_adjectives else kept
    fits = _SHORTEST <= len(noun) <= longest and "、" not in noun[-8:] and "《" not in noun
    return noun if fits and not noun.startswith(_POINTING) else ""


# 支持|农民增收|成效明显
_HOW_IT_GOES: Final = re.compile(
    "(?<=..)(?:成效(?:显著|明显)|取得.*|(?:稳步|持续|不断|平稳|较快|快速|稳中|再创|保持|大幅)[^，、]{1,5})$"
)


def _speeded_up(told: str, clause: str) -> str:
    """The work that a clause says is speeded up: 加快|棚户区改造; "" for others."""
    works = told.startswith("加快") and clause.endswith(name_words().shared_works)
    noun = clause.removesuffix("建设")
    return noun if works and _SHORTEST < len(noun) <= _LONGEST and "、" not in noun else ""


def acted_on(clause: str) -> str:
    """The object of the first verb of doing in a clause: 在高校建立健全奖学金制度 → 奖学金; "" where there is none."""
    words = wording()
    clause = without_lead(clause.strip("　 "))
    verb = words.action_within.search(clause)
    if verb is None:
        return ""
    noun = clause[verb.end() :]
    while (further := words.action.match(noun)) is not None:
        noun = noun[further.end() :]
    noun = noun.lstrip("了好").removesuffix("制度").removesuffix("工作")
    noun = noun.rpartition("、")[2] if len(noun) > _LONG else noun
    return noun if _SHORTEST <= len(noun) <= _LONGEST and "《" not in noun else ""


def topic_of(clauses: list[str]) -> str:
    """What a row of clauses is about, judged by the last one that tells."""
    for clause in reversed(clauses):
        noun = noun_phrase(clause, certain=False) or topic_object(clause)
        if noun := noun or (acted_on(clause) if clause.startswith(("在", "为", "给")) else ""):
            return noun
    return ""


def topic_before(phrase: Phrase, before: Phrase | None) -> str:
    """What the clauses between the number before and this one are about.

    A number that opens its clause may be followed by a clause of its own: 300个县开展新型养老保险试点，1334万人参保.
    """
    if before is not None and (verb := wording().action_within.search(before.object, 1)) is not None:
        return topic_object(before.object[verb.start() :])
    return topic_of(phrase.topic)


def sentence_before(text: str, ends: list[int], sentence: int) -> str:
    """The sentence before number `sentence`, "" where that begins a paragraph. `ends`: offsets after each sentence."""
    if sentence == 0:
        return ""
    end = ends[sentence - 1]
    if text[end - 1] == "\n":
        return ""
    start = ends[sentence - 2] if sentence > 1 else 0
    return text[max(start, end - 1 - _SENTENCE_REACH) : end - 1]


def sentence_ends(text: str) -> list[int]:
    """Offsets after every end of a sentence."""
    ends: list[int] = []
    for mark in wording().sentence_ends:
        at = text.find(mark) + 1
        while at:
            ends.append(at)
            at = text.find(mark, at) + 1
    ends.sort()
    return ends


_LENGTH_OF_DRAWN: Final = 4


def complete(owner: str, bare: str) -> str:
    """Owner and bare noun as one name.

    发电装机 + 总装机 → 发电总装机, 粮食生产 + 总产量 → 粮食总产量, 小麦播种面积 + 产量 → 小麦产量.
    """
    owner = owner.removesuffix("新增").removesuffix("净增") or owner
    if bare[0] == "总" and "新增" in owner[2:]:
        owner = owner.replace("新增", "", 1)  # 港口新增泊位9个，总数达90个
    if "投资" in bare:
        owner = owner.removesuffix("总投资") or owner
    if "资金" in bare and owner.endswith("引资"):
        owner = owner[:-_LENGTH_OF_DRAWN]  # 项目|协议引资|9亿元，到位资金3亿元
    if "产" in bare:
        owner = owner.removesuffix("生产") or owner
    core = bare[1:] if bare[0] in "总年" else bare
    if len(bare) > len("项目") and owner.endswith(bare[:2]):
        return owner + bare[2:]  # 城建项目 + 项目投资
    if bare == "总量" and owner.endswith(("总值", "总量")):
        return owner
    if core and owner.endswith(core):
        return owner[: len(owner) - len(core)] + bare
    if bare[-1] == "率" and owner.endswith(bare[:-1] + "人数"):
        return owner[: -len(bare) - 1] + bare
    words = name_words()
    head = head_of(owner) if core in words.figures or bare in words.figures else ""
    if head.endswith(words.other_figures) and head != owner:
        return owner.removesuffix(head).rstrip("总年") + bare
    return owner + bare
