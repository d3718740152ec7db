"""What differs between two editions of a page, as readers saw them."""

from collections.abc import Iterable, Iterator

from django.utils.html import conditional_escape

from content.articles.compose import Article, CautionCard, Part, Source
from content.articles.study_rows import StudyRow
from content.markup.blocks import Block
from content.markup.changes import Difference, compare
from content.markup.meaning import blocks_in, plain, row
from content.markup.vancouver import Formatted


def differences(before: Article | None, after: Article) -> list[Difference]:
    """Every block that was changed, put in or taken out, in the order of the newer text."""
    return compare(_blocks(before) if before else [], _blocks(after))


def _blocks(article: Article) -> list[Block]:
    """Everything that a reader reads, a picture's words among it."""
    blocks = [
        plain("Title", article.title),
        plain("Address", article.slug),
        plain("For", article.audience),
        plain("Description", article.description),
        *blocks_in(article.summary, "Short version"),
    ]
    for part in article.parts:
        blocks += [plain(part.heading, part.heading), *_part(part)]
    # In the order of their keys, because their numbers change with every new source.
    by_key = sorted(article.sources, key=lambda source: source.key)
    return blocks + [plain("Sources", _source(source)) for source in by_key]


def _part(part: Part) -> Iterator[Block]:
    yield from blocks_in(part.body, part.heading)
    for card in part.cards:
        yield from _card(part.heading, card)
    for study in part.studies:
        yield _row(part.heading, study)
    yield from blocks_in(part.figure, part.heading, "figure")


def _card(heading: str, card: CautionCard) -> Iterator[Block]:
    marks = [("urgency", card.urgency), *([("approval", "approved")] if card.is_approved else [])]
    yield plain(heading, card.title, marks=marks)
    yield from blocks_in(_listed(card.key_lines_for_patients), heading, card.key, "patients")
    yield from blocks_in(card.for_patients, heading, card.key, "patients")
    yield from blocks_in(_listed(card.key_lines_for_prescribers), heading, card.key, "prescribers")
    yield from blocks_in(card.for_prescribers, heading, card.key, "prescribers")


def _listed(lines: Iterable[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _row(heading: str, study: StudyRow) -> Block:
    cells = (
        *(study.name, study.design, study.population, study.participants),
        *(str(study.enrolled or ""), str(study.completed or ""), study.dose_and_length),
        *(study.outcome, study.direction, study.result, study.limits, study.read),
    )
    return row(heading, map(conditional_escape, cells))


def _source(source: Source) -> str:
    """A source with the addresses of its links, where our facts stand in it, and its check."""
    recorded = filter(None, (source.locator, source.checked))
    return " ".join([written_out(source.reference), *recorded])


def written_out(reference: Formatted) -> str:
    """A reference with the addresses to which its links lead."""
    links = (reference.doi_url, reference.pmid_url, reference.url)
    return " ".join(filter(None, (reference.text, *links)))
