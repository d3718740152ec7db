"""Answers become records: every answer, and nothing else."""

from datetime import date

import pytest
from django import forms

from prescribing.interview.forms.dates import DateInputs
from prescribing.interview.journey import Journey
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import STEPS
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.pack.compose import compose
from prescribing.pack.documents import ALWAYS
from prescribing.pack.message import Length, message
from tests.prescribing.pack.reading import summary, words
from tests.support.answers import answers

TODAY = date(2026, 11, 22)


def pack(**changes):
    journey = Journey(STEPS, answers(**changes))
    assert not list(journey.problems())
    return compose(
        journey.cleaned,
        TODAY,
        lambda character: character != "😀",
        NameRecogniser(default_list()),
        read_fields(STEPS),
    )


def test_a_letter_to_the_gp_goes_to_the_practice():
    recipient = pack().recipient

    assert recipient.organisation == "Canolfan Iechyd Glan-yr-Afon"
    assert recipient.address == ("Ffordd y Bont", "Aberaeron", "SY46 0XX")


def test_a_letter_to_the_gp_names_the_gp_and_nobody_of_a_clinic():
    recipient = pack(addressee={"name": "Dr Evans", "gp_name": "Dr Lloyd"}).recipient

    assert recipient.name == "Dr Lloyd"


def test_a_letter_to_a_clinic_goes_to_the_clinic():
    clinic = {"role": "neurologist", "organisation": "MS clinic", "address": "1 Road\n\n Town "}
    recipient = pack(addressee=clinic).recipient

    assert recipient.organisation == "MS clinic"
    assert recipient.address == ("1 Road", "Town")


def test_the_recipient_of_the_letter_gets_no_copy():
    assert pack(addressee={"role": "ms-nurse"}).copy_to == ("neurologist",)


@pytest.mark.hazard("H15.3", "H29.3")
def test_everything_for_the_practice_is_in_every_pack():
    assert pack(documents={"documents": []}).documents == ALWAYS
    assert pack(documents={"documents": ["notes"]}).documents[-1] == "notes"


def test_a_service_is_named_only_if_a_confirmation_is_asked_for():
    assert pack(request={"kind": "nhs-prescription"}).request.service_name == ""


@pytest.mark.hazard("H23.2")
def test_answers_without_a_helper_name_no_helper():
    assert pack(before_you_start={"filling_in_for": "myself"}).completed_by is None


def test_a_character_that_no_font_has_is_named_and_reported():
    made = pack(what_matters={"what_matters": "Tired 😀"})

    assert made.concerns_and_wishes == "Tired [GRINNING FACE]"
    assert made.unprintable == ("😀",)


@pytest.mark.parametrize(
    ("month", "year", "printed"),
    [
        ("2", "2011", "diagnosed February 2011"),
        ("Chwefror", "2011?", "diagnosed about February 2011"),
        ("", "the early 90s", "diagnosed in the early 1990s"),
    ],
)
def test_a_diagnosis_is_dated_as_roughly_as_it_was_given(month, year, printed):
    made = pack(diagnosis={"diagnosed_month": month, "diagnosed_year": year})

    assert printed in words("pack/letter/letter.html", made)
    assert printed in message(made, Length.LONG, is_attached=True)
    assert printed.removeprefix("diagnosed ") in summary(made)


def test_a_number_is_printed_under_the_name_of_its_nation():
    made = pack(patient={"nhs_number": "CHI 010203 1231"})

    for name in ("letter/letter.html", "summary/health_summary.html", "return/confirmation.html"):
        assert "CHI number 010 203 1231" in words(f"pack/{name}", made)


# Asked for reasons of its own, and on purpose nowhere in the pack.
UNUSED = {
    *(("before-you-start", "consent"), ("before-you-start", "device")),
    ("medicines", "pasted"),
}


def variants(field, value):
    """Another answer that the question accepts."""
    if isinstance(field, forms.MultipleChoiceField):
        return [slug for slug, _ in field.choices][:1] if not value else []
    if isinstance(field, forms.ChoiceField):
        return next(slug for slug, _ in field.choices if slug not in (value, "add"))
    return "9990123462" if "9990" in value.replace(" ", "") else f"{value} too".strip()


PLAIN = [
    pytest.param(step, name, field, id=f"{step.slug}.{name}")
    for step in STEPS
    for name, field in step.form.base_fields.items()
    if name != "completeness"
    and not isinstance(field.widget, DateInputs)
    and (step.slug, name) not in UNUSED
]


@pytest.mark.hazard("H11.3")
@pytest.mark.parametrize(("step", "name", "field"), PLAIN)
def test_every_answer_changes_the_pack(step, name, field):
    """A question whose answer is in no record would be pointless."""
    shown = {
        "addressee": {"role": "neurologist"},
        "liver_and_kidneys": {"liver": "yes", "liver_brief": "Hepatitis A in 1999"},
        "pregnancy": {"pregnancy": "planning"},
        "documents": {"text_size": "large"},
    }
    stored = answers(**shown)
    before = stored[step.slug].get(name, "")
    other = {
        "diagnosed_month": "May",
        "diagnosed_year": "2011",
        "email": "other@example.org",
        "nhs_number": "",
    }.get(name, variants(field, before))
    changed = answers(**shown)
    changed[step.slug][name] = other

    def made(given):
        return compose(
            Journey(STEPS, given).cleaned,
            TODAY,
            lambda _: True,
            NameRecogniser(default_list()),
            read_fields(STEPS),
        )

    changed_journey = Journey(STEPS, changed)
    assert not list(changed_journey.problems())
    assert made(stored) != made(changed)
