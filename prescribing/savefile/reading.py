"""An uploaded file in, the answers of the letter pack that it is out; in memory alone."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from prescribing.interview.journey import too_long
from prescribing.interview.shapes import misshapen
from prescribing.interview.steps import STEPS
from prescribing.savefile import extract
from prescribing.savefile.record import LARGEST_FILE, Reason, Refused, SavedPack, read

# PDF readers, too, look for the mark of a PDF in the first kilobyte.
MARK, MARK_WITHIN = b"%PDF-", 1024
SECONDS, PATIENCE = 10.0, 3.0
REASONS = {extract.NO_COPY: Reason.NO_COPY, extract.LOCKED: Reason.LOCKED}
# A file may take half a gigabyte while it is read: one at a time in each process.
_reading = BoundedSemaphore(1)


def read_pack(uploaded: bytes) -> SavedPack:
    """The pack that was uploaded; its answers have the interview's shape, and no form saw them yet.

    Raises Refused.
    """
    if len(uploaded) > LARGEST_FILE:
        raise Refused(Reason.TOO_LARGE)
    if MARK not in uploaded[:MARK_WITHIN]:
        raise Refused(Reason.NOT_A_PDF)
    with _turn():
        pages, _, copy = _extracted(uploaded).partition(b"\n")
    saved = read(copy, pages.decode())
    if _is_not_ours(saved):
        raise Refused(Reason.CHANGED)
    return saved


def _extracted(uploaded: bytes) -> bytes:
    """What extract.py prints. It gets none of our environment: no secret is there to be found."""
    try:
        done = subprocess.run(  # noqa: S603 - our own script, no shell
            [sys.executable, "-I", str(Path(extract.__file__))],
            input=uploaded,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(Reason.BROKEN) from None
    if done.returncode:
        raise Refused(REASONS.get(done.returncode, Reason.BROKEN))
    return done.stdout


def _is_not_ours(saved: SavedPack) -> bool:
    """Whether no form of ours can have made these answers."""
    lists = [step for step in STEPS if step.item_form]
    return (
        any(misshapen(saved.answers, STEPS))
        or any(too_long(saved.answers, STEPS))
        or any(len(saved.answers.get(s.slug, {}).get("items", [])) > s.limit for s in lists)
    )


@contextmanager
def _turn() -> Iterator[None]:
    """One at a time, after some patience. Raises Refused."""
    if not _reading.acquire(timeout=PATIENCE):
        raise Refused(Reason.BUSY)
    try:
        yield
    finally:
        _reading.release()
