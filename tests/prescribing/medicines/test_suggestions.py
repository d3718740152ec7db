"""The file that browsers search while a medicine is typed."""

import json

import pytest
from django.core.checks import run_checks

from prescribing.apps import PrescribingConfig
from prescribing.medicines.loading import BrokenList
from prescribing.medicines.pasted import known
from prescribing.medicines.suggestions import javascript


def lines():
    (text,) = [
        line.removeprefix("export default ").removesuffix(";")
        for line in javascript().splitlines()
        if not line.startswith("//")
    ]
    return [line.split("\t") for line in json.loads(text).split("\n")]


def test_the_file_has_every_common_medicine_in_the_order_of_the_list():
    rows = known.common_rows()

    assert [cells[0] for cells in lines()] == [row["name"] for row in rows]
    assert [cells[1:3] for cells in lines()] == [[row["strengths"], row["forms"]] for row in rows]


def test_no_use_leads_to_the_medicine_that_the_site_is_about():
    uses = {name: use for name, _, _, use in lines()}

    assert uses.pop("Naltrexone") == ""
    assert uses["Baclofen"]


@pytest.mark.hazard("H46.5")
@pytest.mark.parametrize(
    "broken", ["name,uses\nBaclofen,\n", "name,strengths,forms,kind,uses\nA\n"]
)
def test_a_broken_list_of_common_rows_stops_the_site(monkeypatch, tmp_path, broken):
    path = tmp_path / "common-medicines.csv"
    path.write_text(broken)
    monkeypatch.setattr(known, "COMMON", path)
    known.known_names.cache_clear()

    with pytest.raises(BrokenList, match=r"common-medicines\.csv, line"):
        PrescribingConfig.warm_up()
    [error] = [each for each in run_checks() if each.id == "prescribing.E001"]
    assert "common-medicines.csv, line" in error.msg
