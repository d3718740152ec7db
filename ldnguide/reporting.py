"""What is logged and reported: what is listed here, never a value that somebody typed.

Log messages and exception messages quote input ("… is not one of the available choices"), and
local variables, POST data, addresses and cookies hold it; so none of them is ever written.
"""

import logging
import traceback
from contextvars import ContextVar

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

# The only messages that are written; of all others their logger's name tells enough.
EVENTS = ("request", "database away", "unhandled", "reader failed")
# Of an endless recursion the last frames tell enough.
DEEPEST = 40
# The request that is being answered, a random number: it joins an error to the request's line.
request_id: ContextVar[str] = ContextVar("request_id", default="-")
# When a line cannot be written, Python would print its arguments instead.
logging.raiseExceptions = False


def type_and_frames(error: BaseException) -> str:
    """The error's type and its frames, innermost last; the same for what caused it."""
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

    Errors as type and frames. Whoever logs what, nothing else of a record is looked at.
    """

    def format(self, record: logging.LogRecord) -> str:
        said = [self.formatTime(record), record.levelname, f"{record.name}:"]
        if record.name == "ldnguide" and record.msg in EVENTS:
            said.append(record.msg)
            said += [f"route={record.route}"] if hasattr(record, "route") else []
        for name in ("status_code", "milliseconds"):
            value = getattr(record, name, None)
            said += [f"{name}={value}"] if isinstance(value, int) else []
        said.append(f"id={request_id.get()}")
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([" ".join(said), *([type_and_frames(error)] if error else [])])


class FramesOnlyReporter(ExceptionReporter):
    """What Django would mail or show about an error, cut down to type and frames."""

    def get_traceback_text(self) -> SafeString:
        return SafeString(self._report())  # plain text: nothing to escape

    def get_traceback_html(self) -> SafeString:
        return format_html("<pre>{}</pre>", self._report())

    def _report(self) -> str:
        return type_and_frames(self.exc_value) if self.exc_value else "no exception"
