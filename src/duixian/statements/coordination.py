"""Coordinated names: the members of a list with the parts they share restored."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.wording import without_lead, wording
from duixian.vocabulary.indicators import indicators

# 和, 与, 及 as parts of words (和谐, 参与, 普及) join nothing
CONJUNCTION: Final = re.compile(
    r"、|以及|和(?<![饱共总中缓温调柔祥]和)(?![谐平美睦解])|与(?<![参给赠]与)(?!会)"
    r"|及(?<![普涉波惠遍危触顾以]及)(?![时格])|并|(?<=”)(?=“)"
)
_CONJUNCTION_ENDS: Final = frozenset("、和与及并")
_MASKED: Final = str.maketrans({"和": "\x00", "、": "\x01", "与": "\x02", "及": "\x03"})
_UNMASKED: Final = str.maketrans({"\x00": "和", "\x01": "、", "\x02": "与", "\x03": "及"})
_BODY: Final = re.compile(r".{1,8}?(?:机场|铁路局|集团|口岸)(?=.{2})")
_COUNTING: Final = frozenset("率数量额")
_QUOTED: Final = re.compile(r"“[^”]*”")


def head_of(name: str) -> str:
    """The last part of a name that says what kind of figure it is (总里程, 增加值), "" where there is none."""
    words = wording()
    for length in range(min(words.longest_head, len(name)), 0, -1):
        if name[-length:] in words.heads:
            return name[-length:]
    return ""


def rate_noun_of(subject: str) -> str:
    """增速, 涨幅 … that a subject ends in, or ""."""
    nouns = wording().rate_nouns
    if subject.endswith("自然增长率"):  # a rate of its own, of births and deaths
        return ""
    return next(noun for noun in nouns if subject.endswith(noun)) if subject.endswith(nouns) else ""


def verb_of(name: str) -> str:
    """The verb of doing that a name begins with, or ""."""
    match = wording().action.match(name)
    return match.group() if match else ""


def verbs_of(name: str) -> str:
    """All verbs of doing that a name begins with, 重点 before them among them: 重点培育打造, or ""."""
    at = 2 if name.startswith("重点") and not name.startswith(_WORKS_PLANNED) else 0
    opened, action = at, wording().action
    while (match := action.match(name, at)) is not None:
        at = match.end()
    return name[:at] if at > opened else ""


# 重点建设项目|投资
_WORKS_PLANNED: Final = ("重点建设项目", "重点建设工程")


def without_verbs(name: str) -> str:
    """A noun without the verbs of doing before it."""
    while (verb := verb_of(name)) and len(verb) < len(name):
        name = name[len(verb) :]
    return name


def ends_open(subject: str) -> bool:
    """Whether a conjunction closes the words before a number."""
    if subject[-1:] not in _CONJUNCTION_ENDS:
        return False
    return any(match.end() == len(subject) for match in CONJUNCTION.finditer(subject))


def members_of(subject: str) -> list[str]:
    """The parts of a coordination as they are written; conjunctions in quotation marks divide nothing."""
    masked = _QUOTED.sub(lambda quoted: quoted.group().translate(_MASKED), subject) if "“" in subject else subject
    return [part.translate(_UNMASKED) for part in CONJUNCTION.split(masked) if part]


def split_members(subject: str, parts: list[str] | None = None) -> list[str]:
    """Members of a coordination with their shared parts restored; [subject] where it joins nothing.

    铁路、高速公路总里程 → 铁路总里程, 高速公路总里程; 存、贷款余额 → 存款余额, 贷款余额;
    事故起数和死亡人数 → 事故起数, 事故死亡人数. `parts`: the members as they are written, where they are known.
    """
    parts = [named for part in parts or members_of(subject) if (named := without_lead(part))]
    if len(parts) < 2:
        return [subject]
    rate = rate_noun_of(parts[-1])
    if rate and rate != parts[-1] and not any(rate_noun_of(part) for part in parts[:-1]):
        parts[-1] = parts[-1].removesuffix(rate)
        return [member + rate for member in _completed(parts)]
    return _completed(parts)


def _completed(parts: list[str]) -> list[str]:
    """The members of a coordination with their shared parts restored."""
    parts = _accounts_owned(_per_unit(_with_tail(_pairs_restored(parts))))
    return [parts[0], *(_with_owner(parts[0], part) for part in parts[1:])]


def _accounts_owned(parts: list[str]) -> list[str]:
    """Accounts with the enterprises that they are of: 规上工业企业|营业收入、|利润总额."""
    accounts = wording().accounts
    account = next((parts[0][at:] for at in range(2, len(parts[0])) if parts[0][at:] in accounts), "")
    owner = parts[0].removesuffix(account) if account else ""
    if not owner.endswith(_FIRMS):
        return parts
    return [parts[0], *(owner + part if part in accounts else part for part in parts[1:])]


_FIRMS: Final = ("业", "公司", "集团", "银行", "国企", "园区", "开发区")


def _pairs_restored(parts: list[str]) -> list[str]:
    """存 + 贷款余额 → 存款余额 + 贷款余额."""
    restored = list(parts)
    for i in range(len(parts) - 1):
        left, right = parts[i], parts[i + 1]
        if left and right and left[-1] + right[0] in wording().pairs and not left.endswith("旅客"):
            restored[i] = left + right[1:]
            restored[i + 1] = left[:-1] + right
    return restored


def _with_tail(parts: list[str]) -> list[str]:
    """Members without a head of their own get that of the next member with one: 铁路 + 高速公路总里程 → 铁路总里程."""
    last = parts[-1]
    kind = last.partition("”")[2] if last[0] == "“" else ""
    if kind and all(_IN_QUOTATION.fullmatch(part) for part in parts[:-1]):
        return [*(part + kind for part in parts[:-1]), last]  # “甲红茶”“乙绿茶”|品牌价值
    head = head_of(last)
    if verb := verb_of(last):
        alone = verb != last and all(part in wording().noun_dropping for part in parts[:-1])
        return [*(part + last[len(verb) :] for part in parts[:-1]), last] if alone else parts  # 开工、投产|项目
    if last[:1] in _LEVELS and all(part in _LEVELS for part in parts[:-1]):
        return [*(part + last[1:] for part in parts[:-1]), last]  # 国、省、市|重点项目
    insured = _INSURANCE.search(last)
    if insured is not None and not any("保险" in part or head_of(part) for part in parts[:-1]):
        return [*(part + last[insured.start() :] for part in parts[:-1]), last]
    kind = last[-2:]
    if not head and len(last) > _KIND_ALONE and kind in wording().kinds:
        named = [part if part[-1] in _KIND_ENDS or part[-2:] in wording().kinds else part + kind for part in parts[:-1]]
        return [*named, last]  # 集成电路、|生物医药|产业
    if not head:
        shares = len(last) == 4 and any(len(part) == 2 for part in parts[:-1])  # 工伤、失业保险 → 工伤保险
        return [*(part + last[2:] for part in parts[:-1]), last] if shares else parts
    restored, following = [last], last
    for part in reversed(parts[:-1]):
        rated = head[-1] == "率" and part.endswith(_INCIDENTS)  # 刑事案件、治安案件|发案率
        if len(part) == 2 and head_of(following[:2]) and part[1] == following[1] and head_of(part):
            part += following[2:]  # 存款、|贷款|余额
        elif (head_of(part) and not rated) or part.startswith("实际"):
            following = part  # 实际使用外资、外贸出口
        elif not verb_of(part) or len(part) < 4:
            part += _shared_tail(part, following)
        restored.append(part)
    return restored[::-1]


_IN_QUOTATION: Final = re.compile("“[^”]+”")
_LEVELS: Final = frozenset("国省市县区")
_KIND_ALONE, _KIND_ENDS = 3, frozenset("业济易融社品户厂区群")
_INCIDENTS: Final = ("案件", "事件", "事故")


def _shared_tail(part: str, following: str) -> str:
    """What a member without a head takes over from the next one: its head, and what stands before that for both."""
    head = head_of(following)
    if head == following:
        return ""
    if part in wording().whole:
        return head
    per_person = following.rfind("人均")
    size = len(part)
    if per_person > 0 and size > 2:
        return following[per_person:]  # 居民医保、|公共卫生经费|人均补助标准
    if size > 2 and following[size - 1 : size] == part[-1] and len(following) > size + len(head):
        return following[size:]  # 公交车、|出租车|电动化比例
    more = len(following) - 2 - len(head)
    shares = more > 1 or (more == 1 and following[2] in "年总日月")  # 水果、水产品|产量 share no 品
    return following[2:] if size == 2 and shares else head


# 城镇职工、|城乡居民|基本养老保险参保人数
_INSURANCE: Final = re.compile("(?<=..)(?:基本)?(?:养老|医疗|失业|工伤|生育)保险(?=..)|(?<=..)医保(?=..)")


def _per_unit(parts: list[str]) -> list[str]:
    """Members with what the first one is told for: 单位生产总值|能耗|和水耗, 每千人口|床位数|和护士数."""
    if parts[0][0:1] == "每" and (heads := _PER_HEADS.match(parts[0])) is not None:
        return [
            parts[0],
            *(part if part[0] == "每" or not head_of(part) else heads.group() + part for part in parts[1:]),
        ]
    if not parts[0].startswith(("单位", "万元")) or (per := _PER_OUTPUT.match(parts[0])) is None:
        return parts
    return [parts[0], *(per.group() + part if _USED_UP.fullmatch(part) else part for part in parts[1:])]


def per_heads(name: str) -> str:
    """For how many people a name tells its figure: 每千人口|床位数; "" where it does not."""
    heads = _PER_HEADS.match(name)
    return heads.group() if heads is not None else ""


def per_output(name: str, further: str) -> str:
    """For what output a name tells what is used up, where a further one is used up too: 万元GDP|水耗, 电耗."""
    per = _PER_OUTPUT.match(name) if name.startswith(("单位", "万元")) and _USED_UP.fullmatch(further) else None
    return per.group() if per is not None else ""


_PER_HEADS: Final = re.compile("每[百千万]+人口?(?:拥有)?")
_USED_UP: Final = re.compile(r"(?:能源|水|电力)?消耗量?|[能水电]耗|用[能水电]量?|(?:二氧化)?碳排放量?")
_PER_OUTPUT: Final = re.compile(
    rf"(?:单位|万元)[^、，]{{0,8}}?(?:生产总值|增加值|产值|GDP|产品)(?={_USED_UP.pattern}$)"
)


def _with_owner(first: str, last: str) -> str:
    """The last member with what the first one says before its head: 事故起数 + 死亡人数 → 事故死亡人数."""
    first_head, last_head = head_of(first), head_of(last)
    if (
        first_head == last_head
        and first_head in _COUNTING
        and len(last) == 3
        and len(first) > 5
        and indicators().resolve(last) is None
    ):
        return first[:-3] + last  # 适龄儿童|入园率|和普惠率, 电信诈骗|发案数|和损失数
    if first_head and first_head == last_head and (body := _BODY.match(first)) is not None:
        return last if last.startswith(body.group()) else body.group() + last  # 甲机场|旅客吞吐量|和货邮吞吐量
    owner = first[: len(first) - len(first_head)] if first_head else ""
    own_words = len(last) - len(last_head)
    complete = not owner or not last_head or last_head == first_head or own_words >= 3
    complete = complete or last in wording().accounts or indicators().resolve(last) is not None
    return last if complete or (last[:2] in owner and not owner.endswith("事故")) or verb_of(last) else owner + last
