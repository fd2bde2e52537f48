from __future__ import annotations

import datetime as dt

from django.utils import timezone

from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.services.passwords import reset_password
from duixian.site.accounts.services.units import edit_unit
from duixian.site.history.past import all_as_of, as_of
from duixian.site.history.recording import recording
from tests.site.conftest import DAY, SYSTEM


def test_things_as_they_were_at_any_moment(office: User, unit: Unit):
    key = unit.pk
    made = timezone.now()
    edit_unit(office, unit, "教育和体育局", Level.CITY, DAY, why="机构改革")
    edited = timezone.now()
    with recording(SYSTEM, "unit.remove") as record:
        User.objects.filter(unit=unit).update(unit=None, role="leader")
        record.event("accounts.user", "all")
        record.remove(Unit.objects.get(pk=key))
    names = {
        moment: as_of("accounts.unit", key, moment)
        for moment in (made - dt.timedelta(hours=1), made, edited, timezone.now())
    }
    assert [fields and fields["name"] for fields in names.values()] == [None, "教育局", "教育和体育局", None]
    assert list(all_as_of("accounts.unit", edited)) == [str(key)]
    assert all_as_of("accounts.unit", timezone.now()) == {}


def test_events_without_fields_do_not_hide_how_things_were(office: User):
    reset_password(office, office, "another long word", why="忘记")
    assert (as_of("accounts.user", office.pk, timezone.now()) or {})["username"] == "office"
