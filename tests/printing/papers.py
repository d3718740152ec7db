"""A small page to print: a heading, and the HTML that a test is about."""

from ldnguide.printing.pdf import LaidOut, lay_out, write_pdf


def laid_out(body: str, text_size: int | None = None) -> LaidOut:
    """A page with this HTML, laid out."""
    head = "<head><title>A paper</title></head>"
    html = f'<html lang="en-GB">{head}<body><h1>A paper</h1>{body}</body></html>'
    return lay_out(html, text_size)


def paper(body: str) -> bytes:
    """A page with this HTML, as a PDF."""
    return write_pdf([laid_out(body)])
