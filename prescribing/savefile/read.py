"""Reads the answers out of an uploaded letter pack, in memory only."""

import logging
import subprocess
import sys

from django.conf import settings
from django.http import HttpRequest

from ldnguide.rendering.client import ComeBack, NotMade, carry_out
from ldnguide.rendering.messages import Queue
from prescribing.interview.length import too_long
from prescribing.interview.schema import schema_errors
from prescribing.interview.steps import STEPS
from prescribing.savefile import extract
from prescribing.savefile.data_copy import Reason, Refused, SavedPack, read

# Mail programs and scanners may write before and after a PDF. Programs look for its first mark in
# so many bytes.
MARK, MARK_WITHIN, END = b"%PDF-", 1024, b"%%EOF"
SECONDS = 4.0
REASONS = {
    extract.NO_COPY: Reason.NO_COPY,
    extract.LOCKED: Reason.LOCKED,
    extract.BROKEN: Reason.BROKEN,
}
log = logging.getLogger("ldnguide")


def read_pack(uploaded: bytes, request: HttpRequest | None = None) -> SavedPack:
    """The uploaded pack. Its answers have the right structure; no form has validated them yet.

    request: of the visitor who waits. Raises Refused.
    """
    if len(uploaded) > settings.LARGEST_PACK_FILE:
        raise Refused(Reason.TOO_LARGE)
    found = _found_by_the_service(_pdf_in(uploaded), request)
    if isinstance(found, Reason):
        raise Refused(found)
    pages, _, copy = found.partition(b"\n")
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


def _found_by_the_service(pdf: bytes, request: HttpRequest | None) -> bytes | Reason:
    try:
        return carry_out(found_in, pdf, queue=Queue.READ, request=request)
    except (ComeBack, NotMade):
        return Reason.BUSY


def found_in(pdf: bytes) -> bytes | Reason:
    """The answers in a PDF and the digests of its pages, or why there are none."""
    try:
        return _extracted(pdf)
    except Refused as refused:
        return refused.reason


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
