"""The render service with real processes behind a real socket."""

import os
import socket
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ldnguide.rendering.client import ComeBack, Gone, NotMade, carry_out
from ldnguide.rendering.line import Line
from ldnguide.rendering.messages import Queue, Request, packed, send
from ldnguide.rendering.processes import Processes
from ldnguide.rendering.service import Server, TaskQueue
from tests.rendering import tasks

# Longer than any task of these tests but the one that hangs.
SECONDS = 2.5


@pytest.fixture(scope="module")
def folder():
    with tempfile.TemporaryDirectory() as name:  # short: a socket's path has 108 bytes at most
        yield Path(name)


@pytest.fixture(scope="module")
def pool(folder):
    pool = Processes(
        2, folder / "files", modules=[tasks.__name__], make_pdfs=False, seconds=SECONDS
    )
    yield pool
    pool.stop()


@pytest.fixture
def line():
    return Line(slots=2, places=2, most_of_one=2)


@pytest.fixture
def service(folder, pool, line, settings):
    settings.RENDER_SOCKET = str(folder / "render.sock")
    with Server(Path(settings.RENDER_SOCKET), {Queue.MAKE: TaskQueue(pool, line)}) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "notes")


def lines_of(path):
    return Path(path).read_text("utf-8").split() if Path(path).exists() else []


def until(condition):
    """Wait for it, but not for ever."""
    for _ in range(400):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("It did not come about.")


@pytest.mark.usefixtures("service")
def test_a_task_is_carried_out_in_another_process_without_network():
    assert carry_out(tasks.process) != os.getpid()
    with pytest.raises(NotMade):
        carry_out(tasks.connect)


def test_only_our_own_user_may_open_the_socket(service):
    assert Path(service.server_address).stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("service")
def test_a_known_error_is_raised_without_its_words_and_an_unknown_one_is_a_fault():
    with pytest.raises(tasks.Expected) as raised:
        carry_out(tasks.fail, "typed by a patient")
    assert str(raised.value) == ""
    with pytest.raises(NotMade):
        carry_out(tasks.fail_unexpectedly, "typed by a patient")


@pytest.mark.usefixtures("service")
def test_a_task_that_hangs_is_killed_and_the_next_is_carried_out():
    with pytest.raises(NotMade):
        carry_out(tasks.hang)
    assert carry_out(tasks.process)


@pytest.mark.usefixtures("service")
def test_a_process_that_dies_loses_its_own_task_only(path):
    with ThreadPoolExecutor() as together:
        lost = together.submit(carry_out, tasks.die)
        kept = together.submit(carry_out, tasks.note, path, "kept", 0.5)

        assert isinstance(lost.exception(), NotMade)
        assert kept.result() == b"kept"


@pytest.mark.usefixtures("service")
def test_two_clicks_make_one_pack(path):
    with ThreadPoolExecutor() as together:
        clicks = [
            together.submit(carry_out, tasks.note, path, "made", 0.5, owner="draft")
            for _ in range(4)
        ]

    assert [click.result() for click in clicks] == [b"made"] * 4
    assert lines_of(path) == ["made"]


def test_a_full_queue_gives_a_number_and_keeps_the_turn(service, line, path):
    with ThreadPoolExecutor() as together:
        waiting = [
            together.submit(carry_out, tasks.note, path, str(number), 1.0) for number in range(4)
        ]
        until(lambda: len(line.running) == len(line.waiting) == 2)
        for number in (1, 2):
            with pytest.raises(ComeBack) as told:
                carry_out(tasks.note, path, f"late-{number}")
            assert told.value.number == number
        assert {task.result() for task in waiting} == {b"0", b"1", b"2", b"3"}

    assert carry_out(tasks.note, path, "late-1") == b"late-1"


def test_what_nobody_waits_for_any_more_is_not_made(service, line, path):
    with ThreadPoolExecutor() as together:
        busy = [together.submit(carry_out, tasks.note, path, str(n), 1.5) for n in range(2)]
        until(lambda: len(line.running) == 2)
        with socket.socket(socket.AF_UNIX) as asker:
            asker.connect(service.server_address)
            send(asker, packed(Request(tasks.note, (path, "unwanted"))))
            until(lambda: line.waiting)
        until(lambda: not line.waiting)
        assert [task.result() for task in busy] == [b"0", b"1"]

    assert sorted(lines_of(path)) == ["0", "1"]


@pytest.mark.usefixtures("service")
def test_the_site_stops_waiting_for_a_visitor_who_has_gone(path, rf):
    ours, theirs = socket.socketpair()
    request = rf.get("/", **{"gunicorn.socket": ours})
    theirs.close()
    with ours, pytest.raises(Gone):
        carry_out(tasks.note, path, "late", 1.5, request=request)


@pytest.mark.usefixtures("service")
def test_what_a_killed_process_left_on_disk_is_deleted_when_the_next_begins(folder):
    left = Path(carry_out(tasks.temporary_folder))
    assert left.parent == folder / "files"
    with pytest.raises(NotMade):
        carry_out(tasks.die)
    carry_out(tasks.process)

    until(lambda: all(Path("/proc", kept.name).exists() for kept in (folder / "files").iterdir()))


def test_without_a_service_the_site_says_that_it_cannot_make_it(settings, tmp_path):
    settings.RENDER_SOCKET = str(tmp_path / "nothing.sock")
    with pytest.raises(NotMade):
        carry_out(tasks.process)


def test_what_is_not_a_message_ends_only_its_connection(service):
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.connect(service.server_address)
        send(stranger, b"not a message")
        assert stranger.recv(1) == b""
    assert carry_out(tasks.process)


def test_a_second_service_does_not_take_the_socket_of_the_first(service):
    with pytest.raises(OSError, match="in use"):
        Server(Path(service.server_address), {})

    assert carry_out(tasks.process)
