"""make_pack: the same forms and the same PDF from the command line."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from content.models import Edition
from prescribing.management.commands import make_pack
from prescribing.medicines.loading import BrokenList
from tests.support import pdfs
from tests.support.answers import answers

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.django_db  # the pack's cautions come from the database


def refuse(tmp_path, content):
    """Run make_pack on bad answers; its exit code, its message, and whether it wrote anything."""
    source, target = tmp_path / "answers.json", tmp_path / "pack.pdf"
    source.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    with pytest.raises(CommandError) as refused:
        call_command("make_pack", str(source), output=str(target))
    assert not target.exists()
    return refused.value.returncode, str(refused.value)


def test_the_example_has_every_step_twelve_medicines_and_lower_case_slugs():
    out = io.StringIO()
    call_command("make_pack", example=True, stdout=out)
    example = json.loads(out.getvalue())

    assert example == answers()
    assert len(example["medicines"]["items"]) == 12
    for narrative in (example["what-matters"]["what_matters"], example["conditions"]["conditions"]):
        assert narrative.count(". ") >= 2


@pytest.mark.long
def test_the_example_becomes_a_pack_through_a_pipe(tmp_path):
    target = tmp_path / "pack.pdf"
    env = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}"}

    def manage(*arguments, given=b""):
        run = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(run, cwd=ROOT, env=env, input=given, capture_output=True, check=True)
        return done.stdout

    manage("migrate", "--verbosity", "0")
    manage("load_starter_content")
    manage("make_pack", "-", "-o", str(target), given=manage("make_pack", "--example"))

    with pikepdf.open(target) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) > 1


def test_wrong_answers_are_named_by_step_item_and_field(tmp_path):
    wrong = answers(patient={"date_of_birth_day": "31", "date_of_birth_month": "2"})
    wrong["medicines"]["items"][2]["source"] = "stolen"
    del wrong["pregnancy"]
    code, message = refuse(tmp_path, wrong)

    assert code == 2
    assert "Nothing was written. 3 to put right:" in message
    assert "patient, date_of_birth: There is no such day." in message
    assert "medicines item 3, source: Choose one of the answers shown." in message
    assert "pregnancy, pregnancy: Choose an answer." in message


def test_answers_of_the_older_shape_become_a_pack_where_they_answer_todays_questions(tmp_path):
    source, target = tmp_path / "answers.json", tmp_path / "pack.pdf"
    old = {
        "opioids": {"opioids": "now", "which": "Zapain", "when": "at night"},
        "kidneys": {"kidneys": "no", "kidneys_details": ""},
        "what-matters": {"what_matters": ""},
    }
    source.write_text(json.dumps(answers() | old))
    call_command("make_pack", str(source), output=str(target))

    assert "Zapain;atnight" in pdfs.text_of(target.read_bytes())


def test_an_older_no_must_be_answered_again(tmp_path):
    old = answers() | {"opioids": {"opioids": "no", "which": "", "when": ""}}

    assert "1 to put right:\n  opioids, opioids: Choose an answer." in refuse(tmp_path, old)[1]


def test_before_any_caution_is_published_it_says_what_to_run(tmp_path):
    Edition.objects.filter(kind="caution").delete()
    code, message = refuse(tmp_path, answers())

    assert code == 2
    assert "Run: make setup" in message


def test_a_broken_list_of_medicine_names_is_named_and_nothing_is_written(tmp_path, monkeypatch):
    def broken():
        raise BrokenList(Path("opioids.csv"), 3, "“class” is empty. Fill it in.")

    monkeypatch.setattr(make_pack, "current_list", broken)
    code, message = refuse(tmp_path, answers())

    assert code == 2
    assert "The list of medicine names is broken. opioids.csv, line 3: “class” is empty." in message


def test_a_step_that_does_not_exist_is_named(tmp_path):
    code, message = refuse(tmp_path, {**answers(), "livre": {}})

    assert code == 2
    assert "livre: There is no such step." in message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"[]", "must hold one object"),
        (b'"text"', "must hold one object"),
        (b"[" * 100_000, "nested too deeply"),
        (b" " * 1_100_000, "larger than 1 MiB"),
        (b"[" + b"1" * 5000 + b"]", "a number that is too long"),
        ({}, "before-you-start, filling_in_for"),
        ({"patient": [1, 2]}, "patient: This step must be an object"),
    ],
    ids=[
        "empty",
        "cut off",
        "binary",
        "a list",
        "a text",
        "deep",
        "huge",
        "long number",
        "nothing",
        "odd shape",
    ],
)
def test_a_file_that_is_no_answers_is_refused_clearly(tmp_path, content, message):
    code, said = refuse(tmp_path, content)

    assert code == 2
    assert message in said


def test_a_missing_file_and_an_unwritable_place_are_named(tmp_path):
    with pytest.raises(CommandError, match=r"Cannot read .*: No such file"):
        call_command("make_pack", str(tmp_path / "none.json"), output=str(tmp_path / "p.pdf"))
    (tmp_path / "a.json").write_text(json.dumps(answers()))
    with pytest.raises(CommandError, match=r"Cannot write .*: No such file"):
        call_command("make_pack", str(tmp_path / "a.json"), output=str(tmp_path / "no" / "p.pdf"))


def test_without_arguments_it_says_how_to_use_it():
    with pytest.raises(CommandError, match="make_pack --example") as refused:
        call_command("make_pack")
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"patient": {"full_name": None}}, "patient, full_name: This must be text in quotes"),
        ({"patient": {"date_of_birth_day": 27}}, "patient, date_of_birth_day: This must be text"),
        ({"ldn": {"taken": ["yes", "no"]}}, "ldn, taken: This must be text in quotes"),
        ({"diagnosis": {"proof": "nhs-app"}}, "diagnosis, proof: This must be a list of texts"),
        ({"diagnosis": {"proof": [["nhs-app"]]}}, "diagnosis, proof: This must be a list of texts"),
        ({"patient": {"telefone": "1"}}, "patient, telefone: There is no such field. Fields are"),
        ({"medicines": {"items": ["Baclofen"]}}, "medicines item 1, items: Each of the list"),
        ({"medicines": {"items": {}}}, "medicines, items: This must be a list"),
        ({"medicines": {"items": [{"dose": "1"}]}}, "medicines item 1, dose: There is no such"),
    ],
)
def test_a_value_of_the_wrong_type_is_named_and_never_printed(tmp_path, changes, message):
    code, said = refuse(tmp_path, answers(**changes))

    assert code == 2
    assert message in said


def test_lone_surrogates_do_no_harm(tmp_path):
    source, target = tmp_path / "a.json", tmp_path / "p.pdf"
    source.write_text(json.dumps(answers(patient={"full_name": "A \ud800 B"})))
    call_command("make_pack", str(source), output=str(target))

    assert target.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(("name", "most"), [("short", 500), ("long", 2000)])
def test_the_message_is_printed_or_written_to_a_file(tmp_path, name, most):
    source, target, out = tmp_path / "answers.json", tmp_path / "message.txt", io.StringIO()
    source.write_text(json.dumps(answers()))

    call_command("make_pack", str(source), message=name, stdout=out)
    call_command("make_pack", str(source), message=name, output=str(target))

    text = target.read_text("utf-8")
    assert out.getvalue() == f"{text}\n"
    assert "naltrexone" in text
    assert len(text) <= most
