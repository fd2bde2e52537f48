"""How a number stands against its curve, in words and figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from duixian.settlement.wording import Said
from duixian.site.keeping.curves import Expected, PlannedCurve
from duixian.site.keeping.observations import Choice
from duixian.site.keeping.parts import Colour
from duixian.site.keeping.wording import Line, amount, line, number, percent, reason, rounded, word


@dataclass(frozen=True, slots=True)
class CurvePart:
    """One number of a commitment on a day.

    Attributes:
        colour, rule: see `Part`.
        name: of what is measured.
        curve: its planned course.
        choice: the observation used; None where there is none.
        expected: what was asked for of it.
        end: what the first value speaks up to, where none is known.
        day: when it usually comes, or when something first becomes due.
        count: publications that did not come, or observations that do not fit.
    """

    colour: Colour
    rule: str
    name: Said | str
    curve: PlannedCurve
    choice: Choice | None = None
    expected: Expected | None = None
    end: dt.date | None = None
    day: dt.date | None = None
    count: int = 0

    @property
    def gap(self) -> float | None:
        """How far the value lies on the wrong side, in the target's unit; None where nothing was asked for."""
        if self.choice is None or self.expected is None or self.expected.how == "not-due":
            return None
        return self.expected.gap(self.choice.value)

    @property
    def reason(self) -> Said:
        """Why, in one clause."""
        aim = self.curve.aim
        come = word("come-reported" if self._by_unit else "come-published")
        fields: dict[str, Said | str | int | dt.date] = {"name": self.name, "target": aim.said, "come": come}
        if self.choice is not None:
            fields |= {"span": self.choice.observation.span.said, "actual": self._actual(self.choice)}
        if self.expected is not None:
            fields |= self._compared(self.expected)
        if self.end is not None:
            fields["end"] = self.end
        if self.day is not None:
            fields["day"] = self.day
        said = reason(self.rule, count=self.count, **fields)
        late = self.count and self.choice is not None and self.rule != "stale"
        return word("still-missing", reason=said, come=come, count=self.count) if late else said

    @property
    def arithmetic(self) -> tuple[Line, ...]:
        """The figures that went in and came out."""
        lines = [line("target", self.curve.aim.said)]
        if self.choice is None or self.expected is None:
            return tuple(lines)
        span, shown = self.choice.observation.span.said, self._amount(self.choice.value)
        lines += [
            line("observed", Said(f"{shown}（{span.zh}）", f"{shown} ({span.en})")),
            line("vintage", self.choice.said),
            line("expected", self.expected.explanation),
            *self._shortfall(self.choice.value, self.expected),
        ]
        if self.count:
            label = "not-reported" if self._by_unit else "missing"
            lines.append(line(label, word("missed-publications", count=self.count)))
        return tuple(lines)

    @property
    def inputs(self) -> tuple[str, ...]:
        """Id of the observation used."""
        return () if self.choice is None else (self.choice.observation.id,)

    @property
    def _by_unit(self) -> bool:
        """Whether the value that is used was reported by the unit itself."""
        return self.choice is not None and self.choice.observation.reported

    def _actual(self, choice: Choice) -> Said:
        told = self.curve.aim.told(choice.value)
        one = choice.observation
        return word("self-reported", value=told, source=one.source) if one.reported else told

    def _compared(self, expected: Expected) -> dict[str, Said | str | int | dt.date]:
        """What the value came to against the plan, in the words that fit what is measured."""
        aim, gap = self.curve.aim, self.gap or 0.0
        fields = {"expected": aim.told(expected.shown), "gap": aim.difference(gap)}
        ceiling = aim.polarity == "lower" and aim.measure != "rank" and aim.value >= 0
        tolerance = aim.difference(expected.tolerance)
        return {
            "kept": word("contained" if ceiling else "reached", **fields),
            "missed": word("above" if ceiling else "below" if aim.polarity == "higher" else "lacking", **fields),
            "beyond": word("beyond", tolerance=tolerance) if expected.tolerance else "",
            "gap": fields["gap"],
            "tolerance": tolerance,
            "band": aim.difference(expected.band),
        }

    def _shortfall(self, actual: float, expected: Expected) -> list[Line]:
        if expected.value is None:
            return []
        gap, sign = expected.gap(actual), self.curve.aim.sign
        first, second = (expected.shown, actual) if sign > 0 else (actual, expected.shown)
        differs, sum_ = self.curve.aim.difference(gap), f"{number(first)} − {_bracketed(second)} = "
        lines = [line("gap", Said(sum_ + differs.zh, sum_ + differs.en))]
        if expected.left and gap > 0:
            share = f"{number(rounded(gap))} ÷ {number(rounded(expected.left))} = {percent(gap / expected.left)}"
            lines.append(line("pace", share))
        lines.append(line("green", self._limit(expected, expected.tolerance)))
        if expected.how != "end":
            lines.append(line("red", self._limit(expected, expected.band)))
        return lines

    def _limit(self, expected: Expected, room: float) -> str:
        """The last value that is within a tolerance, and how it follows from what was expected."""
        if not room or expected.value is None:
            return self._amount(expected.shown)
        sign = self.curve.aim.sign
        limit = self._amount(rounded(expected.value - sign * room))
        return f"{number(expected.shown)} {'−' if sign > 0 else '+'} {number(rounded(room))} = {limit}"

    def _amount(self, value: float) -> str:
        return amount(value, self.curve.aim.unit)


def _bracketed(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
