"""No typed text reaches a log or an error report, whatever fails."""

import io
import logging
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils.module_loading import import_string

from ldnguide.reporting import AllowListFormatter, FramesOnlyReporter
from ldnguide.wsgi import guarded
from tests.support.answers import answers

SECRET = "QzJxCanary"


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """The output of the site's own log handlers."""
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
    ("prescribing.views.step.fits", "post", "what-matters/"),
    ("prescribing.interview.forms.base.StepForm.clean", "post", "what-matters/"),
    ("prescribing.views.complete_pack.compose", "get", "check/"),
    ("prescribing.savefile.make.pdf.render_pack", "get", "download/"),
    ("prescribing.pack.letter_layout.render_to_string", "get", "download/"),
    ("prescribing.views.visit.store.open_draft", "get", "tasks/"),
    ("prescribing.interview.read_back.rows", "get", "check/"),
]


@pytest.mark.parametrize(("place", "method", "path"), PLACES, ids=[place for place, *_ in PLACES])
def test_a_failure_is_logged_by_type_and_frames_alone(
    visitor, monkeypatch, output, place, method, path
):
    client = visitor(answers())
    client.raise_request_exception = False
    monkeypatch.setattr(place, failing)
    typed = {"why": f"typed: {SECRET}", "what_matters": f"typed: {SECRET}"}
    response = getattr(client, method)(f"/letter/{path}", typed)

    assert response.status_code == 500
    assert "Sorry, something went wrong" in response.content.decode()
    assert "builtins.ValueError" in output.getvalue()
    assert "builtins.KeyError" in output.getvalue()
    assert "in failing" in output.getvalue()
    assert SECRET not in output.getvalue() + response.content.decode()


@pytest.mark.hazard("H20.2")
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
    """This reads the real loggers and not the settings, because Django adds handlers."""
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    handlers = {
        handler
        for logger in (logging.root, *loggers)
        for handler in logger.handlers
        if not type(handler).__module__.startswith("_pytest")
        and not isinstance(handler, logging.NullHandler)
    }

    assert handlers
    assert {type(handler.formatter) for handler in handlers} == {AllowListFormatter}
    assert {type(handler) for handler in handlers} == {logging.StreamHandler}
    assert import_string(settings.DEFAULT_EXCEPTION_REPORTER) is FramesOnlyReporter
    assert settings.DEBUG is False


@pytest.mark.django_db
def test_a_refused_request_is_logged_without_its_contents(client, output):
    client.handler.enforce_csrf_checks = True
    client.post(
        "/letter/before-you-start/",
        secure=True,
        headers={"Referer": f"https://evil.example/{SECRET}", "Host": "testserver"},
    )

    assert "django.security.csrf: status_code=403" in output.getvalue()
    assert SECRET not in output.getvalue()


# --- Errors outside of Django's own handling --------------------------------------------------


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


# --- A line a request ---------------------------------------------------------------------------


LINE = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO ldnguide: request "
    r"route=(\S+) status_code=(\d+) milliseconds=\d+ id=([0-9a-f]{16})\n"
)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/letter/what-matters/", ("step", "404")),
        (f"/letter/medicines/{SECRET}/", ("item", "404")),
        (f"/{SECRET}/", ("-", "404")),
        (f"/search/?q={SECRET}", ("search", "200")),
    ],
)
@pytest.mark.django_db
def test_a_request_is_one_line_of_route_status_milliseconds_and_id(client, output, path, line):
    client.get(path, headers={"User-Agent": SECRET, "Referer": SECRET})

    logged = LINE.fullmatch(output.getvalue())
    assert logged, output.getvalue()
    assert logged.groups()[:2] == line


def test_an_error_carries_the_id_of_its_request_and_no_two_requests_share_one(
    visitor, monkeypatch, output
):
    client = visitor(answers())
    client.raise_request_exception = False
    monkeypatch.setattr("prescribing.interview.read_back.rows", failing)
    for _ in range(2):
        client.get("/letter/check/")

    first, error, second, another = re.findall("id=([0-9a-f]{16})", output.getvalue())
    assert first == error != second == another


@pytest.mark.parametrize("name", ["ldnguide", "django.request", "some.library", "gunicorn.error"])
@pytest.mark.parametrize(
    ("message", "arguments"),
    [(SECRET, ()), ("%s", (SECRET,)), ("%d of too few", (SECRET,)), ([SECRET], ())],
)
def test_the_log_replaces_any_other_message_with_the_name_of_its_logger(name, message, arguments):
    record = logging.LogRecord(name, logging.INFO, SECRET, 1, message, arguments, None)
    record.route = record.status_code = record.request = SECRET

    assert re.fullmatch(rf"[-\d :,]{{23}} INFO {name}: id=\S+", AllowListFormatter().format(record))


def test_a_line_that_cannot_be_written_is_not_printed_elsewhere(capsys):
    handler = logging.StreamHandler(closed := io.StringIO())
    closed.close()
    handler.handle(logging.LogRecord("x", logging.ERROR, "x.py", 1, SECRET, (), None))

    assert capsys.readouterr().err == ""
