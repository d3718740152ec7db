"""The forest plot: where every mark and word of it stands, and the rows of its table.

It draws effects as their sources published them, in one panel for each outcome and scale, and pools
nothing. Lengths are in the units of an SVG's viewBox, 360 across. Ratios have panels of their own,
on a log scale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Protocol

from content.articles.plot_axis import MINUS, Axis, Tick

CHARACTERS = 34  # of 18-unit type that fit on a line
LINE = 23
BASELINE = 17  # from the top of a line to the foot of its letters
BAR = 22  # the height that a row's bar takes
GAP = 14
RATIO = "ratio"
NO_COMPARISON = "no-comparison"
IN_MS = "ms"


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

    scope: str

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
    draws_ms: bool


Named = tuple[Study, Effect]


def evidence(studies: Iterable[Study]) -> Figure:
    """The published effects of these studies, in MS first, those of one outcome together."""
    groups: dict[tuple[str, str], list[Named]] = {}
    for study in sorted(studies, key=lambda study: study.scope != IN_MS):
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
    return Figure(
        panels=tuple(_panel(group) for group in drawn.values()),
        rows=tuple(rows),
        draws_ms=any(study.scope == IN_MS for group in drawn.values() for study, _ in group),
    )


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
    figures = [each for _, effect in group for each in (effect.estimate, effect.low, effect.high)]
    place = Axis([float(each) for each in figures if each], is_log=is_ratio)
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
    measure = effect.measure.partition(" (")[0]
    return f"{effect.outcome}, {scale}: {measure}"


def _sides(effects: Sequence[Effect], *, is_ratio: bool) -> tuple[str, str]:
    """The words at the ends of the axis; none if the sources do not say which way is better."""
    ways = {effect.better for effect in effects}
    if is_ratio:
        return "Fewer events", "More events"
    if ways == {"lower"}:
        return "Favours LDN", "Favours control"
    return ("Favours control", "Favours LDN") if ways == {"higher"} else ("", "")


def _row(study: Study, effect: Effect, top: int, place: Axis) -> Row:
    what = effect.outcome if effect.scale == RATIO else effect.condition
    part = effect.measure.partition(" (")[2].rstrip(")")
    words = ", ".join(filter(None, (f"{what[:1].lower()}{what[1:]}", part)))
    name = _lines(f"{study.short_name}: {words}", top)
    interval = f"({effect.low} to {effect.high})" if effect.low else "(interval not reported)"
    figures = _lines(f"{effect.estimate} {interval}".replace("-", MINUS), top + LINE * len(name))
    return Row(
        name=name,
        figures=figures,
        y=top + LINE * (len(name) + len(figures)) + BAR // 2,
        x=place.x(float(effect.estimate)),
        low_x=place.x(float(effect.low or effect.estimate)),
        high_x=place.x(float(effect.high or effect.estimate)),
        has_interval=bool(effect.low),
    )


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
