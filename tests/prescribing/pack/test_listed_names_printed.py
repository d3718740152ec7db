"""Listed names, and odd texts, in the PDF and on the preview page."""

from dataclasses import replace
from html import unescape

import pytest
from django.utils.html import strip_tags
from hypothesis import given, settings

from prescribing.pack.documents import ALWAYS
from tests.prescribing.pack.reading import composed, words
from tests.prescribing.pack.strategies import ANY_TEXT
from tests.support import pdfs
from tests.support.answers import answers
from tests.support.examples import examples, longer
from tests.support.guidance import rendered

NO_OPIOIDS = {"opioids": {"opioids": "never"}}


def opioids_for_everyone(text_size):
    names = ("tramadol hcl m/r 100mg", "Zapain", "LDN 3 mg", "Mysimba", "Tecfidera", "Baclofen")
    made = composed(*(f"{names[n % 6]} number{n}" for n in range(60)), **NO_OPIOIDS)
    return replace(made, summary_text_size=text_size, documents=ALWAYS)


@pytest.mark.hazard("H11.3")
@pytest.mark.parametrize("text_size", longer([18], [10.5]))
def test_sixty_medicines_with_marks_are_printed_whole_and_accessible(text_size):
    made = rendered(opioids_for_everyone(text_size))

    assert "Opioid named in other answers" in " ".join(pdfs.first_page(made).split())
    assert pdfs.missing_words(made, [f"number{n}" for n in range(60)]) == []
    assert pdfs.failures(made) == []
    assert pdfs.undrawn_glyphs(made) == 0


@pytest.mark.hazard("H05.4")
def test_the_pack_does_not_call_a_name_from_abroad_an_opioid_that_nobody_verified():
    text = " ".join(
        words("pack/summary/health_summary.html", composed("Antidol 15", "Zapain")).split()
    )

    assert "May be an opioid abroad; not checked: Antidol 15" in text
    assert "On opioid list: Zapain" in text
    assert "On opioid list: Antidol" not in text


def test_a_mark_is_read_with_its_medicine():
    made = rendered(composed("Baclofen", "Zapain", "Naproxen"))

    text = pdfs.text_of(made, "-raw")
    marked = text.index("▲Onopioidlist:Zapain(codeine+paracetamol)")
    assert text.index("ZapainTablet") < marked < text.index("NaproxenTablet")


@pytest.mark.django_db
def test_the_preview_shows_the_marks_and_the_names_beside_the_answers(visitor):
    page = visitor(answers(**NO_OPIOIDS)).get("/letter/preview/").content.decode()

    text = " ".join(unescape(strip_tags(page)).split())
    assert "▲ On opioid list: co-codamol (codeine + paracetamol)" in text
    assert "Never. Opioid named in other answers (section 5): Co-codamol 30/500" in text
    assert "▲ Also typed In section 5: Co-codamol 30/500" in text


ODD = [
    "",
    "allergic to codeine",
    "no opioids",
    "codeine " * 18,
    "<b>codeine</b> & {{ pack }} “tramadol”",
    "كودين codeine 😀 コデイン",
    "(((((a+)+)+)+)+)$ tramadol",
    "ﬃ" * 150,
]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_printed_as_typed_and_marked_by_name_alone(name):
    made = composed(f"{name} x"[:150], **NO_OPIOIDS)

    text = words("pack/summary/health_summary.html", made)
    assert ("▲ On opioid list" in text) is any(
        listed in name for listed in ("codeine", "opioid", "tramadol")
    )
    assert pdfs.unspaced(f"{name} x"[:150]) in pdfs.unspaced(text)


@given(ANY_TEXT)
@settings(max_examples=examples(10))
def test_no_text_stops_the_pack(text):
    made = composed("Zapain", conditions={"conditions": f"{text} hepatitis"}, **NO_OPIOIDS)

    assert made.safety_alerts.opioids_elsewhere[0].text == "Zapain"
