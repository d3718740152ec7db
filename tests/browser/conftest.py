"""A real server on a real database file, and one Chromium for all journeys of a worker."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.server import CHROMIUM, FLAGS, Site, served

STAFF = "editor"
expect.set_options(timeout=30_000)  # a test must not fail on a busy machine


@pytest.fixture(scope="session")
def site(starter_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(starter_database, tmp_path_factory.mktemp("site")) as here:
        yield here


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
