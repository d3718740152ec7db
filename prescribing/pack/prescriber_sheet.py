"""The prescriber sheet: two sides of one leaf, made of the published editions.

Side 1 has the key facts of the page for prescribers, one line of every other caution, and what to
know in an emergency. Side 2 has the studies in MS and the sources. The whole page stays on the web.
"""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass

from django.utils.safestring import SafeString

from content import required
from content.articles.caution_cards import in_brief, in_short, one_line
from content.articles.compose import CautionCard, Part, Source, Writer
from content.articles.figures import figures_of
from content.articles.library import Library
from content.articles.study_rows import StudyRow
from content.markup.sentences import Text, plain, read
from content.markup.tree import elements, parse, text
from content.models import Caution, Page, Section, Study
from content.models.page import Audience, Shows
from content.models.study import Certainty, Scope

# Keeps its ids apart from those of other documents: the preview page shows all of them together.
PREFIX = "information-"
# This caution stands below the others, whole: its signs are looked up in a hurry.
EMERGENCY = required.WITHDRAWAL_AND_OVERDOSE
# How many sentences of a study's limits there is room for. Its result is always whole.
LIMITS = 2


@dataclass(frozen=True)
class SheetStudy:
    """A row of the table of studies. intervals: the published ones that its result does not name.

    lacks_intervals: there was a comparison, and no interval of it was published. has_more_limits:
    there are more limits than the sheet has room for.
    """

    row: StudyRow
    intervals: tuple[str, ...]
    lacks_intervals: bool
    has_more_limits: bool


@dataclass(frozen=True)
class Sheet:
    """What the sheet holds, in the order in which it is printed.

    read: how much of the sources of all studies was read, if that is the same for all.
    is_graded: whether anybody has graded the certainty of a study.
    """

    summary: SafeString
    facts: tuple[Part, ...]
    cautions: tuple[CautionCard, ...]
    emergency: CautionCard
    studies: tuple[SheetStudy, ...]
    sources: tuple[Source, ...]
    read: str = ""
    is_graded: bool = False

    @property
    def has_approved(self) -> bool:
        """Whether a clinician approved any of its cautions or studies."""
        return any(self._approvals)

    @property
    def has_unapproved(self) -> bool:
        """Whether nobody approved one of them."""
        return not all(self._approvals)

    @property
    def _approvals(self) -> list[bool]:
        cautions = [card.is_approved for card in (*self.cautions, self.emergency)]
        return [*cautions, *(study.row.is_approved for study in self.studies)]


def compose_sheet(page: Page, sections: Iterable[Section], library: Library) -> Sheet:
    """The sheet of the page for prescribers."""
    writer = Writer(library, Audience.PRESCRIBERS, PREFIX)
    summary = writer.text(page.summary, page.title)
    key_facts = [section for section in sections if section.shows == Shows.KEY_FACTS]
    facts = tuple(writer.part(section) for section in key_facts)
    studies = library.with_results().studies_of(Scope.MS)
    controlled_first = sorted(studies, key=lambda study: not study.controlled)
    return Sheet(
        summary=summary,
        facts=facts,
        # Written in the order in which they are printed: citations are numbered as they come.
        cautions=tuple(writer.card(one_line(each)) for each in _without_row(library, facts)),
        emergency=writer.card(library.caution(EMERGENCY)),
        studies=tuple(_study(writer, study) for study in controlled_first),
        sources=in_brief(library, writer.sources),
        read=_read(studies),
        is_graded=any(study.certainty != Certainty.NOT_GRADED for study in studies),
    )


def cautions_alone(library: Library) -> Sheet:
    """Only the cautions, which are reviewed on their own: all key lines of each, and no studies."""
    writer = Writer(library, Audience.PRESCRIBERS, PREFIX)
    return Sheet(
        summary=SafeString(),
        facts=(),
        cautions=tuple(writer.card(in_short(each)) for each in _without_row(library, ())),
        emergency=writer.card(library.caution(EMERGENCY)),
        studies=(),
        sources=in_brief(library, writer.sources),
    )


def _without_row(library: Library, facts: Iterable[Part]) -> Iterator[Caution]:
    """The cautions that no row of the key facts is named after, but for the one below them."""
    labels = [words for part in facts for words in _row_labels(part.body)]
    for key, caution in library.cautions.items():
        if key != EMERGENCY and not any(set(key.split("-")) <= words for words in labels):
            yield caution


def _row_labels(body: str) -> Iterator[set[str]]:
    """The words that name each row of the tables in this text, in lower case."""
    for row in elements(parse(body), "tr"):
        for cell in elements(row, "th", "td")[:1]:
            yield set(re.findall(r"\w+", text(cell).lower()))


def _study(writer: Writer, study: Study) -> SheetStudy:
    first, has_more = _first_sentences(study.limits)
    short = copy(study)
    short.limits = first
    published = [effect for effect in study.shown_effects if effect.low]
    figures = [(effect.outcome, figures_of(effect)) for effect in published]
    return SheetStudy(
        row=writer.study(short),
        intervals=tuple(f"{what} {each}" for what, each in figures if each not in study.result),
        lacks_intervals=study.controlled and not published,
        has_more_limits=has_more,
    )


def _first_sentences(typed: str) -> tuple[str, bool]:
    """The first sentences of a plain text, and whether it has more."""
    (block, *_) = read([Text("", plain(typed))])
    sentences = [sentence.typed for sentence in block.sentences]
    return " ".join(sentences[:LIMITS]), len(sentences) > LIMITS


def _read(studies: list[Study]) -> str:
    labels = {study.read_label for study in studies}
    return labels.pop() if len(labels) == 1 else ""
