"""What is logged and reported: only what is listed here, never a value that somebody typed.

Log messages and exception messages can quote input ("… is not one of the available choices").
Local variables, POST data, addresses and cookies hold it. So none of them is ever written.
"""

import logging
import traceback
from contextvars import ContextVar

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

# The only messages that are written. Of any other record the name of its logger is enough.
EVENTS = ("request", "database away", "unhandled", "reader failed", "not made")
# Of an endless recursion the last frames are enough.
DEEPEST = 40
# A random number for the present request: it connects an error with the request's line.
request_id: ContextVar[str] = ContextVar("request_id", default="-")
# Otherwise Python prints the arguments of a line that cannot be written.
logging.raiseExceptions = False


def type_and_frames(error: BaseException) -> str:
    """The error's type and frames, innermost last; before it the same for its cause."""
    lines = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        lines += [type_and_frames(cause), "which led to"]
    lines += [
        f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}"
        for frame, line in [*traceback.walk_tb(error.__traceback__)][-DEEPEST:]
    ]
    return "\n".join([*lines, f"{type(error).__module__}.{type(error).__qualname__}"])


class AllowListFormatter(logging.Formatter):
    """Time, level, logger; the event, route, status and milliseconds if any; the request's id.

    Errors as type and frames. Nothing else of a record is ever written.
    """

    def format(self, record: logging.LogRecord) -> str:
        parts = [self.formatTime(record), record.levelname, f"{record.name}:"]
        if record.name == "ldnguide" and record.msg in EVENTS:
            parts.append(record.msg)
            parts += [f"route={record.route}"] if hasattr(record, "route") else []
        for name in ("status_code", "milliseconds"):
            value = getattr(record, name, None)
            parts += [f"{name}={value}"] if isinstance(value, int) else []
        parts.append(f"id={request_id.get()}")
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([" ".join(parts), *([type_and_frames(error)] if error else [])])


class FramesOnlyReporter(ExceptionReporter):
    """Reduces what Django would mail or show about an error to type and frames."""

    def get_traceback_text(self) -> SafeString:
        return SafeString(self._report())  # plain text: nothing to escape

    def get_traceback_html(self) -> SafeString:
        return format_html("<pre>{}</pre>", self._report())

    def _report(self) -> str:
        return type_and_frames(self.exc_value) if self.exc_value else "no exception"
