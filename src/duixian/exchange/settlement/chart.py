"""A trace as a chart: targets and outcomes by year, as SVG that stands by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10
from xml.sax.saxutils import escape, quoteattr

from duixian.exchange.labels import label
from duixian.exchange.safe_text import xml_text
from duixian.settlement import Point, Trace
from duixian.vocabulary.units import parse_unit

_WIDTH, _HEIGHT = 960, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 64, 52
_TARGET, _OUTCOME, _INK, _GRID = "#d55e00", "#0072b2", "#1b1f24", "#d5dbe3"
_FONT = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
_TICKS = 5
_MOST_YEARS = 16


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps a value of `[low, high]` to a pixel of `[start, end]`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The pixel of a value, with one decimal."""
        span = self.high - self.low
        return round(self.start + (value - self.low) / span * (self.end - self.start) if span else self.start, 1)


def to_svg(trace: Trace) -> str:
    """The chart; years along the bottom, hollow diamonds for targets, filled dots for outcomes.

    The line between outcomes is dashed across years without one.
    """
    targets = [row.target for row in trace.rows if row.target and row.target.value is not None]
    outcomes = [row.outcome for row in trace.rows if row.outcome and row.outcome.value is not None]
    unit, factor = axis_unit([*targets, *outcomes], trace.unit)
    title = xml_text(f"{trace.indicator.name}（{'，'.join(filter(None, (label('measure', trace.measure), unit)))}）")
    parts = [
        _opening(title),
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="24" font-size="16" font-weight="600">{escape(title)}</text>',
        *_legend(),
    ]
    if targets or outcomes:
        years = [row.year for row in trace.rows]
        values = [point.value / factor for point in (*targets, *outcomes) if point.value is not None]
        ticks = _ticks(min(0.0, *values), max(0.0, *values))
        across = Scale(min(years), max(years), _LEFT + 12, _WIDTH - _RIGHT - 12)
        down = Scale(ticks[0], ticks[-1], _HEIGHT - _BOTTOM, _TOP)
        parts += [*_axes(years, ticks, across, down), *_outcomes(outcomes, factor, across, down)]
        parts += _targets(targets, factor, across, down)
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def _opening(title: str) -> str:
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label={quoteattr(title)}'
    text = f'font-family={quoteattr(_FONT)} font-size="13" fill="{_INK}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {text}>'


def _legend() -> Iterable[str]:
    x, y = _LEFT, 46
    yield f'<path d="M{x + 6} {y - 10}l6 6l-6 6l-6 -6z" fill="#fff" stroke="{_TARGET}" stroke-width="2"/>'
    yield f'<text x="{x + 18}" y="{y}">目标 Target</text>'
    yield f'<circle cx="{x + 136}" cy="{y - 4}" r="4.5" fill="{_OUTCOME}"/>'
    yield f'<text x="{x + 146}" y="{y}">完成 Outcome</text>'


def _axes(years: Sequence[int], ticks: Sequence[float], across: Scale, down: Scale) -> Iterable[str]:
    for tick in ticks:
        y = down(tick)
        yield f'<path d="M{_LEFT} {y}H{_WIDTH - _RIGHT}" stroke="{_GRID}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{tick:.10g}</text>'
    step = max(1, ceil((max(years) - min(years) + 1) / _MOST_YEARS))
    for year in range(min(years), max(years) + 1, step):
        yield f'<text x="{across(year)}" y="{_HEIGHT - _BOTTOM + 22}" text-anchor="middle">{year}</text>'


def _outcomes(points: Sequence[Point], factor: float, across: Scale, down: Scale) -> Iterable[str]:
    placed = [(point, across(point.year), down((point.value or 0.0) / factor)) for point in points]
    for (before, x, y), (after, to_x, to_y) in pairwise(placed):
        dashes = "" if after.year == before.year + 1 else ' stroke-dasharray="4 4"'
        yield f'<path d="M{x} {y}L{to_x} {to_y}" stroke="{_OUTCOME}" stroke-width="1.5"{dashes}/>'
    for point, x, y in placed:
        yield f'<circle cx="{x}" cy="{y}" r="4.5" fill="{_OUTCOME}">{_says(point)}</circle>'


def _targets(points: Sequence[Point], factor: float, across: Scale, down: Scale) -> Iterable[str]:
    for point in points:
        x, y = across(point.year), down((point.value or 0.0) / factor)
        yield (
            f'<path d="M{x} {y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5z" fill="#fff" fill-opacity=".6" stroke="{_TARGET}" '
            f'stroke-width="2">{_says(point)}</path>'
        )


def _says(point: Point) -> str:
    quote = "".join(point.statement.quote.split())
    return f"<title>{escape(xml_text(f'{point.year}年 {quote}（{point.report}年报告）'))}</title>"


def axis_unit(points: Sequence[Point], unit: str) -> tuple[str, float]:
    """The unit most points are written in, and how many of the trace's units it is."""
    if unit in ("", "%"):
        return unit, 1.0
    written = Counter(point.statement.unit for point in points).most_common(1)
    worth = parse_unit(written[0][0]) if written else None
    return (worth.name, worth.factor) if worth else (unit, 1.0)


def _ticks(low: float, high: float) -> list[float]:
    """Round values that enclose `low` and `high`."""
    span = (high - low) or 1.0
    size = 10.0 ** floor(log10(span / _TICKS))
    step = next(size * by for by in (1, 2, 2.5, 5, 10) if size * by * _TICKS >= span)
    first, last = floor(low / step), ceil(high / step)
    return [round(step * at, 10) for at in range(first, last + 1)]
