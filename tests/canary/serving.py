"""A real server of the site with faults, and a visitor without a browser."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent.parent
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "----nothing-of-this-kind-stands-in-a-pdf"
HUNG_UP = 0  # the status of a request without an answer


class Visitor:
    """Sends requests like a browser, one connection each; keeps its cookies."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        return self.send("GET", path, **headers)

    def post(self, path: str, fields: Mapping[str, Any], **headers: str) -> tuple[int, str]:
        sent = {name: value for name, value in fields.items() if name != "items"}
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        body = urlencode({**token, **sent}, doseq=True)
        return self.send("POST", path, body.encode(), **{"Content-Type": FORM, **headers})

    def upload(
        self, path: str, name: str, files: list[bytes], fields: Mapping[str, str], **headers: str
    ) -> tuple[int, str]:
        """Send a form with files, each under this file name."""
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        head = '--{}\r\nContent-Disposition: form-data; name="{}"'
        parts = [
            f"{head.format(BOUNDARY, field)}\r\n\r\n{value}\r\n".encode()
            for field, value in {**token, **fields}.items()
        ]
        pdf = f'{head.format(BOUNDARY, "pack")}; filename="{name}"\r\n'
        parts += [
            f"{pdf}Content-Type: application/pdf\r\n\r\n".encode() + file + b"\r\n"
            for file in files
        ]
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        end = f"--{BOUNDARY}--\r\n".encode()
        return self.send("POST", path, b"".join(parts) + end, **kind, **headers)

    def send(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, str]:
        """The answer's status and text."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as line:
            try:
                line.request(method, path, body, {"Cookie": cookies, **headers})
                answer = line.getresponse()
            except (ConnectionError, http.client.BadStatusLine):
                return HUNG_UP, ""
            for set_cookie in answer.headers.get_all("Set-Cookie", []):
                for name, morsel in SimpleCookie(set_cookie).items():
                    self.cookies[name] = morsel.value
            return answer.status, answer.read().decode("utf-8", "replace")

    def raw(self, sent: bytes) -> bytes:
        """The start of a server's answer to bytes that may be no valid request."""
        with closing(socket.create_connection(("127.0.0.1", self.port), timeout=5)) as line:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            try:
                return line.recv(4096)
            except OSError:
                return b""


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Run a server that keeps `site.sqlite3`, output, mail and temporary files in `folder`."""
    port = _free_port()
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.canary.settings",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "DEVELOPMENT": "true",
        "ALLOWED_HOSTS": "127.0.0.1",
        "PYTHONDONTWRITEBYTECODE": "1",
        **dict.fromkeys(("TMPDIR", "HOME", "XDG_CACHE_HOME"), str(folder)),
    }
    serve = f"-m gunicorn tests.canary.wsgi --bind 127.0.0.1:{port} --workers 2"
    with (folder / "output.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, *serve.split(), "--no-control-socket", "--access-logfile", "-"],
            cwd=ROOT, env=env, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            if Visitor(port).get("/letter/")[0] == http.HTTPStatus.OK:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("the site did not start")
