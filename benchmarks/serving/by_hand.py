"""What a page shows, fetched by hand-written SQL, and an empty page in its place; and the addresses of both."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.utils import timezone

from duixian.site.accounts.access import needs
from duixian.site.accounts.rights import Right

LEADER = (
    "SELECT id, title, place, year, stage FROM ledgers_ledger WHERE id = %(ledger)s",
    (
        "SELECT c.id, c.area, c.lead_id, u.name, l.colour FROM ledgers_commitment c"
        " LEFT JOIN lights_light l ON l.commitment_id = c.id AND l.last_day IS NULL"
        " LEFT JOIN accounts_unit u ON u.id = c.lead_id"
        " WHERE c.ledger_id = %(ledger)s AND c.state IN ('proposed', 'accepted', 'corrected', 'added')"
    ),
    (
        "SELECT r.commitment_id, r.month, MIN(r.confirmed_at) FROM delivery_progressreport r"
        " JOIN ledgers_commitment c ON c.id = r.commitment_id"
        " WHERE c.ledger_id = %(ledger)s AND r.state = 'confirmed' GROUP BY r.commitment_id, r.month"
    ),
    (
        "SELECT n.commitment_id, COUNT(*), COUNT(d.id), MAX(d.done_on) FROM planning_node n"
        " JOIN ledgers_commitment c ON c.id = n.commitment_id LEFT JOIN delivery_nodecompletion d ON d.node_id = n.id"
        " WHERE c.ledger_id = %(ledger)s GROUP BY n.commitment_id"
    ),
    (
        "SELECT l.first_day, l.last_day, l.record, c.id, c.number, c.text, u.name FROM lights_light l"
        " JOIN ledgers_commitment c ON c.id = l.commitment_id LEFT JOIN accounts_unit u ON u.id = c.lead_id"
        " WHERE c.ledger_id = %(ledger)s AND l.colour = 'red' AND l.first_day >= %(month)s"
    ),
    (
        "SELECT l.first_day, l.record, c.id, c.number, c.text, u.name FROM lights_light l"
        " JOIN ledgers_commitment c ON c.id = l.commitment_id LEFT JOIN accounts_unit u ON u.id = c.lead_id"
        " WHERE c.ledger_id = %(ledger)s AND l.colour = 'red' AND l.last_day IS NULL ORDER BY l.first_day LIMIT 8"
    ),
    (
        "SELECT s.indicator_id, s.indicator, s.low, s.unit, k.kind, k.baseline, l.colour FROM planning_curve k"
        " JOIN ledgers_statement s ON s.id = k.statement_id JOIN ledgers_commitment c ON c.id = s.commitment_id"
        " JOIN lights_light l ON l.commitment_id = c.id AND l.last_day IS NULL WHERE c.ledger_id = %(ledger)s"
        " AND c.kind = 'target' AND l.colour IN ('red', 'amber') ORDER BY l.colour DESC, c.number LIMIT 6"
    ),
    (
        'SELECT o.indicator, o.start, o."end", o.value, o.published_on, o.received_on, o.vintage'
        " FROM observations_observation o WHERE o.place = %(place)s AND o.indicator IN (SELECT s.indicator_id"
        " FROM ledgers_statement s JOIN ledgers_commitment c ON c.id = s.commitment_id"
        " JOIN lights_light l ON l.commitment_id = c.id AND l.last_day IS NULL WHERE c.ledger_id = %(ledger)s"
        " AND c.kind = 'target' AND l.colour IN ('red', 'amber') ORDER BY l.colour DESC, c.number LIMIT 6)"
    ),
)
_REPORTED = (
    "SELECT v.statement_id, v.value, v.unit, r.month, r.state, r.confirmed_at, r.returned_at"
    " FROM delivery_reportedvalue v JOIN delivery_progressreport r ON r.id = v.report_id"
)
LEADER += (
    (
        f"{_REPORTED} JOIN ledgers_commitment c ON c.id = r.commitment_id JOIN lights_light l ON l.commitment_id = c.id"
        " AND l.last_day IS NULL WHERE c.ledger_id = %(ledger)s AND c.kind = 'target' AND l.colour IN ('red', 'amber')"
    ),
)
LIST = (
    "SELECT COUNT(*) FROM ledgers_commitment WHERE ledger_id = %(ledger)s AND state <> 'dropped'",
    (
        "SELECT c.*, l.*, u.name FROM ledgers_commitment c"
        " LEFT JOIN lights_light l ON l.commitment_id = c.id AND l.last_day IS NULL"
        " LEFT JOIN accounts_unit u ON u.id = c.lead_id WHERE c.ledger_id = %(ledger)s AND c.state <> 'dropped'"
        " ORDER BY c.number LIMIT 50"
    ),
    (
        "SELECT s.commitment_id, u.name FROM planning_support s JOIN accounts_unit u ON u.id = s.unit_id"
        " WHERE s.commitment_id IN (SELECT id FROM ledgers_commitment WHERE ledger_id = %(ledger)s"
        " ORDER BY number LIMIT 50)"
    ),
    (
        "SELECT commitment_id, state FROM planning_signoff WHERE part = 'lead' AND commitment_id IN"
        " (SELECT id FROM ledgers_commitment WHERE ledger_id = %(ledger)s ORDER BY number LIMIT 50)"
    ),
    "SELECT DISTINCT area FROM ledgers_commitment WHERE ledger_id = %(ledger)s",
    "SELECT DISTINCT vice_mayor FROM ledgers_commitment WHERE ledger_id = %(ledger)s",
    (
        "SELECT u.id, u.name FROM accounts_unit u"
        " WHERE EXISTS (SELECT 1 FROM ledgers_commitment c WHERE c.lead_id = u.id AND c.ledger_id = %(ledger)s)"
        " OR EXISTS (SELECT 1 FROM planning_support s JOIN ledgers_commitment c ON c.id = s.commitment_id"
        " WHERE s.unit_id = u.id AND c.ledger_id = %(ledger)s) ORDER BY u.name"
    ),
)
INDICATOR = (
    (
        "SELECT s.id, s.low, s.high, s.unit, s.comparator, s.machine, g.id, g.place, g.year, c.id, c.text, l.colour,"
        " l.record, k.kind, k.baseline FROM ledgers_statement s JOIN ledgers_ledger g ON g.id = s.ledger_id"
        " JOIN ledgers_commitment c ON c.id = s.commitment_id LEFT JOIN planning_curve k ON k.statement_id = s.id"
        " LEFT JOIN lights_light l ON l.commitment_id = c.id AND l.last_day IS NULL"
        " WHERE s.indicator_id = %(indicator)s AND s.role = 'target' ORDER BY g.year DESC"
    ),
    "SELECT COUNT(*) FROM observations_observation WHERE indicator = %(indicator)s AND place = %(place)s",
    (
        "SELECT o.*, b.source FROM observations_observation o JOIN observations_batch b ON b.id = o.batch_id"
        ' WHERE o.indicator = %(indicator)s AND o.place = %(place)s ORDER BY o."end" DESC, o.published_on DESC'
    ),
)
INDICATOR += (f"{_REPORTED} JOIN ledgers_statement s ON s.id = v.statement_id WHERE s.indicator_id = %(indicator)s",)
_EMPTY = '{% extends "pages/base.html" %}'


def fetch(statements: tuple[str, ...], given: dict[str, Any]) -> list[list[tuple[Any, ...]]]:
    """All rows of all statements."""
    with connection.cursor() as cursor:
        found = []
        for sql in statements:
            cursor.execute(sql, {name: value for name, value in given.items() if f"%({name})s" in sql})
            found.append(cursor.fetchall())
        return found


def _page(request: HttpRequest, statements: tuple[str, ...], **given: Any) -> HttpResponse:
    from benchmarks.serving.five_years import PLACE

    fetch(statements, {"place": PLACE, "month": timezone.localdate().replace(day=1), **given})
    return HttpResponse(engines["django"].from_string(_EMPTY).render({}, request))


@needs(Right.READ_OVERVIEW)
def leader(request: HttpRequest, ledger: int) -> HttpResponse:
    """The data of the leader's page."""
    return _page(request, LEADER, ledger=ledger)


@needs(Right.READ_OVERVIEW)
def listed(request: HttpRequest, ledger: int) -> HttpResponse:
    """The data of the list."""
    return _page(request, LIST, ledger=ledger)


@needs(Right.READ_OVERVIEW)
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """The data of an indicator's page."""
    return _page(request, INDICATOR, indicator=key)


urlpatterns = [
    path("by-hand/leader/<int:ledger>/", leader),
    path("by-hand/list/<int:ledger>/", listed),
    path("by-hand/indicator/<str:key>/", indicator),
    path("", include("duixian.site.config.urls")),
]
