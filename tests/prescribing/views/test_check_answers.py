"""Names found: marked before the download, whatever stands around them, and never judged."""

import re

import pytest

from tests.support.review_prompts import (
    BLOCKER_MARK,
    HINTS,
    OPIOID_MARK,
    SECOND_LOOK,
    fitting,
    medicine,
    part,
    shown,
)

pytestmark = pytest.mark.django_db


# --- Marks ---------------------------------------------------------------------------------------


@pytest.mark.hazard("H01.4", "H29.1", "H31.1")
def test_a_listed_opioid_is_marked_with_its_listed_name_and_leads_to_the_caution(visitor):
    client = visitor(fitting(medicine("cocodomol 30/500")))
    for path in ("/letter/check/", "/letter/medicines/"):
        source, words = shown(client, path)

        assert f"{OPIOID_MARK}: co-codamol." in words
        assert "Read the caution about opioid medicines, for cocodomol 30/500" in words
        assert 'href="/letter/opioids/#caution-opioids"' in source
    assert 'id="caution-opioids"' in shown(client, "/letter/opioids/")[0]


@pytest.mark.hazard("H06.1", "H29.1")
def test_naltrexone_and_other_blockers_are_marked_and_lead_to_their_caution(visitor):
    client = visitor(fitting(medicine("Adepend 50 mg"), medicine("Rizmoic")))
    for path in ("/letter/check/", "/letter/medicines/"):
        source, words = shown(client, path)

        assert f"{BLOCKER_MARK}: Adepend." in words
        assert f"{BLOCKER_MARK}: Rizmoic." in words
        assert 'href="/letter/ldn/#caution-already-taking-naltrexone"' in source
    assert 'id="caution-already-taking-naltrexone"' in shown(client, "/letter/ldn/")[0]


@pytest.mark.hazard("H29.1")
def test_one_medicine_may_have_two_marks(visitor):
    client = visitor(fitting(medicine("Zapain or tramadol", indication="not with Mysimba")))
    _, words = shown(client, "/letter/medicines/")

    assert f"{OPIOID_MARK}: Zapain, tramadol." in words
    assert f"{BLOCKER_MARK}: Mysimba." in words


def test_a_therapy_for_ms_and_an_allergy_carry_no_mark(visitor):
    allergy = {"causative_agent": "Codeine", "reaction": ""}
    client = visitor(
        fitting(medicine("Tecfidera"), allergies={"completeness": "all", "items": [allergy]})
    )
    for path in ("/letter/check/", "/letter/medicines/", "/letter/allergies/"):
        assert "our list" not in shown(client, path)[1]


COMMON = [
    "Baclofen", "Tizanidine", "Gabapentin", "Pregabalin", "Naproxen", "Nefopam", "Amantadine",
    "Modafinil", "Sativex", "Co-careldopa", "Co-amoxiclav",
]  # fmt: skip


@pytest.mark.hazard("H02.1")
def test_where_nothing_is_found_nothing_is_said(visitor):
    client = visitor(fitting(*(medicine(name) for name in COMMON)))
    for path in ("/letter/check/", "/letter/medicines/"):
        source, words = shown(client, path)

        for unsaid in ("our list", SECOND_LOOK, HINTS, "without a mark"):
            assert unsaid not in words
        assert "name-mark" not in source


@pytest.mark.hazard("H02.3")
def test_beside_marks_it_says_that_a_missing_mark_means_nothing(visitor):
    client = visitor(fitting(medicine("Tramadol"), medicine("Baclofen")))
    for path in ("/letter/check/", "/letter/medicines/"):
        assert shown(client, path)[1].count("without a mark can still be an opioid") == 1


@pytest.mark.hazard("H01.3")
@pytest.mark.parametrize(
    "typed",
    [
        "allergic to codeine",
        "stopped tramadol in May",
        "no opioids",
        "paracetamol (not co-codamol)",
    ],
)
def test_a_name_found_is_marked_and_asked_about_whatever_stands_around_it(visitor, typed):
    source, words = shown(visitor(fitting(medicine(typed))))

    assert OPIOID_MARK in words
    assert typed in part(source, SECOND_LOOK)


@pytest.mark.hazard("H28.1")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "codeine " * 700,
        "(a+)+$" * 900,
        "\U0001f48a tramadol \U0001f600",
        "кодеин",
        "\u202eenidoc",
    ],
)
def test_no_name_of_a_medicine_breaks_the_pages(visitor, typed):
    client = visitor(fitting(medicine(typed)))

    assert "Check your answers" in shown(client)[1]
    found = OPIOID_MARK in shown(client, "/letter/medicines/")[1]
    assert found == ("codeine" in typed or "tramadol" in typed)


@pytest.mark.hazard("H28.1")
def test_sixty_medicines_are_each_marked(visitor):
    client = visitor(fitting(*(medicine(f"Tramadol {number} mg") for number in range(60))))
    for path in ("/letter/check/", "/letter/medicines/"):
        assert shown(client, path)[1].count(OPIOID_MARK) == 60


@pytest.mark.hazard("H01.6", "H03.1", "H31.2")
def test_what_was_found_changes_neither_the_opioid_question_nor_its_caution(visitor):
    """Asked of everyone in the same words, and never answered beforehand."""
    pages = []
    for name in ("Baclofen", "Tramadol"):
        answered = fitting(medicine(name))
        del answered["opioids"]
        source, _ = shown(visitor(answered), "/letter/opioids/")
        pages.append(re.sub(r'name="(csrfmiddlewaretoken|seen)" value="[\w-]+"', "", source))

    assert pages[0] == pages[1]
    assert "checked" not in pages[1]


# --- Before everything is answered -----------------------------------------------------------


@pytest.mark.hazard("H01.4")
def test_medicines_are_marked_before_the_list_is_said_to_be_complete(visitor):
    answered = fitting(medicine("Tramadol"))
    del answered["medicines"]["completeness"]
    client = visitor(answered)

    assert OPIOID_MARK in shown(client, "/letter/medicines/")[1]
    _, words = shown(client)
    assert OPIOID_MARK in words
    assert "Not finished yet" in words


def test_a_conflict_is_asked_about_while_other_pages_are_open_but_no_hint_is_given(visitor):
    answered = fitting(medicine("Tramadol", dose_directions=""))
    del answered["documents"]
    source, words = shown(visitor(answered))

    assert "Some pages are not answered yet" in words
    assert "Opioid medicines: are both right?" in part(source, SECOND_LOOK)
    assert HINTS not in words


def test_nothing_is_asked_about_a_page_that_is_not_answered(visitor):
    answered = fitting(medicine("Tramadol"))
    del answered["opioids"]

    assert SECOND_LOOK not in shown(visitor(answered))[1]
