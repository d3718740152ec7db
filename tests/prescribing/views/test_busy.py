"""What a visitor sees while the render service is busy, or away."""

import pytest

from ldnguide.rendering.client import ComeBack, Gone, NotMade
from prescribing.views import download, pack
from tests.support.answers import answers, stored_answers
from tests.support.page_html import main_words, parsed

pytestmark = pytest.mark.django_db
DOWNLOADS = ["/letter/download/", "/letter/download/letter/"]


@pytest.fixture
def service_raises(monkeypatch):
    """Let the service answer every task with an error."""

    def raises(error):
        def refuse(*_, **__):
            raise error

        for view in (download, pack):
            monkeypatch.setattr(view, "carry_out", refuse)

    return raises


@pytest.mark.parametrize("address", DOWNLOADS)
def test_who_has_to_wait_keeps_answers_and_turn_and_the_page_asks_again(
    visitor, service_raises, address
):
    person = visitor(answers())
    before = stored_answers(person)
    service_raises(ComeBack(3))

    response = person.get(address)

    assert response.status_code == 503
    assert response["Retry-After"] == "4"
    assert "no-store" in response["Cache-Control"]
    assert "You are number 3 in the queue." in main_words(response)
    assert parsed(response).xpath("//head/meta[@http-equiv='refresh']/@content") == ["4"]
    assert stored_answers(person) == before


@pytest.mark.parametrize("address", DOWNLOADS)
def test_the_page_that_waits_leads_on_without_a_second_download(visitor, service_raises, address):
    person = visitor(answers())
    service_raises(ComeBack(1))
    (link,) = parsed(person.get(address)).xpath("//main//a/@href")

    page = parsed(person.get(link))

    assert page.xpath("//main//a[.='Not started? Download it here']/@href") == [address]
    assert page.xpath("//head/meta[@http-equiv='refresh']") == []


def test_a_pack_that_cannot_be_made_is_our_fault_and_the_message_is_offered(
    visitor, service_raises
):
    person = visitor(answers())
    service_raises(NotMade())

    response = person.get("/letter/download/")

    assert (response.status_code, response["Retry-After"]) == (503, "20")
    assert "no-store" in response["Cache-Control"]
    assert parsed(response).xpath("//main//a/@href") == ["/letter/download/", "/letter/message/"]


def test_nobody_reads_the_answer_to_a_visitor_who_has_gone(visitor, service_raises):
    person = visitor(answers())
    service_raises(Gone())

    assert person.get("/letter/download/").content == b""


@pytest.mark.parametrize("error", [ComeBack(2), NotMade()])
def test_the_preview_does_without_page_counts(visitor, service_raises, error):
    person = visitor(answers())
    service_raises(error)

    response = person.get("/letter/preview/")

    assert response.status_code == 200
    assert parsed(response).xpath("//main//a[@href='/letter/ready/']")
