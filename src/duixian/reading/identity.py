"""Which report a text is: title, place, level, year, session date and speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Final

from duixian.reading.dates import arabic_year, iso_date, year_of_session, year_of_work
from duixian.reading.divisions import COUNTRY, find_place, level_of, level_of_name, place_in_file_name
from duixian.reading.document import Identity, Level, Place
from duixian.reading.options import ReadingOptions
from duixian.reading.parts import is_opening
from duixian.vocabulary import load

_HEAD: Final = 1500
_HEAD_LINES: Final = 30
_DECEMBER: Final = 12
_YEAR_DIGITS: Final = "(?:19|20)[0-9]{2}|[一二][九〇零][一二三四五六七八九〇零]{2}"
_YEAR: Final = re.compile(f"(?<![0-9])({_YEAR_DIGITS})(?=年|[^0-9])")
_TITLE: Final = re.compile(
    r"[^，。！？]{0,50}(?:工作报告|计划[^，。]{0,20}的报告)(?:（[^（）]{1,20}）|\([^()]{1,20}\))?"
)
_TITLE_BEGUN: Final = re.compile(r"(?:.{2,20}政府|.{2,12}[省市县区州盟旗镇乡]|\d{4}年?|.{2,12}\d{4}年)")
_TITLE_AND_SESSION: Final = re.compile(r"([^，。—－]{0,40}工作报告)[ \u3000]*([—－（(].{10,80})")
_TITLE_GLUED: Final = re.compile("[^，。！？—－]{0,50}?工作报告(?:（[^（）]{1,20}）)?")
_SHORTEST_TITLE: Final = 6
_LONGEST_HEAD: Final = 200
_ADDRESS: Final = re.compile("各位|同志们|代表们")
_SESSION: Final = re.compile(
    r"(?:[^\n，。]{0,40}?日)?[^\n，。]{0,16}?"
    r"[在于]?(?P<place>[^\n，。第届在于—0-9年月日]{0,24})第?[一二三四五六七八九十]{1,3}届(?P<kind>全国)?(?:[\u4e00-\u9fff]{0,16}?)(?:人民代表大会|人大)"
    r"(?:[^\n，。]{0,6}?第?[一二三四五六七八九十]{1,2}次会议)?"
)
_DATE: Final = re.compile(
    rf"(?:{_YEAR_DIGITS})年[0-9一二三四五六七八九十〇]{{1,3}}月[0-9一二三四五六七八九十〇]{{1,3}}日"
)
# A folder says something about its files where its whole name is a year, or a name without digits.
_NAMING: Final = re.compile("(?:19|20)[0-9]{2}年?|[^0-9]{2,20}")
_SENTENCES: Final = re.compile("[。！？]")
_ADDRESSED: Final = re.compile("(?:代表|受|由我).*?(?:报告|汇报)")
_NAME: Final = re.compile("[\u4e00-\u9fff]{1,8}(?:[·•・．][\u4e00-\u9fff]{1,8}){0,3}")
_CONGRESS: Final = re.compile(
    "([省市县区州盟旗镇乡])第?[一二三四五六七八九十]{1,3}届(?:人大|人民代表大会)[一二三四五六七八九十]{1,2}次会议"
)
_NATIONAL: Final = re.compile("国务院|中央人民政府|全国人民代表大会")


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before and in the first words of a report."""

    title: str
    session: re.Match[str] | None
    address: str
    lines: tuple[str, ...]


def find_identity(clean: str, name: str, options: ReadingOptions) -> Identity:
    """Identity of the report in a clean text.

    What the text states wins over `options`, and these over the file name; what the text only suggests comes last.

    Args:
        clean: the clean text of one report.
        name: path or name of the file, "-" where there is none.
        options: may name the place and the year.
    """
    head = _head(clean)
    path = [] if name == "-" else [PurePath(name).stem, *filter(_NAMING.fullmatch, PurePath(name).parent.parts[:-3:-1])]
    conflicts: list[str] = []
    stated_year = _stated_year(clean, head, conflicts)
    named_year = next((int(found[-1]) for part in path if (found := re.findall(r"(?:19|20)\d\d", part))), None)
    year = stated_year or options.year or named_year or year_of_work(clean, headings_only=False)
    for said, origin in ((options.year, "options say"), (named_year, "file name says")):
        if stated_year and said and said != stated_year:
            conflicts.append(f"The text says {stated_year}, the {origin} {said}; the text is followed.")

    stated = _stated_place(clean, head, year)
    given = _given_place(options.place, year)
    named = place_in_file_name(path, year)
    named = named if named and _may_be(named, head) else None
    place = stated or given or named or (COUNTRY if _speaks_of_the_country(clean) else None)
    for other, origin in ((given, "options say"), (named, "file name says")):
        if stated and other and _disagree(stated, other):
            conflicts.append(f"The text says {stated.name}, the {origin} {other.name}; the text is followed.")
    return Identity(
        title=head.title,
        place=place,
        level=level_of(place) or _level_of_address(clean, head),
        year=year,
        session_date=_session_date(head),
        speaker=_speaker(head),
        conflicts=tuple(conflicts),
    )


