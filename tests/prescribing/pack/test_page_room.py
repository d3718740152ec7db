"""The short boxes take what page 1 prints whole: ordinary texts of the full length, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnguide.printing.fonts import width_of
from prescribing.interview.forms.fields import BriefText
from prescribing.interview.forms.safety_questions import LiverAndKidneysForm, OpioidsForm
from prescribing.interview.forms.your_health import PregnancyForm
from prescribing.interview.forms.your_ms import WhatMattersForm
from prescribing.interview.journey import bound
from prescribing.interview.steps import STEPS
from prescribing.pack import page_room
from prescribing.pack.cut_text import Measure
from tests.prescribing.pack.strategies import ANY_TEXT, typed
from tests.support.answers import answers
from tests.support.savefiles import composed

BOXES = [
    pytest.param(step, name, field.room, id=name)
    for step in STEPS
    for name, field in step.form.base_fields.items()
    if isinstance(field, BriefText)
]
# 200 characters each, in languages that people here write.
ENGLISH = (
    "Nurofen Plus (codeine) from the chemist, about three days a week for headaches, last on 28 "
    "November 2026. Until May 2026 also a BuTrans patch of 10 micrograms an hour from my GP, for "
    "my back. None since"
)[:200]
WELSH = (
    "Rwy'n cymryd co-codamol bob nos ar gyfer poen cefn; y tro diwethaf oedd 28 Tachwedd 2026. Cyn "
    "hynny roedd gennyf glwt BuTrans o'r meddyg teulu am ddau fis, ond fe wnes i ei stopio ym mis "
    "Mai 2026, ie."
)[:200]
POLISH = (
    "Tramadol 50 mg, dwie kapsułki na noc od 2019 roku, ostatnio 28 listopada 2026. Wcześniej "
    "plaster z buprenorfiną od lekarza rodzinnego, przez dwa miesiące wiosną. Od maja 2026 już go "
    "nie przyklejam nigdzie"
)[:200]


@pytest.mark.hazard("H07.5")
@pytest.mark.parametrize("text", [ENGLISH, WELSH, POLISH])
def test_ordinary_texts_fit_up_to_the_limit(text):
    assert len(text) == 200
    assert page_room.fits(text, page_room.OPIOIDS)
    for room in (page_room.LIVER, page_room.KIDNEYS, page_room.PREGNANCY):
        assert page_room.fits(text[:80], room)
    assert page_room.fits(f"{text} {text}"[:300], page_room.WHY)


@pytest.mark.parametrize(("step", "name", "room"), BOXES)
def test_the_hint_names_the_limit(step, name, room):
    assert f"Up to {room.characters} characters" in step.form.base_fields[name].help_text


def typed_for(step, name, text):
    """Complete answers with this text in the box, which is shown."""
    question, revealing = step.form.revealed.get(name, ("", ("",)))
    stored = answers()
    stored[step.slug] |= {question: revealing[0], name: text} if question else {name: text}
    return stored


@pytest.mark.parametrize(("step", "name", "room"), BOXES)
@given(text=ANY_TEXT | typed(200) | st.text("W \n", min_size=1, max_size=200))
def test_whatever_a_box_accepts_is_printed_in_its_lines(step, name, room, text):
    form = bound(step.form, typed_for(step, name, text)[step.slug])
    if form.is_valid():
        printed = page_room.printed(form.cleaned_data[name], room)
        measure = Measure(width_of)

        assert "\n" not in printed
        assert measure.lines(printed, room.width, room.before) <= room.lines


@pytest.mark.hazard("H07.5")
@pytest.mark.parametrize(
    ("form", "said", "message"),
    [
        (
            OpioidsForm,
            {"opioids": "now", "opioids_brief": "W" * 190},
            "Which opioid medicine must fit on page 1 of the letter. It has 190 characters, and "
            "about 100 of these wide letters fit.",
        ),
        (
            LiverAndKidneysForm,
            {"liver": "yes", "liver_brief": "x" * 81, "kidneys": "no"},
            "What you were told about your liver must be 80 characters or fewer. It has 81 now.",
        ),
        (
            PregnancyForm,
            {"pregnancy": "planning", "pregnancy_brief": "W" * 80},
            "What you add must fit on page 1 of the letter. It has 80 characters, and about 30 of "
            "these wide letters fit.",
        ),
        (
            WhatMattersForm,
            {"why": "\U0001f600" * 100},
            "Why you ask must fit on page 1 of the letter. It has 100 characters, and about 20 of "
            "these wide letters fit.",
        ),
    ],
)
def test_a_text_that_does_not_fit_is_refused_with_the_count(form, said, message):
    refused = bound(form, said)

    assert [*refused.errors.values()] == [[message]]
    assert all(refused[name].value() == text for name, text in said.items())


def test_a_line_break_prints_as_a_semicolon():
    assert page_room.on_one_line(" Tramadol\r\n\n until  May ") == ("Tramadol; until May")


def test_a_line_break_after_a_sentence_of_the_reason_prints_as_a_space():
    assert page_room.on_one_line("I am tired.\n\nMy legs jump\nat night", is_prose=True) == (
        "I am tired. My legs jump; at night"
    )


@pytest.mark.parametrize("blank", ["\u00ad", " \n\u200b\u2060"])
def test_a_text_of_which_nothing_prints_is_no_answer(blank):
    form = bound(OpioidsForm, {"opioids": "now", "opioids_brief": blank})

    assert "Enter which opioid medicine" in str(form.errors.get("opioids_brief", ""))


@pytest.mark.hazard("H07.5")
@pytest.mark.parametrize(("step", "name", "room"), BOXES)
def test_the_pack_holds_what_the_box_holds(step, name, room):
    made = composed(typed_for(step, name, "Zanzibar\nin 1999"))

    assert "Zanzibar; in 1999" in str(made)


def test_the_longer_text_about_why_asks_for_the_short_one():
    refused = bound(WhatMattersForm, {"what_matters": "A long account"})

    assert refused.errors["why"] == ["Say in a few lines why you ask. Page 1 prints only this box."]
    assert bound(WhatMattersForm, {}).is_valid()
