"""Finds the data copy in a PDF that somebody sent, as a program of its own.

The file may be anything, so a process reads it that has little memory and little time, can write no
byte into a file, and is over afterwards. A crash or a loop ends with it; it is no jail for code
that would run in it. It is started as a script: of this project it imports nothing.

    python -I extract.py < letter-pack.pdf    prints the digest of the pages, a line end, the copy
"""

import io
import resource
import sys
from hashlib import sha256
from typing import Any

import pikepdf

COPY_NAME = "letter-pack-answers.json"
LARGEST_COPY = 256 * 1024  # as the posts of all answers together
NO_COPY, LOCKED, BROKEN = 3, 4, 5  # exit codes
# The largest packs take a tenth of a second.
_MEMORY, _SECONDS, _STREAM = 512 * 1024 * 1024, 2, 64 * 1024 * 1024
LIMITS = {
    resource.RLIMIT_AS: _MEMORY,
    resource.RLIMIT_CPU: _SECONDS,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NPROC: 0,
}


def digest_of_pages(pdf: pikepdf.Pdf) -> str:
    """SHA-256 of what the pages paint, in order. Notes that somebody put on them do not count."""
    digest = sha256()
    for page in pdf.pages:
        contents = page.obj.get("/Contents", pikepdf.Array())
        parts = contents if isinstance(contents, pikepdf.Array) else [contents]
        painted = b"\n".join(part.read_bytes() for part in parts)
        digest.update(sha256(painted).digest())
    return digest.hexdigest()


def found_in(document: bytes) -> tuple[int, bytes]:
    """The exit code, and what to print."""
    try:
        with pikepdf.open(io.BytesIO(document), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                return LOCKED, b""
            copy = _copy_in(pdf)
            return (0, digest_of_pages(pdf).encode() + b"\n" + copy) if copy else (NO_COPY, b"")
    except pikepdf.PasswordError:
        return LOCKED, b""
    except Exception:  # noqa: BLE001 - whatever it is, the file is not one that we made
        return BROKEN, b""


def _copy_in(pdf: pikepdf.Pdf) -> bytes:
    """Our own attachment; empty if there is none. No other is looked at."""
    if COPY_NAME not in pdf.attachments:
        return b""
    attached: Any = pdf.attachments[COPY_NAME].get_file()
    copy: bytes = attached.read_bytes()
    if len(copy) > LARGEST_COPY:
        raise ValueError("Larger than any copy of ours")
    return copy


def hold_back() -> None:
    """Take no more than the limits from now on, or than those that the server has already."""
    for limit, most in LIMITS.items():
        already = resource.getrlimit(limit)[1]
        least = most if already == resource.RLIM_INFINITY else min(most, already)
        resource.setrlimit(limit, (least, least))
    pikepdf.settings.set_qpdf_limits(flate_max_memory=_STREAM, run_length_max_memory=_STREAM)


def _main() -> int:
    hold_back()
    code, found = found_in(sys.stdin.buffer.read())
    sys.stdout.buffer.write(found)
    return code


if __name__ == "__main__":
    sys.exit(_main())
