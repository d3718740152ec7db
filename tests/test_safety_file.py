"""The hazard log: every hazard has controls, and tests are marked with the controls they hold."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from prescribing.safety.hazards import Control, ControlKind
from prescribing.safety.load import FILE, BrokenLog, hazard_log, read_log
from prescribing.safety.risk import Likelihood, Severity, risk
from tests.support.hazard_marks import COLLECTED, faults, is_whole_run, miscounts, without_items

HAZARDS = hazard_log().hazards
# Words of a likelihood that depends on a review that has not happened yet.
NOBODY_YET = ("clinician", "pharmacist", "people with ms", "prescribers")


# --- The log ---------------------------------------------------------------------------------


def test_every_control_is_held_by_the_number_of_tests_that_the_log_says(pytestconfig):
    collected = pytestconfig.stash[COLLECTED]
    controls = hazard_log().controls

    missing = without_items(collected)
    wrong = faults(collected, controls)
    if is_whole_run(pytestconfig):
        wrong += missing
    if not missing:
        wrong += miscounts(collected, controls)

    assert not wrong, "\n".join(wrong)


def test_every_hazard_has_controls():
    assert len(HAZARDS) >= 18
    assert all(hazard.controls for hazard in HAZARDS)


def test_no_two_hazards_have_one_title():
    assert len({hazard.title for hazard in HAZARDS}) == len(HAZARDS)


def test_a_hazard_that_waits_for_a_clinician_or_pharmacist_is_not_very_unlikely():
    waiting = [
        hazard for hazard in HAZARDS if any(who in hazard.remaining.lower() for who in NOBODY_YET)
    ]
    assert waiting
    assert not [hazard.id for hazard in waiting if hazard.after is Likelihood.VERY_LOW]


def test_the_log_says_that_no_clinician_has_judged_it():
    assert "None of them judged as a clinician" in hazard_log().judged_by
    assert hazard_log().clinical_safety_officer == ""


@pytest.mark.parametrize(
    ("severity", "likelihood", "expected"),
    [
        (Severity.MINOR, Likelihood.VERY_LOW, 1),
        (Severity.MINOR, Likelihood.VERY_HIGH, 3),
        (Severity.SIGNIFICANT, Likelihood.LOW, 2),
        (Severity.CONSIDERABLE, Likelihood.LOW, 2),
        (Severity.CONSIDERABLE, Likelihood.MEDIUM, 3),
        (Severity.MAJOR, Likelihood.VERY_LOW, 2),
        (Severity.MAJOR, Likelihood.LOW, 3),
        (Severity.MAJOR, Likelihood.HIGH, 4),
        (Severity.CATASTROPHIC, Likelihood.VERY_LOW, 3),
        (Severity.CATASTROPHIC, Likelihood.HIGH, 5),
    ],
)
def test_the_risk_follows_from_severity_and_likelihood(severity, likelihood, expected):
    assert risk(severity, likelihood) == expected


def test_more_harm_or_more_likely_is_never_less_risk():
    for severity in Severity:
        rising = [risk(severity, likelihood) for likelihood in Likelihood]
        assert rising == sorted(rising)
    for likelihood in Likelihood:
        rising = [risk(severity, likelihood) for severity in Severity]
        assert rising == sorted(rising)


# --- A broken log ----------------------------------------------------------------------------

LOG = """
version = "1"
date = 2026-11-22
judged_by = "somebody"
clinical_safety_officer = ""

[[hazards]]
id = "H01"
title = "A hazard"
causes = ["A cause."]
harm = "A harm."
severity = "minor"
before = "medium"
after = "low"

