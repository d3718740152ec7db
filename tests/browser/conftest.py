"""A real server on a real database file, and one Chromium for all journeys of a worker."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
# Without windows: a new context takes a quarter of the time that it takes in the whole browser.
CHROMIUM = "/usr/bin/chromium-headless-shell"
STAFF, STAFF_PASSWORD = "editor", "a-password-of-the-tests"
expect.set_options(timeout=30_000)  # a test must not fail on a busy machine
# Without these Chromium looks for Google's hosts at every start.
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class Site:
    """A running site: its address, its database file and everything it printed.

    `sessions` holds an open session of each member of staff, so that few tests need to log in.
    """

    url: str
    folder: Path
    sessions: Mapping[str, str]

    @property
    def log(self) -> bytes:
        return (self.folder / "output.log").read_bytes()

    @property
    def database(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("site.sqlite3*")))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(scope="session")
def site(starter_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("site"), _free_port()
    shutil.copy(starter_database, folder / "site.sqlite3")
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "DEVELOPMENT": "true",
        "ALLOWED_HOSTS": "127.0.0.1",
        "TMPDIR": str(folder),
    }
    hire = [sys.executable, "-m", "tests.browser.people", STAFF_PASSWORD]
    hired = subprocess.run(hire, cwd=ROOT, env=env, check=True, capture_output=True)
    serve = [sys.executable, "-m", "gunicorn", "ldnguide.wsgi", "--bind", f"127.0.0.1:{port}"]
    serve += [
        "--workers",
        "2",
        "--threads",
        "4",
        "--timeout",
        "120",
        "--no-control-socket",
        "--access-logfile",
        "-",
    ]
    with (folder / "output.log").open("wb") as log:
        server = subprocess.Popen(serve, cwd=ROOT, env=env, stdout=log, stderr=log)
    here = Site(f"http://127.0.0.1:{port}", folder, json.loads(hired.stdout))
    _wait_for(here.url)
    yield here
    server.terminate()
    server.wait(10)


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the site did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Watch:
    """Requests to other hosts and complaints of a page; a test expects none at its end."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.foreign_requests: list[str] = []
        self.complaints: list[str] = []
        self.addresses: set[str] = set()

    def over(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", lambda message: self._said(message.type, message.text))

    def _asked(self, url: str) -> None:
        self.addresses.add(url)
        if not url.startswith((self.site.url, "data:")):
            self.foreign_requests.append(url)

    def _said(self, kind: str, text: str) -> None:
        # Chromium logs each 4xx answer as an error; the pages that give them are checked by name.
        if kind == "error" and "status of 4" not in text:
            self.complaints.append(text)

    def assert_nothing_amiss(self) -> None:
        assert self.foreign_requests == []
        assert self.complaints == []


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    watching = Watch(site)
    yield watching
    watching.assert_nothing_amiss()


def _context(browser: Browser, site: Site, watch: Watch, *, scripts: bool) -> BrowserContext:
    context = browser.new_context(
        base_url=site.url, java_script_enabled=scripts, viewport={"width": 360, "height": 740}
    )
    context.set_default_timeout(60_000)  # a busy machine may take this long to make a pack
    watch.over(context)
    return context


@pytest.fixture
def page(browser: Browser, site: Site, watch: Watch) -> Iterator[Page]:
    """A page on a phone, with JavaScript off."""
    context = _context(browser, site, watch, scripts=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def scripted_page(browser: Browser, site: Site, watch: Watch) -> Iterator[Page]:
    """A page with JavaScript on, which axe needs to run at all."""
    context = _context(browser, site, watch, scripts=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def another(browser: Browser, site: Site, watch: Watch) -> Iterator[Callable[..., Page]]:
    """`another(scripts=False)`: a page in a new browser without cookies."""
    contexts = []

    def browse(*, scripts: bool) -> Page:
        contexts.append(browser.new_context(base_url=site.url, java_script_enabled=scripts))
        watch.over(contexts[-1])
        return contexts[-1].new_page()

    yield browse
    for context in contexts:
        context.close()


@contextmanager
def restored(site: Site) -> Iterator[None]:
    """Restore the site's database at the end of the block."""
    with (
        closing(sqlite3.connect(":memory:")) as kept,
        closing(sqlite3.connect(site.folder / "site.sqlite3", timeout=10)) as live,
    ):
        live.backup(kept)
        yield
        kept.backup(live)


@pytest.fixture
def as_it_was(site: Site) -> Iterator[None]:
    """Restore the site's database after the test."""
    with restored(site):
        yield


@contextmanager
def desks(browser: Browser, site: Site, watch: Watch) -> Iterator[Callable[[str], Page]]:
    """`at_a_desk("approver")`: a new browser in which this member of staff is logged in."""
    contexts = []

    def at_a_desk(name: str) -> Page:
        contexts.append(_context(browser, site, watch, scripts=True))
        session = {"name": "sessionid", "value": site.sessions[name], "url": site.url}
        contexts[-1].add_cookies([session])
        page = contexts[-1].new_page()
        page.set_viewport_size({"width": 1280, "height": 900})
        return page

    yield at_a_desk
    for context in contexts:
        context.close()


@pytest.fixture
def log_in(
    as_it_was: None, browser: Browser, site: Site, watch: Watch
) -> Iterator[Callable[[str], Page]]:
    """`log_in("approver")`: a new browser in which this member of staff is logged in."""
    with desks(browser, site, watch) as at_a_desk:
        yield at_a_desk


@pytest.fixture
def staff(log_in: Callable[[str], Page]) -> Page:
    """The browser of an editor."""
    return log_in(STAFF)


@pytest.fixture
def approver(log_in: Callable[[str], Page]) -> Page:
    """The browser of an approver."""
    return log_in("approver")
