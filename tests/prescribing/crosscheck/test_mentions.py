"""Texts that concern a safety question are found in every field that is read, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.crosscheck.mentions import Mention, Mentions, mentions, names_in
from prescribing.crosscheck.organs import KIDNEYS, LIVER, words_about
from prescribing.crosscheck.read_fields import fields_in_list
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from tests.prescribing.crosscheck.conftest import READ, medicine

OF_A_MEDICINE = fields_in_list(READ, "medicines")
NOTHING = Mentions((), (), (), (), (), ())


def listed(*medicines):
    return {"medicines": {"items": list(medicines), "completeness": "all"}}


def test_answers_without_a_listed_name_mention_nothing(mentioned):
    assert mentioned(**listed(medicine("Baclofen 10 mg", indication="spasms"))) == NOTHING


def test_steps_that_are_not_answered_mention_nothing():
    assert mentions({}, NameRecogniser(default_list()), READ) == NOTHING


@pytest.mark.hazard("H01.1")
@pytest.mark.parametrize("field", [field.field for field in OF_A_MEDICINE])
def test_an_opioid_is_found_in_every_field_of_a_medicine(mentioned, field):
    second = medicine("Pills") | {field: "codiene"}
    result = mentioned(**listed(medicine("Baclofen"), second))
    assert [(each.item, each.words, each.names) for each in result.opioids] == [
        (1, ("codiene",), ("codeine",))
    ]


def test_a_medicine_is_quoted_whole_with_the_field_that_counts(mentioned):
    result = mentioned(
        **listed(
            medicine("paracetamol (not co-codamol)", form="Tablet"),
            medicine("Blue pills", indication="instead of tramadol", form="codeine"),
        )
    )
    assert [each.text for each in result.opioids] == [
        "paracetamol (not co-codamol)",
        "Blue pills (codeine; instead of tramadol)",
    ]


@pytest.mark.hazard("H03.2")
@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("what_matters", {"what_matters": "I sleep badly since the codeine."}),
        ("conditions", {"has_conditions": "yes", "conditions": "codeine dependence, 2010"}),
        ("conditions", {"has_operations": "yes", "operations": "hip, they gave me codeine"}),
        ("what_matters", {"why": "I sleep badly since the codeine."}),
        ("pregnancy", {"pregnancy": "planning", "pregnancy_brief": "after the codeine"}),
        ("pregnancy", {"pregnancy": "planning", "pregnancy_more": "after the codeine"}),
        ("liver_and_kidneys", {"liver": "yes", "liver_brief": "from codeine, they said"}),
        ("liver_and_kidneys",
         {"liver": "yes", "liver_brief": "x", "liver_more": "from codeine, they said"}),
        ("liver_and_kidneys",
         {"kidneys": "yes", "kidneys_brief": "x", "kidneys_more": "from codeine, they said"}),
        ("ldn", {"taken": "before", "taken_details": "stopped, for codeine"}),
    ],
)  # fmt: skip
def test_an_opioid_is_found_in_every_longer_text(mentioned, step, fields):
    (mention,) = mentioned(**{step: fields}).opioids
    assert mention.step == step.replace("_", "-")
    assert mention.text == [*fields.values()][-1]
    assert (mention.words, mention.names) == (("codeine",), ("codeine",))


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        ("Asthma.\nStopped tramadol in May.\nGout.", "Stopped tramadol in May."),
        ("Allergic to tramadol;\n tramadol  stopped", "Allergic to tramadol;; tramadol stopped"),
        (
            f"{'well ' * 30}and then tramadol {'again ' * 30}",
            f"… {'well ' * 7}and then tramadol {'again ' * 7}…",
        ),
        ("no night  nurse now", "no night nurse now"),
        (f"tramadol {'again ' * 30}", f"… tramadol {'again ' * 7}…"),
        (f"{'well ' * 30}tramadol", f"… {'well ' * 8}tramadol …"),
    ],
)
def test_words_in_prose_are_quoted_with_the_text_around_them(mentioned, typed, quote):
    (mention,) = mentioned(what_matters={"what_matters": typed}).opioids
    assert mention.text == quote
    assert all(" ".join(word.split()) in quote for word in mention.words)


@pytest.mark.parametrize("typed", ["had hep  C in 2001", "had hep\N{NO-BREAK SPACE}C in 2001"])
def test_words_with_odd_spaces_between_them_are_quoted_too(mentioned, typed):
    (mention,) = mentioned(conditions={"has_conditions": "yes", "conditions": typed}).liver
    assert mention.text == "had hep C in 2001"


def test_the_list_of_allergies_is_not_read(mentioned):
    allergy = {"items": [{"causative_agent": "codeine", "reaction": "sick"}], "completeness": "all"}
    assert mentioned(allergies=allergy) == NOTHING


@pytest.mark.hazard("H05.3")
def test_a_misspelt_name_in_a_longer_text_do_not_count(mentioned):
    assert mentioned(what_matters={"what_matters": "tramadole"}) == NOTHING
    assert mentioned(**listed(medicine("tramadole"))).opioids


@pytest.mark.hazard("H06.1")
def test_naltrexone_is_found_among_medicines_and_other_blockers_are_not_naltrexone(mentioned):
    result = mentioned(
        **listed(medicine("Mysimba"), medicine("LDN 3 mg"), medicine("naloxone"), medicine("x")),
        what_matters={"what_matters": "I would like to try naltrexone."},
    )
    assert [each.text for each in result.naltrexone] == ["Mysimba", "LDN 3 mg"]
    assert result.opioids == ()


@pytest.mark.hazard("H16.1")
@pytest.mark.parametrize(
    "typed",
    ["had hepititis B in 2001", "Hepatitus", "fatty LIVER", "cirrhosis", "sirrosis", "raised LFTs"],
)
def test_a_word_for_the_liver_is_found_also_misspelt(mentioned, typed):
    result = mentioned(conditions={"has_conditions": "yes", "conditions": typed})
    assert [each.step for each in result.liver] == ["conditions"]
    assert result.kidneys == ()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("had hep C in 2001", ("hep C",)),
        ("hep b", ("hep b",)),
        ("HepC, treated", ("HepC",)),
        ("hep-B carrier", ("hep-B",)),
        ("Hep. A as a child", ("Hep. A",)),
        ("hep.c", ("hep.c",)),
        ("HEP D; hep e", ("HEP D", "hep e")),
        ("Hep A/B", ("Hep A",)),
        ("Hep C, later hepc again", ("Hep C",)),
        ("hep C and cirrhosis", ("hep C", "cirrhosis")),
        ("NASH", ("NASH",)),
        ("nash since 2019", ("nash",)),
        ("raised ALT", ("ALT",)),
        ("my alt was 90", ("alt",)),
        ("A.L.T. 90", ("A.L.T.",)),
    ],
)
def test_a_short_word_for_the_liver_is_found_and_quoted_as_typed(typed, words):
    assert words_about(LIVER, typed) == words
    assert words_about(KIDNEYS, typed) == ()


@pytest.mark.parametrize("typed", ["PKD", "adpkd", "ADPKD", "kindey", "Kindeys"])
def test_a_short_or_swapped_word_for_the_kidneys_is_found_and_quoted_as_typed(typed):
    assert words_about(KIDNEYS, f"bad {typed}, stage 2") == (typed,)
    assert words_about(LIVER, f"bad {typed}, stage 2") == ()


@pytest.mark.hazard("H16.1")
@pytest.mark.parametrize("typed", ["CKD3", "kidney stones", "on dialisis", "Renal cyst", "kidny"])
def test_a_word_for_the_kidneys_is_found_also_misspelt(mentioned, typed):
    result = mentioned(conditions={"has_conditions": "yes", "conditions": typed})
    assert [each.step for each in result.kidneys] == ["conditions"]
    assert result.liver == ()


@pytest.mark.parametrize(
    "typed",
    [
        *("delivery", "keratitis", "dermatitis", "adrenal", "cystitis", "neuritis", "a nephew"),
        *("dials", "help", "help a bit", "hep", "on hep", "hep, C", "hep; b", "hep\nA", "hep x"),
        *("hep ci", "hep f", "hepf", "heparin", "salt", "alternative", "alternate", "malt", "halt"),
        *("kindly", "kind", "kindest", "gnash", "nashville", "pk", "PKU", "c hep", "A. B. C."),
    ],
)
def test_a_word_that_resembles_one_for_an_organ_do_not_count(typed):
    assert words_about(LIVER | KIDNEYS, typed) == ()


def test_the_reason_for_a_medicine_may_name_an_organ(mentioned):
    result = mentioned(**listed(medicine("Tablets", indication="hepatitis B")))
    assert result.liver == (
        Mention("medicines", 5, "Tablets (hepatitis B)", ("hepatitis",), item=0),
    )


def test_the_boxes_about_an_organ_do_not_count_as_a_mention_of_it(mentioned):
    result = mentioned(liver_and_kidneys={"liver": "yes", "liver_brief": "liver and kidney"})
    assert result.liver == ()
    assert [each.step for each in result.kidneys] == ["liver-and-kidneys"]


def test_a_stored_medicine_of_any_shape_is_read_without_error():
    assert (
        names_in(
            {"medication_name": None, "form": 3}, NameRecogniser(default_list()), OF_A_MEDICINE
        )
        == ()
    )
    two = names_in(
        {"medication_name": "codeine", "form": "codeine with MST"},
        NameRecogniser(default_list()),
        OF_A_MEDICINE,
    )
    assert [match.name for match in two] == ["codeine", "MST"]


@given(st.text(max_size=300))
def test_words_about_an_organ_are_parts_of_the_text(text):
    assert all(word in text for word in words_about(LIVER | KIDNEYS, text))
