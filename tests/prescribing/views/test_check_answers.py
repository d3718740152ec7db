"""Listed names are marked before the download, in any context, without a judgement."""

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
def test_a_listed_opioid_is_marked_with_its_listed_name_and_links_to_the_caution(visitor):
    client = visitor(fitting(medicine("cocodomol 30/500")))
    for path in ("/letter/check/", "/letter/medicines/"):
        source, words = shown(client, path)

        assert f"{OPIOID_MARK}: co-codamol." in words
        assert "Read the caution about opioid medicines, for cocodomol 30/500" in words
        assert 'href="/letter/opioids/#caution-opioids"' in source
    assert 'id="caution-opioids"' in shown(client, "/letter/opioids/")[0]


@pytest.mark.hazard("H05.4")
def test_a_name_from_abroad_that_nobody_verified_is_not_called_an_opioid(visitor):
    client = visitor(fitting(medicine("Antidol 15")))
    for path in ("/letter/check/", "/letter/medicines/"):
        words = shown(client, path)[1]

        assert (
            "This name may be an opioid abroad (codeine + paracetamol); not checked: Antidol 15."
            in words
        )
        assert "Read the caution about opioid medicines, for Antidol 15" in words
        assert OPIOID_MARK not in words


def test_a_verified_name_from_abroad_says_what_it_contains_and_where_it_is_sold(visitor):
    words = shown(visitor(fitting(medicine("Thiocodin"))), "/letter/check/")[1]

    assert f"{OPIOID_MARK}: Thiocodin (codeine + sulfogaiacol; sold in Poland)." in words


@pytest.mark.hazard("H06.1", "H29.1")
def test_naltrexone_and_other_blockers_are_marked_and_link_to_their_caution(visitor):
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
def test_a_medicine_without_a_listed_name_gets_no_mark_and_no_note(visitor):
    client = visitor(fitting(*(medicine(name) for name in COMMON)))
    for path in ("/letter/check/", "/letter/medicines/"):
        source, words = shown(client, path)

        for unsaid in ("our list", SECOND_LOOK, HINTS, "without a mark"):
            assert unsaid not in words
        assert "name-mark" not in source


@pytest.mark.hazard("H02.3")
def test_a_note_beside_marks_says_that_a_missing_mark_means_nothing(visitor):
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
def test_a_listed_name_is_marked_and_asked_about_in_any_context(visitor, typed):
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
def test_odd_medicine_names_leave_the_pages_working(visitor, typed):
    client = visitor(fitting(medicine(typed)))

    assert "Check your answers" in shown(client)[1]
    found = OPIOID_MARK in shown(client, "/letter/medicines/")[1]
    assert found == any(name in typed for name in ("codeine", "tramadol", "кодеин"))


@pytest.mark.hazard("H28.1")
def test_each_of_sixty_medicines_is_marked(visitor):
    client = visitor(fitting(*(medicine(f"Tramadol {number} mg") for number in range(60))))
    for path in ("/letter/check/", "/letter/medicines/"):
        assert shown(client, path)[1].count(OPIOID_MARK) == 60


@pytest.mark.hazard("H01.6", "H03.1", "H31.2")
def test_listed_names_change_neither_the_opioid_question_nor_its_caution(visitor):
    """Every patient gets the same question, without an answer filled in."""
    pages = []
    for name in ("Baclofen", "Tramadol"):
        answered = fitting(medicine(name))
        del answered["opioids"]
        source, _ = shown(visitor(answered), "/letter/opioids/")
        source = re.sub('<section class="own-list".*?</section>', "", source, flags=re.DOTALL)
        pages.append(re.sub(r'name="(csrfmiddlewaretoken|seen)" value="[\w-]+"', "", source))

    assert pages[0] == pages[1]
    assert "checked" not in pages[1]


# --- Before everything is answered -----------------------------------------------------------


@pytest.mark.hazard("H01.4")
def test_medicines_are_marked_before_the_list_is_complete(visitor):
    answered = fitting(medicine("Tramadol"))
    del answered["medicines"]["completeness"]
    client = visitor(answered)

    assert OPIOID_MARK in shown(client, "/letter/medicines/")[1]
    _, words = shown(client)
    assert OPIOID_MARK in words
    assert "Not finished yet" in words


def test_a_medicine_that_is_not_finished_is_marked_even_without_a_name(visitor):
    client = visitor(fitting(medicine("Baclofen"), medicine("", indication="For pain")))
    _, words = shown(client)

    assert "Not finished yet: finish or remove what is marked." in words
    assert "(no name) Not finished Change (no name)" in words
    assert words.count("Not finished Change") == 1


def test_incomplete_answers_show_conflicts_but_no_hints(visitor):
    answered = fitting(medicine("Tramadol", dose_directions=""))
    del answered["documents"]
    source, words = shown(visitor(answered))

    assert "Some pages are not answered yet" in words
    assert "Opioid medicines: are both right?" in part(source, SECOND_LOOK)
    assert HINTS not in words


def test_an_unanswered_page_raises_no_conflict(visitor):
    answered = fitting(medicine("Tramadol"))
    del answered["opioids"]

    assert SECOND_LOOK not in shown(visitor(answered))[1]
