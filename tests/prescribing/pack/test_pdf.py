"""The real PDF, read back."""

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pikepdf
import pytest
from hypothesis import given

from ldnguide.printing import fonts
from ldnguide.printing.pdf import write_pdf
from prescribing.pack.pdf import Scope, render_pack
from prescribing.pack.printable import make_printable
from prescribing.pack.records import (
    AllergiesAndAdverseReactions,
    Answer,
    Diagnosis,
    History,
    LowDoseNaltrexone,
    Medications,
    OpioidAnswer,
    Pack,
    PatientDemographics,
    PlanAndRequestedActions,
    SafetyAlerts,
)
from tests.prescribing.pack.packs import (
    KINDS,
    PACKS,
    ROLES,
    SLUGS,
    as_drawn,
    filled_with,
    strings,
)
from tests.prescribing.pack.test_one_page import letter_of
from tests.printing.scripts import INDIC, READABLE
from tests.support import pdfs
from tests.support.builders import pack
from tests.support.guidance import guidance, rendered

# Signs that pango would rather draw with an emoji font or one of the system's; rare letters; marks.
ODD = "☎✔⌚⚡♥☺①⅓µ℞→≥∞𝑥№€₿ʼ‽⁂ﬁⅷ𐄀ꙮǅ̥ẫ̈ क़ ਖ਼ ʔ ɸ ᴀ ᚠ ℵ ⇌ ▲ ☐ 𝟘 Ⓐ ¼ … “” ﷲ ﻻ ﬞ 한 ㈱ ㍿ 々 〆 ゟ ｱ Ａ"


@pytest.mark.hazard("H07.1")
@given(PACKS)
@as_drawn(2)
def test_every_typed_word_is_in_the_pack(drawn):
    printed, _ = make_printable(drawn, fonts.covers)

    made = rendered(printed)

    assert pdfs.missing_words(made, strings(printed), *pdfs.ABOVE_THE_FOOT) == []
    assert pdfs.undrawn_glyphs(made) == 0


@pytest.mark.hazard("H07.1")
def test_every_typed_field_is_printed_in_full_in_the_health_summary():
    tokens = [f"zq{number}qz" for number in range(200)]
    spare = iter(tokens)
    said = History(Answer("yes", "x"), Answer("yes", "x"), Answer("prefer-not-to-say", "x"))
    full = replace(filled_with("x", "confirmation"), history=said)
    marked = renamed(replace(full, ldn=LowDoseNaltrexone(Answer("before", "x"), "drops")), spare)

    made = rendered(marked)

    used = [token for token in tokens if token in strings(marked)]
    assert len(used) > 40
    assert pdfs.missing_words(made, used) == []


def renamed(record: Any, spare: Iterator[str]) -> Any:
    """The record with a word of its own in every string that is typed."""
    if isinstance(record, str):
        return next(spare) if record else ""
    if isinstance(record, tuple):
        return tuple(renamed(item, spare) for item in record)
    if not is_dataclass(record):
        return record
    names = [field.name for field in fields(record) if field.name not in SLUGS]
    return replace(record, **{name: renamed(getattr(record, name), spare) for name in names})


@pytest.mark.hazard("H11.4")
def test_indic_scripts_are_drawn_and_every_glyph_has_a_text():
    typed = "\n\n".join(INDIC.values())
    made = rendered(pack(concerns_and_wishes=typed, patient=named(INDIC["bengali"])))

    assert pdfs.undrawn_glyphs(made) == 0
    assert pdfs.failures(made) == []


@pytest.mark.hazard("H07.3")
def test_every_character_is_drawn_by_one_of_our_fonts_or_by_its_name():
    typed = " ".join((ODD, *READABLE.values(), *INDIC.values()))
    printed, _ = make_printable(pack(concerns_and_wishes=typed), fonts.covers)
    families = {fonts.MIRRORED, *(face.family for face in fonts.faces())}

    pdf = rendered(printed)

    used = {name.removesuffix("-Bold") for name in pdfs.font_names(pdf)}
    assert used <= {family.replace(" ", "-") for family in families}
    assert {"Pack-Fira", "Pack-CJK", "Pack-NaskhArabic"} <= used
    assert pdfs.undrawn_glyphs(pdf) == 0


def page_1(printed: Pack) -> bytes:
    """The letter as it is in the pack, which takes a third of the time of the pack."""
    return write_pdf([letter_of(printed)])


def named(name: str) -> PatientDemographics:
    return replace(pack().patient, name=name)


@pytest.mark.hazard("H11.4")
@pytest.mark.parametrize(
    "name",
    [
        "محمد عبد الله الأحمد",
        "สวัสดีครับ",
        "王小明",
        *(
            pytest.param(name, marks=pytest.mark.long)
            for name in ("ٹیپو سلطان", "שלום כהן", "김철수", "田中さくら")
        ),
    ],
)
def test_names_in_other_scripts_are_on_page_1(name):
    on_page_1 = pdfs.text_of(page_1(pack(patient=named(name))))
    assert all(word in on_page_1 for word in name.split())


