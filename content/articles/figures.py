"""The forest plot: where every mark and word of it stands, and the rows of its table.

It draws effects as their sources published them, in one panel for each outcome and scale, and pools
nothing. Lengths are in the units of an SVG's viewBox, 360 across. Ratios have panels of their own,
on a log scale.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Protocol

WIDTH = 360
CHARACTERS = 34  # of 18-unit type that fit on a line
LEFT, RIGHT = 8, 352  # the ends of the axis
LINE = 23
BASELINE = 17  # from the top of a line to the foot of its letters
BAR = 22  # the height that a row's bar takes
GAP = 14
RATIO = "ratio"
LOG_TICKS = (0.25, 0.5, 1, 2, 4, 8)
MINUS = "\N{MINUS SIGN}"
NO_COMPARISON = "no-comparison"


class Effect(Protocol):
    """What the plot reads of a published effect. Figures are text, empty if not published."""

    condition: str
    outcome: str
    scale: str
    measure: str
    comparator: str
    estimate: str
    low: str
    high: str
    p_value: str
    better: str
    reads_as: str
    note: str

    @property
    def reads_as_label(self) -> str: ...


class Study(Protocol):
    """What the plot reads of a study. With an empty `citation_key` it is not cited."""

    @property
    def short_name(self) -> str: ...
    @property
    def citation_key(self) -> str: ...
    @property
    def shown_effects(self) -> Sequence[Effect]: ...


@dataclass(frozen=True)
class Line:
    """One line of text and the baseline it stands on."""

    text: str
    y: int


@dataclass(frozen=True)
class Row:
    """A drawn effect: its name and figures above its bar. Without an interval, a mark alone."""

    name: tuple[Line, ...]
    figures: tuple[Line, ...]
    y: int
    x: int
    low_x: int
    high_x: int
    has_interval: bool


@dataclass(frozen=True)
class Tick:
    """A number below the axis."""

    text: str
    x: int
    anchor: str


@dataclass(frozen=True)
class Panel:
    """The effects on one outcome and scale. left and right: which way is better; may be empty."""

    title: str
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    null_x: int
    axis_y: int
    left: str
    right: str
    height: int


@dataclass(frozen=True)
class TableRow:
    """An effect in words. is_drawn: whether a panel shows it."""

    study: str
    citation_key: str
    condition: str
    outcome: str
    compared: str
    figures: str
    reads_as: str
    note: str
    is_drawn: bool


@dataclass(frozen=True)
class Figure:
    """The whole plot. Without panels nothing is drawn; without rows nothing is published."""

    panels: tuple[Panel, ...]
    rows: tuple[TableRow, ...]


Named = tuple[Study, Effect]


def evidence(studies: Iterable[Study]) -> Figure:
    """The published effects of these studies, those of one outcome and scale together."""
    groups: dict[tuple[str, str], list[Named]] = {}
    for study in studies:
        for effect in study.shown_effects:
            groups.setdefault(_group(effect), []).append((study, effect))
    drawn = {
        key: [each for each in group if _can_be_drawn(each[1])]
        for key, group in groups.items()
        if any(effect.low and _can_be_drawn(effect) for _, effect in group)
    }
    rows = [
        _table_row(study, effect, is_drawn=key in drawn and _can_be_drawn(effect))
        for key, group in groups.items()
        for study, effect in group
    ]
    return Figure(tuple(_panel(group) for group in drawn.values()), tuple(rows))


def table_of(study: Study) -> list[TableRow]:
    """The published effects of one study in words."""
    return [_table_row(study, effect, is_drawn=False) for effect in study.shown_effects]


def figures_of(effect: Effect) -> str:
    """“0.49 (95% CI 0.1 to 0.9), p=0.27”, with typographic minus signs; empty without a figure."""
    interval = f" (95% CI {effect.low} to {effect.high})" if effect.low else ""
    p_value = effect.p_value if effect.p_value[:1] in ("", "<") else f"={effect.p_value}"
    parts = (f"{effect.estimate}{interval}", f"p{p_value}" if p_value else "")
    return ", ".join(filter(None, parts)).replace("-", MINUS)


def _group(effect: Effect) -> tuple[str, str]:
    """Effects of the same group share a panel. Ratios share one, each named by its outcome."""
    return ("", RATIO) if effect.scale == RATIO else (effect.outcome, effect.scale)


def _can_be_drawn(effect: Effect) -> bool:
    """No bar for a study without a comparison, and none without a figure."""
    return bool(effect.estimate) and effect.reads_as != NO_COMPARISON


def _panel(group: list[Named]) -> Panel:
    is_ratio = group[0][1].scale == RATIO
    place = _Scale([effect for _, effect in group], is_log=is_ratio)
    rows: list[Row] = []
    top = 0
    for study, effect in group:
        rows.append(_row(study, effect, top, place))
        top = rows[-1].y + BAR // 2 + GAP
    left, right = _sides([effect for _, effect in group], is_ratio=is_ratio)
    return Panel(
        title=_title(group[0][1], is_ratio=is_ratio),
        rows=tuple(rows),
        ticks=place.ticks,
        null_x=place.x(place.null),
        axis_y=top,
        left=left,
        right=right,
        height=top + 2 * LINE + (LINE if left else 0),
    )


def _title(effect: Effect, *, is_ratio: bool) -> str:
    if is_ratio:
        return "Unwanted effects: ratio to the comparison, 1 means as many"
    scale = f"scale {effect.scale}" if effect.scale else "scale not in the abstract"
    return f"{effect.outcome}, {scale}: {effect.measure}"


def _sides(effects: Sequence[Effect], *, is_ratio: bool) -> tuple[str, str]:
    """The words at the ends of the axis; none if the sources do not say which way is better."""
    ways = {effect.better for effect in effects}
    if is_ratio:
        return "Fewer events", "More events"
    if ways == {"lower"}:
        return "Favours LDN", "Favours control"
    return ("Favours control", "Favours LDN") if ways == {"higher"} else ("", "")


def _row(study: Study, effect: Effect, top: int, place: "_Scale") -> Row:
    what = effect.outcome if effect.scale == RATIO else effect.condition
    name = _lines(f"{study.short_name}: {what[:1].lower()}{what[1:]}", top)
    interval = f"({effect.low} to {effect.high})" if effect.low else "(interval not reported)"
    words = f"{effect.estimate} {interval}".replace("-", MINUS)
    figures = _lines(words, top + LINE * len(name))
    return Row(
        name=name,
        figures=figures,
        y=top + LINE * (len(name) + len(figures)) + BAR // 2,
        x=place.x(float(effect.estimate)),
        low_x=place.x(float(effect.low or effect.estimate)),
        high_x=place.x(float(effect.high or effect.estimate)),
        has_interval=bool(effect.low),
    )


class _Scale:
    """The axis of a panel: it holds every estimate and interval, and the line of no difference."""

    def __init__(self, effects: Sequence[Effect], *, is_log: bool) -> None:
        figures = [
            each for effect in effects for each in (effect.estimate, effect.low, effect.high)
        ]
        self.is_log, self.null = is_log, 1.0 if is_log else 0.0
        values = [self.null, *(float(each) for each in figures if each)]
        numbers = _log_ticks(values) if is_log else _linear_ticks(values)
        self._first, self._last = self._along(numbers[0]), self._along(numbers[-1])
        self.ticks = tuple(self._tick(number, numbers) for number in numbers)

    def x(self, value: float) -> int:
        share = (self._along(value) - self._first) / (self._last - self._first)
        return round(LEFT + share * (RIGHT - LEFT))

    def _along(self, value: float) -> float:
        return math.log(value) if self.is_log else value

    def _tick(self, number: float, numbers: Sequence[float]) -> Tick:
        anchors = {numbers[0]: "start", numbers[-1]: "end"}
        x = {numbers[0]: 0, numbers[-1]: WIDTH}.get(number, self.x(number))
        return Tick(f"{number:g}".replace("-", MINUS), x, anchors.get(number, "middle"))


def _linear_ticks(values: Sequence[float]) -> list[float]:
    """Round numbers that reach beyond every value, four or five of them."""
    span = max(values) - min(values) or 1.0
    power = 10.0 ** math.floor(math.log10(span))
    step = next(power * part for part in (0.2, 0.5, 1.0, 2.0, 5.0) if span / (power * part) <= 4)
    first, last = math.floor(min(values) / step), math.ceil(max(values) / step)
    return [round(step * place, 6) for place in range(first, last + 1)]


def _log_ticks(values: Sequence[float]) -> list[float]:
    """Halves and doubles that reach beyond every value."""
    low = max((tick for tick in LOG_TICKS if tick <= min(values)), default=min(values))
    high = min((tick for tick in LOG_TICKS if tick >= max(values)), default=max(values))
    between = [tick for tick in LOG_TICKS if low < tick < high]
    return [low, *between, max(high, low * 2)]


def _table_row(study: Study, effect: Effect, *, is_drawn: bool) -> TableRow:
    scale = f" ({effect.scale})" if effect.scale else ""
    figures = figures_of(effect)
    if effect.estimate and not effect.low:
        figures = f"{figures}; interval not reported"
    compared = "" if effect.comparator in ("", "none") else f"against {effect.comparator}"
    return TableRow(
        study=study.short_name,
        citation_key=study.citation_key,
        condition=effect.condition,
        outcome=f"{effect.outcome}{scale}",
        compared=" ".join(filter(None, (effect.measure, compared))),
        figures=figures or "no figure",
        reads_as=effect.reads_as_label,
        note=effect.note,
        is_drawn=is_drawn,
    )


def _lines(text: str, top: int) -> tuple[Line, ...]:
    """The text in as many lines as it needs; at least one, so that a row keeps its shape."""
    pieces = wrap(text, CHARACTERS) or [""]
    return tuple(Line(piece, top + LINE * place + BASELINE) for place, piece in enumerate(pieces))
