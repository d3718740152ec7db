"""What was typed that bears on a safety question is found wherever it stands, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.crosscheck.mentions import MEDICINE_FIELDS, Mention, Mentions, mentions, names_in
from prescribing.crosscheck.organs import KIDNEYS, LIVER, words_about
from prescribing.medicines.loading import default_list
from tests.prescribing.crosscheck.conftest import medicine

NOTHING = Mentions((), (), (), ())


def listed(*medicines):
    return {"medicines": {"items": list(medicines), "completeness": "all"}}


def test_answers_without_a_listed_name_mention_nothing(mentioned):
    assert mentioned(**listed(medicine("Baclofen 10 mg", indication="spasms"))) == NOTHING


def test_steps_that_are_not_answered_mention_nothing():
    assert mentions({}, default_list()) == NOTHING


@pytest.mark.parametrize("field", MEDICINE_FIELDS)
def test_an_opioid_is_found_in_every_field_of_a_medicine(mentioned, field):
    second = medicine("Pills") | {field: "codiene"}
    found = mentioned(**listed(medicine("Baclofen"), second))
    assert [(each.item, each.words, each.names) for each in found.opioids] == [
        (1, ("codiene",), ("codeine",))
    ]


def test_a_medicine_is_quoted_whole_with_the_field_that_counts(mentioned):
    found = mentioned(
        **listed(
            medicine("paracetamol (not co-codamol)", form="Tablet"),
            medicine("Blue pills", indication="instead of tramadol", form="codeine"),
        )
    )
    assert [each.text for each in found.opioids] == [
        "paracetamol (not co-codamol)",
        "Blue pills (codeine; instead of tramadol)",
    ]


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("what_matters", {"what_matters": "I sleep badly since the codeine."}),
        ("conditions", {"has_conditions": "yes", "conditions": "codeine dependence, 2010"}),
        ("operations", {"has_operations": "yes", "operations": "hip, they gave me codeine"}),
        ("liver", {"liver": "yes", "liver_details": "from codeine, they said"}),
        ("kidneys", {"kidneys": "yes", "kidneys_details": "from codeine, they said"}),
        ("ldn", {"taken": "before", "taken_details": "stopped, for codeine"}),
    ],
)  # fmt: skip
def test_an_opioid_is_found_in_every_longer_text(mentioned, step, fields):
    slug = step.replace("_", "-")
    assert mentioned(**{step: fields}).opioids == (
        Mention(slug, "codeine", ("codeine",), ("codeine",)),
    )


def test_an_allergy_to_an_opioid_is_no_opioid_taken(mentioned):
    allergy = {"items": [{"causative_agent": "codeine", "reaction": "sick"}], "completeness": "all"}
    assert mentioned(allergies=allergy) == NOTHING


def test_a_word_of_a_longer_text_that_is_only_spelt_like_a_name_is_a_word(mentioned):
    assert mentioned(what_matters={"what_matters": "tramadole"}) == NOTHING
    assert mentioned(**listed(medicine("tramadole"))).opioids


def test_naltrexone_is_found_among_medicines_and_other_blockers_are_not_naltrexone(mentioned):
    found = mentioned(
        **listed(medicine("Mysimba"), medicine("LDN 3 mg"), medicine("naloxone"), medicine("x")),
        what_matters={"what_matters": "I would like to try naltrexone."},
    )
    assert [each.text for each in found.naltrexone] == ["Mysimba", "LDN 3 mg"]
    assert found.opioids == ()


@pytest.mark.parametrize(
    "typed",
    ["had hepititis B in 2001", "Hepatitus", "fatty LIVER", "cirrhosis", "sirrosis", "raised LFTs"],
)
def test_a_word_for_the_liver_is_found_also_misspelt(mentioned, typed):
    found = mentioned(conditions={"has_conditions": "yes", "conditions": typed})
    assert [each.step for each in found.liver] == ["conditions"]
    assert found.kidneys == ()


@pytest.mark.parametrize("typed", ["CKD3", "kidney stones", "on dialisis", "Renal cyst", "kidny"])
def test_a_word_for_the_kidneys_is_found_also_misspelt(mentioned, typed):
    found = mentioned(conditions={"has_conditions": "yes", "conditions": typed})
    assert [each.step for each in found.kidneys] == ["conditions"]
    assert found.liver == ()


@pytest.mark.parametrize(
    "typed",
    ["delivery", "keratitis", "dermatitis", "adrenal", "cystitis", "neuritis", "a nephew", "dials"],
)
def test_a_word_like_one_for_an_organ_is_another_word(typed):
    assert words_about(LIVER | KIDNEYS, typed) == ()


def test_what_a_medicine_is_for_may_name_an_organ(mentioned):
    found = mentioned(**listed(medicine("Tablets", indication="hepatitis B")))
    assert found.liver == (Mention("medicines", "Tablets (hepatitis B)", ("hepatitis",), item=0),)


def test_the_answer_about_an_organ_is_not_held_against_itself(mentioned):
    found = mentioned(liver={"liver": "yes", "liver_details": "liver and kidney"})
    assert found.liver == ()
    assert [each.step for each in found.kidneys] == ["liver"]


def test_a_stored_medicine_in_any_shape_has_only_the_names_that_stand_in_it():
    assert names_in({"medication_name": None, "form": 3}, default_list()) == ()
    two = names_in({"medication_name": "codeine", "form": "codeine with MST"}, default_list())
    assert [match.name for match in two] == ["codeine", "MST"]


@given(st.text(max_size=300))
def test_words_about_an_organ_stand_in_the_text_as_typed(text):
    assert all(word in text for word in words_about(LIVER | KIDNEYS, text))
