"""What named projects and programmes look like, and which character pairs are ordinary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from duixian.vocabulary import load
from duixian.vocabulary.affixes import Prefixes, Suffixes


@dataclass(frozen=True, slots=True)
class ProjectWords:
    """The vocabulary of `projects.toml`, each list in the form in which it is looked up.

    Attributes:
        carriers: verbs and adverbs before a name.
        verbs: the carriers and all verbs of `actions.toml` of two characters and more.
        programmes, facilities, events: what names end with.
        classes, other_classes: what a list after 等 is, and is not, a list of; kinds: the former, which are no names.
        tails: words between a name and the end of its phrase.
        generic_works: works without a name of their own.
        unique_works: works of which a government has one of a kind.
        many_of: how classes of such works begin.
        parts: parts of a work, which carry its name.
        works_of: of what a list of works may be.
        bodies: what does something and is not built.
        founding: verbs that found a body.
        founded: what the names of such bodies end with.
        building_up: verbs that build up a body.
        built_up: what the long names of such bodies end with.
        generic_programmes, no_campaigns: phrases that look like names and are none.
        titles: beginnings of titles that are awarded.
        after_quotes: what follows a quoted campaign, longest first.
        programme_words, facility_words, class_words, event_words: the same lists, longest first.
        known: programmes known all over the country.
        event_verbs: verbs by which an event is prepared.
        building_verbs: verbs before a quoted campaign that is built up; campaign_verbs: before one that stands alone.
        cultural_parks: lines along which a national park of culture lies.
        quoted_works_verbs: verbs before a quotation that alone names what is built up.
        campaign_aspects: what tells a side of a campaign, behind its name.
        campaign_kinds: behind these a name may begin further ahead of its quotation.
        carrying: verbs that carry out what follows.
        works_of_something: works that are no names though they follow one.
        unmistakable_works: whatever ends so is a work.
        spoken_of: what is spoken of behind the name of a work.
        town_quarters: quarters of a town.
        own_works, common_works: works of which a government has one, and which every government has.
        own_parts: what stands behind the name of one.
        numbered_works: works that have a number in their names.
        streets: the last character of the names of streets and bridges.
        generic_streets: what ends so is none of them.
        behind_streets: what may follow the name of a street; street_works: what is done to it.
        school_parts: parts of a school, behind its number.
        building_own, founding_own: what is done to a hall or school of the government, before its name.
        built_own: what stands behind the name of one that is built.
    """

    carriers: Prefixes
    verbs: Prefixes
    programmes: Suffixes
    facilities: Suffixes
    events: Suffixes
    classes: Suffixes
    class_words: tuple[str, ...]
    kinds: frozenset[str]
    other_classes: tuple[str, ...]
    tails: Suffixes
    generic_works: Suffixes
    unique_works: Suffixes
    many_of: tuple[str, ...]
    parts: Suffixes
    works_of: frozenset[str]
    bodies: Suffixes
    founding: tuple[str, ...]
    founded: Suffixes
    building_up: tuple[str, ...]
    built_up: Suffixes
    generic_programmes: frozenset[str]
    no_campaigns: frozenset[str]
    titles: tuple[str, ...]
    after_quotes: tuple[str, ...]
    programme_words: tuple[str, ...]
    facility_words: tuple[str, ...]
    event_words: tuple[str, ...]
    known: tuple[str, ...]
    event_verbs: tuple[str, ...]
    building_verbs: tuple[str, ...]
    campaign_verbs: tuple[str, ...]
    cultural_parks: frozenset[str]
    quoted_works_verbs: tuple[str, ...]
    campaign_aspects: tuple[str, ...]
    campaign_kinds: tuple[str, ...]
    carrying: tuple[str, ...]
    works_of_something: tuple[str, ...]
    unmistakable_works: tuple[str, ...]
    spoken_of: tuple[str, ...]
    town_quarters: tuple[str, ...]
    own_works: tuple[str, ...]
    common_works: tuple[str, ...]
    own_parts: tuple[str, ...]
    numbered_works: tuple[str, ...]
    streets: str
    generic_streets: Suffixes
    behind_streets: tuple[str, ...]
    street_works: tuple[str, ...]
    school_parts: tuple[str, ...]
    building_own: tuple[str, ...]
    founding_own: tuple[str, ...]
    built_own: tuple[str, ...]


class _Held:
    """Asked for hundreds of times a report, the words are at hand sooner here than in a cache."""

    __slots__ = ("words",)

    def __init__(self) -> None:
        self.words: ProjectWords | None = None


_HELD: Final = _Held()


def project_words() -> ProjectWords:
    """The vocabulary of `projects.toml`."""
    words = _HELD.words
    if words is None:
        words = _HELD.words = _loaded()
    return words


def _loaded() -> ProjectWords:
    data = load("projects")
    actions = load("actions")
    verbs = {w for name in ("adverbs", "aim", "open", "definite") for w in actions[name].split() if len(w) > 1}

    def words(name: str) -> tuple[str, ...]:
        return tuple(sorted(set(data[name].split()), key=lambda w: (-len(w), w)))

    return ProjectWords(
        carriers=Prefixes(words("carriers")),
        verbs=Prefixes(verbs.union(words("carriers"))),
        programmes=Suffixes(words("programmes")),
        facilities=Suffixes(words("facilities")),
        events=Suffixes(words("events")),
        classes=Suffixes(words("classes")),
        class_words=words("classes"),
        kinds=frozenset(words("classes")),
        other_classes=words("other_classes"),
        tails=Suffixes(words("tails")),
        generic_works=Suffixes(words("generic_works")),
        unique_works=Suffixes(words("unique_works")),
        many_of=words("many_of"),
        parts=Suffixes(words("parts")),
        works_of=frozenset(words("works_of")),
        bodies=Suffixes(words("bodies")),
        founding=words("founding"),
        founded=Suffixes(words("founded")),
        building_up=words("building_up"),
        built_up=Suffixes(words("built_up")),
        generic_programmes=frozenset(words("generic_programmes")),
        no_campaigns=frozenset(words("no_campaigns")),
        titles=words("titles"),
        after_quotes=words("after_quotes"),
        programme_words=words("programmes"),
        facility_words=words("facilities"),
        event_words=words("events"),
        known=words("known"),
        event_verbs=words("event_verbs"),
        building_verbs=words("building_verbs"),
        campaign_verbs=words("campaign_verbs"),
        cultural_parks=frozenset(words("cultural_parks")),
        quoted_works_verbs=words("quoted_works_verbs"),
        campaign_aspects=words("campaign_aspects"),
        campaign_kinds=words("campaign_kinds"),
        carrying=words("carrying"),
        works_of_something=words("works_of_something"),
        unmistakable_works=words("unmistakable_works"),
        spoken_of=words("spoken_of"),
        town_quarters=words("town_quarters"),
        own_works=words("own_works"),
        common_works=words("common_works"),
        own_parts=words("own_parts"),
        numbered_works=words("numbered_works"),
        streets="".join(words("streets")),
        generic_streets=Suffixes(words("generic_streets")),
        behind_streets=words("behind_streets"),
        street_works=words("street_works"),
        school_parts=words("school_parts"),
        building_own=words("building_own"),
        founding_own=words("founding_own"),
        built_own=words("built_own"),
    )


@cache
def ordinary_pairs() -> frozenset[str]:
    """Two-character sequences that are ordinary in work reports."""
    return frozenset(first + then for first, follow in load("ordinary")["followers"].items() for then in follow)
