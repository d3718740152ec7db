"""How an error is reported: its type and where it happened, never a value that somebody typed.

Exception messages quote input ("… is not one of the available choices"), and local variables,
POST data and cookies hold it; so none of them is ever written.
"""

import logging
import re
import traceback
from types import TracebackType

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

# What readers search for stands there.
_QUERY = re.compile(r"\?\S*")
ExcInfo = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


def type_and_frames(error: BaseException) -> str:
    """The error's type and its frames, innermost last; the same for what caused it."""
    lines = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        lines += [type_and_frames(cause), "which led to"]
    lines += [
        f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return "\n".join([*lines, f"{type(error).__module__}.{type(error).__qualname__}"])


class FramesOnlyFormatter(logging.Formatter):
    """Log lines as usual, tracebacks as type and frames."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        # What was refused and why quotes the request: its Referer, its Host.
        if record.name.startswith("django.security"):
            record.message = f"refused {getattr(record, 'status_code', '')}".strip()
        if record.name == "django.server":
            record.message = _QUERY.sub("", record.message)
        return super().formatMessage(record)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802
        return type_and_frames(ei[1]) if ei[1] else ""


class FramesOnlyReporter(ExceptionReporter):
    """What Django would mail or show about an error, cut down to type and frames."""

    def get_traceback_text(self) -> SafeString:
        return SafeString(self._report())  # plain text: nothing to escape

    def get_traceback_html(self) -> SafeString:
        return format_html("<pre>{}</pre>", self._report())

    def _report(self) -> str:
        return type_and_frames(self.exc_value) if self.exc_value else "no exception"
