"""Filters and sort orders for studies, read from the address of a page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from content.models import Study
from content.models.study import Design, Direction, MSType, Scope

YES, NO = "yes", "no"
NOT_RECORDED = "not-recorded"
AS_LISTED = "as-listed"
SHOWN_OF_A_VALUE = 40
MOST_TOLD = 10


@dataclass(frozen=True)
class Question:
    """A choice that readers can make. name: its parameter. choices: each value and its label."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]

    def words(self, value: str) -> str:
        """The words of a value."""
        return dict(self.choices)[value]


def _choices(kind: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    return tuple((value, str(label)) for value, label in kind)


TYPE = Question(
    "type",
    "Type of MS",
    (
        *(choice for choice in _choices(MSType.choices) if choice[0] != MSType.ALL),
        (NOT_RECORDED, "Studies in MS whose types are not recorded here"),
    ),
)
DESIGN = Question("design", "Design", _choices(Design.choices))
CONTROLLED = Question(
    "controlled",
    "Compared with a group or period without naltrexone, such as placebo",
    ((YES, "Yes"), (NO, "No, or not recorded here")),
)
DIRECTION = Question("direction", "What was found", _choices(Direction.choices))
SCOPE = Question("scope", "In MS or beyond", _choices(Scope.choices))
SORT = Question(
    "sort",
    "Order",
    (
        (AS_LISTED, "As we list them"),
        ("year", "Newest first"),
        ("name", "By name, A to Z"),
        ("people", "Most people first"),
    ),
)
NARROWING = (TYPE, DESIGN, CONTROLLED, DIRECTION, SCOPE)
QUESTIONS = (*NARROWING, SORT)


@dataclass(frozen=True)
class Filters:
    """What a reader chose: a value for each question, empty where nothing is chosen."""

    type: str = ""
    design: str = ""
    controlled: str = ""
    direction: str = ""
    scope: str = ""
    sort: str = ""

    @property
    def values(self) -> dict[str, str]:
        """What is chosen, by parameter."""
        values = {field.name: str(getattr(self, field.name)) for field in fields(self)}
        return {name: value for name, value in values.items() if value}

    @property
    def narrows(self) -> bool:
        """Whether any study may be left out."""
        return bool(self.labels)

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """What narrows the list, in words: the question and the choice."""
        values = self.values
        return tuple(
            (question.label, question.words(values[question.name]))
            for question in NARROWING
            if question.name in values
        )


@dataclass(frozen=True)
class Ignored:
    """A value that was ignored, and the label of its question.

    typed: as in the address, or the label if it is a second choice for the question. used: the
    label of the first choice, in that case.
    """

    label: str
    typed: str
    used: str = ""


def parse(parameters: Mapping[str, Sequence[str]]) -> tuple[Filters, tuple[Ignored, ...]]:
    """The filters in the parameters of an address, and the values that were ignored.

    Parameters with other names are skipped: other sites add them to links.
    """
    chosen: dict[str, str] = {}
    ignored: list[Ignored] = []
    for question in QUESTIONS:
        values = list(dict.fromkeys(filter(None, map(_tidy, parameters.get(question.name, ())))))
        known = [value for value in values if value in dict(question.choices)]
        chosen[question.name] = known[0] if known else ""
        ignored += [_ignored(question, value, known) for value in values if value not in known[:1]]
    return Filters(**chosen), tuple(ignored[:MOST_TOLD])


def _tidy(value: str) -> str:
    return "".join(sign for sign in value.strip().casefold() if sign.isprintable())


def _ignored(question: Question, value: str, known: Sequence[str]) -> Ignored:
    if value in known:
        return Ignored(question.label, question.words(value), question.words(known[0]))
    return Ignored(question.label, value[:SHOWN_OF_A_VALUE])


def choose(studies: Iterable[Study], filters: Filters) -> list[Study]:
    """The studies that fit, those in MS first, in the order asked for."""
    fitting = [study for study in studies if fits(study, filters)]
    order = _ORDERS.get(filters.sort)
    in_order = sorted(fitting, key=order) if order else fitting
    return sorted(in_order, key=_is_beyond)


def without_types(studies: Iterable[Study], filters: Filters) -> list[Study]:
    """Studies that a chosen type leaves out only because their types are not recorded."""
    if filters.type in ("", NOT_RECORDED):
        return []
    return choose(studies, replace(filters, type=NOT_RECORDED))


def fits(study: Study, filters: Filters) -> bool:
    """Whether a study is among what is asked for."""
    return (
        _fits_type(study, filters.type)
        and filters.design in ("", study.design_kind)
        and filters.controlled in ("", YES if study.controlled else NO)
        and filters.direction in ("", study.direction)
        and filters.scope in ("", study.scope)
    )


def _fits_type(study: Study, ms_type: str) -> bool:
    if ms_type == NOT_RECORDED:
        return study.scope == Scope.MS and not study.types
    return not ms_type or study.took_in(ms_type)


def _is_beyond(study: Study) -> bool:
    return study.scope != Scope.MS


def _newest(study: Study) -> int:
    return -(study.reference.year or 0)


def _by_name(study: Study) -> str:
    return study.short_name.casefold()


def _largest(study: Study) -> int:
    return -(study.enrolled or 0)


_ORDERS: Mapping[str, Callable[[Study], int | str]] = {
    "year": _newest,
    "name": _by_name,
    "people": _largest,
}
