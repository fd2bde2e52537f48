"""What public money is given for, where the clause with the sum names only who gives it: 中央财政安排30亿元，支持…"""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.topics import acted_on, topic_object
from duixian.statements.wording import without_lead, wording

_PAYER: Final = re.compile(
    r"(?:中央|国家|国务院|地方|全国|[省市县区级各]+|本级|自治区|财政|政府|预算内?|投资|和|与|、|[一二三四五两]年|每年|今年|连续|累计|从[^，、]{2,12}中|将|拟|还|再|共)*"
    r"(安排|投入|拿出|列支|统筹|下达|拨付|筹集|筹措|支出)(?:专项)?(?:资金)?$"
)
_GENERIC: Final = frozenset(("", "资金", "建设资金", "专项资金"))
_PURPOSE: Final = re.compile(
    r"(?:(?:建设|专项)?资金)?，?(?:(?:比|较|增长|增加)[^，。；]{1,16}，)?(?:重点|主要|直接)?(?:用[^，]{2,6}方式)?"
    r"((?:支持|用于|解决|补贴|补助|增加|加强|扶持|资助|推进|推动|促进|保障|实施|设立|组建|改造|基本建成|建成|建立|完善)[^，。；！？\n0-9]{4,30}|对[^，。；！？\n0-9]{4,24}进行[^，。；！？\n0-9]{2,6})"
)
# 支持|100户|企业技术改造
_COUNTED: Final = re.compile(
    r"，?((?:支持|用于|补助|补贴|扶持|实施|改造)[^，。；！？\n0-9]{0,6})[0-9.]+[多余]?[万亿]?[多余]?(?:[个户家项所名座处条]|人次?)(?:以上)?的?([^，。；！？\n0-9、]{3,24})"
)
_AIM: Final = re.compile(r"为了?(?:(?:进一步)?(?:加快|支持|保证|推进|促进|加强|推动|扩大))?([^，]{4,20})")
_INCREASED: Final = re.compile(r"(?:增加|加大|加强|扩大)(?:对)?([^，]{2,24}?)的?(?:投入|支持|支持力度|扶持|力度|支出)$")
# 更加积极的|就业|政策
_GLAD: Final = re.compile("^(?:更加|更为)?积极的|政策$")
_BUILT: Final = re.compile("基本建成|建成|建立|完善")
_CASE: Final = re.compile(r"((?:建设|专项)?资金)?(?:重点)?(?:支持|用于|设立|组建)")
_NAMED_FUND: Final = re.compile(r"(.{2,8}(?<!建设)(?<!专项)资金)(?:重点|主要)?(?:支持|用于)")
_REACH: Final = 72
# 投资9亿元，|新建学校|16所
_INVESTED: Final = frozenset(("投资", "总投资"))
_BUILT_NEXT: Final = re.compile(
    "，((?:新建|改建|扩建|改造|建设|建成|修建|实施|打造|硬化|改扩建|提升)[^，。；！？\n0-9]{2,20})(?=[0-9，。；])"
)


def purpose_of(text: str, phrase: Phrase, subject: str, thing: str, *, opens: bool) -> str:
    """Name of a sum that the treasury gives, completed with what it is for; "" where that is not told or not needed.

    `subject` is what the clause says before the sum, `thing` the noun behind it; `opens`: no number stands before it
    in its sentence.
    """
    words = name_words()
    if not thing and subject in _INVESTED:
        built = _BUILT_NEXT.match(text, phrase.quantity.upper)
        return built.group(1) + "投资" if built is not None else ""
    if phrase.sense.changes or not subject.endswith(words.giving):
        return ""
    payer = _PAYER.fullmatch(subject)
    if payer is None:
        return ""
    if (fund := _NAMED_FUND.match(thing)) is not None:
        return subject + fund.group(1)
    if thing not in _GENERIC and thing not in words.given_for and _CASE.match(thing) is None:
        return ""
    purpose = _behind(text, phrase)
    if not purpose and (opens or "投资" not in subject):  # 中央预算内投资 is the name of the sum itself
        purpose = _before(phrase)
    if not purpose:
        return ""
    who = "" if subject.startswith("从") else subject[: payer.start(1)]
    if payer.group(1) == "投入" and phrase.link.strip("　 "):
        return purpose + who + "投入"
    if payer.group(1) == "支出":
        return who + purpose.removesuffix("支出") + "支出"
    return who + payer.group(1) + purpose + ("" if purpose.endswith(words.fund_ends) else "资金")


def _behind(text: str, phrase: Phrase) -> str:
    at = phrase.quantity.upper
    match = _PURPOSE.match(text, at, at + _REACH)
    if match is None:
        counted = _COUNTED.match(text, at, at + _REACH)
        return counted.group(1) + counted.group(2) if counted is not None else ""
    purpose = match.group(1).removesuffix("问题")
    return purpose.rpartition("的")[2] if _BUILT.match(purpose) else purpose


def _before(phrase: Phrase) -> str:
    for clause in reversed(phrase.topic):
        clause = clause.strip("　 ")
        if (aim := _AIM.fullmatch(clause)) is not None:
            return aim.group(1)
        if (increased := _INCREASED.search(clause)) is not None:
            return without_lead(increased.group(1))
        if noun := _subject(clause) or topic_object(clause) or (clause.startswith("在") and acted_on(clause)):
            return _GLAD.sub("", noun) or noun
    return ""


def _subject(clause: str) -> str:
    words = wording()
    clause = without_lead(clause)
    if words.predicate_start.match(clause) or words.clause_verb.match(clause) or words.action.match(clause):
        return ""
    predicate = words.predicate.search(clause, 2)
    noun = clause[: predicate.start()] if predicate else ""
    return noun[: words.topic_tail.start(noun)] if len(noun) <= 24 else ""
