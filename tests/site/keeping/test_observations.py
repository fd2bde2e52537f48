"""Vintages: which value was known when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.observations import Observation, timeline
from duixian.site.keeping.spans import Span
from keeping_samples import day, to_date

FIRST = to_date(6, 231.0, published=day(7, 18), vintage="快报", id="first")
REVISED = to_date(6, 226.0, published=day(8, 2), vintage="修订", id="revised")
NEXT = to_date(7, 270.0, published=day(8, 18), id="next")


def own_value(one: Observation) -> float | None:
    return one.value


def test_the_newest_vintage_known_on_the_day_counts():
    known = timeline([REVISED, NEXT, FIRST], own_value)
    assert known.at(day(7, 17)) is None
    for when, expected in ((day(7, 18), FIRST), (day(8, 1), FIRST), (day(8, 2), REVISED), (day(8, 18), NEXT)):
        assert known.at(when).observation == expected


def test_a_revision_leaves_the_earlier_vintage_in_place():
    choice = timeline([FIRST, REVISED], own_value).at(day(8, 2))
    assert choice.earlier == (FIRST,)
    assert choice.said.zh == "2023年8月2日公布（修订），取代2023年7月18日公布的231亿元（共2个版本，均保留）"
    assert timeline([FIRST, REVISED], own_value).at(day(7, 31)).said.zh == "2023年7月18日公布（快报）"


def test_a_revision_of_an_older_value_does_not_move_the_latest():
    late = to_date(6, 225.0, published=day(9, 1), id="late")
    assert timeline([FIRST, NEXT, late], own_value).at(day(9, 5)).observation == NEXT


def test_nothing_counts_before_the_office_has_it():
    received = to_date(6, 231.0, published=day(7, 18), received_on=day(8, 1))
    assert timeline([received], own_value).at(day(7, 31)) is None
    assert timeline([received], own_value, "published").at(day(7, 18)).observation == received


def test_nothing_counts_before_it_is_published():
    embargoed = to_date(6, 231.0, published=day(7, 18), received_on=day(7, 10))
    assert timeline([embargoed], own_value).at(day(7, 17)) is None


def test_of_two_vintages_of_one_day_the_one_received_last_counts():
    typo = to_date(6, 2310.0, published=day(7, 18), received_on=day(7, 18), id="typo")
    right = to_date(6, 231.0, published=day(7, 18), received_on=day(7, 20), id="right")
    known = timeline([right, typo], own_value)
    assert (known.at(day(7, 19)).value, known.at(day(7, 20)).value) == (2310, 231)


def test_an_old_publication_received_late_does_not_take_the_place_of_a_newer_one():
    old = to_date(6, 231.0, published=day(7, 18), received_on=day(9, 1), id="old")
    choice = timeline([old, REVISED], own_value).at(day(9, 2))
    assert (choice.observation, choice.earlier) == (REVISED, (old,))


def test_of_two_values_up_to_one_day_the_shorter_span_counts():
    single = Observation("june", "x", "临州市", Span.month(2023, 6), 40.0, "亿元", day(7, 20))
    assert timeline([FIRST, single], own_value).at(day(7, 20)).observation == single
    assert timeline([single, FIRST], own_value).at(day(7, 31)).observation == single


class TestReported:
    """Values that the unit reports itself."""

    JUNE = to_date(6, 240.0, published=day(7, 4), id="june", source="财政局", reported=True)
    MAY = to_date(5, 200.0, published=day(6, 4), id="may", source="财政局", reported=True)

    def test_they_count_until_something_is_published(self):
        known = timeline([self.JUNE, FIRST], own_value)
        assert known.at(day(7, 4)).observation == self.JUNE
        assert known.at(day(7, 18)).observation == FIRST
        assert known.at(day(7, 18)).earlier == ()

    def test_a_later_one_does_not_take_the_place_of_what_was_published(self):
        known = timeline([FIRST, to_date(7, 300.0, published=day(8, 4), reported=True)], own_value)
        assert known.at(day(8, 10)).observation == FIRST

    def test_what_is_published_and_does_not_fit_does_not_count(self):
        known = timeline([self.JUNE, FIRST], lambda one: one.value if one.reported else None)
        assert known.at(day(8, 1)).observation == self.JUNE

    def test_from_the_day_on_which_it_is_returned_the_one_before_counts_again(self):
        known = timeline([self.MAY, replace(self.JUNE, withdrawn_on=day(7, 9))], own_value)
        assert known.at(day(7, 8)).observation.id == "june"
        assert known.at(day(7, 9)).observation == self.MAY

    def test_nothing_is_left_where_all_was_returned(self):
        known = timeline([replace(self.JUNE, withdrawn_on=day(7, 9))], own_value)
        assert known.at(day(7, 9)) is None

    def test_returned_on_the_day_of_its_confirmation_it_never_counts(self):
        assert timeline([replace(self.JUNE, withdrawn_on=day(7, 4))], own_value).at(day(7, 4)) is None

    def test_one_that_takes_its_place_counts_from_its_own_day(self):
        again = replace(self.JUNE, id="again", value=236.0, published=day(7, 11))
        known = timeline([replace(self.JUNE, withdrawn_on=day(7, 9)), again], own_value)
        assert [known.at(day(7, of_month)) and known.at(day(7, of_month)).value for of_month in (8, 10, 11)] == [
            240, None, 236,
        ]  # fmt: skip

    def test_one_that_does_not_fit_is_no_longer_counted_either(self):
        known = timeline([replace(self.JUNE, withdrawn_on=day(7, 9))], lambda _: None)
        assert (known.unfit_at(day(7, 8)), known.unfit_at(day(7, 9))) == (1, 0)


def test_what_does_not_fit_is_counted():
    known = timeline([FIRST, NEXT], lambda _: None)
    assert (known.at(day(12, 1)), known.unfit_at(day(7, 31)), known.unfit_at(day(8, 31))) == (None, 1, 2)


@pytest.mark.parametrize(
    ("span", "zh", "en"),
    [
        (Span.to_date(2024, 6), "2024年1—6月", "2024-01 to 2024-06"),
        (Span.month(2024, 2), "2024年2月", "2024-02"),
        (Span.year(2024), "2024年", "2024"),
        (Span(day(6, 30), day(6, 30)), "截至2023年6月30日", "the state of 2023-06-30"),
        (Span(day(1, 1, 2021), day(6, 30)), "2021年1月—2023年6月", "2021-01 to 2023-06"),
        (Span(day(1, 5), day(2, 3)), "2023-01-05至2023-02-03", "2023-01-05 to 2023-02-03"),
    ],
)
def test_spans_are_named_as_people_name_them(span: Span, zh: str, en: str):
    assert (span.said.zh, span.said.en) == (zh, en)


def test_a_span_must_not_end_before_it_begins():
    with pytest.raises(UnfitPlan):
        Span(day(2, 1), day(1, 1))


def test_of_vintages_of_one_day_the_one_stored_last_counts():
    ninth = to_date(3, 0.85, published=day(4, 20), id="o9")
    tenth = to_date(3, 1.05, published=day(4, 20), id="o10")
    for vintages in ([ninth, tenth], [tenth, ninth]):
        chosen = timeline(vintages, own_value).at(day(4, 20))
        assert chosen is not None
        assert chosen.observation is tenth