def _head(clean: str) -> _Head:
    """Title, session line and the lines before the address, and the sentences that follow it."""
    lines: list[str] = []
    at = 0
    while len(lines) < _HEAD_LINES and at < min(len(clean), 2 * _HEAD):
        end = clean.find("\n", at)
        end = len(clean) if end < 0 else end
        line = clean[at:end].strip(" \t\u3000*#")
        if (parted := _TITLE_AND_SESSION.fullmatch(line)) is not None:
            lines.append(parted[1])
            line = parted[2]
        presents = is_opening(line) and not _TITLE.fullmatch(line) and not _DATE.search(line)
        if line and (len(line) > 150 or _ADDRESS.match(line) or presents):
            lines += _glued_head(line)
            break
        if line:
            lines.append(line)
        at = end + 1
    else:
        if at >= len(clean) or len(lines) == _HEAD_LINES:
            lines = lines[:10]
    titles = [i for i, line in enumerate(lines) if _TITLE.fullmatch(line)]
    title = _whole_title(lines, titles[0]) if titles else ""
    sessions = [m for line in lines if (m := _SESSION.search(line))]
    session = next((m for m in sessions if _DATE.search(m.string)), sessions[0] if sessions else None)
    opening = "".join(clean[at : at + _HEAD].split())
    address = next(filter(_ADDRESSED.search, _SENTENCES.split(opening)), "")
    if session is None and "向" in address:
        session = _SESSION.search(address, address.find("向") + 1)
    return _Head(title, session, address, tuple(lines))


def _glued_head(line: str) -> list[str]:
    """Title and session line that a text without line breaks has before the address."""
    addressed = _ADDRESS.search(line, _SHORTEST_TITLE, _LONGEST_HEAD)
    if addressed is None:
        return []
    head = line[: addressed.start()]
    title = _TITLE_GLUED.match(head)
    return [title[0], head[title.end() :]] if title else [head]


def _whole_title(lines: list[str], at: int) -> str:
    """The title line with the short lines before it that belong to it (衡阳市人民政府 / 2017年)."""
    title = lines[at]
    if len(title) < 12 and at > 0 and _TITLE_BEGUN.fullmatch(lines[at - 1]):
        title = lines[at - 1] + title
    return "".join(title.split()).strip("《》")


def _stated_year(clean: str, head: _Head, conflicts: list[str]) -> int | None:
    in_title = max(filter(None, map(arabic_year, _YEAR.findall(head.title))), default=None)
    date = _session_date(head)
    of_work = year_of_work(clean, headings_only=True)
    delivered = int(date[:4]) if date else None
    if delivered and date and int(date[5:7]) >= 11 and (in_title or of_work) == delivered + 1:
        delivered += 1
    elif delivered and date and int(date[5:7]) == _DECEMBER and not (in_title or of_work):
        delivered = max(delivered, year_of_work(clean, headings_only=False) or 0)
    if in_title and delivered and in_title == delivered - 1 and of_work != in_title:
        conflicts.append(f"The title says {in_title}, the session was in {delivered}; the session is followed.")
        return delivered
    if in_title and not delivered and of_work == in_title + 1:
        conflicts.append(f"The title says {in_title}, the headings plan {of_work}; the headings are followed.")
        return of_work
    if in_title and delivered and in_title != delivered:
        conflicts.append(f"The title says {in_title}, the session was in {delivered}; the title is followed.")
    in_session = None
    if head.session and (head.session["kind"] or head.session["place"] == "全国"):
        in_session = year_of_session(head.session[0])
    return in_title or delivered or of_work or in_session


def _session_date(head: _Head) -> str | None:
    """Date in the session line, else one that stands alone or in brackets between title and address."""
    if head.session:
        found = _DATE.search(head.session.string)
        if found:
            return iso_date(found[0])
    for line in head.lines:
        found = _DATE.search(line)
        if found and len(line) - len(found[0]) <= 4:
            return iso_date(found[0])
    return None


def _stated_place(clean: str, head: _Head, year: int | None) -> Place | None:
    """The place that session line, title, address or speaker name; a name that is no known division comes last."""
    if (head.session and head.session["kind"]) or _NATIONAL.search(head.title + head.address):
        return COUNTRY
    in_title = _place_words(head.title)
    in_address = re.findall(rf"代表(?:中共)?((?:(?!代表)[^，。、：！]){{2,24}}?)(?:{_organs()})", head.address)
    in_speaker = [m[1] for line in head.lines if (m := re.match(rf"(.{{2,20}}?)(?:人民政府)?{_office()}", line))]
    written = [head.session["place"] if head.session else "", in_title, *in_address, *in_speaker]
    names = [re.sub(r"^.*[在于向]|\s|《|》|人民政府$|政府$|[—－-]", "", name) for name in written]
    context = clean[:20000]
    for one in names:
        place = find_place(one, year, context) if len(one) > 1 else None
        if place:
            return place
    for one in names:
        if len(one) > 2 and level_of_name(one):
            return Place(one, None)
    return None


