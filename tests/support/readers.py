"""Five programs that read the text of a PDF. The test run installs poppler's; the long one all."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from tests.support import pdfs


def _mupdf(pdf: bytes) -> str:
    import pymupdf

    with pymupdf.open(stream=pdf) as document:
        return "\n".join(sheet.get_text() for sheet in document)


def _pdfminer(pdf: bytes) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(pdf))


def _pypdf(pdf: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)


def _ghostscript(pdf: bytes) -> str:
    with NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        command = ["gs", "-q", "-sDEVICE=txtwrite", "-o", "-", file.name]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()


READERS: dict[str, Callable[[bytes], str]] = {
    "poppler": pdfs._pdftotext,
    "pymupdf": _mupdf,
    "pdfminer": _pdfminer,
    "pypdf": _pypdf,
    "ghostscript": _ghostscript,
}
