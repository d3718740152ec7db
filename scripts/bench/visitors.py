"""Time the site under gunicorn while many people ask for a pack at once."""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PACKS, READERS, PORT = 20, 2, 8911
GUNICORN = ("ldnguide.wsgi", "--workers", "2", "--threads", "24", "--no-control-socket")


def figures() -> dict[str, float]:
    """Seconds, by what they are of."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environment = {**os.environ, "RENDER_SOCKET": f"{folder}/render.sock"}
        for command in (
            ["manage.py", "render_service"],
            ["-m", "gunicorn", *GUNICORN, "--bind", f"127.0.0.1:{PORT}", "--log-level", "error"],
        ):
            server = subprocess.Popen(
                [sys.executable, *command], env=environment, cwd=ROOT, stderr=subprocess.DEVNULL
            )
            stack.callback(server.wait)
            stack.callback(server.terminate)
        cookies = _drafts(PACKS)
        _download(cookies[0])  # warm
        quiet = _home_while(lambda: time.sleep(5))
        waits: list[float] = []
        busy = _home_while(lambda: waits.extend(_all_at_once(cookies)))
    return {
        "home page, nothing else, p95 (s)": _percentile(quiet, 0.95),
        f"home page while {PACKS} packs are asked for at once, p50 (s)": _percentile(busy, 0.5),
        f"home page while {PACKS} packs are asked for at once, p95 (s)": _percentile(busy, 0.95),
        f"{PACKS} packs at once, the first (s)": min(waits),
        f"{PACKS} packs at once, the last (s)": max(waits),
        "packs a second": PACKS / max(waits),
    }


def _drafts(count: int) -> list[str]:
    """Cookies of drafts with the example's answers."""
    from django.conf import settings

    from prescribing.drafts import store
    from prescribing.interview.upgrade import upgraded

    example = json.loads((ROOT / "prescribing/interview/example.json").read_text("utf-8"))
    answers = upgraded(example, 1)
    return [
        f"{settings.DRAFT_COOKIE_NAME}={store.create(answers).key.to_text()}" for _ in range(count)
    ]


def _all_at_once(cookies: list[str]) -> list[float]:
    with ThreadPoolExecutor(len(cookies)) as together:
        return list(together.map(_download, cookies))


def _download(cookie: str) -> float:
    """Seconds until the PDF is there; whoever is told to come back does."""
    began = time.perf_counter()
    while True:
        answer = _get("/letter/download/", Cookie=cookie)
        if answer is None:
            time.sleep(0.2)  # the server is not up yet
        elif answer.status == 200:
            return time.perf_counter() - began
        else:
            time.sleep(float(answer.headers["Retry-After"]))


def _home_while(work: Any) -> list[float]:
    """How long each request for the home page took meanwhile."""
    done, times = Event(), []

    def read() -> None:
        while not done.is_set():
            began = time.perf_counter()
            _get("/")
            times.append(time.perf_counter() - began)
            time.sleep(0.02)

    with ThreadPoolExecutor(READERS) as readers:
        for _ in range(READERS):
            readers.submit(read)
        work()
        done.set()
    return times


def _get(path: str, **headers: str) -> http.client.HTTPResponse | None:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer
    except ConnectionRefusedError:
        return None
    finally:
        connection.close()


def _percentile(times: list[float], share: float) -> float:
    return sorted(times)[int(share * (len(times) - 1))]