@pytest.mark.hazard("H11.2")
@pytest.mark.parametrize(
    "kind", [KINDS[0], *(pytest.param(kind, marks=pytest.mark.long) for kind in KINDS[1:])]
)
def test_the_pack_is_tagged_titled_and_passes_pdf_ua(kind):
    request = PlanAndRequestedActions(kind, "Example Online Clinic", "records@example.org")
    made = rendered(pack(request=request))

    assert pdfs.failures(made) == []
    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.MarkInfo.Marked
        assert str(document.docinfo["/Title"]) == "Letter pack"


def test_every_header_cell_has_a_scope():
    scopes = [attributes.get("/Scope") for attributes in pdfs.elements(rendered(pack()), "/TH")]

    assert set(scopes) == {"/Row", "/Column"}


def test_the_patient_is_not_named_in_the_metadata():
    with pikepdf.open(io.BytesIO(rendered(pack(patient=named("Zebedee"))))) as document:
        metadata = document.Root.Metadata.read_bytes() + str(document.docinfo).encode()

    assert b"Zebedee" not in metadata


@pytest.mark.hazard("H30.2")
def test_pages_are_counted_for_each_reader_through_all_documents():
    made = rendered(pack())
    count = pdfs.page_count(made)

    feet = re.findall("Page([0-9]+)of([0-9]+),forthe(practice|patient)", pdfs.text_of(made))

    practice = [foot for foot in feet if foot[2] == "practice"]
    patient = [foot for foot in feet if foot[2] == "patient"]
    assert len(practice) + len(patient) == count
    for part in (practice, patient):
        assert [foot[:2] for foot in part] == [
            (str(number), str(len(part))) for number in range(1, len(part) + 1)
        ]


def test_the_pdf_for_the_practice_has_no_page_of_the_patient():
    text = pdfs.text_of(render_pack(pack(), guidance(), Scope.PRACTICE))

    assert "forthepractice" in text
    assert "forthepatient" not in text


@pytest.mark.hazard("H09.3")
def test_an_overdue_text_says_so_in_the_patients_pages():
    kept = guidance()
    overdue = date(2026, 9, 1)
    cards = {
        name: replace(getattr(kept, name), overdue_since=overdue)
        for name in ("urgent_help", "carry_caution")
    }

    text = pdfs.text_of(render_pack(pack(), replace(kept, **cards)))
    assert "Thereviewofthistextisoverdue." in text
    assert "Thereviewofthistextisoverduesince1September2026." in text


def test_markup_and_template_tags_that_were_typed_are_printed_as_they_are():
    typed_markup = '<img/src="file:///etc/passwd"> {% now "Y" %} {{ pack }} <style>*{display:none}'

    made = rendered(pack(concerns_and_wishes=typed_markup))

    assert pdfs.missing_words(made, [typed_markup]) == []


@pytest.mark.hazard("H17.1")
def test_every_field_that_was_left_empty_is_printed_as_not_given():
    empty = pack(
        patient=replace(pack().patient, nhs_number="", address=(), telephone="", email=""),
        concerns_and_wishes="",
        diagnosis=Diagnosis("", "", "", "", "", ()),
        history=History(Answer(""), Answer(""), Answer("")),
        safety_alerts=SafetyAlerts(OpioidAnswer("", "", ""), Answer(""), Answer("")),
        allergies=AllergiesAndAdverseReactions("", ()),
        medications=Medications("", ()),
        ldn=LowDoseNaltrexone(Answer(""), ""),
    )

    made = rendered(empty)

    assert pdfs.first_page(made).count("Not given") == 7
    assert pdfs.text_of(made).count("Notgiven") > 12


@pytest.mark.hazard("H13.3")
@pytest.mark.parametrize(("kind", "role"), [*zip(KINDS, ROLES, strict=True)])
def test_every_letter_names_the_medicine_and_leaves_the_decision(kind, role):
    recipient = replace(pack().recipient, role=role)
    request = PlanAndRequestedActions(kind, "A clinic", "")
    made = page_1(pack(recipient=recipient, request=request))

    words = " ".join(pdfs.first_page(made).split())
    assert "low dose naltrexone (LDN)" in words
    assert "decline" in words


@pytest.mark.hazard("H08.3", "H30.2", "H38.4")
def test_every_page_about_the_patient_has_date_of_birth_and_nhs_number():
    made = rendered(pack())
    born = "14 March 1971"

    for number in range(2, pdfs.page_count(made) + 1):
        sheet = pdfs.text_of(made, "-f", str(number), "-l", str(number))
        if "LDNGuide·prescribersheet,edition1of" in sheet:
            continue  # the same for everyone, and nothing about anyone
        assert f"Born{pdfs.unspaced(born)}·NHSnumber" in sheet, number
