"""Lists of medicines and allergies: adding, changing, removing, and two tabs on one list."""

import pytest

from prescribing.drafts import store
from tests.support.answers import answers, stored_answers

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.mark.hazard("H07.4")
def test_a_sixty_first_medicine_is_refused_and_its_text_stays_in_the_form(visitor):
    item = answers()["medicines"]["items"][0]
    sixty = [{**item, "id": f"{n:08x}"} for n in range(60)]
    client = visitor(answers(medicines={"items": sixty}))
    response = client.post(
        "/letter/medicines/eeeeeeee/", {**item, "medication_name": "Sixty-first"}
    )

    assert response.status_code == 422
    assert "The list can hold 60" in text(response)
    assert "Sixty-first" in text(response)
    assert len(stored_answers(client)["medicines"]["items"]) == 60


@pytest.mark.hazard("H17.2")
def test_adding_an_item_asks_again_whether_the_list_is_complete(visitor):
    client = visitor(answers())
    client.post("/letter/allergies/eeeeeeee/", {"causative_agent": "Wasps", "reaction": ""})

    stored = stored_answers(client)["allergies"]
    assert "completeness" not in stored
    assert [item["causative_agent"] for item in stored["items"]][-1] == "Wasps"


def test_changing_an_item_keeps_its_place(visitor):
    items = [{"id": "0000000a", "causative_agent": "Bees", "reaction": ""}]
    items += [{"id": "0000000b", "causative_agent": "Nuts", "reaction": ""}]
    client = visitor(answers(allergies={"items": items}))
    client.post("/letter/allergies/0000000a/", {"causative_agent": "Wasps", "reaction": "Swelling"})

    stored = stored_answers(client)["allergies"]["items"]
    assert [item["causative_agent"] for item in stored] == ["Wasps", "Nuts"]


def test_removing_twice_is_harmless(visitor):
    items = [{"id": "0000000a", "causative_agent": "Bees", "reaction": ""}]
    client = visitor(answers(allergies={"items": items}))

    for _ in range(2):
        client.post("/letter/allergies/0000000a/remove/")

    assert stored_answers(client)["allergies"]["items"] == []


def test_a_yes_to_a_list_replaces_an_earlier_no(visitor):
    client = visitor(answers(allergies={"completeness": "none", "items": []}))
    response = client.post("/letter/allergies/", {"completeness": "add"})

    assert response["Location"] == "/letter/allergies/add/"
    assert "completeness" not in stored_answers(client)["allergies"]


def test_saving_an_item_that_another_tab_removed_restores_it(visitor):
    items = [{"id": "0000000a", "causative_agent": "Bees", "reaction": ""}]
    client = visitor(answers(allergies={"items": items}))
    client.post("/letter/allergies/0000000a/remove/")
    client.post("/letter/allergies/0000000a/", {"causative_agent": "Bees", "reaction": "Swelling"})

    stored = stored_answers(client)["allergies"]["items"]
    assert [item["reaction"] for item in stored] == ["Swelling"]


def test_a_new_item_sent_twice_is_added_once(visitor):
    client = visitor(answers(allergies={"items": []}))
    for _ in range(2):
        sent = {"causative_agent": "Wasps", "reaction": ""}
        client.post("/letter/allergies/eeeeeeee/", sent)

    assert len(stored_answers(client)["allergies"]["items"]) == 1


def test_changing_an_item_returns_to_check_answers(visitor):
    client = visitor(answers())
    item = {**answers()["medicines"]["items"][0], "form": "Liquid"}
    response = client.post("/letter/medicines/00000000/", item)

    assert response["Location"] == "/letter/check/"
    assert stored_answers(client)["medicines"]["items"][0]["form"] == "Liquid"


def test_an_item_sent_after_the_draft_expired_comes_back_in_the_form(client):
    sent = {"medication_name": "Typed with care", "source": "bought"}
    response = client.post("/letter/medicines/eeeeeeee/", sent)

    assert response.status_code == 422
    assert "We no longer have your earlier answers" in text(response)
    assert "Typed with care" in text(response)


def test_an_unknown_item_is_not_found(visitor):
    client = visitor(answers())

    assert "cannot find that page" in text(client.get("/letter/medicines/ffffffff/remove/"))
    assert "cannot find that page" in text(client.get("/letter/pregnancy/add/"))


def test_another_tab_cannot_make_the_list_too_long(visitor, monkeypatch):
    """The limit is checked again under the lock, on the answers stored at that time."""
    item = answers()["allergies"]["items"][0]
    thirty = [{**item, "id": f"{n:08x}"} for n in range(30)]
    client = visitor(answers(allergies={"items": thirty[:29]}))
    change = store.change

    def after_another_tab(key, apply):
        change(key, lambda stored: {**stored, "allergies": {"items": thirty}})
        return change(key, apply)

    monkeypatch.setattr(store, "change", after_another_tab)
    response = client.post("/letter/allergies/eeeeeeee/", {"causative_agent": "Wasps"})

    assert response.status_code == 422
    assert "The list can hold 30" in text(response)
    assert len(stored_answers(client)["allergies"]["items"]) == 30


def test_the_page_to_add_an_item_has_its_own_address_without_a_number(visitor):
    client = visitor(answers())
    first, second = (client.get("/letter/medicines/add/")["Location"] for _ in range(2))

    assert first != second
    page = text(client.get(first))
    assert "Name of the medicine" in page
    assert "Baclofen" not in page
    assert "cannot find that page" in text(client.get("/letter/medicines/thirteen/"))


@pytest.mark.parametrize("page", ["medicines", "opioids"])
def test_lines_in_a_script_that_the_list_cannot_read_are_named_and_no_others(visitor, page):
    item = answers()["medicines"]["items"][0]
    names = ["Baclofen", "Баклофен", "ያልታወቀ", "バクロフェン", "可待因片"]
    items = [{**item, "id": f"{n:08x}", "medication_name": name} for n, name in enumerate(names)]
    client = visitor(answers(medicines={"items": items}))

    shown = text(client.get(f"/letter/{page}/"))

    assert (
        "Our list misses some medicines. These lines are in a script we cannot read: "
        "<bdi>ያልታወቀ</bdi>, <bdi>バクロフェン</bdi>.</p>"
    ) in shown


@pytest.mark.parametrize("page", ["medicines", "opioids"])
def test_nothing_is_said_of_scripts_where_every_line_can_be_read(visitor, page):
    assert "in a script" not in text(visitor(answers()).get(f"/letter/{page}/"))
