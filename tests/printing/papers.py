"""The smallest thing that can be printed: a heading, and whatever a test is about."""

from ldnguide.printing.pdf import LaidOut, lay_out, write_pdf


def laid_out(body: str, text_size: int | None = None) -> LaidOut:
    """A page of HTML with this in it, laid out."""
    head = "<head><title>A paper</title></head>"
    html = f'<html lang="en-GB">{head}<body><h1>A paper</h1>{body}</body></html>'
    return lay_out(html, text_size)


def paper(body: str) -> bytes:
    """The same as a PDF."""
    return write_pdf([laid_out(body)])
