"""Time letter packs, beside WeasyPrint without anything of ours around it.

The yardstick is the example as it was in November 2026, 24 pages in one HTML file. It is frozen, so
that a shorter pack counts, and a shorter yardstick does not.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
REPEATS, PACKS_FOR_MEMORY = 5, 50


def figures() -> dict[str, float]:
    """Seconds of CPU, pages, megabytes and ratios, by what they are of."""
    documents = _documents()
    cold = _cold()
    pack = _cpu(_pack)
    plain = _cpu(lambda: _plain(documents, _print_css()))
    yardstick = _cpu(lambda: _plain([(HERE / "yardstick.html").read_text("utf-8")], ""))
    return {
        "pack, warm (s)": pack,
        "pack, first of a process (s)": cold,
        "plain WeasyPrint, same documents (s)": plain,
        "yardstick: plain WeasyPrint, 24 pages (s)": yardstick,
        "warm pack / yardstick": pack / yardstick,
        "warm pack / plain, same documents": pack / plain,
        "first pack / plain, same documents": cold / plain,
        "memory after the packs above (MB)": _memory(),
        f"memory after {PACKS_FOR_MEMORY} more (MB)": _memory_after_more(),
    }


@cache
def _arguments() -> tuple[Any, ...]:
    """The example's exported answers, pack and guidance."""
    from django.utils import timezone

    from prescribing.interview.export import exported_answers
    from prescribing.interview.journey import Journey
    from prescribing.interview.steps import STEPS
    from prescribing.interview.upgrade import upgraded
    from prescribing.pack.guidance import read_guidance
    from prescribing.views.complete_pack import pack_of

    example = json.loads((ROOT / "prescribing/interview/example.json").read_text("utf-8"))
    journey = Journey(STEPS, upgraded(example, 1))
    return exported_answers(journey), pack_of(journey), read_guidance(timezone.localdate())


def _pack() -> bytes:
    from prescribing.savefile.make import pack_file

    return pack_file(*_arguments())


def _cold() -> float:
    """CPU of the first pack of a new process, without the imports."""
    done = subprocess.run(
        [sys.executable, str(HERE), "first-pack"], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def first_pack() -> float:
    """CPU of a pack in this process, which must have made none."""
    import weasyprint  # noqa: F401 - the render service has loaded it, too

    _arguments()
    began = time.process_time()
    _pack()
    return time.process_time() - began


@cache
def _documents() -> list[str]:
    """The HTML of the example's documents, as they are laid out last. Asked for before any pack."""
    from ldnguide.printing import pdf as printing
    from prescribing.pack import letter_layout
    from prescribing.pack import pdf as pack_pdf

    texts: list[str] = []
    lay_out: Callable[..., Any] = printing.lay_out

    def keep(html: str, *args: Any, **kwargs: Any) -> Any:
        texts.append(html)
        return lay_out(html, *args, **kwargs)

    modules: tuple[Any, ...] = (pack_pdf, letter_layout)
    for module in modules:
        module.lay_out = keep
    try:
        _pack()
    finally:
        for module in modules:
            module.lay_out = lay_out
    return texts[1:]  # without the letter that is only measured


def _print_css() -> str:
    return (ROOT / "ldnguide/static/print.css").read_text("utf-8")


def _plain(documents: list[str], css: str) -> bytes:
    """What anybody would write: each document rendered once, all written as one tagged PDF."""
    from weasyprint import CSS, HTML

    from ldnguide.printing import fonts
    from ldnguide.printing.pdf import VARIANT, _fetcher, _font_configuration

    configuration = _font_configuration()
    sheets = [
        CSS(string=sheet, font_config=configuration, url_fetcher=_fetcher())
        for sheet in (fonts.stylesheet(), css)
    ]
    laid_out = [
        HTML(string=html, url_fetcher=_fetcher()).render(
            font_config=configuration, stylesheets=sheets, pdf_variant=VARIANT, pdf_tags=True
        )
        for html in documents
    ]
    pages = [page for document in laid_out for page in document.pages]
    written: bytes = laid_out[0].copy(pages).write_pdf(pdf_variant=VARIANT)
    return written


def _cpu(work: Callable[[], object]) -> float:
    """The median of several runs, after one that is not counted."""
    work()
    times = []
    for _ in range(REPEATS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return median(times)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _memory_after_more() -> float:
    for _ in range(PACKS_FOR_MEMORY):
        _pack()
    return _memory()
