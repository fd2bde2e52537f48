"""What closes a list, and what it says that the list is of."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.vocabulary.projects import project_words

_LIST_END: Final = re.compile(
    r"等(?<![高初均平同对优何].)(?![级待于])(?:[\d一二两三四五六七八九十]+(?:[个条项座家处类]|大(?=工程|项目))|一批|特定|一系列|重点|重大|标志性|战略性|牵引性|大型|新型|各类|现代农业|历史|城市|农村"
    r"|省级|国家级|[大中小]+型|[“”])*"
)
_COUNT: Final = re.compile(r"(?<=[\u4e00-\u9fff])[两三四五六七八九十][个条座项家所处大](?=[\u4e00-\u9fff]{2})")
_WORK: Final = re.compile(
    r"项目|工程|建设|改造|治理|整治|修复|修缮|保护|开发|扩建|竣工|投用|投产|投入使用|投入运营|启用|通车|提质|升级|搬迁|扩容|运营|能级|提速|前期|纳入|列入|作用|焕新"
)
_PLACES: Final = re.compile("(?:[省市州县](?![场政级域属管直民际内外产])|地(?![块标铁方区质]))")
_ACTORS: Final = re.compile("(?:规划)?(?:(?P<build>建设)|打造|创建|争创|开展|发展)(?!项目|工程|任务|用地|运营)(?=.{4})")
_NEAR: Final = 8


def list_closing(text: str, start: int, end: int) -> re.Match[str] | None:
    """等 with the count and the adjectives after it, or the count in its place (A、B两座污水处理厂)."""
    closing = _LIST_END.search(text, start, end)
    comma = text.find("、", start, end)
    if closing is None:
        return _COUNT.search(text, comma, end) if comma >= 0 else None
    one_quotation = text[closing.start() - 1] == "”" and not start <= comma < closing.start()
    return None if one_quotation else closing


def lists_works(text: str, start: int, after: int, bare: int, end: int) -> bool:
    """Whether what follows the closing of a list says that it names works.

    The list stands in the clause `text[start:end]`, its closing ends at `after`, and from `bare` on the clause holds
    only words that follow names.
    """
    words = project_words()
    kind = text[after:end].replace("”", "")
    if kind.startswith(words.other_classes):
        other = next(word for word in words.other_classes if kind.startswith(word))
        of_works = other in words.works_of and kind.startswith(words.class_words, len(other))
        if not of_works and not any(len(word) > len(other) and kind.startswith(word) for word in words.class_words):
            return False
    if words.classes.closes(kind, 0, len(kind)):
        return True
    tail = text[max(bare, after) : end]
    if tail and _WORK.search(tail):
        head = text[after : max(bare, after)].replace("”", "")
        if not head or "项目" in tail or words.classes.closes(head, 0, len(head)):
            return True
    worked = _WORK.search(kind) or _WORK.search(text, start, min(end, start + _NEAR))
    return kind.startswith(words.class_words) and bool(worked)


def after_actors(text: str, after: int, end: int) -> int:
    """Where begins what the actors of a list build, whose closing ends at `after`; `end` if they build nothing."""
    actors = _ACTORS.match(text, after, end)
    return actors.end() if actors and actors["build"] else end


def lists_others(text: str, after: int, end: int, *, works: bool) -> bool:
    """Whether what follows the closing of a list, which ends at `after`, says that it names places, actors or ideas.

    Of a list that is said to name `works`, only places and actors are believed.
    """
    if _PLACES.match(text, after) or _ACTORS.match(text, after, end):
        return True
    return not works and _other_classes().search(text, after, end) is not None


@cache
def _other_classes() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, project_words().other_classes)))
