"""Make a tagged PDF/UA-1 of a Pack: lay out each document, then join them."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string

from content.required import URGENT_HELP
from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, lay_out, layout_lock, write_pdf
from prescribing.pack.documents import (
    LETTER,
    PRESCRIBER_SHEET,
    TEMPLATES,
    PackDocument,
    number_documents,
)
from prescribing.pack.guidance import Guidance
from prescribing.pack.page_one import fit
from prescribing.pack.records import Pack
from prescribing.pack.sections import SECTIONS
from prescribing.pack.typesetting import choose_typesetting

# Tried in turn until the letter fits on one page: the scale of its budgets, and a class that sets
# its lines and rows closer (print.css). The size of its type never changes.
TIGHT, TIGHTEST = "pack-letter-tight", "pack-letter-tight pack-letter-tightest"
FITTINGS = (
    (1.0, ""),
    (1.0, TIGHT),
    (0.8, TIGHT),
    (0.6, TIGHT),
    (0.45, TIGHT),
    (0.3, TIGHT),
    (0.2, TIGHT),
    (0.2, TIGHTEST),
)


class LetterTooLong(RuntimeError):
    """The letter did not fit on one page at any scale: a bug, whatever was typed."""


def documents(pack: Pack, guidance: Guidance) -> tuple[PackDocument, ...]:
    """What the pack holds, in order. No prescriber sheet while its page is not published."""
    missing = set() if guidance.information else {PRESCRIBER_SHEET}
    return number_documents(set(pack.documents) - missing)


def pack_context(pack: Pack, guidance: Guidance) -> dict[str, Any]:
    """The context of every document's template, in print and in the preview."""
    numbered = documents(pack, guidance)
    return {
        "pack": pack,
        "sections": SECTIONS,
        "letter": fit(pack, fonts.width_of),
        "tight": "",
        "documents": numbered,
        "enclosed": [
            document
            for document in numbered
            if document.slug != LETTER and not document.for_patient
        ],
        "typesetting": choose_typesetting(pack, fonts.width_of),
        "carry_caution": guidance.carry_caution,
        "urgent_help": guidance.cautions[URGENT_HELP],
        "cautions": [card for key, card in guidance.cautions.items() if key != URGENT_HELP],
        "information": guidance.information,
        "alerts": guidance.alerts,
        "caution_on": {key.replace("-", "_"): card for key, card in guidance.alerts.cards.items()},
        "numbers": {document.slug.replace("-", "_"): document.number for document in numbered},
    }


def render_pack(pack: Pack, guidance: Guidance) -> bytes:
    """The whole pack as PDF/UA-1. Raises LetterTooLong and fonts.MissingFont."""
    with layout_lock:
        context = pack_context(pack, guidance)
        first, *others = context["documents"]
        letter = _one_page_letter(first, pack, context)
        rest = [_lay_out(document, context, pack.text_size) for document in others]
    return write_pdf([letter, *rest])


def sheet_page_count(guidance: Guidance) -> int:
    """How many pages the prescriber sheet takes; none without its page.

    Raises fonts.MissingFont.
    """
    if not guidance.information:
        return 0
    document = PackDocument(PRESCRIBER_SHEET, 1, TEMPLATES[PRESCRIBER_SHEET])
    return _lay_out(document, {"information": guidance.information}).page_count


def _one_page_letter(first: PackDocument, pack: Pack, context: dict[str, Any]) -> LaidOut:
    for scale, tight in FITTINGS:
        slots = fit(pack, fonts.width_of, scale)
        letter = _lay_out(first, {**context, "letter": slots, "tight": tight})
        if letter.page_count == 1:
            return letter
    raise LetterTooLong


def _lay_out(
    document: PackDocument, context: dict[str, Any], text_size: int | None = None
) -> LaidOut:
    html = render_to_string("pack/print.html", {**context, "document": document})
    if document.slug == PRESCRIBER_SHEET:
        return _lay_out_cached(html)
    return lay_out(html, text_size)


@lru_cache(maxsize=2)
def _lay_out_cached(html: str) -> LaidOut:
    """Cached, for the document that is the same in every pack, whatever text size was chosen.

    The text is the key, so a changed text is laid out again and no pack prints an old one.
    """
    return lay_out(html)