[[hazards.controls]]
id = "H01.1"
what = "A control."
kind = "design"
tests = 3
"""


@pytest.fixture
def log(tmp_path):
    def written(text: str | bytes) -> Path:
        path = tmp_path / "hazard-log.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def test_a_complete_log_is_read(log):
    (hazard,) = read_log(log(LOG)).hazards

    assert (hazard.risk_before, hazard.risk_after) == (2, 1)
    assert hazard.controls == (Control("H01.1", "A control.", ControlKind.DESIGN, tests=3),)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('version = "1"', "version = 1", "hazard-log.toml: “version” must be a text. Write ver"),
        ("date = 2026-11-22", 'date = "soon"', "hazard-log.toml: “date” must be a date"),
        ('id = "H01"', 'id = "H2"', "the 1st hazard must have id = “H01”"),
        ('title = "A hazard"', 'title = " "', "H01: “title” must be a text"),
        ('["A cause."]', "[]", "H01: there are no causes"),
        ('["A cause."]', "[1]", "H01: “causes” must hold texts alone"),
        ('"minor"', '"awful"', "H01: severity cannot be “awful”. Use one of: minor, signif"),
        ('"minor"', '"major"', "H01: a risk of 3 is left. Say in “remaining”"),
        ('after = "low"', 'after = "high"', "H01: the harm is likelier after the controls"),
        ("harm =", "harms =", "H01: “harms” means nothing here"),
        ('kind = "design"', 'kind = "luck"', "H01, control 1: kind cannot be “luck”"),
        ("tests = 3", "proof = 3", "H01, control 1: “proof” means nothing here"),
        ("tests = 3", "tests = 0", "control 1: “tests” must be a whole number from 1. Write"),
        ("tests = 3", "tests = true", "control 1: “tests” must be a whole number from 1. Write"),
        ('id = "H01.1"', 'id = "H01.2"', "H01, control 1: it must have id = “H01.1”"),
        ("[[hazards.controls]]", "[hazards.controls]", "H01: there are no controls"),
        ("[[hazards]]", "[[hazard]]", "hazard-log.toml: “hazard” means nothing here"),
        ("[[hazards]]", "[[hazards", "hazard-log.toml: this is not TOML"),
    ],
)
def test_an_error_in_the_log_says_where_it_is_and_what_to_do(log, right, wrong, message):
    assert LOG.count(right) == 1 or right == "[[hazards]]"

    with pytest.raises(BrokenLog) as refused:
        read_log(log(LOG.replace(right, wrong)))
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LOG.partition("[[hazards]]")[0], "there are no hazards. Add at least one"),
        (LOG.partition("[[hazards.controls]]")[0], "H01: there are no controls. Add at least one"),
        (LOG.encode("utf-16"), "this is not UTF-8. Save the file as UTF-8"),
    ],
)
def test_a_log_with_too_little_in_it_is_refused(log, text, message):
    with pytest.raises(BrokenLog, match=message):
        read_log(log(text))


def test_a_log_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BrokenLog, match=r"hazard-log\.toml: cannot be read"):
        read_log(tmp_path / FILE.name)


# --- Marks of tests ----------------------------------------------------------------------------

CONTROL = Control("H01.1", "A control.", ControlKind.DESIGN, tests=2)


def checking():
    assert CONTROL.tests


def empty():
    assert True


@pytest.fixture
def item(request):
    def collected(name: str, *marks: pytest.MarkDecorator, body=checking) -> pytest.Item:
        made = pytest.Function.from_parent(request.node.parent, name=name, callobj=body)
        for mark in marks:
            made.add_marker(mark)
        return made

    return collected


def test_the_cases_of_a_marked_test_count_once(item):
    mark = pytest.mark.hazard("H01.1")
    marked = [item("test_one[a]", mark), item("test_one[b]", mark), item("test_two", mark)]

    assert miscounts(marked, [CONTROL]) == []
    assert miscounts(marked[:2], [CONTROL]) == [
        "H01.1: the log says tests = 2, but 1 tests are marked"
    ]


def test_a_mark_for_a_control_that_the_log_does_not_have_is_named(item):
    wrong = item("test_one", pytest.mark.hazard("H01.1", "H77.1"))

    (fault,) = faults([wrong, item("test_two")], [CONTROL])
    assert fault.endswith("test_one: the log has no control H77.1")


@pytest.mark.parametrize("name", ["skip", "skipif", "xfail", "long"])
def test_a_marked_test_that_may_not_run_is_named(item, name):
    passed_over = item("test_one", pytest.mark.hazard("H01.1"), getattr(pytest.mark, name))

    (fault,) = faults([passed_over], [CONTROL])
    assert fault.endswith(f"test_one: marked {name}")


def test_some_cases_of_a_marked_test_may_be_left_to_the_long_run(item):
    mark = pytest.mark.hazard("H01.1")

    assert faults([item("a[1]", mark, pytest.mark.long), item("a[2]", mark)], [CONTROL]) == []


def test_a_marked_test_that_checks_nothing_is_named(item):
    (fault,) = faults([item("test_one", pytest.mark.hazard("H01.1"), body=empty)], [CONTROL])
    assert fault.endswith("test_one: it has no assert, raises, warns or expect of its own")


def test_a_file_of_which_no_test_was_collected_is_named(item, tmp_path):
    (tmp_path / "test_skipped.py").touch()

    assert without_items([item("test_one")], tmp_path) == ["test_skipped.py: no test was collected"]
    assert without_items([item("test_one")], Path(__file__).parent / "support") == []


@pytest.mark.parametrize(
    ("arguments", "ignored", "is_whole"),
    [
        (["tests"], None, True),
        (["."], None, True),
        (["tests/test_safety_file.py"], None, False),
        (
            ["tests/content", "tests/test_safety_file.py::test_every_hazard_has_controls"],
            None,
            False,
        ),
        (["tests"], ["tests/browser"], False),
    ],
)
def test_no_file_may_be_missing_if_the_whole_folder_is_asked_for(arguments, ignored, is_whole):
    config = SimpleNamespace(
        args=arguments,
        invocation_params=SimpleNamespace(dir=Path(__file__).parents[1]),
        getoption={"ignore": ignored}.get,
    )

    assert is_whole_run(config) is is_whole
