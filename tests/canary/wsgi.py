"""The site, with the fault or leak that a request asks for."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from ldnguide.wsgi import application as site
from tests.canary.faults import FAULT, FAULTS, LEAK, LEAKS


@contextmanager
def _fault(name: str) -> Iterator[None]:
    with ExitStack() as broken:
        if name in FAULTS:
            broken.enter_context(patch(*FAULTS[name]))
        yield


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a request with its fault in place."""
    if leak := environ.get(LEAK):
        place, _, text = leak.partition(" ")
        LEAKS[place](text)
    with _fault(environ.get(FAULT, "")):
        return site(environ, start_response)
