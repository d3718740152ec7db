"""What the site and its render service say to each other over their socket. Pure.

A message is a pickle behind its length. Only classes of this project and a few of Python's and
Django's are read back, and functions of this project; nothing else can be named in a message.
"""

import importlib
import io
import pickle
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

# A list: the tests of the service add their own tasks.
OURS = ["ldnguide.", "content.", "prescribing."]
OTHERS = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timezone"),
    ("django.db.models.base", "ModelState"),
    ("django.db.models.base", "ModelStateCacheDescriptor"),
    ("django.db.models.base", "model_unpickle"),
    ("django.utils.safestring", "SafeString"),
    ("collections", "OrderedDict"),
}
# The largest message: an upload, or a pack with its pages.
LARGEST = 16 * 1024 * 1024
_LENGTH = struct.Struct("!I")


class Queue(Enum):
    """Uploads that are read never keep waiting those who want a PDF, nor the other way round."""

    MAKE = "make"
    READ = "read"


@dataclass(frozen=True)
class Request:
    """A task. function: of this project, by reference; it must give something these messages hold.

    queue: where it waits. owner, visitor: as in line.Ticket; an empty owner is nobody special.
    """

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    queue: Queue = Queue.MAKE
    owner: str = ""
    visitor: str = ""


@dataclass(frozen=True)
class Done:
    """What the function gave."""

    value: Any


@dataclass(frozen=True)
class Raised:
    """The function raised an error of this project. Its words stay in the service."""

    error: type[Exception]


@dataclass(frozen=True)
class Busy:
    """There is no place in the line. number: of those who are told to come back, from 1."""

    number: int


@dataclass(frozen=True)
class Failed:
    """The task hung, its process died, or it raised an error that nobody expects."""


Reply = Done | Raised | Busy | Failed


class _OursOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _member  # Python 3.11.2 writes the member of an enumeration so
        if not module.startswith(tuple(OURS)) and (module, name) not in OTHERS:
            raise pickle.UnpicklingError("This class is not read from messages.")
        found: Any = importlib.import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
        return found


def _member(enumeration: type[Enum], name: str) -> Enum:
    """In place of getattr, which could reach anything."""
    if not (isinstance(enumeration, type) and issubclass(enumeration, Enum)):
        raise pickle.UnpicklingError("Only members of an enumeration are read by name.")
    return enumeration[name]


def packed(message: object) -> bytes:
    """The message as bytes, without its length."""
    return pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(message: bytes) -> Any:
    """The message that these bytes are. Raises pickle.UnpicklingError."""
    return _OursOnly(io.BytesIO(message)).load()


def send(connection: socket.socket, message: bytes) -> None:
    """Send packed bytes. Raises OSError."""
    connection.sendall(_LENGTH.pack(len(message)) + message)


def receive(connection: socket.socket) -> bytes:
    """The next packed message. Raises ConnectionError if it is too long or does not come whole."""
    length = _LENGTH.unpack(_read(connection, _LENGTH.size))[0]
    if length > LARGEST:
        raise ConnectionError("too long")
    return _read(connection, length)


def _read(connection: socket.socket, length: int) -> bytes:
    pieces = []
    while length:
        piece = connection.recv(min(length, 1 << 16))
        if not piece:
            raise ConnectionError("closed")
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)
