"""Circumstances that a clause tells before the thing measured: 通过贴息方式|安排贷款."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.namewords import name_words
from duixian.statements.wording import without_lead, wording

_TO_SOMEBODY: Final = re.compile(r"[向为对给](?!此)[^，、]{2,20}$")
_TOWARDS: Final = re.compile("[向为对给]")
# 从废墟中|抢救
_SOURCE: Final = re.compile("从[^，、]{1,10}?中(?=..)")
# 在评选中|荣获
_OCCASION: Final = re.compile("在[^，、]{3,24}?(?:中|上)(?=(?:共|夺|获|荣|取|赢|斩|勇|签|达|引|促))")


def without_circumstance(subject: str) -> str:
    """通过贴息方式安排贷款 → 安排贷款; 在国际比赛中获得冠军 → 获得冠军; 各部门共清理规章 → 清理规章."""
    if subject[:1] == "在" and (judged := name_words().judged_among.match(subject)) is not None:
        return judged.group(1)
    summing = wording().summing_action.search(subject, 2)
    if summing is not None and "、" not in subject[: summing.start()]:
        done = without_lead(subject[summing.end() :])
        of_place = summing.start() == 2 or done in wording().bare  # 城镇|累计|新增就业, 高新区|累计|完成投资
        return subject[: summing.start()] + done if of_place else done
    if _TOWARDS.search(subject, 1):
        verbs = wording().verbs_at_end.start(subject)
        if verbs < len(subject) and subject[verbs - 1] != "的" and _TO_SOMEBODY.search(subject, 1, verbs):
            return without_lead(subject[verbs:])
    if subject[:1] == "从" and (source := _SOURCE.match(subject)) is not None:
        return without_lead(subject[source.end() :])
    if subject[:1] == "在" and (occasion := _OCCASION.match(subject)) is not None:
        return without_lead(subject[occasion.end() :])
    if subject[-1:] == "等" and subject[0] == "在":
        return "等"  # 在甲、乙等|9个县开展: what is done there stands behind
    if not subject.startswith(name_words().prepositions) or name_words().those_at.match(subject) is not None:
        return subject
    verb = wording().action_within.search(subject, 3)
    if verb is None or subject.startswith("的", verb.end()):
        return subject  # 通过网络实现的|零售额 is one thing
    return without_lead(subject[verb.start() :])
