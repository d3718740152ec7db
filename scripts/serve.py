"""Serve the site on this machine: make a staff account the first time, then run.

HOST and PORT in the environment say where: 127.0.0.1:8000 if they do not.
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from environs import Env

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
HERE = ("127.0.0.1", "localhost", "[::1]")
ON_A_NETWORK = "Anyone on this network can open it, unencrypted: use made-up answers only."


def make_staff_account() -> None:
    """Make a staff account if there is none yet."""
    password = secrets.token_urlsafe(12)
    made = subprocess.run(
        [*MANAGE, "createsuperuser", "--noinput", "--username=staff", "--email=staff@example.org"],
        env=os.environ | {"DJANGO_SUPERUSER_PASSWORD": password},
        capture_output=True,
        check=False,
    )
    if made.returncode == 0:
        print("==> Development staff account for /admin/ (shown once):")
        print(f"    user staff, password {password}", flush=True)


def in_url(host: str) -> str:
    """A host as in a URL, with an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def listens_everywhere(host: str) -> bool:
    return host.strip("[]") in {"0.0.0.0", "::"}  # noqa: S104 - possible values of HOST


def names_of_this_machine() -> list[str]:
    """Its name and its address in the local network. UDP sends nothing to find a route."""
    names = [socket.gethostname().lower()]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation, used by no machine
            names.append(probe.getsockname()[0])
        except OSError:
            pass  # there is no network
    return names


def names_served(host: str, of_this_machine: list[str]) -> list[str]:
    """The host names to allow. Never "*", as any web page could then read this site's pages."""
    return ["127.0.0.1", *of_this_machine] if listens_everywhere(host) else [in_url(host)]


def main() -> None:
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    os.chdir(ROOT)
    env = Env()
    env.read_env(".env", recurse=False)
    names = names_served(host, names_of_this_machine())
    allowed = dict.fromkeys([*env.list("ALLOWED_HOSTS", []), *HERE, *names])
    os.environ["ALLOWED_HOSTS"] = ",".join(allowed)
    os.environ.setdefault("SITE_ADDRESS", f"http://{names[0]}:{port}")
    make_staff_account()
    if not set(names) <= set(HERE):
        print(f"==> {ON_A_NETWORK}")
    addresses = " ".join(f"http://{name}:{port}/" for name in names)
    print(f"==> LDN Guide: {addresses} (Ctrl-C stops it)", flush=True)
    with tempfile.TemporaryDirectory(prefix="ldnguide-") as folder:
        os.environ["RENDER_SOCKET"] = f"{folder}/render.sock"
        subprocess.Popen([*MANAGE, "render_service", "--until-parent-ends"])
        with suppress(KeyboardInterrupt):
            subprocess.run([*MANAGE, "runserver", f"{in_url(host)}:{port}"], check=False)


if __name__ == "__main__":
    main()
