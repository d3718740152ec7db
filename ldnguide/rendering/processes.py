"""The processes that make PDFs: a pool that kills one that hangs and replaces one that is gone."""

import multiprocessing
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as TookTooLong
from functools import partial
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from ldnguide.rendering import worker
from ldnguide.rendering.messages import Failed, packed

# A task that takes longer has hung: the longest pack allowed takes a few seconds.
SECONDS = 20.0
# A process is replaced after so many tasks, because the PDF engine does not free all memory.
TASKS = 50
# The order counts. The import of WeasyPrint takes a second.
PRELOADED = ("ldnguide.rendering.preloaded", "weasyprint")


class Processes:
    """So many processes, which each run one task at a time."""

    def __init__(
        self,
        count: int,
        folder: Path,
        *,
        modules: Sequence[str] = (),
        make_pdfs: bool = True,
        seconds: float = SECONDS,
    ) -> None:
        """folder: for their temporary files; what earlier ones left behind is deleted.

        modules: loaded once for all processes, because they are needed and slow to load.
        make_pdfs: whether each loads the fonts before its first task.
        """
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        context = multiprocessing.get_context(
            "forkserver"
        )  # a fork of a process with threads hangs
        context.set_forkserver_preload([*PRELOADED, *modules])
        self._seconds = seconds
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=TASKS,
            initializer=partial(worker.begin, str(folder), make_pdfs=make_pdfs),
            context=context,
        )

    def start(self, task: bytes, done: Callable[[bytes], None]) -> None:
        """Run a packed Request; give done the packed Reply, in another thread."""
        future = self._pool.schedule(worker.run, args=(task,), timeout=self._seconds)
        future.add_done_callback(lambda ended: done(_reply_of(ended)))

    def stop(self) -> None:
        """End every process now."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _reply_of(ended: "Future[bytes]") -> bytes:
    try:
        return ended.result()
    except (TookTooLong, ProcessExpired, CancelledError, RuntimeError):
        return packed(Failed())
