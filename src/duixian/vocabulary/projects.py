"""What named projects and programmes look like, and which character pairs are ordinary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from duixian.vocabulary import load


@dataclass(frozen=True, slots=True)
class ProjectWords:
    """The vocabulary of `projects.toml`; each field is one list of that file, longest word first."""

    known: tuple[str, ...]
    event_verbs: tuple[str, ...]
    events: tuple[str, ...]
    carriers: tuple[str, ...]
    programmes: tuple[str, ...]
    generic_programmes: frozenset[str]
    facilities: tuple[str, ...]
    classes: tuple[str, ...]
    other_classes: tuple[str, ...]
    generic_works: tuple[str, ...]
    titles: tuple[str, ...]
    tails: tuple[str, ...]
    after_quotes: tuple[str, ...]
    no_campaigns: frozenset[str]


@cache
def project_words() -> ProjectWords:
    """The vocabulary of `projects.toml`."""
    data = load("projects")

    def words(name: str) -> tuple[str, ...]:
        return tuple(sorted(set(data[name].split()), key=lambda w: (-len(w), w)))

    return ProjectWords(
        known=words("known"),
        event_verbs=tuple(data["event_verbs"]),
        events=words("events"),
        carriers=words("carriers"),
        programmes=words("programmes"),
        generic_programmes=frozenset(words("generic_programmes")),
        facilities=words("facilities"),
        classes=words("classes"),
        other_classes=words("other_classes"),
        generic_works=words("generic_works"),
        titles=words("titles"),
        tails=words("tails"),
        after_quotes=words("after_quotes"),
        no_campaigns=frozenset(words("no_campaigns")),
    )


@cache
def ordinary_pairs() -> frozenset[str]:
    """Two-character sequences that are ordinary in work reports."""
    return frozenset(first + then for first, follow in load("ordinary")["followers"].items() for then in follow)
