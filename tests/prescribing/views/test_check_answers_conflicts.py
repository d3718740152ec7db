"""Check answers asks about conflicts and gaps. It decides and blocks nothing."""

import pytest
from django.utils.html import escape

from tests.support.answers import answers, without
from tests.support.review_prompts import (
    CAUTION,
    HINTS,
    NO_OPIOIDS,
    SECOND_LOOK,
    fitting,
    links_in,
    medicine,
    part,
    shown,
)

pytestmark = pytest.mark.django_db


# --- Conflicts -----------------------------------------------------------------------------------


@pytest.mark.hazard("H03.2", "H16.1")
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("never", "Never"),
        ("not-known", "I don’t know"),
        ("prefer-not-to-say", "I prefer not to say"),
    ],
)
def test_an_opioid_name_that_contradicts_the_opioid_answer_is_asked_about(visitor, answer, words):
    asked = {"opioids": answer, "opioids_brief": "", "opioids_more": ""}
    source, _ = shown(visitor(fitting(medicine("Co codamol 8/500"), opioids=asked)))
    look = part(source, SECOND_LOOK)

    assert "Opioid medicines: are both right?" in look
    assert f"Do you take an opioid medicine, or have you ever taken one? {words} Change" in look
    assert "You also typed, under “Your medicines”" in look
    assert "Co codamol 8/500 (on our list of opioid medicines: co-codamol)" in look
    assert links_in(source, SECOND_LOOK) == [
        "/letter/opioids/",
        "/letter/medicines/00000000/",
        CAUTION,
    ]


def test_an_opioid_name_in_free_text_is_asked_about(visitor):
    conditions = {"has_conditions": "yes", "conditions": "Back pain. I stopped Zapain in May."}
    source, _ = shown(visitor(fitting(conditions=conditions)))

    look = part(source, SECOND_LOOK)
    assert "other conditions” Back pain. I stopped Zapain in May. (on our list of" in look
    assert links_in(source, SECOND_LOOK) == ["/letter/opioids/", "/letter/conditions/", CAUTION]


@pytest.mark.hazard("H05.4")
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Antidol 15", "Antidol 15 (may be an opioid abroad, not checked: Antidol 15)"),
        ("Thiocodin", "Thiocodin (on our list of opioid medicines: Thiocodin)"),
        (
            "Antidol, Zapain",
            "(on our list of opioid medicines: Zapain; may be an opioid abroad, not checked: "
            "Antidol)",
        ),
    ],
)
def test_a_prompt_says_which_names_from_abroad_nobody_has_checked(visitor, typed, says):
    source, _ = shown(visitor(fitting(medicine(typed), opioids=NO_OPIOIDS)))

    assert says in part(source, SECOND_LOOK)


@pytest.mark.hazard("H16.1")
@pytest.mark.parametrize(
    ("about", "typed", "question"),
    [
        ("liver", "hepatitis", "Have you ever been told that you have a liver problem?"),
        ("kidneys", "dialysis", "Have you ever been told that you have a kidney problem?"),
    ],
)
def test_a_no_about_an_organ_and_words_about_it_are_asked_about(visitor, about, typed, question):
    conditions = {"has_conditions": "yes", "conditions": f"I had {typed} in 1999"}
    source, _ = shown(visitor(fitting(conditions=conditions)))
    look = part(source, SECOND_LOOK)

    assert f"The {about}: are both right?" in look
    assert f"{question} No Change" in look
    assert f"(can be about the {about}: {typed})" in look
    assert links_in(source, SECOND_LOOK) == [
        "/letter/liver-and-kidneys/",
        "/letter/conditions/",
        f"/letter/liver-and-kidneys/#caution-{about}",
    ]


@pytest.mark.hazard("H06.3")
def test_naltrexone_on_the_list_and_a_no_about_it_are_asked_about(visitor):
    source, _ = shown(visitor(fitting(medicine("Nalorex 50 mg"))))
    look = part(source, SECOND_LOOK)

    assert "Naltrexone: are both right?" in look
    assert "Nalorex 50 mg (on our list of medicines that contain naltrexone: Nalorex)" in look
    assert links_in(source, SECOND_LOOK) == [
        "/letter/ldn/",
        "/letter/medicines/00000000/",
        "/letter/ldn/#caution-already-taking-naltrexone",
    ]


@pytest.mark.hazard("H16.1")
def test_an_opioid_and_an_empty_list_of_medicines_are_asked_about(visitor):
    opioids = {"opioids": "now", "opioids_brief": "Tramadol", "opioids_more": ""}
    none = {"completeness": "none", "items": []}
    source, _ = shown(visitor(fitting(medicines=none, opioids=opioids)))
    look = part(source, SECOND_LOOK)

    assert "No medicines, and an opioid medicine: are both right?" in look
    assert "No, none Change this answer: Your medicines" in look
    assert "Yes, now or on some days Change this answer: Opioid medicines" in look
    assert links_in(source, SECOND_LOOK) == ["/letter/medicines/", "/letter/opioids/", CAUTION]


