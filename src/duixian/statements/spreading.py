"""The members of a coordinated name, one for each number of a list."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.coordination import split_members


def spread(subject: str, count: int) -> list[str]:
    """The `count` members of a coordinated subject, [] where it has not that many.

    城乡 has two: 城镇 and 农村. What stands behind 分别 belongs to every member: 水泥、钢铁分别压缩产能.
    """
    if count < 2 or not subject:
        return []
    before, apart, behind = subject.partition("分别")
    whole, tail = (before, behind) if apart and before else (subject, "")
    if "的" in whole and (framed := _FRAMED.fullmatch(whole)) is not None:
        before_all, listed, behind_all = framed.groups()
        inner = split_members(listed)
        if len(inner) == count:
            return [before_all + member + behind_all + tail for member in inner]
    if count == 2 and whole[1:2] in _JOINTS and _KINDS.match(whole) is not None:
        return [whole[0] + whole[3:] + tail, whole[2:] + tail]
    if "占" in whole and len(sharers := split_members(whole.partition("占")[0])) == count:
        return [sharer + whole[whole.index("占") :] + tail for sharer in sharers]
    if "产" in whole and (industries := _INDUSTRIES.match(whole)) is not None:
        numbers = industries.group(1) or industries.group(2) or "一二三"
        ordinals = [number for number in numbers if number in "一二三"]
        told = "产业" + whole[industries.end() :].removeprefix("产业")
        return [f"第{number}{told}{tail}" for number in ordinals] if len(ordinals) == count else []
    if "等" in whole or "大" in whole:
        whole = _SUMMED_UP.sub("", whole)
    members = split_members(whole)
    if len(members) == 1 and count == 2:
        members = _in_pairs(whole)
    elif len(members) == 1 and count == len(_PRODUCE) and whole.startswith(_PRODUCE):
        members = [kind + whole[len(_PRODUCE) :] for kind in _PRODUCE]  # 肉蛋奶|产量
    if len(members) != count:
        parts = whole.split("、")  # A、B与C改革试点 may be two things
        members = split_members(whole, parts) if len(parts) == count else []
    return [member + tail for member in members] if len(members) == count else []


_PRODUCE: Final = "肉蛋奶"
# 轻、重|工业产值
_JOINTS: Final = frozenset("、和")
_KINDS: Final = re.compile("[^第一二三四五六七八九十][、和][^、和]{3,}$")
# 钢铁、装备|等|产业产值, 烟草、电力|四大|行业增加值
_SUMMED_UP: Final = re.compile(
    "(?<=[^，、平高对同])(?:等?[两三四五六七八九十]大|等)(?=(?:行业|产业|领域|板块|企业|产品)[^，、]{2,}$)"
)
# 第一、二、三|产业, 三次|产业, 一、二、三产|
_INDUSTRIES: Final = re.compile(
    "(?:((?:第?[一二三][、和]?){2,3})|三[次大])(?=产业)|([一二三](?:[、和]?[一二三])+)产(?!业)"
)


def _in_pairs(whole: str) -> list[str]:
    """The two kinds that one word names: 城乡居民收入 → 城镇居民收入, 农村居民收入; 存贷款余额 → 存款余额, 贷款余额."""
    if "城乡" in whole:
        kinds = ("城市", "农村") if "低保" in whole else ("城镇", "农村")
        return [whole.replace("城乡", kind, 1) for kind in kinds]
    if "存贷款" in whole:
        return [whole.replace("存贷款", kind, 1) for kind in ("存款", "贷款")]
    return [whole]


# 中央财政用于|科技、教育和卫生|的支出
_FRAMED: Final = re.compile(r"(.*?(?:用于|投向))(.+[、和].+)(的(?:支出|投入|资金|补助))")
