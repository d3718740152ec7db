"""What the site and its render service say to each other."""

import os
import pickle
import socket

import pytest

from ldnguide.rendering.messages import LARGEST, Busy, Request, packed, receive, send, unpacked
from prescribing.pack.pdf import Scope, render_pack
from tests.support.builders import pack
from tests.support.guidance import guidance

pytestmark = pytest.mark.django_db


def test_a_task_with_a_whole_pack_arrives_as_it_was_sent():
    sent = Request(render_pack, (pack(), guidance(), Scope.LETTER), owner="draft")

    arrived = unpacked(packed(sent))

    assert arrived.function is render_pack
    assert arrived.arguments[0] == pack()
    assert arrived.arguments[1].information.sheet == guidance().information.sheet
    assert (arrived.arguments[2], arrived.owner) == (Scope.LETTER, "draft")


@pytest.mark.parametrize("foreign", [os.system, eval, socket.socket])
def test_nothing_but_this_project_can_be_named_in_a_message(foreign):
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(foreign))


def test_getattr_in_a_message_gives_members_of_enumerations_only():
    class Member:
        def __init__(self, of, name):
            self.of, self.name = of, name

        def __reduce__(self):
            return getattr, (self.of, self.name)

    assert unpacked(pickle.dumps(Member(Scope, "LETTER"))) is Scope.LETTER
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(Member(render_pack, "__globals__")))


def test_a_message_comes_whole_or_not_at_all():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send(ours, packed(Busy(3)))
        assert unpacked(receive(theirs)) == Busy(3)
        ours.sendall((100).to_bytes(4) + b"half")
        ours.close()
        with pytest.raises(ConnectionError):
            receive(theirs)


def test_a_message_that_is_too_long_is_not_read():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall((LARGEST + 1).to_bytes(4))
        with pytest.raises(ConnectionError):
            receive(theirs)