def test_several_names_on_one_page_share_one_line_and_one_link(visitor):
    source, _ = shown(visitor(fitting(*(medicine(f"Tramadol {n} mg") for n in range(8)))))
    look = part(source, SECOND_LOOK)

    assert "Tramadol 4 mg" in look
    assert "Tramadol 5 mg" not in look
    assert "and 3 more below" in look
    assert links_in(source, SECOND_LOOK) == ["/letter/opioids/", "/letter/medicines/", CAUTION]


@pytest.mark.hazard("H31.2")
def test_a_conflict_does_not_block_the_download(visitor):
    client = visitor(fitting(medicine("Tramadol")))
    source, words = shown(client)

    assert "If both are right, leave them. The letter pack then shows both." in words
    assert 'href="/letter/ready/"' in source
    assert "error" not in part(source, SECOND_LOOK).lower()
    assert client.get("/letter/preview/").status_code == 200


def test_answers_without_a_conflict_are_not_asked_about(visitor):
    opioids = {"opioids": "now", "opioids_brief": "Tramadol at night"}

    assert SECOND_LOOK not in shown(visitor(fitting(medicine("Tramadol"), opioids=opioids)))[1]


@pytest.mark.hazard("H23.1")
def test_the_page_tells_a_helper_that_you_means_the_person_they_help(visitor):
    helped = f"“You” means {fitting()['patient']['full_name']}."
    assert helped in shown(visitor(fitting()))[1]

    myself = {"filling_in_for": "myself"}
    assert helped not in shown(visitor(fitting(before_you_start=myself)))[1]


# --- Gaps ----------------------------------------------------------------------------------------

ALL_GAPS = {
    "diagnosis": {"diagnosed_month": "", "diagnosed_year": ""},
    "allergies": {"completeness": "not-known", "items": []},
}


@pytest.mark.hazard("H17.3")
@pytest.mark.parametrize(
    ("changes", "says", "leads_to"),
    [
        (
            {"medicines": {"items": [medicine("Senna", dose_directions="")]}},
            "How one medicine is taken: Senna. Add how it is taken: Senna",
            "/letter/medicines/00000000/",
        ),
        (
            {"medicines": {"items": [medicine(name, dose_directions="") for name in ("A", "B")]}},
            "How 2 medicines are taken. The first is A. Add how it is taken: A",
            "/letter/medicines/00000000/",
        ),
        (
            {"diagnosis": ALL_GAPS["diagnosis"]},
            "Add the year of the MS diagnosis",
            "/letter/diagnosis/",
        ),
        (
            {"allergies": ALL_GAPS["allergies"]},
            "Allergies: the answer is “I don’t know”.",
            "/letter/allergies/",
        ),
    ],
)
def test_a_gap_is_named_with_a_link_to_fill_it(visitor, changes, says, leads_to):
    answered = fitting()
    for step, fields in changes.items():
        answered[step].update(fields)
    source, _ = shown(visitor(answered))

    assert f"{HINTS} {says}" in part(source, HINTS)
    assert links_in(source, HINTS) == [leads_to]


@pytest.mark.hazard("H17.3")
def test_at_most_three_hints_follow_the_questions_and_none_blocks(visitor):
    client = visitor(fitting(medicine("Tramadol", dose_directions=""), **ALL_GAPS))
    source, words = shown(client)

    assert len(links_in(source, HINTS)) == 3
    assert words.index(SECOND_LOOK) < words.index(HINTS) < words.index("Download the PDF")
    assert client.get("/letter/preview/").status_code == 200


def test_incomplete_answers_get_no_hints(visitor):
    answered = {
        **without("pregnancy"),
        "diagnosis": {**answers()["diagnosis"], **ALL_GAPS["diagnosis"]},
    }

    assert HINTS not in shown(visitor(answered))[1]


# --- What was typed stays text ---------------------------------------------------------------


def test_typed_text_is_escaped_and_isolated_everywhere_on_the_page(visitor):
    typed = "<script>alert(1)</script>{% now 'Y' %} tramadol & Adepend"
    client = visitor(fitting(medicine(typed, dose_directions="")))
    for path in ("/letter/check/", "/letter/medicines/"):
        source, _ = shown(client, path)

        assert "<script>alert" not in source
        assert source.count(escape(typed)) == source.count(f"<bdi>{escape(typed)}") >= 5


def test_a_name_found_in_free_text_is_escaped(visitor):
    conditions = {"has_conditions": "yes", "conditions": "<b>renal</b> <i>failure"}
    source, _ = shown(visitor(fitting(conditions=conditions)))

    assert "<bdi>renal</bdi>" in source
    assert "<b>renal" not in source
