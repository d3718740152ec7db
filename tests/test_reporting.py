"""Nothing that was typed reaches a log or an error report, whatever goes wrong, wherever."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils.module_loading import import_string

from ldnguide.reporting import FramesOnlyFormatter, FramesOnlyReporter
from ldnguide.wsgi import guarded
from tests.answers import answers

SECRET = "QzJxCanary"


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """Everything that the site's own log handlers print."""
    stream = io.StringIO()
    loggers = [logging.getLogger(name) for name in (None, "django", "django.server")]
    handlers = {
        handler
        for logger in loggers
        for handler in logger.handlers
        if type(handler) is logging.StreamHandler
    }
    before = {handler: handler.setStream(stream) for handler in handlers}
    yield stream
    for handler, old in before.items():
        if old:
            handler.setStream(old)


def failing(*_args, **_kwargs):
    try:
        raise KeyError(f"cause: {SECRET}")
    except KeyError as cause:
        typed = f"local variable: {SECRET}"
        raise ValueError(f"message: {SECRET} {typed}") from cause


PLACES = [
    ("prescribing.views.interview.fits", "post", "what-matters/"),
    ("prescribing.interview.forms.base.StepForm.clean", "post", "what-matters/"),
    ("prescribing.views.pack.compose", "get", "check/"),
    ("prescribing.views.pack.pdf.render_pack", "get", "download/"),
    ("prescribing.pack.pdf.render_to_string", "get", "download/"),
    ("prescribing.views.private.store.open_draft", "get", "tasks/"),
    ("prescribing.interview.summary.rows", "get", "check/"),
]


@pytest.mark.parametrize(("place", "method", "path"), PLACES, ids=[place for place, *_ in PLACES])
def test_a_failure_is_logged_by_type_and_frames_alone(
    visitor, monkeypatch, output, place, method, path
):
    client = visitor(answers())
    client.raise_request_exception = False
    monkeypatch.setattr(place, failing)
    response = getattr(client, method)(f"/letter/{path}", {"what_matters": f"typed: {SECRET}"})

    assert response.status_code == 500
    assert "Sorry, something went wrong" in response.content.decode()
    assert "builtins.ValueError" in output.getvalue()
    assert "builtins.KeyError" in output.getvalue()
    assert "in failing" in output.getvalue()
    assert SECRET not in output.getvalue() + response.content.decode()


def test_a_report_has_no_message_no_locals_and_no_form(client):
    request = RequestFactory().post("/letter/", {"name": SECRET})
    try:
        failing()
    except ValueError as error:
        report = FramesOnlyReporter(request, type(error), error, error.__traceback__)

    for said in (report.get_traceback_text(), report.get_traceback_html()):
        assert "builtins.ValueError" in said
        assert SECRET not in said


def test_every_handler_and_every_report_is_of_this_kind():
    formatters = {handler["formatter"] for handler in settings.LOGGING["handlers"].values()}

    assert {settings.LOGGING["formatters"][name]["()"] for name in formatters} == {
        "ldnguide.reporting.FramesOnlyFormatter"
    }
    assert import_string(settings.DEFAULT_EXCEPTION_REPORTER) is FramesOnlyReporter
    assert settings.DEBUG is False


@pytest.mark.django_db
def test_what_was_refused_is_logged_without_the_request(client, output):
    client.handler.enforce_csrf_checks = True
    client.post(
        "/letter/before-you-start/",
        secure=True,
        headers={"Referer": f"https://evil.example/{SECRET}", "Host": "testserver"},
    )

    assert "django.security.csrf: refused" in output.getvalue()
    assert SECRET not in output.getvalue()


# --- The last guard, around Django itself -----------------------------------------------------


def call(application, content_type=""):
    answered = []
    body = guarded(application)(
        {"CONTENT_TYPE": content_type}, lambda status, headers: answered.append(status)
    )
    return answered, b"".join(body)


def test_an_error_that_escapes_django_reaches_no_other_log(output):
    answered, body = call(failing)

    assert answered == ["500 Internal Server Error"]
    assert b"Sorry, something went wrong" in body
    assert "builtins.ValueError" in output.getvalue()
    assert SECRET not in output.getvalue()


@pytest.mark.parametrize(
    ("sent", "passed_on"),
    [
        ("application/x-www-form-urlencoded", True),
        ("application/x-www-form-urlencoded; charset=UTF-8", True),
        ("multipart/form-data; boundary=----WebKitFormBoundaryAb1", True),
        ("multipart/form-data; charset=hex", False),
        ("application/x-www-form-urlencoded; charset=undefined", False),
        ("application/x-www-form-urlencoded; charset*=nope''%ff", False),
        ("", False),
    ],
)
def test_only_forms_that_browsers_send_are_read(sent, passed_on):
    seen = []

    def application(environ, start_response):
        seen.append(environ["CONTENT_TYPE"])
        return []

    call(application, sent)
    assert seen == [sent if passed_on else "application/octet-stream"]


def test_a_log_line_without_an_error_is_as_usual():
    record = logging.LogRecord("ldnguide", logging.INFO, "x.py", 1, "hello %s", ("you",), None)

    assert FramesOnlyFormatter().format(record).endswith("INFO ldnguide: hello you")


def test_the_development_server_does_not_log_what_readers_search_for():
    line = '"GET /search/?q=%s HTTP/1.1" 200 5426'
    record = logging.LogRecord("django.server", logging.INFO, "x.py", 1, line, (SECRET,), None)

    assert FramesOnlyFormatter().format(record).endswith('"GET /search/ HTTP/1.1" 200 5426')
