"""The evidence at a glance: where every bar and word of that picture stands.

Lengths are in the units of the SVG's viewBox, 360 across, always whole numbers. All studies share
one scale, set by the largest one that enrolled people of its own: a review counts other people's
participants, so its bar is cut short rather than let the studies shrink to slivers beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Protocol

WIDTH = 360
CHARACTERS = 30  # of 18-unit type that fit on a line even in bold, beside a symbol
LONGEST_BAR = 200  # leaves room for "11,194 enrolled" after it
CUT_BAR = 226
SHORTEST_BAR = 3
BAR_HEIGHT = 20
FINISHED_HEIGHT = 8
LINE = 23
BASELINE = 17  # from the top of a line to the foot of its letters
GAP = 8
ROW_GAP = 32

DESIGNS = (
    "randomised-crossover",
    "open-label",
    "retrospective",
    "before-and-after",
    "systematic-review",
    "narrative-review",
)
REVIEWS = ("systematic-review", "narrative-review")
DIRECTIONS = (
    "mixed",
    "no-difference",
    "no-reduction",
    "no-comparison",
    "review",
    "not-recorded",
)
OTHER_DESIGN = "other"
NOT_RECORDED = "not-recorded"


class Study(Protocol):
    """What the picture reads of a study. With an empty `citation_key` it is not cited."""

    @property
    def short_name(self) -> str: ...
    @property
    def participants(self) -> str: ...
    @property
    def enrolled(self) -> int | None: ...
    @property
    def completed(self) -> int | None: ...
    @property
    def design_kind(self) -> str: ...
    @property
    def design_kind_label(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def direction_label(self) -> str: ...
    @property
    def citation_key(self) -> str: ...


@dataclass(frozen=True)
class Line:
    """One line of text and the baseline it stands on."""

    text: str
    y: int


@dataclass(frozen=True)
class Mark:
    """A symbol or swatch, by name, with its words to the right of it."""

    slug: str
    label: str
    y: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Bar:
    """A number of people as a length. `number` is how it is written: "11,194"."""

    number: str
    y: int
    width: int
    height: int
    label_x: int
    label_y: int
    cut_x: int  # where the break in a bar cut short is drawn; 0 for a bar drawn in full


@dataclass(frozen=True)
class Row:
    """One study. Without a number there is no bar; `uncounted` says in words who took part."""

    name: str
    name_lines: tuple[Line, ...]
    design: Mark
    enrolled: Bar | None
    finished: Bar | None
    uncounted: tuple[Line, ...]
    participants: str
    direction: Mark
    rule_y: int  # of the line above it; 0 for the first row, which has none
    is_review: bool
    citation_key: str
    bottom: int


@dataclass(frozen=True)
class Figure:
    """The whole picture. Without rows nothing is drawn."""

    rows: tuple[Row, ...]
    width: int
    height: int
    has_cut: bool
    has_finished: bool


def evidence(studies: Iterable[Study]) -> Figure:
    """Lay the studies out from top to bottom in the order given."""
    studies = tuple(studies)
    longest = _longest(studies)
    rows: list[Row] = []
    for study in studies:
        rows.append(_row(study, rows[-1].bottom + ROW_GAP if rows else 0, longest))
    return Figure(
        rows=tuple(rows),
        width=WIDTH,
        height=rows[-1].bottom if rows else 0,
        has_cut=any(row.enrolled is not None and row.enrolled.cut_x > 0 for row in rows),
        has_finished=any(row.finished is not None for row in rows),
    )


def _longest(studies: Iterable[Study]) -> int:
    """The number of people that a bar of full length means, at least 1."""
    counted = [(study.design_kind in REVIEWS, study.enrolled or 0) for study in studies]
    own = [number for is_review, number in counted if not is_review]
    return max(own, default=0) or max((number for _, number in counted), default=0) or 1


def _row(study: Study, top: int, longest: int) -> Row:
    name_lines = _lines(study.short_name, top)
    design = _mark(_known(study.design_kind, DESIGNS, OTHER_DESIGN), study.design_kind_label,
                   top + LINE * len(name_lines))  # fmt: skip
    bars_top = design.y + LINE * len(design.lines) + GAP
    enrolled = _bar(study.enrolled, bars_top, BAR_HEIGHT, longest)
    finished = _bar(study.completed, bars_top + LINE + 7, FINISHED_HEIGHT, longest)
    uncounted = () if enrolled else _lines(study.participants, bars_top)
    direction_top = bars_top + LINE * (2 if finished else max(1, len(uncounted))) + GAP
    direction = _mark(_known(study.direction, DIRECTIONS, NOT_RECORDED), study.direction_label,
                      direction_top)  # fmt: skip
    return Row(
        name=study.short_name,
        name_lines=name_lines,
        design=design,
        enrolled=enrolled,
        finished=finished,
        uncounted=uncounted,
        participants=study.participants,
        direction=direction,
        is_review=study.design_kind in REVIEWS,
        citation_key=study.citation_key,
        rule_y=max(0, top - ROW_GAP // 2),
        bottom=direction_top + LINE * len(direction.lines),
    )


def _bar(people: int | None, y: int, height: int, longest: int) -> Bar | None:
    if people is None:
        return None
    is_cut = people > longest
    width = CUT_BAR if is_cut else max(SHORTEST_BAR, round(LONGEST_BAR * people / longest))
    return Bar(
        number=f"{people:,}",
        y=y,
        width=width,
        height=height,
        label_x=width + GAP,
        label_y=y + height // 2 + 6,
        cut_x=LONGEST_BAR if is_cut else 0,
    )


def _mark(slug: str, label: str, top: int) -> Mark:
    return Mark(slug, label, top, _lines(label, top))


def _lines(text: str, top: int) -> tuple[Line, ...]:
    """The text in as many lines as it needs; at least one, so that a row keeps its shape."""
    pieces = wrap(text, CHARACTERS) or [""]
    return tuple(Line(piece, top + LINE * place + BASELINE) for place, piece in enumerate(pieces))


def _known(slug: str, slugs: tuple[str, ...], otherwise: str) -> str:
    return slug if slug in slugs else otherwise
