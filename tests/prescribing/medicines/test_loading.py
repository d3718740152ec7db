"""The files of the list are loaded completely, or refused with file, line and what to do."""

import shutil
from datetime import date

import pytest

from prescribing.medicines import loading
from prescribing.medicines.loading import FOLDER, BrokenList, read_list
from prescribing.medicines.names import MedicineClass

FILES = (
    *("version", "sign-offs", "opioids", "opioid-blockers", "dmts", "not-opioids"),
    *("other-writings", "everyday-words", "opioids-abroad", "not-opioids-abroad"),
)
OPIOIDS = "name,active,class,form,source,verified,note\n"


@pytest.fixture
def folder(tmp_path):
    """A copy of the list, to be broken."""
    return shutil.copytree(FOLDER, tmp_path / "data")


def refusal(folder):
    with pytest.raises(BrokenList) as refused:
        read_list(folder)
    return str(refused.value)


def lines_of(folder, name):
    return (folder / name).read_text("utf-8").splitlines()


def test_the_data_folder_holds_the_list_and_nothing_else():
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.csv" for name in FILES}


def test_the_default_list_is_read_once():
    assert loading.default_list() is loading.default_list()


def test_a_byte_order_mark_blank_lines_and_windows_line_ends_do_no_harm(folder):
    before = read_list(folder).names
    path = folder / "opioids.csv"
    text = path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode() + b"\r\n,,,,,,\r\n\r\n")

    assert read_list(folder).names == before


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder, name):
    (folder / f"{name}.csv").unlink()

    assert refusal(folder).startswith(f"{name}.csv, line 1: cannot be read: No such file")


@pytest.mark.hazard("H22.1")
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"\n\n", b"nome;attivo\n", b"{}", b"name,name\n"])
def test_wrong_columns_are_refused(folder, name, content):
    (folder / f"{name}.csv").write_bytes(content)

    assert refusal(folder).startswith(f"{name}.csv, line 1: the columns must be ")


@pytest.mark.hazard("H22.1")
@pytest.mark.parametrize("name", [name for name in FILES if name != "sign-offs"])
def test_a_file_with_columns_alone_is_refused(folder, name):
    path = folder / f"{name}.csv"
    path.write_text(lines_of(folder, path.name)[0] + "\n")

    assert "line 2: there is nothing below the columns. Put the list back." in refusal(folder)


@pytest.mark.hazard("H22.1")
@pytest.mark.parametrize("name", FILES)
def test_a_list_that_is_not_utf_8_is_refused_with_the_line(folder, name):
    path = folder / f"{name}.csv"
    header = path.read_bytes().split(b"\n")[0]
    path.write_bytes(header + b"\ncod\xe9ine,1,2\n")

    assert f"{name}.csv, line 2: this is not UTF-8. Save the file as UTF-8." in refusal(folder)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Zapain,codeine,analgesic,tablet,a book,yes", "there are 6 cells for 7 columns"),
        ("Fictol,codeine, with water,cough,,a book,yes,", "there are 8 cells for 7 columns"),
        (",codeine,analgesic,,a book,yes,", "“name” is empty. Fill it in"),
        ("Fictol,,analgesic,,a book,yes,", "“active” is empty"),
        ("Fictol,codeine,,,a book,yes,", "“class” is empty"),
        ("Fictol,codeine,painkiller,,a book,yes,", "there is no class “painkiller”. Use one of: a"),
        ("Fictol,codeine,analgesic,,,yes,", "“source” is empty"),
        ("Fictol,codeine,analgesic,,a book,perhaps,", "“verified” must be yes or no"),
        ("123,codeine,analgesic,,a book,yes,", "“123” is no name. Begin with a word in Latin"),
        ("可待因,codeine,analgesic,,a book,yes,", "“可待因” is no name"),
        (f"{'x' * 81},codeine,analgesic,,a book,yes,", "at most 80 characters"),
        ("CODEINE,codeine,analgesic,,a book,yes,", "“codeine” stands in opioids.csv, line 2"),
        ("Panadol,codeine,analgesic,,a book,yes,", "stands in opioids.csv, line 2 already"),
        ("co codamol,codeine,analgesic,,a book,yes,", "stands in opioids.csv, line"),
        ('"Fictol,codeine', "this is not CSV"),
    ],
)
def test_a_line_that_cannot_be_right_is_named(folder, line, message):
    path = folder / "opioids.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([lines[0], line, *lines[1:]]) + "\n")

    said = refusal(folder)

    assert message in said
    assert ".csv, line " in said


@pytest.mark.hazard("H22.1")
@pytest.mark.parametrize("name", ["opioid-blockers", "dmts", "not-opioids", "everyday-words"])
def test_a_name_in_two_files_is_refused(folder, name):
    path = folder / f"{name}.csv"
    cells = path.read_text("utf-8").splitlines()[0].split(",")
    row = ["Codeine", *({"verified": "yes"}.get(cell, "x") for cell in cells[1:])]
    with path.open("a") as file:
        file.write(",".join(row) + "\n")

    assert "“Codeine” stands in opioids.csv, line" in refusal(folder)


def test_another_writing_needs_a_listed_name(folder):
    with (folder / "other-writings.csv").open("a") as file:
        file.write("fix,Fictol\n")

    assert "“Fictol” is on no list" in refusal(folder)


@pytest.mark.hazard("H22.3")
def test_there_is_one_version_with_a_date(folder):
    path = folder / "version.csv"
    header = path.read_text().splitlines()[0]
    path.write_text(f"{header}\n1,2026-11-22,facts\n2,2026-11-23,facts\n")
    assert "line 3: there is a second version" in refusal(folder)

    path.write_text(f"{header}\n1,22 November,facts\n")
    assert "line 2: “date” is no date. Write it as 2026-11-22." in refusal(folder)

    path.write_text(f"{header}\n1,,facts\n")
    assert "line 2: “date” is empty" in refusal(folder)


def test_a_pharmacist_signs_off_class_by_class(folder):
    path = folder / "sign-offs.csv"
    path.write_text("class,pharmacist,date\ncough,A. Pharmacist,2026-12-01\n")
    names = read_list(folder)

    assert names.sign_offs[MedicineClass.COUGH].date == date(2026, 12, 1)
    assert MedicineClass.COUGH not in names.unsigned
    assert len(names.unsigned) == 3

    path.write_text(path.read_text() + "cough,B. Pharmacist,2026-12-02\n")
    assert "line 3: cough is signed off twice" in refusal(folder)
