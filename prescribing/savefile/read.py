"""Reads the answers out of an uploaded letter pack, in memory only."""

import fcntl
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from prescribing.interview.length import too_long
from prescribing.interview.schema import schema_errors
from prescribing.interview.steps import STEPS
from prescribing.savefile import extract
from prescribing.savefile.data_copy import Reason, Refused, SavedPack, read

# Mail programs and scanners may write before and after a PDF. Programs look for its first mark in
# so many bytes.
MARK, MARK_WITHIN, END = b"%PDF-", 1024, b"%%EOF"
SECONDS, PATIENCE = 4.0, 0.5
REASONS = {
    extract.NO_COPY: Reason.NO_COPY,
    extract.LOCKED: Reason.LOCKED,
    extract.BROKEN: Reason.BROKEN,
}
log = logging.getLogger("ldnguide")


def read_pack(uploaded: bytes) -> SavedPack:
    """The uploaded pack. Its answers have the right structure; no form has validated them yet.

    Raises Refused.
    """
    if len(uploaded) > settings.LARGEST_PACK_FILE:
        raise Refused(Reason.TOO_LARGE)
    with _turn():
        pages, _, copy = _extracted(_pdf_in(uploaded)).partition(b"\n")
    saved = read(copy, pages.decode().split())
    if _is_not_ours(saved):
        raise Refused(Reason.CHANGED)
    return saved


def _pdf_in(uploaded: bytes) -> bytes:
    """The PDF without bytes before and after it. Raises Refused."""
    start = uploaded[:MARK_WITHIN].find(MARK)
    if start < 0:
        raise Refused(Reason.NOT_A_PDF)
    end = uploaded.rfind(END)
    return uploaded[start : end + len(END)] if end > start else uploaded[start:]


def _extracted(uploaded: bytes) -> bytes:
    """The output of extract.py. It does not get our environment, which has secrets."""
    try:
        done = subprocess.run(  # noqa: S603 - our own script, no shell
            [sys.executable, "-I", extract.__file__],
            input=uploaded,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(Reason.BROKEN) from None
    except OSError:
        raise _failed() from None
    if done.returncode > 0 and done.returncode not in REASONS:
        raise _failed()
    if done.returncode:
        raise Refused(REASONS.get(done.returncode, Reason.BROKEN))  # below 0: stopped by a limit
    return done.stdout


def _failed() -> Refused:
    """The program did not run: the fault is ours, not that of the file. Another try may help."""
    log.error("reader failed")
    return Refused(Reason.BUSY)


def _is_not_ours(saved: SavedPack) -> bool:
    """Whether no form of ours can have produced these answers."""
    lists = [step for step in STEPS if step.item_form]
    return (
        any(schema_errors(saved.answers, STEPS))
        or any(too_long(saved.answers, STEPS))
        or any(len(saved.answers.get(s.slug, {}).get("items", [])) > s.limit for s in lists)
    )


@contextmanager
def _turn() -> Iterator[None]:
    """One file at a time on the whole server; others wait at most PATIENCE seconds.

    The wait is short because it occupies a worker of the server. Raises Refused.
    """
    until = time.monotonic() + PATIENCE
    with Path(settings.READING_LOCK).open("rb") as file:
        while not _locked(file):
            if time.monotonic() > until:
                raise Refused(Reason.BUSY)
            time.sleep(0.05)
        yield


def _locked(file: BinaryIO) -> bool:
    """Take the lock if it is free. It is released when the file is closed or the process ends."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
