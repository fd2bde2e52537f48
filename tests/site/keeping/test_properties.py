"""What holds for every light."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.coherence.figures import figure
from duixian.settlement.options import default_options
from duixian.settlement.verdicts import judge
from duixian.site.keeping.aims import Aim, aim_of
from duixian.site.keeping.curves import PlannedCurve
from duixian.site.keeping.lights import Item
from duixian.site.keeping.nodes import Completion, Node
from duixian.site.keeping.observations import Observation, counting, timeline
from duixian.site.keeping.parts import SEVERITY
from duixian.site.keeping.publication import REPORTED, Publication
from duixian.site.keeping.replay import light, replay
from duixian.site.keeping.reports import Report
from duixian.site.keeping.seasons import Season
from duixian.site.keeping.spans import Span
from duixian.statements.statement import IndicatorRef, Statement
from keeping_samples import END, START, YEAR, day, item, measured, revenue_target

SEASON = Season((*(min(1.0, 0.1 * month) for month in range(1, 12)), 1.0), (2021, 2022))
values = st.floats(-1000, 1000, allow_nan=False).map(lambda value: round(value, 2))
THINGS = (
    ("level", "亿元", "gdp"),
    ("growth", "%", "gdp"),
    ("growth", "%", "cpi"),
    ("level", "%", "surveyed-unemployment-rate"),
)
days = st.dates(START - dt.timedelta(days=60), END + dt.timedelta(days=400))


@st.composite
def curves(draw: st.DrawFn) -> PlannedCurve:
    measure = draw(st.sampled_from(["level", "change", "growth", "rank"]))
    aim = Aim(
        draw(values),
        draw(st.sampled_from(["亿元", "%"])),
        measure,
        draw(st.sampled_from(["higher", "lower"])),
        draw(st.sampled_from([0.0, 0.2, 5.0])),
    )
    baseline = None if measure in ("growth", "rank") else draw(st.one_of(st.none(), st.just(0.0), values))
    kind = draw(st.sampled_from(["linear", "seasonal", "steps", "year-end"]))
    steps = ((day(4, 30), draw(values)), (day(9, 30), draw(values))) if kind == "steps" else ()
    return PlannedCurve(aim, START, END, kind, baseline, steps, draw(st.sampled_from([SEASON, Season()])))


@st.composite
def observations(draw: st.DrawFn, curve: PlannedCurve) -> tuple[Observation, ...]:
    found = []
    for index in range(draw(st.integers(0, 6))):
        span = Span.to_date(YEAR, draw(st.integers(1, 12)))
        published = span.end + dt.timedelta(days=draw(st.integers(0, 90)))
        received = draw(st.one_of(st.none(), st.just(published + dt.timedelta(days=draw(st.integers(-5, 60))))))
        unit = draw(st.sampled_from([curve.aim.unit, curve.aim.unit, "万人"]))
        withdrawn = draw(st.one_of(st.none(), st.just(published + dt.timedelta(days=draw(st.integers(-5, 90))))))
        found.append(
            Observation(
                f"o{index}", "x", "y", span, draw(values), unit, published, received, curve.aim.measure,
                source="某局", reported=draw(st.booleans()), withdrawn_on=withdrawn,
            )
        )  # fmt: skip
    return tuple(found)


@st.composite
def nodes(draw: st.DrawFn) -> tuple[Node, ...]:
    found = []
    for index in range(draw(st.integers(0, 3))):
        due = draw(st.dates(START, END))
        done = sorted(draw(st.lists(days, max_size=2)))
        completions = tuple(
            Completion(one, one, draw(st.sampled_from([None, one + dt.timedelta(days=9)]))) for one in done
        )
        evidence = tuple(sorted(draw(st.lists(days, max_size=2))))
        found.append(Node(f"n{index}", "节点", due, completions, evidence))
    return tuple(found)


@st.composite
def items(draw: st.DrawFn) -> Item:
    curve = draw(curves())
    number = measured(curve, *draw(observations(curve)), publication=draw(st.sampled_from([
        Publication(), Publication("quarter"), Publication("year", 10), REPORTED,
    ])))  # fmt: skip
    filed = draw(st.lists(days, max_size=4))
    reports = tuple(Report(f"r{n}", one, one + dt.timedelta(days=20)) for n, one in enumerate(filed))
    return Item(
        "c1",
        START,
        END,
        draw(st.sampled_from([(), (number,)])),
        draw(nodes()),
        draw(st.sampled_from([None, START])),
        reports,
        draw(st.sampled_from([None, day(2, 10)])),
    )


@given(curves(), values, values, st.integers(1, 12))
def test_a_better_value_never_gives_a_worse_light(curve: PlannedCurve, one: float, other: float, month: int):
    worse, better = sorted((one, other), key=lambda value: curve.aim.sign * value)
    as_of = Span.to_date(YEAR, month).end + dt.timedelta(days=20)
    lights = []
    for value in (worse, better):
        span = Span.to_date(YEAR, month)
        seen = Observation("o", "x", "y", span, value, curve.aim.unit, span.end, measure=curve.aim.measure)
        lights.append(light(item(measured(curve, seen)), as_of).colour)
    if "grey" in lights:
        assert (lights[0], lights[1]) in {("grey", "grey"), ("red", "grey"), ("grey", "green")}
    else:
        assert SEVERITY[lights[1]] <= SEVERITY[lights[0]]


@given(curves(), values, st.integers(1, 12))
def test_mirrored_figures_have_the_same_light(curve: PlannedCurve, value: float, month: int):
    aim = replace(
        curve.aim, value=-curve.aim.value, polarity={"higher": "lower", "lower": "higher"}[curve.aim.polarity]
    )
    mirrored = replace(
        curve,
        aim=aim,
        baseline=None if curve.baseline is None else -curve.baseline,
        steps=tuple((on, -due) for on, due in curve.steps),
    )
    span = Span.to_date(YEAR, month)
    answers = []
    for plan, seen in ((curve, value), (mirrored, -value)):
        one = Observation("o", "x", "y", span, seen, plan.aim.unit, span.end, measure=plan.aim.measure)
        found = light(item(measured(plan, one)), span.end + dt.timedelta(days=20))
        answers.append((found.colour, found.rule))
    assert answers[0] == answers[1]


@settings(max_examples=200)
@given(items(), days)
def test_every_light_says_why_in_both_languages(one: Item, as_of: dt.date):
    found = light(one, as_of)
    record = found.record()
    assert found.reason.zh.endswith("。")
    assert len(found.reason.zh) > len("灰灯：。")
    assert found.reason.en.endswith(".")
    assert all(part["reason"]["zh"] and part["reason"]["en"] for part in record["parts"])
    assert all(line["value"]["zh"] and line["label"]["en"] for line in record["arithmetic"])
    assert found.colour in {part.colour for part in found.parts}
    assert found.rule in {part.rule for part in found.parts if part.colour == found.colour}


@settings(max_examples=200)
@given(items(), days)
def test_what_becomes_known_later_changes_nothing(one: Item, as_of: dt.date):
    known = [
        replace(
            number,
            observations=tuple(
                replace(seen, withdrawn_on=seen.withdrawn_on if (seen.withdrawn_on or as_of) <= as_of else None)
                for seen in number.observations
                if seen.known_on() <= as_of
            ),
        )
        for number in one.measured
    ]
    standing = [
        replace(
            node,
            completions=tuple(
                replace(done, returned_on=done.returned_on if (done.returned_on or as_of) <= as_of else None)
                for done in node.completions
                if done.reported_on <= as_of
            ),
            evidence=tuple(received for received in node.evidence if received <= as_of),
        )
        for node in one.nodes
    ]
    filed = tuple(report for report in one.reports if report.filed_on <= as_of)
    then = replace(one, measured=tuple(known), nodes=tuple(standing), reports=filed)
    assert light(then, as_of).record() == light(one, as_of).record()


@settings(max_examples=200)
@given(items(), days)
def test_what_was_withdrawn_by_then_is_as_if_it_had_never_come(one: Item, as_of: dt.date):
    left = [
        replace(number, observations=tuple(seen for seen in number.observations if seen.stands(as_of)))
        for number in one.measured
    ]
    then = replace(one, measured=tuple(left))
    assert light(then, as_of).record() == light(one, as_of).record()


@settings(max_examples=300)
@given(st.data(), days)
def test_the_choice_of_a_day_is_the_best_of_what_stands(data: st.DataObject, as_of: dt.date):
    seen = data.draw(observations(revenue_target()))

    def fits(one: Observation) -> float | None:
        return one.value if one.unit == "亿元" else None

    chosen = timeline(seen, fits).at(as_of)
    standing = counting(seen, fits, as_of)
    if not standing:
        assert chosen is None
        return
    assert chosen is not None
    latest = max((one.span.end, one.span.start) for one, _ in standing)
    of_span = sorted((one for one, _ in standing if (one.span.end, one.span.start) == latest), key=Observation.order)
    assert (*chosen.earlier, chosen.observation) == tuple(of_span)
    assert chosen.observation.stands(as_of)
    published = [one for one in seen if one.stands(as_of) and fits(one) is not None and not one.reported]
    assert chosen.observation.reported == (not published)


@given(items(), st.lists(days, max_size=8))
def test_replay_gives_the_light_of_each_day(one: Item, asked: list[dt.date]):
    lights = replay(one, asked)
    assert [found.record() for found in lights] == [light(one, as_of).record() for as_of in asked]


@given(items(), days, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_handed_in_does_not_matter(one: Item, as_of: dt.date, random: Any):
    def shuffled(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(things, len(things)))

    other = replace(
        one,
        measured=tuple(replace(number, observations=shuffled(number.observations)) for number in one.measured),
        nodes=shuffled(one.nodes),
        reports=shuffled(one.reports),
    )
    assert light(other, as_of).record() == light(one, as_of).record()


@given(
    st.floats(-50, 50).map(lambda value: round(value, 1)),
    st.floats(-50, 50).map(lambda value: round(value, 1)),
    st.sampled_from(THINGS),
    st.sampled_from(["eq", "ge", "le", "approx"]),
)
def test_at_the_end_the_light_is_the_verdict(promised: float, reached: float, thing: Any, comparator: Any):
    measure, unit, id_ = thing

    def statement(role: Any, value: float, words: Any) -> Statement:
        quote = f"{abs(value)}{unit}"
        ref = IndicatorRef("甲", id_)
        return Statement("q1", 0, len(quote), ref, measure, value, value, unit, words, role, None, quote=quote)

    promise = statement("target", promised, comparator)
    plain = replace(default_options(), round_printed=False)
    verdict = judge(figure(promise), figure(statement("outcome", reached, "eq")), plain).verdict  # type: ignore[arg-type]
    aim = aim_of(promise)
    assert aim is not None
    seen = Observation("o", id_, "y", Span.year(YEAR), reached, unit, END, measure=measure)
    found = light(item(measured(PlannedCurve(aim, START, END, baseline=aim.usual_baseline), seen)), END)
    assert found.colour == {"met": "green", "missed": "red"}[verdict]
