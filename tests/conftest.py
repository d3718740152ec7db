"""Settings and fixtures of the whole suite: plain http, and a visitor with a draft."""

import io
import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.support.hazard_marks import COLLECTED

os.environ.setdefault("DEVELOPMENT", "true")
os.environ.setdefault(
    "SECRET_KEY", "for-the-tests-only-and-long-enough-to-satisfy-the-checks-of-django"
)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ["SITE_ADDRESS"] = "https://ldnguide.example"
os.environ["RENDER_SOCKET"] = ""  # each process makes its PDFs itself, but for tests/rendering
# Playwright's loop runs in the test's thread; the database is not shared between threads.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A test that asks for one of these uses the database, and so does one marked with django_db.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}

# How long an example takes depends on the machine, so no test fails for that.
settings.register_profile("site", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("site"), max_examples=300)
settings.load_profile("site")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than cores, because a test that waits for a server or a browser idles."""
    return (os.cpu_count() or 1) + 1


def pytest_configure() -> None:
    """Set these again: the settings may have been read before this file was, or by the parent."""
    from django.conf import settings

    settings.RENDER_SOCKET = ""
    settings.SITE_ADDRESS = os.environ["SITE_ADDRESS"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Before -k and -m choose: keep all tests, to count hazard marks; mark those for PostgreSQL."""
    config.stash[COLLECTED] = list(items)
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "starter_database" in fixtures:
            item.add_marker("django_db")  # without a test that has it, no database would be made
        elif item.get_closest_marker("django_db") or not DATABASE_FIXTURES.isdisjoint(fixtures):
            item.add_marker("database")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport]:
    """A test that holds a control of the hazard log fails if it skips itself."""
    report = yield
    if report.skipped and item.get_closest_marker("hazard"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} holds a hazard control, so it may not be skipped."
    return report


def reviewed_in_time() -> None:
    """Move the review dates of the starter files, so that no test fails once they pass."""
    from django.utils import timezone

    from content.models import Edition

    Edition.objects.update(review_due=timezone.localdate() + timedelta(days=365))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database holds the starter content, as every site does."""
    from django.core.management import call_command

    with django_db_blocker.unblock():
        call_command("load_starter_content", verbosity=0, stdout=io.StringIO())
        reviewed_in_time()


@pytest.fixture(scope="session")
def starter_database(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An SQLite file with the starter content, to copy: loading it again takes ten seconds."""
    from django.db import connection

    path = tmp_path_factory.mktemp("starter") / "site.sqlite3"
    with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return path


@pytest.fixture
def visitor(client: Any, db: None) -> Callable[[dict[str, Any]], Any]:
    """`visitor(answers)` is a client whose cookie opens a draft with these answers."""
    from django.conf import settings

    from prescribing.drafts import store

    def with_draft(stored: dict[str, Any]) -> Any:
        for step in stored.values():
            for number, item in enumerate(step.get("items", [])):
                item.setdefault("id", f"{number:08x}")
        key = store.create(stored).key
        client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
        return client

    return with_draft
