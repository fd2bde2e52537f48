"""What stands behind a number: how far it reaches, and whether it names something counted."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.links import link_start
from duixian.statements.wording import wording

# an aside in parentheses; a short one inside a word (各县（市）, 新（扩）建) is no aside
ASIDE: Final = re.compile(
    r"（(?!自治区、直辖市）|区、市）)(?:[^（）]{5,}|[^（）]*[，；0-9][^（）]*|下同|预计数?|现价|可比价|[同可][口比][径价口][^（）]{0,2}|[A-Za-z]{2,})）"
    r"|（不?含[^（）]{1,12}）(?=$|[0-9，。；达为是实完增较比同约超突])"
    r"|\((?:[^()]{5,}|[^()]*[,，、0-9][^()]*)\)"
)
# 20户|林区、垦区、矿区等棚户区居民
_EXAMPLES: Final = re.compile(r"(?:、[^、，。；0-9和及]{1,8}){1,4}等(?=[^，、。；])")
# 30个|吸引力强、带动面广的|消费场景
QUALITIES: Final = re.compile(
    "[^，、的]{1,8}[强广高大好优多足新快深](?:、[^，、的]{1,8}[强广高大好优多足新快深])+的(?=[^，。；、])"
)
# 9只基金|总规模60亿元: the figure is the next number's
_SCALE_END: Final = re.compile(
    "(?:总|首期|合计)?规模(?:达到?|超过?|约|近)?$|(?:计划)?总投资(?:额)?(?:达到?|超过?|约|近)?$"
)
_RIGHTWARDS: Final = 40
# 占比超过10%|的有|9种: the number says which of the things counted before are counted
HAVING: Final = "的有"
CONJUNCTIONS: Final = frozenset("、和及与或")


def named_behind(behind: str) -> bool:
    """Whether the words behind a number name something counted."""
    behind = behind.strip("　 ")
    return bool(behind) and behind != "计" and wording().idle_object.match(behind) is None


# a list that is one thing: 250个|省、市级防控中心
_AREAS: Final = frozenset("省市县区")
_LEVELS: Final = re.compile(r"[省市县区](?:、(?:自治区|直辖市|[市县区旗]))+(?:（[^）]{1,4}）)?级?")
_CLOSES: Final = frozenset("，。；、！？：:,;!?）)\n（(")
STOP: Final = re.compile(r"[，。；、！？：:,;!?（）()\n“《]")
_HARD_STOP: Final = re.compile(r"[，。；！？：:,;!?（(“《\n]")


def object_behind(text: str, at: int, until: int, clause: str, cut: int) -> str:
    """What stands directly behind a number and its unit, up to the next pause or number.

    A quotation is read to its end; a clause that the number opens (nothing stands before the link, at `cut`) is read
    over its commas of enumeration (、); where the next number follows without a pause, the predicate that leads to it
    is left to it.
    """
    if until <= at or text[at] in _CLOSES:
        return ""
    piece = text[at : min(at + _RIGHTWARDS, until)]
    if (piece[0] in CONJUNCTIONS and not named_behind(piece)) or piece.startswith("以及"):
        return ""
    levels = _LEVELS.match(piece) if piece[0] in _AREAS else None
    first = levels.end() if levels else 0
    stop = None if clause[:cut].strip("　 、") else _HARD_STOP.search(piece, first)
    stop = stop or STOP.search(piece, first)
    while stop is not None and stop.group() in "“《（":
        closing = piece.find({"“": "”", "《": "》", "（": "）"}[stop.group()], stop.end())
        aside = stop.group() == "（" and (stop.start() == 0 or ASIDE.match(piece, stop.start()) is not None)
        if closing < 0 or aside:
            break
        stop = STOP.search(piece, closing + 1)
        if stop is not None and piece.startswith("、“", stop.start()) and stop.start() == closing + 1:
            stop = STOP.search(piece, closing + 2)  # 9项“首创”、“首批”政策
    if stop is not None and stop.group() == "、" and (qualities := QUALITIES.match(piece)) is not None:
        stop = STOP.search(piece, qualities.end())
    if stop is not None and stop.group() == "、" and _ends_in_verb(clause):
        stop = _end_of_list(piece, stop)
    if stop is not None and stop.group() == "、" and (examples := _EXAMPLES.match(piece, stop.start())) is not None:
        stop = STOP.search(piece, examples.end())
    if stop is not None and stop.group() == "、" and piece[stop.start() - 1] == "级":
        stop = STOP.search(piece, stop.end()) or stop  # 行业级、场景级|模型
    if stop is not None:
        return piece[: stop.start()]
    if at + len(piece) < until:
        return piece
    if (scale := _SCALE_END.search(piece, 2)) is not None:
        return piece[: scale.start()]
    joint = _JOINT_END.search(piece)
    if joint is not None:
        return piece[: joint.start()]
    elsewhere = _ELSEWHERE.search(piece, 2)
    if elsewhere is not None:
        return piece[: elsewhere.start()]
    if (share := piece.find("占比", 2)) > 0:
        piece = piece[:share]
    predicate = wording().predicate.search(piece, 2)
    if predicate is not None:
        return piece[: link_start(piece[: predicate.start()], 2)]
    return piece if wording().continuation.match(piece) else piece[: link_start(piece, 2)]


def _ends_in_verb(clause: str) -> bool:
    """Whether a verb of doing leads to the number: 启动了|178项."""
    clause = clause.removesuffix("了")
    return wording().verbs_at_end.start(clause) < len(clause)


def _end_of_list(piece: str, stop: re.Match[str]) -> re.Match[str]:
    """Where the nouns that a verb and a number lead to end: 完成30项|食品、药品标准的修订."""
    end = _HARD_STOP.search(piece, stop.end())
    if end is None or end.start() > 28 or wording().action.match(piece, stop.end()):
        return stop
    return stop if wording().action_within.match(piece[stop.end() :]) else end


# 建设5个公园|和城区|3个广场: where the next things counted are
_ELSEWHERE: Final = re.compile(
    "(?:以及|[和及与])(?=[^、和及与0-9]{0,8}(?:城区|市区|镇区|城市|乡镇|农村|沿线|片区|园区|新区|[省县州镇乡]|路|街)$)"
)
_JOINT_END: Final = re.compile(r"(?:[、和与或]|以及|(?<![普涉波惠遍危触顾以])及)$")
