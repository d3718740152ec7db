"""The site on a real server and a real database file, for journeys in a browser."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Without windows: a new context takes a quarter of the time that it takes in the whole browser.
CHROMIUM = "/usr/bin/chromium-headless-shell"
STAFF_PASSWORD = "a-password-of-the-tests"
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


@contextmanager
def served(database: Path, folder: Path) -> Iterator[Site]:
    """Serve the site with a copy of this database, from this folder, until the block ends."""
    port = _free_port()
    shutil.copy(database, folder / "site.sqlite3")
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
    try:
        _wait_for(here.url)
        yield here
    finally:
        server.terminate()
        server.wait(60)  # a busy machine takes its time


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310
        except OSError:
            time.sleep(0.1)
        else:
            return
    msg = "the site did not start"
    raise RuntimeError(msg)
