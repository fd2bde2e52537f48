"""How sure a reading is: the share of right readings among gold statements that the same rules produced."""

from __future__ import annotations

from functools import cache

from duixian.vocabulary import load


@cache
def _table() -> tuple[dict[str, float], dict[str, float], float, float]:
    data = load("confidence")
    return data["name"], data["role"], data["known"]["factor"], data["known"]["ceiling"]


@cache
def confidence_of(name_rule: str, role_rule: str, known: bool) -> float:
    """Estimated probability that every field of a statement is right.

    `name_rule` and `role_rule` are the rules that gave the indicator and the role; `known` says whether the name is
    in the vocabulary. The figures stand in `vocabulary/confidence.toml`, calibrated on the gold standards.
    """
    names, roles, factor, ceiling = _table()
    chance = names.get(name_rule, names["other"]) * roles.get(role_rule, roles["other"])
    return round(min(chance * factor if known else chance, ceiling), 3)
