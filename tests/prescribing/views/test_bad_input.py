"""Odd input in any field and by any method gets a clear answer and loses nothing."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from prescribing.drafts.models import Draft
from prescribing.interview.steps import STEPS
from tests.support.answers import answers, stored_answers
from tests.support.examples import examples

pytestmark = pytest.mark.django_db
FIRST = answers()["before-you-start"]


def text(response):
    return response.content.decode()


NASTY = [
    "\x00", "\x1b[31m", "\u202e", "\ufeff", "\U0001f600\U0001f469\u200d\U0001f467", "\u0639" * 500,
    "{{ 7|add:1 }}", "%s%n", "' OR 1=1 --", "../../etc/passwd", "x" * 5000, "\r\n" * 3000, "-1",
    "NaN", "1e309", "<svg onload=x>", "e\u0301" * 200, "\ud7ff\ue000\uffff",
]  # fmt: skip


@pytest.mark.hazard("H28.3")
def test_odd_text_in_any_field_leaves_every_page_and_the_preview_working(visitor):
    """Each text is sent to several pages, and each page gets two of the texts."""
    client = visitor(answers())
    for number, step in enumerate(STEPS):
        send(client, step, NASTY[number % len(NASTY)])
        send(client, step, NASTY[(7 * number + 5) % len(NASTY)])
        if number % 4 == 0 or step == STEPS[-1]:
            assert "Check your answers" in text(client.get("/letter/check/")), step.slug


@pytest.mark.long
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_every_odd_text_in_every_field_leaves_every_page_working(visitor, step):
    client = visitor(answers())
    for nasty in NASTY:
        send(client, step, nasty)
        assert "Check your answers" in text(client.get("/letter/check/")), repr(nasty[:20])


def send(client, step, nasty):
    for form, path in ((step.form, ""), (step.item_form, "0000000e/")):
        if form:
            sent = {name: nasty for name, _ in form.input_names()}
            response = client.post(f"/letter/{step.slug}/{path}", sent)
            assert response.status_code in (302, 422), (step.slug, repr(nasty[:20]))


@pytest.mark.hazard("H21.2")
@given(value=st.text(max_size=300))
@hypothesis_settings(
    max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_saved_exactly_or_not_at_all(visitor, value):
    client = visitor(answers())
    client.post("/letter/conditions/", {"has_conditions": "yes", "conditions": value})
    kept = stored_answers(client)["conditions"]["conditions"]

    assert kept in (value, answers()["conditions"]["conditions"])
    if value.strip("\x00").strip() and len(value) < 300:
        assert "Check your answers" in text(client.get("/letter/check/"))


def test_a_missing_csrf_token_is_explained(visitor):
    visitor(answers())
    client = Client(enforce_csrf_checks=True)
    response = client.post("/letter/before-you-start/", FIRST)

    assert response.status_code == 403
    assert "We could not save this page: your browser has lost a cookie that it needs." in text(
        response
    )


def test_a_forged_csrf_token_is_explained(client):
    strict = Client(enforce_csrf_checks=True)
    strict.get("/letter/before-you-start/")
    response = strict.post("/letter/before-you-start/", {**FIRST, "csrfmiddlewaretoken": "x" * 32})

    assert response.status_code == 403
    assert not Draft.objects.exists()


def test_a_form_that_is_too_large_is_explained(visitor):
    response = visitor(answers()).post("/letter/what-matters/", {"what_matters": "x" * 300_000})

    assert response.status_code == 413
    assert "That was too much to send at once" in text(response)


def test_a_post_that_is_not_a_form_is_refused(visitor):
    client = visitor(answers())
    for content_type in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
        response = client.post("/letter/pregnancy/", json.dumps({"pregnancy": "no"}), content_type)
        assert response.status_code in (400, 422)


@pytest.mark.parametrize(
    "path", ["", "tasks/", "check/", "preview/", "ready/", "message/", "download/", "erased/"]
)
def test_pages_without_a_form_refuse_a_post(visitor, path):
    assert visitor(answers()).post(f"/letter/{path}").status_code == 405


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/letter/pregnancy/").status_code == 405
