"""Which texts are stacked, set below their label or set closer, and which are not."""

from dataclasses import replace

from ldnguide.printing import fonts
from prescribing.pack.typesetting import choose_typesetting
from tests.support.builders import medicine, pack

LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis"


def set_for(made):
    return choose_typesetting(made, fonts.width_of)


def with_medicine(item, **changes):
    made = pack(**changes)
    return replace(made, medications=replace(made.medications, items=(item,)))


def test_an_ordinary_list_is_a_table():
    assert set_for(with_medicine(medicine("Baclofen 10 mg"))).stacked == frozenset()


def test_a_list_with_a_word_wider_than_its_column_is_stacked():
    assert "medications" in set_for(with_medicine(medicine(LONG_WORD))).stacked


def test_larger_type_stacks_sooner():
    item = medicine("Baclofen", form="Gastro-resistant")

    assert "medications" not in set_for(with_medicine(item, summary_text_size=12)).stacked
    assert "medications" in set_for(with_medicine(item, summary_text_size=18)).stacked


def test_a_value_goes_below_its_label_only_for_a_word_that_is_too_wide():
    patient = replace(pack().patient, name=LONG_WORD, email="", telephone="", address=("1 Road",))

    below = set_for(pack(patient=patient)).below
    assert LONG_WORD not in below
    patient = replace(patient, name=LONG_WORD * 2, address=("1 Road", LONG_WORD * 2))
    below = set_for(pack(patient=patient)).below
    assert {LONG_WORD * 2, ("1 Road", LONG_WORD * 2)} <= below
    assert "1 Road" not in below


def test_a_thai_value_goes_below_its_label_as_soon_as_it_needs_two_lines():
    """Pango breaks lines inside Thai words, so its halves would stand beside the label."""
    one_line, two_lines = "กขคงจ " * 3, "กขคงจ " * 12
    patient = replace(pack().patient, name=one_line, email=two_lines)

    below = set_for(pack(patient=patient)).below
    assert two_lines in below
    assert one_line not in below


def test_a_text_longer_than_a_page_is_set_closer():
    long, short = "王" * 2800, "王" * 500

    assert long in set_for(pack(concerns_and_wishes=long)).close
    assert short not in set_for(pack(concerns_and_wishes=short)).close
