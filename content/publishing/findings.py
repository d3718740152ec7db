"""The checks, applied to a snapshot."""

from collections.abc import Iterable, Iterator

from content.lint import run
from content.markup.sentences import Text, plain
from content.models import Caution, Effect, Organisation, Page, Section, Study
from content.publishing.snapshot import Snapshot


def findings_in(snapshot: Snapshot) -> list[run.Finding]:
    """What an editor must change, or give a reason for, before the text is submitted."""
    texts = list(texts_in(snapshot))
    facts = {
        key: run.recorded_facts(
            key_facts=reference.key_facts,
            title=reference.title,
            year=reference.year,
            details=reference.details,
        )
        for key, reference in snapshot.references.items()
    }
    return [*run.numbers(texts, facts), *run.balance(texts)]


def texts_in(snapshot: Snapshot) -> Iterator[Text]:
    """Every text that readers see, each with a label for its place."""
    record = snapshot.record
    if isinstance(record, Page):
        yield from _of_page(record, snapshot.sections)
    elif isinstance(record, Study):
        yield from _of_study(record)
    elif isinstance(record, Caution):
        yield Text("Title", plain(record.title))
        yield Text("Key lines for patients", _lines(record.key_lines_for_patients))
        yield Text("Text for patients", record.for_patients)
        yield Text("Key lines for prescribers", _lines(record.key_lines_for_prescribers))
        yield Text("Text for prescribers", record.for_prescribers)
    elif isinstance(record, Organisation):
        yield Text("Name", plain(record.name))
        yield Text("Web address", plain(record.url))
        yield Text("Description", record.description)


def _lines(text: str) -> str:
    """Plain lines as paragraphs: each must make sense on its own."""
    return "".join(map(plain, text.splitlines()))


def _of_page(page: Page, sections: Iterable[Section]) -> Iterator[Text]:
    yield Text("Title", plain(page.title))
    yield Text("Description", plain(page.description))
    yield Text("Short version", page.summary)
    for section in sections:
        yield Text(f"Heading “{section}”", plain(section.heading))
        yield Text(f"Section “{section}”", section.body)


def _of_study(study: Study) -> Iterator[Text]:
    """The study's reference is the source of every cell of its row."""
    numbers = (study.enrolled, study.completed)
    cells = (
        *(study.design, study.population, study.participants, *map(str, filter(None, numbers))),
        *(study.dose_and_length, study.outcome, study.result, study.limits),
    )
    row = "".join(plain(cell) for cell in cells if cell)
    yield Text("The study’s row", row, source=study.reference.key)
    for effect in study.shown_effects:
        text = plain(effect_in_words(effect))
        yield Text(f"Published effect “{effect}”", text, source=study.reference.key)


def effect_in_words(effect: Effect) -> str:
    """The figures and the note of an effect as one sentence, for the number check."""
    interval = f"{effect.low} to {effect.high}" if effect.low else ""
    what = (effect.condition, effect.outcome, effect.scale, effect.measure, effect.comparator)
    figures = (effect.estimate, interval, effect.p_value)
    return ", ".join(filter(None, (*what, *figures, effect.note)))
