"""A pasted list among the stored answers: no word lost, nothing that a person changed undone."""

import re

import pytest
from hypothesis import given

from prescribing.interview.list_keys import LEFT_OUT, PASTED, TYPED
from prescribing.interview.pasted_list import added_line, read_again, read_lines
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from tests.prescribing.medicines.pasted.test_any_list import LISTS

LIST = "Repeat medication\nBaclofen 10mg tablets, 1 at night\nSenna 7.5mg, 2 when needed"
FIELDS = ("medication_name", "form", "dose_directions", "indication", "rest")


def names_of(page):
    return [item["medication_name"] for item in page["items"]]


def lines_of(text):
    return read_lines(text, NameRecogniser(default_list()))


def read(text, page=None):
    return read_again(page or {}, text, lines_of(text))


def changed(page, name, **fields):
    """The page after the person changed one medicine on its own page."""
    items = [
        {**item, **fields, "changed": "yes"} if item["medication_name"] == name else item
        for item in page["items"]
    ]
    return {**page, "items": items}


def words(*texts):
    return set(re.findall(r"[^\W\d_]+|\d+", " ".join(texts)))


@pytest.mark.hazard("H47.1")
@given(LISTS)
def test_every_word_of_a_pasted_text_is_in_a_medicine_or_a_line_left_out(text):
    page = read(text)
    held = [item[TYPED] for item in page["items"]] + page[LEFT_OUT]
    parts = [item[name] for item in page["items"] for name in FIELDS]

    assert page[PASTED] == text
    assert words(*held) == words(text)
    assert words(*parts) <= words(text)


@pytest.mark.hazard("H47.1")
@given(LISTS)
def test_what_is_not_in_the_parts_of_a_medicine_is_a_list_mark_or_a_word_like_for(text):
    for item in read(text)["items"]:
        lost = words(item[TYPED]) - words(*(item[name] for name in FIELDS))
        joining = words("for For used taken because of due to reason indication helps with treats")
        assert all(word in joining or re.fullmatch(r"\d{1,2}|[a-zA-Z]|xX", word) for word in lost)


@pytest.mark.hazard("H47.4")
def test_a_line_whose_parts_would_hide_a_listed_name_stays_whole(monkeypatch):
    line = "oxy take contin 10mg"
    (cut,) = lines_of(line)
    found = {"oxy take contin 10mg": "OxyContin"}

    class OnlyWhole(NameRecogniser):
        def recognise(self, text):
            return super().recognise(found[text]) if text in found else ()

    (whole,) = read_lines(line, OnlyWhole(default_list()))
    assert cut.item["dose_directions"]
    assert whole.item["medication_name"] == line
    assert not whole.item["dose_directions"]


def test_a_list_read_twice_is_the_same_list():
    once = read(LIST)

    assert read(LIST, once) == once
    assert names_of(once) == ["Baclofen 10mg", "Senna 7.5mg"]
    assert once[LEFT_OUT] == ["Repeat medication"]


@pytest.mark.hazard("H47.5")
def test_a_medicine_that_was_changed_stays_when_the_text_is_read_again():
    page = changed(read(LIST), "Senna 7.5mg", medication_name="Senna 15mg")

    assert names_of(read(f"{LIST}\nMacrogol 1 sachet", page)) == [
        *("Baclofen 10mg", "Senna 15mg", "Macrogol")
    ]
    assert names_of(read("Baclofen 10mg tablets, 1 at night", page)) == [
        *("Baclofen 10mg", "Senna 15mg")
    ]


@pytest.mark.hazard("H47.5")
def test_a_medicine_that_was_added_by_hand_stays_whatever_the_text():
    page = read(LIST)
    own = {"id": "0000000a", "medication_name": "Aspirin", "source": "bought"}
    typed = {**added_line("Senna", NameRecogniser(default_list())), "id": "0000000b"}
    page["items"] += [own, typed]

    assert names_of(read("Gabapentin 300mg", page)) == ["Gabapentin 300mg", "Aspirin", "Senna"]


def test_an_amended_line_takes_the_place_of_its_medicine_and_keeps_where_it_comes_from():
    page = read(LIST)
    page["items"][0]["source"] = "prescribed"
    page["items"][1]["source"] = "bought"
    again = read(LIST.replace("10mg", "20mg"), page)

    assert names_of(again) == ["Baclofen 20mg", "Senna 7.5mg"]
    assert [item["source"] for item in again["items"]] == ["prescribed", "bought"]


def test_a_line_that_was_taken_off_the_list_is_not_added_again():
    page = read(LIST)
    gone = page["items"].pop(1)
    page[LEFT_OUT].append(gone[TYPED])
    again = read(LIST.replace("\n", "\r\n"), page)

    assert names_of(again) == ["Baclofen 10mg"]
    assert again[LEFT_OUT] == ["Repeat medication", "Senna 7.5mg, 2 when needed"]


def test_the_same_line_twice_is_two_medicines_to_be_asked_about():
    twice = "Baclofen 10mg\nBaclofen 10mg"

    assert names_of(read(twice, read(twice))) == ["Baclofen 10mg", "Baclofen 10mg"]


@pytest.mark.parametrize("line", ["Repeat medication", "baclofen and gabapentin", "x" * 2001])
def test_a_line_that_a_person_calls_a_medicine_is_one(line):
    assert added_line(line, NameRecogniser(default_list()))["medication_name"] == line
