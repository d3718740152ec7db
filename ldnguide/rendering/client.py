"""Have the render service carry out a task, or do it here where there is no service."""

import select
import socket
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest

from ldnguide.network import has_gone, network_of
from ldnguide.rendering.messages import (
    Busy,
    Done,
    Queue,
    Raised,
    Reply,
    Request,
    packed,
    receive,
    send,
    unpacked,
)

T = TypeVar("T")
# The service ends a task after 20 seconds; before that it may wait for others.
SECONDS_TO_CONNECT, SECONDS_TO_WAIT = 2.0, 60.0
LOOK = 0.5


class ComeBack(RuntimeError):
    """Too many people ask at once. number: of those who wait outside, from 1."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class NotMade(RuntimeError):
    """The service is away, or the task hung or died. Another try may help."""


class Gone(RuntimeError):
    """The visitor has gone, so nobody waits for the reply."""


def carry_out(
    function: Callable[..., T],
    *arguments: Any,
    queue: Queue = Queue.MAKE,
    owner: str = "",
    request: HttpRequest | None = None,
) -> T:
    """What the function gives. Raises its errors without their words, ComeBack, NotMade, Gone.

    function: of this project, at the top of its module. owner: such as a draft, which has one task
    at a time. request: of the visitor who waits.
    """
    if not settings.RENDER_SOCKET:
        return function(*arguments)
    visitor = network_of(request) if request else ""
    message = packed(Request(function, arguments, queue, owner, visitor))
    reply = _asked(message, lambda: request is not None and has_gone(request))
    match reply:
        case Done(value):
            given: T = value
            return given
        case Busy(number):
            raise ComeBack(number)
        case Raised(error):
            raise error
        case _:
            raise NotMade


def _asked(request: bytes, is_gone: Callable[[], bool]) -> Reply:
    """The service's reply. Raises NotMade, Gone."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(SECONDS_TO_CONNECT)
            connection.connect(settings.RENDER_SOCKET)
            send(connection, request)
            _wait(connection, is_gone)
            reply: Reply = unpacked(receive(connection))
            return reply
    except OSError:
        raise NotMade from None


def _wait(connection: socket.socket, is_gone: Callable[[], bool]) -> None:
    """Wait until the service begins to reply. Raises Gone, TimeoutError."""
    for _ in range(int(SECONDS_TO_WAIT / LOOK)):
        if select.select([connection], [], [], LOOK)[0]:
            return
        if is_gone():
            raise Gone
    raise TimeoutError
