"""The real PDF, read back."""

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, PageNumbers
from prescribing.pack import page_one, pdf
from prescribing.pack.documents import ALWAYS, RETURN_PAGE
from prescribing.pack.letter_layout import LetterTooLong, lay_out_letter
from prescribing.pack.name_records import NamedMedicine, TypedElsewhere
from prescribing.pack.page_one import Budgets, Layout
from prescribing.pack.page_room import KIDNEYS, LIVER, OPIOIDS, PREGNANCY, WHY, Room, fits
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
    PersonCompletingRecord,
    PlanAndRequestedActions,
    Recipient,
    SafetyAlerts,
)
from tests.prescribing.pack.packs import BLOCKER, KINDS, PACKS, ROLES, SLUGS, TYPED_IN, strings
from tests.printing.scripts import INDIC, READABLE
from tests.support import pdfs
from tests.support.builders import medicine, pack
from tests.support.examples import examples
from tests.support.guidance import guidance, rendered

# Signs that pango would rather draw with an emoji font or one of the system's; rare letters; marks.
ODD = "☎✔⌚⚡♥☺①⅓µ℞→≥∞𝑥№€₿ʼ‽⁂ﬁⅷ𐄀ꙮǅ̥ẫ̈ क़ ਖ਼ ʔ ɸ ᴀ ᚠ ℵ ⇌ ▲ ☐ 𝟘 Ⓐ ¼ … “” ﷲ ﻻ ﬞ 한 ㈱ ㍿ 々 〆 ゟ ｱ Ａ"


def as_drawn(count: int) -> settings:
    return settings(
        max_examples=examples(count),
        suppress_health_check=list(HealthCheck),
        # Shrinking would take an hour of renders.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )


def letter_of(printed: Pack) -> LaidOut:
    """The letter alone, with all that it may enclose. Raises LetterTooLong."""
    context = pdf.pack_context(printed, guidance())
    numbers = PageNumbers(1, 6, "for the practice")
    return lay_out_letter(printed, context, numbers)


@given(PACKS)
@as_drawn(6)
def test_the_letter_is_one_page_whatever_was_typed(drawn):
    printed, _ = make_printable(drawn, fonts.covers)

    assert letter_of(printed).page_count == 1


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


# The fewest documents: for what only page 1 is asked about.
FEWEST = ALWAYS


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
    made = rendered(pack(patient=named(name), documents=FEWEST))

    on_page_1 = pdfs.text_of(made, "-l", "1")
    assert all(word in on_page_1 for word in name.split())


@pytest.mark.hazard("H15.1")
@pytest.mark.parametrize(
    ("character", "kind"),
    [
        # Each request and each sort of script once; all pairs of them in the long run.
        ("W", "nhs-prescription"),
        ("จ王ڑ ", "confirmation"),  # the highest: lines in other scripts are said to be unread
        ("क", "private-prescription"),
        *(
            pytest.param(character, kind, marks=pytest.mark.long)
            for character in ("W", "王", "م", "क", "จ", "ڑ", "จ王ڑ ", "x ")
            for kind in KINDS
        ),
    ],
)
def test_the_longest_letter_is_one_page(character, kind):
    assert letter_of(filled_with(character, kind)).page_count == 1


def filled_with(character: str, kind: str) -> Pack:
    def text(length: int) -> str:
        return (character * length)[:length].strip()

    def brief(room: Room) -> str:
        return next(text(n) for n in range(room.characters, 0, -1) if fits(text(n), room))

    line, details = text(150), text(500)
    lines, why = (line,) * 6, brief(WHY)
    return pack(
        patient=PatientDemographics(line, date(1968, 9, 28), "999 123 4560", lines, line, line),
        completed_by=PersonCompletingRecord(line, line),
        recipient=Recipient("neurologist", line, line, lines),
        copy_to=("gp", "neurologist", "ms-nurse", "private-service"),
        request=PlanAndRequestedActions(kind, line, line),
        diagnosis=Diagnosis("spms", "September", "2014", line, line, ("other",)),
        why=why,
        history=History(
            Answer("yes", details),
            Answer("yes", details),
            Answer("planning", details, brief(PREGNANCY)),
        ),
        ldn=LowDoseNaltrexone(Answer("before", details), "drops"),
        medications=Medications("not-sure", (medicine(line), medicine(line))),
        safety_alerts=SafetyAlerts(
            OpioidAnswer("not-now", brief(OPIOIDS), details),
            Answer("yes", details, brief(LIVER)),
            Answer("yes", details, brief(KIDNEYS)),
            *([tuple(TypedElsewhere(section, line, ("liver",)) for section in TYPED_IN)] * 3),
            opioid_blockers=(NamedMedicine(line, (BLOCKER,)),),
        ),
    )


@pytest.mark.hazard("H15.1")
def test_a_letter_that_cannot_fit_is_an_error(monkeypatch):
    monkeypatch.setattr(
        page_one, "BUDGETS", dict.fromkeys(Layout, Budgets(9, 99, 99, 99, 99, 99, 99))
    )

    with pytest.raises(LetterTooLong):
        letter_of(filled_with("W", "confirmation"))


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


def test_the_letter_alone_is_one_page_and_refers_to_nothing_else():
    many = tuple(medicine(f"Medicine number {n}") for n in range(30))
    alone = pack(medications=Medications("all", many))

    made = render_pack(alone, guidance(), Scope.LETTER)

    text = " ".join(pdfs.first_page(made).split())
    assert pdfs.page_count(made) == 1
    assert "Medicine number 0" in text
    for word in ("section", "page 2", "Enclosed", "summary", "sheet"):
        assert word not in text


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


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize("wants", [True, False])
def test_the_page_to_return_is_one_page_however_much_was_typed(wants):
    full = replace(filled_with("W ", "confirmation"), wants_confirmation=wants)
    context = pdf.pack_context(full, guidance())
    page = next(each for each in context["documents"] if each.slug == RETURN_PAGE)

    numbers = PageNumbers(2, 6, "for the practice")
    assert pdf._lay_out(page, full, context, numbers).page_count == 1


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
    made = rendered(pack(recipient=recipient, request=request, documents=FEWEST))

    page_1 = " ".join(pdfs.first_page(made).split())
    assert "low dose naltrexone (LDN)" in page_1
    assert "decline" in page_1


@pytest.mark.hazard("H08.3", "H30.2", "H38.4")
def test_every_page_about_the_patient_has_date_of_birth_and_nhs_number():
    made = rendered(pack())
    born = "14 March 1971"

    for number in range(2, pdfs.page_count(made) + 1):
        sheet = pdfs.text_of(made, "-f", str(number), "-l", str(number))
        if "LDNGuide·prescribersheet,edition1of" in sheet:
            continue  # the same for everyone, and nothing about anyone
        assert f"Born{pdfs.unspaced(born)}·NHSnumber" in sheet, number
