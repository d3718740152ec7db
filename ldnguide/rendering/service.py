"""The render service: takes tasks on a socket, lines them up, has processes carry them out.

One for a machine. It keeps nothing: a task and its reply are gone when the asker has the reply.
"""

import errno
import logging
import os
import shutil
import socket
import socketserver
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from ldnguide.network import is_closed
from ldnguide.rendering.line import Line, Ticket
from ldnguide.rendering.messages import Busy, Queue, Request, packed, receive, send, unpacked
from ldnguide.rendering.processes import Processes

# Tasks that wait in a queue, and how many of them may come from one network, behind which there
# may be a clinic full of people. Each wait takes up a thread of the web server.
PLACES, MOST_OF_ONE = 12, 8
# How often to look whether an asker is still there, in seconds.
LOOK = 0.5
# An asker that sends nothing for so long is dropped.
PATIENCE = 10.0
log = logging.getLogger("ldnguide")


class _Task:
    """A task in the line, and how many connections wait for its reply."""

    def __init__(self, ticket: Ticket, message: bytes) -> None:
        self.ticket = ticket
        self.message = message
        self.askers = 0
        self.reply = b""
        self.is_done = threading.Event()


class TaskQueue:
    """Lines tasks up for its processes. Whoever asks for what is being made gets the same reply."""

    def __init__(self, processes: Processes, line: Line) -> None:
        self._processes = processes
        self._line = line
        self._tasks: dict[Any, _Task] = {}
        self._lock = threading.Lock()

    def answer(self, connection: socket.socket, request: Request, message: bytes) -> None:
        """Send the Reply to a Request, which came as this message. Raises OSError."""
        task = self._enter(request, message)
        if isinstance(task, Busy):
            return send(connection, packed(task))
        while not task.is_done.wait(LOOK):
            if is_closed(connection):
                return self._give_up(task)
        self._give_up(task)
        return send(connection, task.reply)

    def _enter(self, request: Request, message: bytes) -> _Task | Busy:
        # Nobody in particular asks for what is the same for everybody: such tasks run side by side.
        ticket = Ticket(message, request.owner or message, request.visitor)
        with self._lock:
            task = self._tasks.get(message)
            if task is None:
                number = self._line.enter(ticket, time.monotonic())
                if number:
                    return Busy(number)
                task = self._tasks[message] = _Task(ticket, message)
            task.askers += 1
        self._start()
        return task

    def _start(self) -> None:
        """Hand waiting tasks to processes while slots are free."""
        with self._lock:
            tickets = [*iter(self._line.start_next, None)]
            tasks = [self._tasks[ticket.key] for ticket in tickets]
        for task in tasks:
            self._processes.start(task.message, partial(self._end, task))

    def _end(self, task: _Task, reply: bytes) -> None:
        with self._lock:
            self._line.leave(task.ticket)
            del self._tasks[task.ticket.key]
        task.reply = reply
        task.is_done.set()
        self._start()

    def _give_up(self, task: _Task) -> None:
        """One asker fewer. A task that nobody waits for leaves the line, if it has not started."""
        with self._lock:
            task.askers -= 1
            is_waiting = task.ticket in self._line.waiting
            if not task.askers and is_waiting:
                self._line.leave(task.ticket)
                del self._tasks[task.ticket.key]


class _Handler(socketserver.BaseRequestHandler):
    server: "Server"

    def handle(self) -> None:
        with suppress(OSError):  # the asker has gone
            self.request.settimeout(PATIENCE)
            message = receive(self.request)
            request: Request = unpacked(message)
            self.server.queues[request.queue].answer(self.request, request, message)


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Listens on a socket that only our own user may open."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, path: Path, queues: Mapping[Queue, TaskQueue]) -> None:
        self.queues = queues
        _make_way(path)
        before = os.umask(0o177)
        try:
            super().__init__(str(path), _Handler)
        finally:
            os.umask(before)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log the error's kind; what was asked may hold what somebody typed."""
        log.exception("unhandled")


def _make_way(path: Path) -> None:
    """Delete the socket of a service that is gone. Raises OSError if one still listens."""
    with socket.socket(socket.AF_UNIX) as asker:
        try:
            asker.connect(str(path))
        except OSError:
            return path.unlink(missing_ok=True)
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))


def serve(path: Path, processes: int, modules: Sequence[str]) -> None:
    """Listen at this path until interrupted. Raises OSError if that is not possible.

    processes: how many make PDFs, and how many read uploads. modules: what both load at first.
    """
    folder = path.with_name(f"{path.name}.files")
    queues: dict[Queue, TaskQueue] = {}
    with Server(path, queues) as server:
        pools = {
            queue: Processes(
                processes, folder / queue.value, modules=modules, make_pdfs=queue is Queue.MAKE
            )
            for queue in Queue
        }
        for queue, pool in pools.items():
            queues[queue] = TaskQueue(pool, Line(processes, PLACES, MOST_OF_ONE))
        try:
            server.serve_forever()
        finally:
            for pool in pools.values():
                pool.stop()
            path.unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
