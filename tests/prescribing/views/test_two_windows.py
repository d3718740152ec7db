"""Two windows or devices on one draft: changes to one page ask, other changes merge."""

import re

import pytest

from tests.support.answers import answers, stored_answers

MATTERS = "/letter/what-matters/"
NOTICE = "This page was changed somewhere else"


def seen(page):
    return re.search(r'name="seen" value="([0-9a-f-]*)"', page.content.decode())[1]


def sent(client, path, seen_there, **fields):
    return client.post(path, {**fields, "seen": seen_there})


@pytest.fixture
def opened(visitor):
    """A browser, and the token that its two windows hold of the page about what matters."""
    client = visitor(answers())
    return client, seen(client.get(MATTERS))


def test_the_second_window_shows_both_texts_and_loses_neither(opened):
    client, carried = opened
    assert sent(client, MATTERS, carried, why="First window").status_code == 302

    asked = sent(client, MATTERS, carried, why="Second <b>window</b>")
    shown = asked.content.decode()
    assert asked.status_code == 422
    assert NOTICE in shown
    assert "First window" in shown
    assert "Second &lt;b&gt;window&lt;/b&gt;" in shown
    assert stored_answers(client)["what-matters"]["why"] == "First window"

    again = sent(client, MATTERS, seen(asked), why="Second <b>window</b>")
    assert again.status_code == 302
    assert stored_answers(client)["what-matters"]["why"] == "Second <b>window</b>"


def test_a_link_keeps_the_text_of_the_other_window(opened):
    client, carried = opened
    sent(client, MATTERS, carried, why="First window")
    asked = sent(client, MATTERS, carried, why="Second window")

    assert f'href="{MATTERS}">Keep the other one</a>' in asked.content.decode()
    assert "First window" in client.get(MATTERS).content.decode()


def test_sending_a_page_twice_is_harmless(opened):
    client, carried = opened
    for _ in range(2):
        assert sent(client, MATTERS, carried, why="Once").status_code == 302


def test_a_refused_page_still_detects_the_other_windows_change(opened):
    client, carried = opened
    sent(client, MATTERS, carried, why="First window")
    refused = sent(client, MATTERS, carried, why="x" * 301)

    assert refused.status_code == 422
    assert NOTICE not in refused.content.decode()
    assert NOTICE in sent(client, MATTERS, seen(refused), why="Short").content.decode()


def test_changes_to_different_pages_are_both_saved(opened):
    client, carried = opened
    other = seen(client.get("/letter/pregnancy/"))
    sent(client, MATTERS, carried, why="Here")
    assert sent(client, "/letter/pregnancy/", other, pregnancy="not-known").status_code == 302

    assert stored_answers(client)["what-matters"]["why"] == "Here"
    assert stored_answers(client)["pregnancy"]["pregnancy"] == "not-known"


def test_a_medicine_changed_in_two_windows_is_asked_about_too(visitor):
    client, path = visitor(answers()), "/letter/medicines/00000000/"
    carried, plain = seen(client.get(path)), {"source": "prescribed"}
    sent(client, path, carried, medication_name="Baclofen 20 mg", **plain)

    asked = sent(client, path, carried, medication_name="Baclofen 5 mg", **plain)
    assert NOTICE in asked.content.decode()
    assert "Baclofen 20 mg" in asked.content.decode()
    assert stored_answers(client)["medicines"]["items"][0]["medication_name"] == "Baclofen 20 mg"


REMOVE = "/letter/medicines/00000000/remove/"


def test_a_removal_form_of_one_draft_removes_nothing_from_another(visitor):
    client = visitor(answers())
    carried = seen(client.get(REMOVE))
    vital = {"medication_name": "Vital new thing", "source": "prescribed"}
    other = answers(medicines={"items": [vital]})
    visitor(other)  # another draft in this browser, whose first item has the same id

    asked = sent(client, REMOVE, carried)
    assert "Nothing is removed yet." in asked.content.decode()
    assert "Vital new thing" in asked.content.decode()
    assert len(stored_answers(client)["medicines"]["items"]) == 1

    sent(client, REMOVE, seen(asked))
    assert stored_answers(client)["medicines"]["items"] == []


def test_removing_a_medicine_that_was_changed_meanwhile_asks_first(visitor):
    client = visitor(answers())
    carried = seen(client.get(REMOVE))
    path, count = REMOVE.removesuffix("remove/"), len(stored_answers(client)["medicines"]["items"])
    client.post(path, {"medication_name": "Changed", "source": "bought"})

    assert "Changed" in sent(client, REMOVE, carried).content.decode()
    assert len(stored_answers(client)["medicines"]["items"]) == count


def test_removing_an_item_that_another_window_removed_changes_nothing(visitor):
    client = visitor(answers())
    carried, count = seen(client.get(REMOVE)), len(stored_answers(client)["medicines"]["items"])
    for _ in range(2):
        assert sent(client, REMOVE, carried).url == "/letter/medicines/"

    assert len(stored_answers(client)["medicines"]["items"]) == count - 1


def test_a_new_medicine_is_saved_without_a_question(visitor):
    client, path = visitor(answers()), "/letter/medicines/deadbeef/"
    carried = seen(client.get(path))

    answer = sent(client, path, carried, medication_name="Senna", source="bought")
    assert answer.status_code == 302


@pytest.mark.hazard("H34.3")
@pytest.mark.parametrize("path", [MATTERS, "/letter/medicines/00000000/"])
def test_a_form_made_for_one_draft_asks_before_it_changes_another(visitor, path):
    client = visitor(answers())
    carried = seen(client.get(path))
    visitor({"before-you-start": answers()["before-you-start"]})  # another draft in this browser
    fields = {"why": "Of the first", "medication_name": "X", "source": "bought"}

    asked = sent(client, path, carried, **fields)
    assert NOTICE in asked.content.decode()
    assert "Nothing is saved there for this page." in asked.content.decode()
    assert set(stored_answers(client)) == {"before-you-start"}
    assert sent(client, path, seen(asked), **fields).status_code == 302


def test_a_list_completed_in_two_windows_asks_which_answer_to_keep(visitor):
    client, path = visitor(answers()), "/letter/medicines/"
    carried = seen(client.get(path))
    sent(client, path, carried, completeness="not-sure")

    asked = sent(client, path, carried, completeness="all").content.decode()
    assert NOTICE in asked
    assert "I am not sure" in asked[asked.index(NOTICE) : asked.index("Compare them")]
