"""A process of the render service: what it may use, and how it runs one task."""

import logging
import os
import resource
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from ldnguide.printing.fonts import MissingFont
from ldnguide.printing.pdf import lay_out
from ldnguide.rendering.messages import OURS, Done, Failed, Raised, Reply, packed, unpacked

NICE = 10
MEMORY = 2 * 1024**3
log = logging.getLogger("ldnguide")


def begin(folder: str, *, make_pdfs: bool) -> None:
    """Set the limits of a new process, and load the fonts if it is to make PDFs.

    folder: where processes keep their temporary files, such as the fonts that they copy.
    """
    _refuse_network()
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _use_own_folder(Path(folder))
    if make_pdfs:
        with suppress(MissingFont):  # who asks for a PDF is told then
            lay_out("<p>a</p>")


def run(task: bytes) -> bytes:
    """The packed reply to a packed Request.

    An error's words may quote what somebody typed, so only its kind goes into the reply or the log.
    """
    reply: Reply
    try:
        request = unpacked(task)
        reply = Done(request.function(*request.arguments))
    except Exception as error:
        if type(error).__module__.startswith(tuple(OURS)):
            reply = Raised(type(error))
        else:
            log.exception("unhandled")
            reply = Failed()
    return packed(reply)


def _use_own_folder(folder: Path) -> None:
    """Keep temporary files in a folder of this process; delete those of processes that are gone."""
    for other in folder.iterdir():
        if not Path("/proc", other.name).exists():
            shutil.rmtree(other, ignore_errors=True)
    own = folder / str(os.getpid())
    own.mkdir(mode=0o700, exist_ok=True)
    tempfile.tempdir = os.environ["TMPDIR"] = str(own)


def _refuse_network() -> None:
    """Let nothing in this process connect anywhere: a PDF is made of what the task holds."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
            raise PermissionError("This process uses no network.")

    sys.addaudithook(hook)
