"""Finds the data copy in a PDF that somebody sent, as a program of its own.

The file may be anything, so it is read by a separate process with little memory and time, which
cannot write to files. A crash or an endless loop ends with the process. It is no sandbox for code
that would run in it. It is started as a script and imports nothing of this project.

    python -I extract.py < letter-pack.pdf    prints a digest of each page, a line end, the copy
"""

import io
import resource
import sys
from hashlib import sha256
from typing import Any

import pikepdf

COPY_NAME = "letter-pack-answers.json"
LARGEST_COPY = 256 * 1024  # bytes; as much as a form may send
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


def page_digests(pdf: pikepdf.Pdf) -> list[str]:
    """SHA-256 of the content of each page, without annotations that somebody added."""
    return [sha256(_content(page)).hexdigest() for page in pdf.pages]


def _content(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents", pikepdf.Array())
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def extract_copy(document: bytes) -> tuple[int, bytes]:
    """The exit code, and what to print."""
    try:
        with pikepdf.open(io.BytesIO(document), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                return LOCKED, b""
            copy = _copy_in(pdf)
            return (0, _report(pdf, copy)) if copy else (NO_COPY, b"")
    except pikepdf.PasswordError:
        return LOCKED, b""
    except Exception:  # noqa: BLE001 - any error means that the file is not one of ours
        return BROKEN, b""


def _report(pdf: pikepdf.Pdf, copy: bytes) -> bytes:
    return " ".join(page_digests(pdf)).encode() + b"\n" + copy


def _copy_in(pdf: pikepdf.Pdf) -> bytes:
    """The attachment with the data copy; empty if there is none. Others are not read."""
    if COPY_NAME not in pdf.attachments:
        return b""
    attached: Any = pdf.attachments[COPY_NAME].get_file()
    copy: bytes = attached.read_bytes()
    if len(copy) > LARGEST_COPY:
        raise ValueError("Larger than any copy of ours")
    return copy


def apply_limits() -> None:
    """Apply LIMITS to this process, or the server's own where lower."""
    for limit, most in LIMITS.items():
        present = resource.getrlimit(limit)[1]
        lower = most if present == resource.RLIM_INFINITY else min(most, present)
        resource.setrlimit(limit, (lower, lower))
    pikepdf.settings.set_qpdf_limits(flate_max_memory=_STREAM, run_length_max_memory=_STREAM)


def _main() -> int:
    apply_limits()
    code, output = extract_copy(sys.stdin.buffer.read())
    sys.stdout.buffer.write(output)
    return code


if __name__ == "__main__":
    sys.exit(_main())
