"""The site starts with a complete list, or says what is wrong with it."""

import subprocess
import sys

import pytest
from django.core.checks import run_checks

from prescribing import system_checks
from prescribing.medicines.loading import FOLDER, read_list
from prescribing.medicines.pasted import known

STARTED = """
from pathlib import Path
from prescribing.medicines import index, loading
loading.read_list.__defaults__ = (Path({folder!r}),)
import ldnguide.wsgi
print(loading.default_list.cache_info().currsize, index.index_of.cache_info().currsize)
"""


def start(folder):
    """A new process that serves the site with the list in this folder."""
    code = STARTED.format(folder=str(folder))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.hazard("H22.2")
def test_the_list_is_read_before_the_first_visitor():
    assert start(FOLDER).stdout == "1 1\n"


@pytest.mark.hazard("H22.2")
def test_a_site_whose_list_is_broken_does_not_start(tmp_path):
    started = start(tmp_path)
    assert started.returncode != 0
    assert "BrokenList: version.csv, line 1: cannot be read" in started.stderr


@pytest.mark.hazard("H22.2")
def test_the_check_of_the_site_names_what_is_wrong_with_the_list(monkeypatch, tmp_path):
    monkeypatch.setattr(system_checks, "default_list", lambda: read_list(tmp_path))
    [error] = [each for each in run_checks() if each.id == "prescribing.E001"]
    assert "version.csv, line 1: cannot be read" in error.msg


def test_the_check_of_the_site_finds_nothing_wrong_with_the_list_that_comes_with_it():
    assert not [each for each in run_checks() if each.id == "prescribing.E001"]


COMMON = known.COMMON.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "line 1: cannot be read"),
        (COMMON.replace("uses", "use", 1), "line 1: the columns must be name,strengths,forms,kind"),
        (COMMON.replace("\nColecalciferol,", "\n,", 1), "line 2: “name” is empty"),
        (COMMON.replace(",generic,", ",plant,", 1), "line 2: there is no kind “plant”"),
        (COMMON + COMMON.splitlines()[1] + "\n", "“Colecalciferol” stands in the list already"),
        (COMMON + "Zorb,10mg\n", "there are 2 cells for 5 columns"),
    ],
    ids=["missing", "columns", "no name", "kind", "twice", "cut short"],
)
def test_the_check_of_the_site_names_what_is_wrong_with_the_common_medicines(
    monkeypatch, tmp_path, text, says
):
    path = tmp_path / "common-medicines.csv"
    if text is not None:
        path.write_text(text, "utf-8")
    monkeypatch.setattr(known, "COMMON", path)

    [error] = [each for each in run_checks() if each.id == "prescribing.E001"]
    assert "common-medicines.csv, line " in error.msg
    assert says in error.msg
