"""Typed text becomes printable: no letter is lost, no control is kept."""

import unicodedata

import pytest
from fontTools.pens.boundsPen import BoundsPen
from hypothesis import given
from hypothesis import strategies as st

from ldnguide.printing import fonts
from prescribing.pack.printable import make_printable, printable, prints_nothing
from tests.prescribing.pack.strategies import ANY_TEXT
from tests.support.builders import medicine, pack


def everything(character: str) -> bool:
    return True


def latin(character: str) -> bool:
    return ord(character) < 0x250


@given(ANY_TEXT)
def test_printable_text_does_not_change(text):
    once = printable(text, latin).text

    assert printable(once, latin).text == once


@given(ANY_TEXT)
def test_every_covered_letter_is_kept(text):
    def letters(value):
        composed = unicodedata.normalize("NFC", value)
        return [c for c in composed if unicodedata.category(c).startswith("L") and latin(c)]

    only_covered = "".join(c for c in text if latin(c))

    assert letters(printable(only_covered, latin).text) == letters(only_covered)


@given(st.text(st.characters(categories=["Cs", "Cc"])))
def test_surrogates_and_controls_leave_nothing_but_space(text):
    assert printable(text, everything) == ("", ())


def test_a_character_that_no_font_has_prints_as_its_name():
    assert printable("Tired 😀", latin) == ("Tired [GRINNING FACE]", ("😀",))


def test_a_character_without_a_name_prints_as_its_number():
    assert printable("\ue000", latin).text == "[U+E000]"


def test_a_composed_letter_that_only_its_parts_cover_is_drawn_by_its_parts():
    assert printable("ḁ", lambda character: character in "a\u0325").text == "a\u0325"


def test_line_breaks_become_one_kind_and_at_most_two_blank_lines():
    assert printable("a\r\nb\rc\u2028d" + "\n" * 9 + "e", latin).text == "a\nb\nc\nd\n\n\ne"


def test_every_kind_of_space_becomes_a_plain_one():
    assert printable("5\u00a0mg\u202fat\tnight", latin).text == "5 mg at night"


def test_bidirectional_overrides_and_invisible_characters_are_dropped():
    assert printable("ab\u202ec\u2066d\u200be\ufefff\u00adg\ufe0f", everything).text == "abcdefg"


def test_joiners_are_kept_in_scripts_that_spell_with_them_and_dropped_elsewhere():
    assert printable("می\u200cخواهم", everything).text == "می\u200cخواهم"
    assert printable("क्\u200dष", everything).text == "क्\u200dष"
    assert printable("a\u200db 👨\u200d👩 \u200d", everything).text == "ab 👨👩"


def test_a_letter_keeps_at_most_four_marks():
    assert printable("x" + "\u0336" * 50 + "y", everything).text == "x" + "\u0336" * 4 + "y"


def test_arabic_letter_shapes_become_the_letters():
    assert printable("\ufeb3\ufefc\ufee1", everything).text == "سلام"


def test_a_whole_pack_is_made_printable_and_reports_characters_printed_by_name():
    typed = pack(concerns_and_wishes=" 😀\x00 ", patient=pack().patient)

    printed, unprintable = make_printable(typed, latin)

    assert printed.concerns_and_wishes == "[GRINNING FACE]"
    assert printed.patient == typed.patient
    assert printed.request == typed.request
    assert unprintable == ("😀",)


def test_records_inside_tuples_are_made_printable_too():
    medications = pack().medications
    items = (medicine("A\u200bspirin\x07"),)

    printed, _ = make_printable(type(medications)("all", items), latin)

    assert printed.items[0].medication_name == "Aspirin"


def test_only_the_first_200_unprintable_characters_are_named():
    flood = "\U0001f502" * 5000
    printed = printable(flood, lambda character: character.isascii()).text

    assert printed.count("[CLOCKWISE RIGHTWARDS AND LEFTWARDS OPEN CIRCLE ARROWS WITH") == 200
    assert printed.count("[?]") == 4800


def test_a_sign_for_a_whole_phrase_stays_one_sign():
    assert printable("\ufdfa", lambda _: True).text == "\ufdfa"


def test_what_draws_no_ink_prints_nothing():
    """Every character that a font has without an outline, among them fillers and blanks."""
    blank = [
        chr(codepoint)
        for codepoint, face in fonts._first_face().items()
        if is_blank(fonts._open(face), fonts._characters(face)[codepoint])
    ]

    assert {"\u2061", "\u2800", "\u3164"} <= set(blank)
    assert [character for character in blank if not prints_nothing(character)] == []


def is_blank(font, glyph):
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[glyph].draw(pen)
    return pen.bounds is None


FILLERS = [
    *(
        "",
        " \n\t\u00a0\u3000",
        "\u00ad",
        "\u115f\u1160\u3164\uffa0",
        "\u2800 \u2800",
        "\u180e\u034f",
    ),
    *("\u2061\u2062\u2063\u2064\u2060", "\ufe0f\U000e0101", "\U000e0041\U000e007f", "\u200c\u200d"),
]


@pytest.mark.parametrize("text", FILLERS)
def test_a_text_of_fillers_prints_nothing(text):
    assert prints_nothing(text)
    assert printable(text, everything).text == ""


@given(ANY_TEXT)
def test_whether_anything_prints_is_known_without_printing(text):
    assert prints_nothing(text) == (printable(text, everything).text == "")
