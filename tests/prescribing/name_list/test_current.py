"""Each request uses the list as it was signed off last, and what a process has is made once."""

from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError

from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import recognise
from prescribing.name_list import current
from prescribing.name_list.current import current_list, read_current
from prescribing.name_list.models import NameProposal
from tests.support.added_names import added, proposed, signed_off, withdrawal_of
from tests.support.answers import answers

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def away(monkeypatch):
    """The database is away, for the names that staff added."""

    def fail():
        raise OperationalError("no connection")

    return lambda: monkeypatch.setattr(current, "_stamp", fail)


@pytest.mark.django_db
def test_without_additions_the_list_is_the_base_list():
    proposed()

    assert current_list() is default_list()


@pytest.mark.django_db
def test_the_list_is_made_once_and_its_version_asked_for_in_one_query(django_assert_num_queries):
    added()
    first = current_list()

    with django_assert_num_queries(1):
        assert current_list() is first


@pytest.mark.django_db
@pytest.mark.hazard("H45.3")
def test_the_next_request_uses_the_list_as_it_was_signed_off_last(visitor):
    given = answers()
    given["medicines"]["items"][0]["medication_name"] = "Zorbidol"
    client = visitor(given)
    assert "Zorbidol" in client.get("/letter/medicines/").text
    before = client.get("/letter/medicines/").text.count("opioid")

    name = added()
    assert client.get("/letter/medicines/").text.count("opioid") > before

    signed_off(withdrawal_of(name))
    assert client.get("/letter/medicines/").text.count("opioid") == before


@pytest.mark.django_db
def test_a_list_of_a_restored_backup_is_noticed():
    added()
    assert recognise("Zorbidol", current_list())
    NameProposal.objects.all().delete()
    added(name="Zerbidol")

    assert not recognise("Zorbidol 10 mg", current_list())[1:]
    assert [match.name for match in recognise("Zerbidol", current_list())] == ["Zerbidol"]


@pytest.mark.django_db
@pytest.mark.hazard("H45.4")
def test_while_the_database_is_away_the_list_is_the_last_that_was_read(away):
    added()
    read = current_list()
    away()

    kept = read_current()

    assert kept.names is read
    assert not kept.is_whole


def test_a_process_that_read_no_names_of_staff_yet_has_the_base_list(away, monkeypatch):
    monkeypatch.setattr(current._Latest, "kept", None)
    away()

    assert read_current() == current.CurrentList(default_list(), is_whole=False)


def test_an_error_that_is_not_of_the_database_is_not_hidden(monkeypatch):
    def broken():
        raise KeyError("a mistake of ours")

    monkeypatch.setattr(current, "_stamp", broken)
    with pytest.raises(KeyError):
        read_current()
    assert issubclass(OperationalError, DatabaseError)


@pytest.mark.hazard("H45.3")
def test_no_view_uses_the_base_list_alone():
    views = (ROOT / "prescribing" / "views").glob("*.py")

    assert [path.name for path in views if "default_list" in path.read_text("utf-8")] == []
