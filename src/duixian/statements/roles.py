"""Whether a number was reached, is promised, or only describes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from duixian.outline.section import Section
from duixian.statements.named import Named
from duixian.statements.phrase import AGES, Phrase, named_behind
from duixian.statements.standing import settled_before
from duixian.statements.statement import StatementRole
from duixian.statements.unitsense import UnitSense, unit_sense
from duixian.statements.wording import one_of, wording
from duixian.vocabulary import load

# background that holds at no particular time
TIMELESS = frozenset(("grade", "threshold", "age", "size"))
_BACKWARD = frozenset(("review", "problems", "preface", "closing"))
_TIME_UNITS = frozenset(("小时", "分钟", "天", "个月", "个工作日", "个小时"))
_ISSUED = frozenset(("条", "个", "项"))
_FRAMES = frozenset(("大", "方面"))
_RAISED = re.compile(
    r"[^，。；、0-9]{0,10}?(?:提高|增加|提升|扩大|拓展|扩展|增长|降低|下降|减少|缩小|压缩|缩短|上升|增)[到至]"
)
_FROM = re.compile(r"[由从](?:上年|去年|上年末|去年末|目前|现在)?的?[第　 每人年月户均]*$")
_PLANNED = re.compile(r"今年[^，。；]{0,30}(?:将|拟|预算安排)")
_LASTING = re.compile(r"年限|寿命")
_GOES_ON = re.compile(r"\s*[、，]\s*其中|\s*、")
_JOINED = re.compile(r"\s*[、和及与](?:[首第].批)?\s*$")
_REACH = 40
_PARAGRAPH = 240
_BARE_MYRIADS = frozenset("亿万")
_LAST_YEAR = re.compile(r".{0,3}?(?:过去的?一年，|一年来，)", re.DOTALL)
_ALL_HAVE = ("全国有", "全省有", "全市有", "我国有", "我省有", "我市有", "全国共有", "全省共有", "全市共有")
_DOING = (
    "进行",
    "开展",
    "取消",
    "建成",
    "完成",
    "安排",
    "投入",
    "减少",
    "增加",
    "解决",
    "实现",
    "形成",
    "下达",
    "发放",
    "启动",
    "建立",
)
_PLANS = re.compile("到20[2-9][0-9]年|力争")
_REMOVED = ("关停", "淘汰", "退出", "压减", "化解", "拆除", "关闭", "去除")


def looks_forward(section: Section | None) -> bool:
    """Whether a section promises."""
    return section is not None and section.role not in _BACKWARD


class RoleReader:
    """Reads roles in text order; a number that only goes on with a list shares what tells the role of the list.

    `outlined`: the report has sections, so what lies outside them is an annex.
    """

    def __init__(self, text: str, *, outlined: bool) -> None:
        self.text = text
        self.outlined = outlined
        self.rule = ""
        self.sentence = -1

    def read(self, phrase: Phrase, section: Section | None, named: Named) -> tuple[StatementRole, str]:
        """Role and the rule that gave it."""
        role, rule = self._alone(phrase, section, named)
        told_before = self.rule == "past-words" and self.sentence == phrase.sentence
        if self.rule == "background" and role != "fact" and _JOINED.match(phrase.before):
            role, rule = "fact", "background"
        elif told_before and (role, rule) == ("target", "section") and _GOES_ON.match(phrase.before):
            role, rule = "outcome", "past-words"
        self.rule, self.sentence = rule, phrase.sentence
        return role, rule

    def _sentence_start(self, phrase: Phrase) -> int:
        """Where the sentence of a number begins, or somewhere in it where it is long."""
        at = phrase.quantity.start
        near = max(0, at - _PARAGRAPH)
        return max(near, self.text.rfind("。", near, at), self.text.rfind("\n", near, at))

    def _alone(self, phrase: Phrase, section: Section | None, named: Named) -> tuple[StatementRole, str]:
        forward = looks_forward(section)
        fact = _fact(phrase, named, forward=forward)
        if fact:
            return "fact", fact
        if section is None and self.outlined:
            plans = _PLANS.search(self.text, self._sentence_start(phrase), phrase.quantity.start)
            return ("fact", "outside") if plans is None else ("target", "future-words")
        words, clause = _role_words(), phrase.before[-_REACH:]
        if not forward:
            planned = words.future.search(clause) or ("今年" in clause and _PLANNED.search(clause))
            return ("target", "future-words") if planned else ("outcome", "section")
        if words.past.search(clause) or phrase.link.endswith("了") or _did(phrase):
            return "outcome", "past-words"
        if _starts_a_plan(self.text, phrase):
            return "outcome", "from"
        if _looks_back(self.text, phrase.quantity.start):
            return "outcome", "past-words"
        return "target", "section"


def _did(phrase: Phrase) -> bool:
    """Whether the verb of doing before the number or behind it has 了: 取消了|3项, 5个|城市建立了."""
    at = phrase.subject.find("了", 2)
    if at > 0 and phrase.subject.endswith(_DOING, 0, at):
        return True
    at = phrase.object.find("了", 3)
    return at > 0 and phrase.object.endswith(_DOING, 0, at)


def _looks_back(text: str, at: int) -> bool:
    """Whether the paragraph up to `at` has turned to what was reached last year, and not back to the plan since."""
    start = max(0, at - _PARAGRAPH)
    year = text.rfind("一年", start, at)
    if year < 0 or _LAST_YEAR.match(text, max(start, year - 3), at) is None:
        return False
    since = text[year:at]
    return "\n" not in since and not any(words in since for words in ("今年", "目标", "要", "将", "新的一年"))


def _starts_a_plan(text: str, phrase: Phrase) -> bool:
    """Whether the number is what a plan starts from: 由40元|提高到80元, 从3个|县扩大到8个县."""
    link = phrase.link
    starts = ("由" in link or "从" in link) and _FROM.search(link) is not None
    return starts and (_RAISED.match(phrase.object) or _RAISED.match(text, phrase.quantity.upper)) is not None


def _fact(phrase: Phrase, named: Named, *, forward: bool) -> str:
    """The rule by which the number is background, "" where it is none."""
    quantity, sense = phrase.quantity, unit_sense(phrase.quantity.unit)
    if sense.share or quantity.kind in ("rank", "ratio"):
        return ""
    thing = named.thing
    if not thing and phrase.object and named_behind(phrase.object):
        thing = phrase.object.lstrip("的")
    if thing and sense.grade:
        return "grade"
    if thing and sense.threshold:
        sized = _sized(phrase, thing, sense, forward)
        if sized or quantity.more:
            return sized
    if "元" in quantity.unit and phrase.object.startswith("的") and thing.endswith("计划"):
        return "document"
    if phrase.subject.endswith("时速"):
        return "size"
    if named.rule == "modifier" or phrase.before.endswith("每") or _describes(phrase):
        return "modifier"
    if thing and phrase.object.endswith("中有"):
        return "frame"
    if forward and thing and phrase.before.endswith(_ALL_HAVE) and not _did(phrase):
        return "background"
    told = thing or quantity.unit[-1:] in _BARE_MYRIADS
    return (_of_old(phrase, thing, sense) if told else "") or _framed(phrase, named, thing, sense, forward)


def _of_old(phrase: Phrase, thing: str, sense: UnitSense) -> str:
    """The rule by which a number tells what is so anyway: 13亿|人民, 13条|产业链|起势, 3次|亲临, 14个产业|产值占80%."""
    words, unit = _role_words(), phrase.quantity.unit
    if unit[-1:] in _BARE_MYRIADS:
        behind = phrase.object.lstrip("　 的")
        people = words.people.match(behind) or (unit.endswith("亿") and behind.startswith("人口") and not _done(phrase))
        return "people" if people else "threshold" if phrase.quantity.after and behind.startswith("人口") else ""
    if unit == "次" and thing.startswith(words.homage):
        return "homage"
    if not sense.counted or phrase.link:
        return ""
    if unit == "条" and words.divisions.search(thing) and not _done(phrase):
        return "division"
    return "carrier" if phrase.leads_on and thing.endswith(words.totals) and not _done(phrase) else ""


def _done(phrase: Phrase) -> bool:
    """Whether a verb of doing leads to the number."""
    return wording().action_within.search(phrase.subject) is not None


def _done_besides(subject: str, at: int) -> bool:
    """Whether words of background that end at `at` only tell by what a thing is done: 根据资源禀赋打造|14个服务区."""
    verbs = wording().verbs_at_end.start(subject, at)
    return at < verbs < len(subject)


def _sized(phrase: Phrase, thing: str, sense: UnitSense, forward: bool) -> str:
    """The rule by which an amount before a noun sets a limit or a size: 10蒸吨以下|锅炉, 30万吨|乙烯项目."""
    quantity = phrase.quantity
    linked = phrase.link.strip("　 第的") != ""
    if not linked and wording().bounds_behind.get(quantity.after) in ("ge", "le"):
        return "threshold"
    if quantity.unit in AGES:
        return "age"
    if linked or phrase.subject.endswith(_REMOVED):
        return ""
    if forward and quantity.unit in _TIME_UNITS:
        return "size"
    sizes = not quantity.more and not sense.extent and _role_words().works.search(thing)
    return "size" if sizes else ""


def _describes(phrase: Phrase) -> bool:
    """Whether an amount with 的 describes the noun that the next number counts: 年收入超10亿元的|企业达100家."""
    return phrase.leads_on and "元" in phrase.quantity.unit and phrase.object.startswith("的")


def _framed(phrase: Phrase, named: Named, thing: str, sense: UnitSense, forward: bool) -> str:
    """The rule by which a count only says how many parts or carriers something has: 31条|措施, 用好|12条|产业链."""
    words, unit = _role_words(), phrase.quantity.unit
    if unit in _ISSUED and thing.endswith(words.documents) and words.issuing.search(phrase.subject):
        return "document"
    if unit == "年" and forward and not _LASTING.search(named.name):
        return "size"
    if unit in _FRAMES and wording().predicate.search(thing, 2) is None:
        return "frame"
    if thing.startswith(words.frames) or (thing or phrase.subject).endswith(("性指标", "方面", "维度", "任务领域")):
        return "frame"
    if thing and sense.counted and settled_before(phrase, thing):
        return "background"
    if thing and sense.counted and not phrase.link:
        background = wording().background.search(phrase.subject)
        if background is not None and (forward or background.start() == 0):
            built_up = phrase.subject.endswith(words.built_up, 0, background.start())
            return "" if built_up or _done_besides(phrase.subject, background.end()) else "background"
    return ""


@dataclass(frozen=True, slots=True)
class _RoleWords:
    """Lists of `[roles]` in `vocabulary/wording.toml`, as they are explained there."""

    past: re.Pattern[str]
    future: re.Pattern[str]
    documents: tuple[str, ...]
    issuing: re.Pattern[str]
    works: re.Pattern[str]
    frames: tuple[str, ...]
    people: re.Pattern[str]
    divisions: re.Pattern[str]
    homage: tuple[str, ...]
    totals: tuple[str, ...]
    built_up: tuple[str, ...]


@cache
def _role_words() -> _RoleWords:
    data = load("wording")["roles"]
    return _RoleWords(
        past=re.compile("|".join(f"{word}(?<![比较与同从由]{word})" for word in data["past"])),
        future=re.compile(one_of(data["future"])),
        documents=tuple(data["document-objects"]),
        issuing=re.compile(one_of(data["issuing"])),
        works=re.compile(one_of(data["works"])),
        frames=tuple(data["frame-objects"]),
        people=re.compile(rf"[^，。、；]{{0,6}}?(?:{one_of(data['people'])})"),
        divisions=re.compile(one_of(data["divisions"])),
        homage=tuple(data["homage"]),
        totals=tuple(data["totals"]),
        built_up=tuple(load("wording")["background"]["built-up"]),
    )
