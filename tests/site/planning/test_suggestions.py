"""Lead units are suggested from what this office decided before, with the reason."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

import duixian
from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.services.units import create_unit, succeed_unit
from duixian.site.ledgers.models import Ledger
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.planning.plan import Item, planned
from duixian.site.planning.services.plans import assign
from duixian.site.planning.services.preparing import live, prepare_plan
from duixian.site.planning.services.suggesting import accept_suggestions, best_of
from duixian.site.planning.suggestions import Adviser
from tests.site.conftest import DAY, SYSTEM
from tests.site.planning.office import TASKS, report, unit_of

TODAY = timezone.localdate()


@pytest.fixture
def everybody(unit: Unit) -> dict[str, Unit]:
    names = [*dict.fromkeys(unit for unit, _first, _second in TASKS), "发展和改革委员会", "政府办公室"]
    made = {name: create_unit(SYSTEM, name, Level.CITY, DAY) for name in names if name != unit.name}
    return {**made, unit.name: unit}


@pytest.fixture
def years(everybody: dict[str, Unit]) -> tuple[Ledger, Ledger]:
    """The ledger of 2025, assigned, and that of 2026, not yet."""
    first, second = (
        prepare_plan(SYSTEM, open_ledger(SYSTEM, duixian.read_text(report(year)))) for year in (2025, 2026)
    )
    by_unit: dict[str, dict[int, int]] = {}
    for one in live(first):
        unit = unit_of(one.text, 2025)
        if unit is not None:
            by_unit.setdefault(unit, {})[one.pk] = one.revision
    for unit, revisions in by_unit.items():
        assign(SYSTEM, first, revisions, lead=everybody[unit])
    return first, second


def right(ledger: Ledger, adviser: Adviser, least: float = 0.0) -> tuple[int, int, int]:
    """How many first suggestions of at least some confidence are right, how many there are, out of how many items."""
    hits = offered = items = 0
    for item in planned(live(ledger)):
        unit = unit_of(item.commitment.text, ledger.year)
        if unit is None:
            continue
        items += 1
        best = best_of(adviser, item)
        if best is not None and best.confidence >= least:
            offered += 1
            hits += best.unit.name == unit
    return hits, offered, items


def item_with(ledger: Ledger, words: str) -> Item:
    return next(item for item in planned(live(ledger)) if words in item.commitment.text)


def test_what_was_learned_beats_the_words_alone_and_says_why(years: tuple[Ledger, Ledger]):
    second = years[1]
    alone, _offered, items = right(second, Adviser(second, TODAY, learned=False))
    learned, _offered, _items = right(second, Adviser(second, TODAY))
    sure, offered, _items = right(second, Adviser(second, TODAY), 0.8)
    assert items == 45
    assert learned >= 41, f"{alone} by the words alone"
    assert learned >= alone + 8
    assert offered >= 30
    assert sure / offered >= 0.97

    # and says why
    adviser = Adviser(years[1], TODAY)
    best = best_of(adviser, item_with(years[1], "充电桩"))
    assert best is not None
    assert best.why == "2025年“新建公共充电桩300个”由城市管理局牵头"
    assert best.earlier.startswith("2025-")
    best = best_of(adviser, item_with(years[1], "法律援助"))
    assert best is not None
    assert (best.unit.name, best.earlier, best.why) == ("司法局", "", "按任务内容中的职责用语")


def test_a_former_unit_stands_for_its_successor_while_there_is_one(
    years: tuple[Ledger, Ledger], everybody: dict[str, Unit], office: User
):
    new = create_unit(SYSTEM, "城市综合管理委员会", Level.CITY, DAY)
    succeed_unit(office, everybody["城市管理局"], new, TODAY, why="机构改革")
    best = best_of(Adviser(years[1], TODAY), item_with(years[1], "充电桩"))
    assert best is not None
    assert best.unit == new
    succeed_unit(office, new, None, TODAY, why="撤销")
    suggested = Adviser(years[1], TODAY).suggest(item_with(years[1], "充电桩").commitment)
    assert not {new, everybody["城市管理局"]} & {one.unit for one in suggested}


def test_sure_suggestions_are_taken_over_at_once(years: tuple[Ledger, Ledger], office: User):
    taken = accept_suggestions(office, years[1], 0.8)
    assert taken
    assert all(one.lead is not None for one in taken)
    assert accept_suggestions(office, years[1], 0.8) == []
    best = best_of(Adviser(years[0], TODAY), item_with(years[0], "充电桩"))
    assert best is None or best.earlier == "", "later years teach nothing"


def test_without_earlier_years_the_words_are_all_there_is(everybody: dict[str, Unit]):
    ledger = prepare_plan(SYSTEM, open_ledger(SYSTEM, duixian.read_text(report(2026))))
    best = best_of(Adviser(ledger, dt.date(2026, 2, 1)), item_with(ledger, "义务教育"))
    assert best is not None
    assert (best.unit.name, best.earlier) == ("教育局", "")
