"""Commitments are split, merged, added; and it is undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duixian.site.history.recording import recording
from duixian.site.history.verify import verify
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, ReviewState
from duixian.site.ledgers.services.regrouping import TRIMMED, add_commitment, add_statement, merge, split
from duixian.site.ledgers.services.review import CommitmentFields, StatementFields, drop
from duixian.site.ledgers.services.standing import Overtaken
from duixian.site.ledgers.services.undoing import restore
from duixian.site.planning.models import Node
from tests.site.conftest import SYSTEM

SCHOOL = CommitmentFields("task", "办好学校", dt.date(2026, 12, 31))
PLACES = StatementFields("新增学位", "level", "eq", "target", low=4200.0, unit="个")


@pytest.fixture
def places(ledger: Ledger) -> Commitment:
    """新建公办幼儿园12所，6月底前新增学位4200个。"""
    return ledger.commitments.get(text__startswith="新建公办幼儿园")


def live(ledger: Ledger) -> list[str]:
    return [one.text.strip(TRIMMED) for one in ledger.commitments.filter(state__in=LIVE)]


def point(commitment: Commitment, words: str) -> int:
    return commitment.ledger.source.text.index(words, commitment.start)


class TestSplitting:
    def test_each_part_has_its_words_and_its_numbers(self, places: Commitment):
        first, second = split(SYSTEM, places, 1, [point(places, "6月底")])
        assert (first.text, second.text) == ("新建公办幼儿园12所", "6月底前新增学位4200个")
        assert [one.low for one in first.statements.all()] == [12]
        assert [one.low for one in second.statements.all()] == [4200]
        assert (first.area, first.item, first.deadline) == (places.area, places.item, places.deadline)
        places.refresh_from_db()
        assert (places.state, list(places.parts.all())) == (ReviewState.SPLIT, [first, second])
        assert first.number == 13
        assert verify().faults == ()

    def test_a_number_stays_whole(self, places: Commitment):
        with pytest.raises(ValidationError, match="4200个"):
            split(SYSTEM, places, 1, [point(places, "200个")])

    @pytest.mark.parametrize("points", [[], [0], [10**6]])
    def test_points_lie_within_the_commitment(self, places: Commitment, points: list[int]):
        with pytest.raises(ValidationError, match="points"):
            split(SYSTEM, places, 1, points)

    def test_each_part_needs_words(self, places: Commitment):
        with pytest.raises(ValidationError, match="points"):
            split(SYSTEM, places, 1, [places.end - 1])

    def test_undone(self, ledger: Ledger, places: Commitment):
        before, numbers = live(ledger), set(places.statements.all())
        parts = split(SYSTEM, places, 1, [point(places, "6月底")])
        restore(SYSTEM, places, 2)
        assert live(ledger) == before
        assert set(places.statements.all()) == numbers
        with pytest.raises(ValidationError):
            restore(SYSTEM, Commitment.objects.get(pk=parts[0].pk), 2)

    def test_parts_of_parts_are_undone_first(self, places: Commitment):
        first, second = split(SYSTEM, places, 1, [point(places, "6月底")])
        merge(SYSTEM, [(first, 1), (second, 1)])
        with pytest.raises(ValidationError):
            restore(SYSTEM, places, 2)

    def test_not_while_it_is_planned(self, places: Commitment):
        with recording(SYSTEM, "tests.plan") as record:
            record.create(Node(commitment=places, title="主体封顶", due=dt.date(2026, 6, 30)))
        with pytest.raises(ValidationError):
            split(SYSTEM, places, 1, [point(places, "6月底")])


class TestMerging:
    def test_one_in_the_place_of_neighbours(self, ledger: Ledger, places: Commitment):
        following = ledger.commitments.get(text__startswith="改造提升农村寄宿制学校")
        made = merge(SYSTEM, [(following, 1), (places, 1)])
        assert (made.start, made.end) == (places.start, following.end)
        assert made.text == "新建公办幼儿园12所，6月底前新增学位4200个。改造提升农村寄宿制学校20所"
        assert [one.low for one in made.statements.all()] == [12, 4200, 20]
        assert set(made.merged_from.all()) == {places, following}

    def test_only_neighbours(self, ledger: Ledger, places: Commitment):
        with pytest.raises(ValidationError):
            merge(SYSTEM, [(places, 1), (ledger.commitments.all().reverse()[0], 1)])
        with pytest.raises(ValidationError):
            merge(SYSTEM, [(places, 1)])
        with pytest.raises(ValidationError):
            merge(SYSTEM, [(places, 1), (places, 1)])

    def test_over_what_was_dropped(self, ledger: Ledger):
        first, second, third = ledger.commitments.all()[:3]
        drop(SYSTEM, second, 1, "重复")
        assert merge(SYSTEM, [(first, 1), (third, 1)]).end == third.end

    def test_not_what_somebody_else_has_changed(self, ledger: Ledger):
        first, second = ledger.commitments.all()[:2]
        drop(SYSTEM, second, 1, "重复")
        with pytest.raises(Overtaken):
            merge(SYSTEM, [(first, 1), (second, 1)])

    def test_undone(self, ledger: Ledger, places: Commitment):
        following = ledger.commitments.get(text__startswith="改造提升农村寄宿制学校")
        before = live(ledger)
        made = merge(SYSTEM, [(places, 1), (following, 1)])
        restore(SYSTEM, following, 2)
        assert live(ledger) == before
        assert [one.low for one in places.statements.all()] == [12, 4200]
        assert [one.low for one in following.statements.all()] == [20]
        made.refresh_from_db()
        assert not made.is_live
        with pytest.raises(ValidationError):
            restore(SYSTEM, made, made.revision)


class TestAdding:
    def test_a_commitment_takes_the_numbers_that_belong_to_none(self, ledger: Ledger, places: Commitment):
        made = add_commitment(SYSTEM, ledger, places.start, places.end, SCHOOL)
        assert (made.state, made.machine, made.section) == (ReviewState.ADDED, None, places.section)
        assert not made.statements.exists()
        number = add_statement(SYSTEM, ledger, places.start, places.start + 5, PLACES)
        again = add_commitment(SYSTEM, ledger, places.start, places.end, SCHOOL)
        assert list(again.statements.all()) == [number]

    def test_a_number(self, ledger: Ledger, places: Commitment):
        made = add_statement(SYSTEM, ledger, 5, 9, replace(PLACES, commitment=places))
        assert made.commitment == places
        assert made.number == ledger.statements.count()

    @pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (-1, 5), (0, 10**6)])
    def test_only_at_characters_of_the_report(self, ledger: Ledger, start: int, end: int):
        with pytest.raises(ValidationError):
            add_commitment(SYSTEM, ledger, start, end, SCHOOL)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_split_then_merged_it_covers_the_same_characters(ledger: Ledger, data: st.DataObject):
    text = ledger.source.text
    whole = data.draw(st.sampled_from(list(ledger.commitments.filter(state__in=LIVE, end__gt=0))))
    places = range(whole.start, whole.end + 1)
    points = data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=4))
    numbers = set(whole.statements.values_list("pk", flat=True))
    try:
        parts = split(SYSTEM, whole, whole.revision, points)
    except ValidationError:
        return
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert {pk for part in parts for pk in part.statements.values_list("pk", flat=True)} == numbers
    for part in parts:
        assert all(part.start <= one.start < part.end for one in part.statements.all())
    made = merge(SYSTEM, [(part, 1) for part in parts])
    assert (made.start, made.end) == (whole.start, whole.end)
    assert made.text == text[whole.start : whole.end].strip(TRIMMED)
    assert set(made.statements.values_list("pk", flat=True)) == numbers