def _place_words(title: str) -> str:
    """What stands before the organ or the kind of report in a title, years and 关于 left out."""
    before = re.split(rf"{_organs()}|工作报告|国民经济|计划|党工委", title, maxsplit=1)[0]
    return re.sub(rf"(?:{_YEAR_DIGITS})年?度?|关于|[^\u4e00-\u9fff]", "", before)


def _given_place(written: str | None, year: int | None) -> Place | None:
    return (find_place(written, year) or Place(written, None)) if written else None


def _may_be(place: Place, head: _Head) -> bool:
    """Whether the government that reports, where the address names its kind (市, 县), may be that of a place."""
    own = _own_kind(head)
    return own is None or ((place == COUNTRY) == (own == "") and place.name.endswith(own))


def _own_kind(head: _Head) -> str | None:
    """The kind of place in 代表市人民政府, "" for the State Council, None where the address names none."""
    if _NATIONAL.search(head.address):
        return ""
    own = re.search(rf"代表(自治区|[省市县区州盟旗镇乡]|街道|开发区|新区|地区)(?:{_organs()})", head.address)
    return own[1] if own else None


def _disagree(stated: Place, other: Place) -> bool:
    """Whether two places are different and neither lies in the other (a folder may be named after the province)."""
    if stated.code is None or other.code is None or COUNTRY in (stated, other):
        return stated.name != other.name and other.name not in stated.name
    stem = other.code.rstrip("0")
    return not stated.code.startswith(stem[: len(stem) + len(stem) % 2])


def _level_of_address(clean: str, head: _Head) -> Level | None:
    """Level from 代表市人民政府 in the address, else from whose congress decided and what the text calls its own place.

    A city's congress is 市五届人大, its place 我市 and 全市.
    """
    own = _own_kind(head)
    if own is not None:
        return level_of_name(own) or "national"
    congress = _CONGRESS.search(clean)
    if congress:
        return level_of_name(congress[1])
    counts = {kind: clean.count("我" + kind) + clean.count("全" + kind) for kind in "省市县区州盟旗镇乡"}
    most = max(counts, key=lambda kind: counts[kind])
    return level_of_name(most) if counts[most] >= 5 else None


def _speaks_of_the_country(clean: str) -> bool:
    """Whether the text speaks of 我国 throughout and of no other place as its own."""
    local = sum(map(clean.count, load("reports")["own_places"]))
    return clean.count("我国") >= 15 and local * 5 < clean.count("我国")


def _speaker(head: _Head) -> str | None:
    """Office and name from the lines between title and address, or from 省长某某作政府工作报告 there."""
    for line in head.lines:
        found = re.fullmatch(rf"[（(]?(?P<office>.{{0,24}}?{_office()})[ \u3000]*(?P<name>{_NAME.pattern})[）)]?", line)
        if found and len(found["name"]) <= 16 and not _TITLE.search(line):
            return f"{found['office'].strip()} {found['name']}"
        for pattern in _spoken():
            found = pattern.search(line)
            if found:
                return f"{found['office']} {found['name']}"
    for line in reversed(head.lines):
        name = re.sub("[ \u3000]", "", line)
        if name in load("residue")["labels"] or name in load("reports")["versions"]:
            continue
        if 2 <= len(name) <= 4 and _NAME.fullmatch(name) and head.title and name not in head.title:
            return name
    return None


@cache
def _organs() -> str:
    return "|".join(load("reports")["organs"])


@cache
def _office() -> str:
    return "(?:" + "|".join(load("reports")["offices"]) + ")"


@cache
def _spoken() -> tuple[re.Pattern[str], ...]:
    """Patterns of 上（某某省）省长某某（同志）作政府工作报告, of 某某市长在…会议上 and of …会议上 市长 某某."""
    name = "(?P<name>[\u4e00-\u9fff·]{2,8}?)"
    return (
        re.compile(
            rf"[上日][ \u3000]*(?P<office>[^\s，。日上在]{{0,16}}?{_office()})[ \u3000]*{name}(?:同志)?(?:向大会)?"
            "[作在]"
        ),
        re.compile(rf"日[ \u3000]*{name}(?:同志)?(?P<office>{_office()})在"),
        re.compile(rf"会议上[ \u3000）)]*(?P<office>[^\s，。日上在]{{0,16}}?{_office()})[ \u3000]*{name}[ \u3000]*$"),
    )
