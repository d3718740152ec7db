"""The checks, applied to the working text of a record."""

from collections.abc import Iterator

from content.editions.values import values_of
from content.lint import run
from content.markup.sentences import Text, plain
from content.models import Caution, Organisation, Page, Publishable, Study
from content.publishing.issue import references_for


def findings_in(record: Publishable) -> list[run.Finding]:
    """What an editor must answer for before an approver sees the text."""
    texts = list(texts_in(record))
    cited = references_for(record, values_of(record))
    facts = {
        key: run.recorded_facts(
            key_facts=each.key_facts, title=each.title, year=each.year, details=each.details
        )
        for key, each in cited.items()
    }
    return [*run.numbers(texts, facts), *run.balance(texts)]


def texts_in(record: Publishable) -> Iterator[Text]:
    """Every text of a record, with words for where it stands."""
    if isinstance(record, Page):
        yield from _of_page(record)
    elif isinstance(record, Study):
        yield from _of_study(record)
    elif isinstance(record, Caution):
        yield Text("Title", plain(record.title))
        yield Text("Text for patients", record.for_patients)
        yield Text("Text for prescribers", record.for_prescribers)
    elif isinstance(record, Organisation):
        yield Text("Name", plain(record.name))
        yield Text("Web address", plain(record.url))
        yield Text("Description", record.description)


def _of_page(page: Page) -> Iterator[Text]:
    yield Text("Title", plain(page.title))
    yield Text("Description", plain(page.description))
    yield Text("Short version", page.summary)
    for section in page.sections.all():
        yield Text(f"Heading “{section}”", plain(section.heading))
        yield Text(f"Section “{section}”", section.body)


def _of_study(study: Study) -> Iterator[Text]:
    """Its reference is the source of every cell of its row."""
    numbers = (study.enrolled, study.completed)
    cells = (
        *(study.design, study.population, study.participants, *map(str, filter(None, numbers))),
        *(study.dose_and_length, study.outcome, study.result, study.limits),
    )
    row = "".join(plain(cell) for cell in cells if cell)
    yield Text("The study’s row", row, source=study.reference.key)
