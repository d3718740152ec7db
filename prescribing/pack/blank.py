"""The letter pack to fill in by hand: the letter, summary and page to return without answers."""

from functools import lru_cache
from typing import Any

from django.db.models import TextChoices
from django.template.loader import render_to_string

from ldnguide.printing.pdf import PageNumbers, lay_out, layout_lock, write_pdf
from prescribing.pack.documents import PRESCRIBER_SHEET, TEMPLATES, Reader
from prescribing.pack.guidance import Guidance
from prescribing.pack.sections import SECTIONS
from prescribing.pack.wording import LDNUse, OpioidUse, Pregnancy, YesNo

SHEET = TEMPLATES[PRESCRIBER_SHEET]
# The templates of each reader, and how many pages they take.
PAGES = {
    Reader.PRACTICE: {
        "pack/blank/letter.html": 1,
        "pack/blank/summary.html": 1,
        "pack/blank/return_page.html": 1,
        SHEET: 2,
    },
    Reader.PATIENT: {"pack/blank/notes.html": 2},
}
MEDICINE_ROWS = 12
VOCABULARIES: dict[str, type[TextChoices]] = {
    "opioids": OpioidUse,
    "pregnancy": Pregnancy,
    "yes_no": YesNo,
    "ldn": LDNUse,
}


def render_blank_pack(guidance: Guidance) -> bytes:
    """The blank pack as PDF/UA-1. Raises fonts.MissingFont."""
    context = {**_context(), **vars(guidance)}
    pages = []
    for reader, in_part in PAGES.items():
        counts = {name: count for name, count in in_part.items() if _is_there(name, guidance)}
        for name in counts:
            page = render_to_string(
                "pack/print.html", {**context, "document": {"template_name": name}}
            )
            pages.append((page, PageNumbers.of(name, counts, reader.value)))
    return _written(tuple(pages))


def _is_there(name: str, guidance: Guidance) -> bool:
    """No prescriber sheet while its page is not published."""
    return name != SHEET or guidance.information is not None


def _context() -> dict[str, Any]:
    answers = {
        name: [str(label) for value, label in vocabulary.choices if value]
        for name, vocabulary in VOCABULARIES.items()
    }
    return {
        "answers": answers,
        "sections": SECTIONS,
        "medicine_rows": range(MEDICINE_ROWS),
        "pack": {"wants_confirmation": True},  # for the ticks of the page to return
    }


@lru_cache(maxsize=1)
def _written(pages: tuple[tuple[str, PageNumbers], ...]) -> bytes:
    """Kept, because everybody gets the same; a changed text is laid out again."""
    with layout_lock:
        return write_pdf([lay_out(html, css=numbers.css) for html, numbers in pages])
