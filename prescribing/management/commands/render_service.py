"""Make PDFs and read uploads, apart from the site; one for each machine."""

import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ldnguide.rendering.service import serve

# What the tasks need, loaded once for all processes.
MODULES = ("prescribing.savefile.make", "prescribing.savefile.read", "prescribing.pack.blank")


class Command(BaseCommand):
    help = "Make PDFs and read uploads for the site. It listens at RENDER_SOCKET until it is ended."
    requires_system_checks = ()  # it uses no database, and the site has checked the rest

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 2)
        parser.add_argument(
            "--until-parent-ends", action="store_true", help="for `make run`: end with its parent"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.RENDER_SOCKET:
            raise CommandError("Set RENDER_SOCKET to where the socket shall be, for the site too.")
        signal.signal(signal.SIGTERM, _end)
        if options["until_parent_ends"]:
            threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
        try:
            serve(Path(settings.RENDER_SOCKET), options["processes"], MODULES)
        except KeyboardInterrupt:
            pass
        except OSError as error:
            raise CommandError(f"Cannot listen at RENDER_SOCKET: {error.strerror}.") from None


def _end(*_: Any) -> None:
    raise KeyboardInterrupt


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
