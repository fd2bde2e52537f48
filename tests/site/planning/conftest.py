"""A ledger that is being decomposed, and the units of its city."""

from __future__ import annotations

import pytest

from duixian.site.accounts.models import Level, Unit
from duixian.site.accounts.services.units import create_unit
from duixian.site.ledgers.models import Ledger
from duixian.site.planning import suggestions
from duixian.site.planning.services.preparing import prepare_plan
from tests.site.conftest import DAY, SYSTEM


@pytest.fixture(autouse=True)
def _nothing_learned_elsewhere() -> None:
    """What was learned is kept by what the database says of it, and every test has another database."""
    suggestions._experience.cache_clear()


@pytest.fixture
def units(unit: Unit, other_unit: Unit) -> dict[str, Unit]:
    """The units of the city by name; 教育局 and 水利局 are `unit` and `other_unit`."""
    names = (
        "发展和改革委员会",
        "财政局",
        "人力资源和社会保障局",
        "交通运输局",
        "生态环境局",
        "工业和信息化局",
        "住房和城乡建设局",
    )
    made = [create_unit(SYSTEM, name, Level.CITY, DAY) for name in names]
    return {one.name: one for one in (unit, other_unit, *made)}


@pytest.fixture
def planning(ledger: Ledger, units: dict[str, Unit]) -> Ledger:
    """The ledger of the short report, with usual curves and nodes and no unit assigned."""
    return prepare_plan(SYSTEM, ledger)
