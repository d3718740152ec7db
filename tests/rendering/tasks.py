"""Tasks for the tests of the render service, which takes only functions of this project."""

import os
import tempfile
import time
from pathlib import Path

from ldnguide.rendering import messages

# Loaded by the service before its first task, and by the test that asks.
messages.OURS.append("tests.")


class Expected(RuntimeError):
    """An error that the asker knows."""


def note(path: str, text: str, seconds: float = 0.0) -> bytes:
    """Write a line into a file, so that a test sees how often this ran."""
    time.sleep(seconds)
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{text}\n")
    return text.encode()


def hang() -> bytes:
    time.sleep(60)
    return b"never"


def die() -> bytes:
    os._exit(1)


def fail(text: str) -> bytes:
    raise Expected(text)


def fail_unexpectedly(text: str) -> bytes:
    raise ValueError(text)


def process() -> int:
    return os.getpid()


def temporary_folder() -> str:
    return tempfile.gettempdir()


def connect() -> bytes:
    import socket

    with socket.socket() as connection:
        connection.connect(("127.0.0.1", 9))
    return b"connected"
