"""Guards over all pages of the interview at once."""

import re

import pytest
from django import forms
from django.template.loader import get_template
from django.urls import URLPattern, get_resolver, resolve

from prescribing.interview.forms.allergies_and_medicines import (
    AllergiesForm,
    ListForm,
    MedicinesForm,
)
from prescribing.interview.forms.dates import DateOfBirthField
from prescribing.interview.steps import MINUTES, STEPS

FORMS = [form for step in STEPS for form in (step.form, step.item_form) if form is not None]
FIELDS = [
    pytest.param(form, name, field, id=f"{form.__name__}.{name}")
    for form in FORMS
    for name, field in form.base_fields.items()
]


def test_slugs_are_unique_and_kebab_case():
    slugs = [step.slug for step in STEPS]

    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("page", ["content/home.html", "prescribing/interview/start.html"])
def test_the_time_that_a_page_promises_is_that_of_all_sections_together(page):
    source = get_template(page).template.source

    assert f"about {sum(MINUTES.values())}&nbsp;minutes" in source
    assert len(MINUTES) == len({step.section for step in STEPS}) == 8  # start.html says "eight"


def addresses(resolver=None, start=""):
    """Every address of the site as its pattern: "letter/tasks/", "letter/<slug:slug>/add/", …"""
    for entry in (resolver or get_resolver()).url_patterns:
        address = start + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address
        else:
            yield from addresses(entry, address)


def fixed_words():
    """The first words under /letter/ that are no step, whichever file gives their addresses."""
    letter = [address.split("/") for address in addresses() if address.startswith("letter/")]
    return {first for _, first, *_ in letter if first and "<" not in first}


def test_no_step_has_the_address_of_another_page():
    assert fixed_words() >= {"tasks", "check", "stop", "return"}
    assert not fixed_words() & {step.slug for step in STEPS}


@pytest.mark.parametrize("slug", [step.slug for step in STEPS])
def test_the_address_of_a_step_leads_to_that_step(slug):
    match = resolve(f"/letter/{slug}/")

    assert (match.url_name, match.kwargs) == ("step", {"slug": slug})


def test_the_steps_of_a_section_stand_together():
    sections = [step.section for step in STEPS]
    changes = [a for a, b in zip(sections, [*sections[1:], None], strict=True) if a != b]

    assert len(changes) == len(set(changes))


@pytest.mark.parametrize(("form", "name", "field"), FIELDS)
def test_a_required_field_says_what_to_do_when_it_is_empty(form, name, field):
    if field.required:
        message = str(field.error_messages["required"])
        assert message not in {"", "This field is required."}


@pytest.mark.parametrize(("form", "name", "field"), FIELDS)
def test_a_field_that_is_not_required_says_so(form, name, field):
    typed = not isinstance(field, forms.ChoiceField | DateOfBirthField)
    if typed and not field.required and name not in form.revealed:
        assert str(field.label).endswith("(optional)")


@pytest.mark.hazard("H03.4")
@pytest.mark.parametrize(("form", "name", "field"), FIELDS)
def test_a_text_box_says_whether_it_is_read_for_names_of_medicines(form, name, field):
    if isinstance(field, forms.CharField):
        assert field.read_for_names in (True, False)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_with_a_text_that_is_read_says_where_the_health_summary_prints_it(form):
    is_read = any(getattr(field, "read_for_names", False) for field in form.base_fields.values())
    assert not is_read or "printed_in" in vars(form)


HEALTH = [
    ("conditions", "has_conditions"), ("conditions", "has_operations"), ("pregnancy", "pregnancy"),
    ("diagnosis", "ms_type"), ("opioids", "opioids"), ("liver-and-kidneys", "liver"),
    ("liver-and-kidneys", "kidneys"),
    ("ldn", "taken"),
]  # fmt: skip


@pytest.mark.hazard("H03.3", "H17.1")
@pytest.mark.parametrize(("slug", "name"), HEALTH)
def test_every_health_question_takes_not_known(slug, name):
    step = next(step for step in STEPS if step.slug == slug)

    assert "not-known" in dict(step.form.base_fields[name].choices)


@pytest.mark.hazard("H17.1")
@pytest.mark.parametrize("form", [AllergiesForm, MedicinesForm])
def test_a_list_can_be_left_unknown_or_unsure(form: type[ListForm]):
    assert "not-known" in dict(form.empty_choices)
    assert "not-sure" in dict(form.filled_choices)


@pytest.mark.parametrize("form", [form for form in FORMS if form.intro])
def test_every_intro_is_there(form):
    assert get_template(form.intro).render({}).strip()


@pytest.mark.hazard("H03.5")
def test_the_opioid_question_names_what_people_forget_and_no_interval():
    step = next(step for step in STEPS if step.slug == "opioids")
    hint = str(step.form.base_fields["opioids"].help_text)
    words = f"{step.form.title} " + " ".join(
        f"{field.label} {field.help_text} {getattr(field, 'choices', '')}"
        for field in step.form.base_fields.values()
    )

    for forgotten in ("patches", "depot buprenorphine", "cough medicines", "bought", "abroad"):
        assert forgotten in hint
    words = words.replace("some days", "").replace("not “last week”", "")
    assert not re.search(r"\b(recent\w*|days?|weeks?|months?|years?)\b", words)


@pytest.mark.parametrize(("form", "name", "field"), FIELDS)
def test_no_box_drops_what_is_pasted_into_it(form, name, field):
    """A number box drops other characters, and a limit in the HTML cuts a text without a word."""
    boxes = [field.widget, *getattr(field.widget, "widgets", [])]

    assert [box for box in boxes if getattr(box, "input_type", "") == "number"] == []
    assert [box for box in boxes if "maxlength" in box.attrs] == []


def test_a_page_that_shows_a_list_names_one():
    lists = {step.slug for step in STEPS if step.item_form}

    assert {step.shows_list for step in STEPS if step.shows_list} <= lists
