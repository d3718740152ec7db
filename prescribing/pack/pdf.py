"""Make a tagged PDF/UA-1 of a Pack: lay out each document, then join them."""

from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from typing import Any

from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, PageNumbers, lay_out, layout_lock, write_pdf
from prescribing.pack.documents import (
    HEALTH_SUMMARY,
    LETTER,
    NOTES,
    PRESCRIBER_SHEET,
    RETURN_PAGE,
    PackDocument,
    Reader,
    for_reader,
    in_order,
)
from prescribing.pack.guidance import Guidance
from prescribing.pack.letter_layout import document_html, lay_out_letter
from prescribing.pack.page_one import Layout, fit
from prescribing.pack.records import Pack
from prescribing.pack.return_slots import FITTINGS, fit_return_page
from prescribing.pack.sections import SECTIONS
from prescribing.pack.typesetting import choose_typesetting

# How many pages a document usually has; if it is not here, it always has one.
USUAL_PAGES = {HEALTH_SUMMARY: 2, PRESCRIBER_SHEET: 2, NOTES: 2}


class Scope(Enum):
    """What a PDF holds. The letter alone is laid out for itself: it refers to nothing else.

    Only the one with everything carries the data copy.
    """

    EVERYTHING = "everything"
    PRACTICE = "for-the-practice"
    LETTER = "letter"


def documents(pack: Pack, guidance: Guidance) -> tuple[PackDocument, ...]:
    """What the pack holds, in order. No prescriber sheet while its page is not published."""
    missing = set() if guidance.information else {PRESCRIBER_SHEET}
    return in_order(set(pack.documents) - missing)


def pack_context(pack: Pack, guidance: Guidance) -> dict[str, Any]:
    """The context of every document's template, in print and in the preview."""
    in_pack = documents(pack, guidance)
    close = fit(pack, fonts.width_of, Layout.CLOSE)  # the layout that cuts most
    return {
        "pack": pack,
        "sections": SECTIONS,
        "letter": fit(pack, fonts.width_of),
        "layout": Layout.USUAL.value,
        "is_alone": False,
        "slots": fit_return_page(pack, fonts.width_of),
        "documents": in_pack,
        "enclosed": for_reader(in_pack, Reader.PRACTICE)[1:],
        "typesetting": choose_typesetting(pack, fonts.width_of),
        "carry_caution": guidance.carry_caution,
        "urgent_help": guidance.urgent_help,
        "withdrawal": guidance.withdrawal,
        "reminders": guidance.reminders,
        "information": guidance.information,
        "cuts_an_address": close.cuts_an_address,
    }


def render_pack(pack: Pack, guidance: Guidance, scope: Scope = Scope.EVERYTHING) -> bytes:
    """The pack, or a part of it, as PDF/UA-1. Raises LetterTooLong and fonts.MissingFont."""
    with layout_lock:
        context = pack_context(pack, guidance)
        if scope is Scope.LETTER:
            alone = {**context, "is_alone": True, "enclosed": ()}
            numbers = PageNumbers(1, 1, Reader.PRACTICE.value)
            return write_pdf([lay_out_letter(pack, alone, numbers)])
        readers = [Reader.PRACTICE, Reader.PATIENT][: 1 if scope is Scope.PRACTICE else 2]
        return write_pdf([paper for reader in readers for paper in _for(reader, pack, context)])


def sheet_page_count(guidance: Guidance) -> int:
    """How many pages the prescriber sheet takes; none without its page.

    Raises fonts.MissingFont.
    """
    if not guidance.information:
        return 0
    html = document_html(PackDocument(PRESCRIBER_SHEET), {"information": guidance.information})
    return lay_out(html).page_count


def page_counts(pack: Pack, guidance: Guidance) -> dict[PackDocument, int]:
    """The number of pages of each document of a pack. Raises fonts.MissingFont.

    Only documents without a fixed number are laid out. The sheet for prescribers is laid out with
    the page numbers that it has in the pack, so that a download finds it in the cache.
    """
    counts: dict[PackDocument, int] = {}
    context = pack_context(pack, guidance)
    with layout_lock:
        for reader in Reader:
            pages = _usual_pages(reader, context)
            for document in _summary_first(pages):
                if document.slug in USUAL_PAGES:
                    numbers = PageNumbers.of(document, pages, reader.value)
                    pages[document] = _lay_out(document, pack, context, numbers).page_count
            counts |= pages
    return counts


def _for(reader: Reader, pack: Pack, context: dict[str, Any]) -> list[LaidOut]:
    """The documents of one reader, with page numbers that run through them.

    The number of all pages stands on each of them, so a document with more pages than usual makes
    the others be laid out again. The summary is the least certain one and comes first.
    """
    pages = _usual_pages(reader, context)
    laid_out: dict[PackDocument, LaidOut] = {}
    while len(laid_out) < len(pages):
        laid_out.clear()
        for document in _summary_first(pages):
            numbers = PageNumbers.of(document, pages, reader.value)
            paper = _lay_out(document, pack, context, numbers)
            if paper.page_count != pages[document]:
                pages[document] = paper.page_count
                break
            laid_out[document] = paper
    return [laid_out[document] for document in pages]


def _usual_pages(reader: Reader, context: dict[str, Any]) -> dict[PackDocument, int]:
    """The documents of one reader, in order, with the number of pages that they usually have."""
    in_part = for_reader(context["documents"], reader)
    return {document: USUAL_PAGES.get(document.slug, 1) for document in in_part}


def _summary_first(documents: Iterable[PackDocument]) -> list[PackDocument]:
    return sorted(documents, key=lambda document: document.slug != HEALTH_SUMMARY)


def _lay_out(
    document: PackDocument, pack: Pack, context: dict[str, Any], numbers: PageNumbers
) -> LaidOut:
    if document.slug == LETTER:
        return lay_out_letter(pack, context, numbers)
    if document.slug == RETURN_PAGE:
        return _lay_out_return_page(document, pack, context, numbers)
    html = document_html(document, context)
    if document.slug == PRESCRIBER_SHEET:
        return _lay_out_cached(html, numbers)
    return lay_out(html, _text_size(document, pack), css=numbers.css)


def _lay_out_return_page(
    document: PackDocument, pack: Pack, context: dict[str, Any], numbers: PageNumbers
) -> LaidOut:
    """The page to return, with fewer lines for typed texts if it would be two pages."""
    for lines in FITTINGS:
        slots = fit_return_page(pack, fonts.width_of, lines)
        paper = lay_out(document_html(document, {**context, "slots": slots}), css=numbers.css)
        if paper.page_count == 1:
            break
    return paper


def _text_size(document: PackDocument, pack: Pack) -> float | None:
    """The patient's choice for the patient's pages, and for the summary if asked."""
    if document.slug == HEALTH_SUMMARY:
        return pack.summary_text_size
    return pack.text_size if document.reader is Reader.PATIENT else None


@lru_cache(maxsize=6)
def _lay_out_cached(html: str, numbers: PageNumbers) -> LaidOut:
    """Cached, for the document that is the same in every pack but for its page numbers.

    The text is the key, so a changed text is laid out again and no pack prints an old one.
    """
    return lay_out(html, css=numbers.css)
