"""The hazard log: every hazard has controls, every control tests that exist and assert."""

from pathlib import Path

import pytest

from prescribing.safety.hazards import ProvingTest
from prescribing.safety.load import FILE, BrokenLog, hazard_log, read_log
from prescribing.safety.risk import Likelihood, Severity, risk
from tests.support.hazard_evidence import fault_of

HAZARDS = hazard_log().hazards
# Words that say a likelihood rests on somebody who has not looked yet.
NOBODY_YET = ("clinician", "pharmacist", "people with ms", "prescribers")


# --- The log ---------------------------------------------------------------------------------


def test_each_test_that_the_log_names_exists_runs_and_asserts():
    faults = [
        f"{hazard.id}: {fault_of(test)}" for hazard, test in hazard_log().tests if fault_of(test)
    ]

    assert faults == []


def test_every_hazard_has_controls_and_every_control_tests():
    assert len(HAZARDS) >= 18
    assert all(hazard.controls for hazard in HAZARDS)
    assert all(control.tests for hazard in HAZARDS for control in hazard.controls)


def test_no_two_hazards_have_one_title():
    assert len({hazard.title for hazard in HAZARDS}) == len(HAZARDS)


def test_what_waits_for_a_clinician_or_a_pharmacist_is_not_very_unlikely():
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
what = "A control."
kind = "design"
tests = ["tests/test_safety_file.py::test_a_whole_log_is_read"]
"""


@pytest.fixture
def log(tmp_path):
    def written(text: str | bytes) -> Path:
        path = tmp_path / "hazard-log.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def test_a_whole_log_is_read(log):
    (hazard,) = read_log(log(LOG)).hazards

    assert (hazard.risk_before, hazard.risk_after) == (2, 1)
    assert hazard.controls[0].tests == (
        ProvingTest("tests/test_safety_file.py", "test_a_whole_log_is_read"),
    )


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
        ("tests = [", "proof = [", "H01, control 1: “proof” means nothing here"),
        ('["tests/test_safety_file.py::test_a_whole_log_is_read"]', "[]", "1: no test proves it"),
        ("py::test_a", "py:test_a", "H01, control 1: “tests/test_safety_file.py:test_a_whole"),
        ("[[hazards.controls]]", "[hazards.controls]", "H01: there are no controls"),
        ("[[hazards]]", "[[hazard]]", "hazard-log.toml: “hazard” means nothing here"),
        ("[[hazards]]", "[[hazards", "hazard-log.toml: this is not TOML"),
    ],
)
def test_a_log_that_cannot_be_right_says_where_and_what_to_do(log, right, wrong, message):
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


# --- Tests that prove nothing ------------------------------------------------------------------

PROVING = {
    "an assertion": "def test_it():\n    assert True",
    "parameters": "@pytest.mark.parametrize('one', [1])\ndef test_it(one):\n    assert one",
    "a helper": "def check(it):\n    assert it\n\ndef test_it():\n    check(1)",
    "a refusal": "def test_it():\n    with pytest.raises(ValueError):\n        int('x')",
    "a browser": "def test_it(page):\n    expect(page).to_have_title('x')",
    "a branch": "def test_it(one):\n    if one:\n        return\n    assert True",
    "an inner function that is called": (
        "def test_it():\n    def check():\n        assert True\n    check()"
    ),
    "a mark for other tests": (
        "later = pytest.mark.skip\n\n@later\ndef test_other():\n    assert True\n\n"
        "def test_it():\n    assert True"
    ),
}
NOTHING_ASSERTED = {
    "no assertion": "def test_it():\n    print('fine')",
    "an expectation of nothing": "def test_it(page):\n    expect(page)",
    "an inner function": "def test_it():\n    def check():\n        assert True",
    "an inner function of a helper": (
        "def helper():\n    def check():\n        assert True\n\ndef test_it():\n    helper()"
    ),
    "a lambda": "def test_it(page):\n    check = lambda: expect(page).to_be_visible()",
    "after return": "def test_it():\n    return\n    assert True",
    "after raise in a block": "def test_it():\n    for x in y:\n        continue\n        assert x",
    "after both branches": (
        "def test_it(x):\n    if x:\n        return\n    else:\n        return\n    assert x"
    ),
    "if False": "def test_it():\n    if False:\n        assert True",
    "a helper after return": (
        "def check():\n    assert True\n\ndef test_it():\n    return\n    check()"
    ),
}
SKIPPED = {
    "a mark": "@pytest.mark.skip(reason='later')\ndef test_it():\n    assert True",
    "a failure expected": "@pytest.mark.xfail\ndef test_it():\n    assert True",
    "a call": "def test_it():\n    pytest.skip('not here')\n    assert True",
    "a helper that skips": (
        "def need():\n    pytest.skip('no')\n\ndef test_it():\n    need()\n    assert True"
    ),
    "a fixture that skips": (
        "@pytest.fixture\ndef it():\n    pytest.skip('no')\n\ndef test_it(it):\n    assert it"
    ),
    "a missing module": "def test_it():\n    pytest.importorskip('x')\n    assert True",
    "a missing module of all": "x = pytest.importorskip('x')\n\ndef test_it():\n    assert x",
    "a call for all": (
        "if not x:\n    pytest.skip('no', allow_module_level=True)\n\ndef test_it():\n    assert x"
    ),
    "a mark for all": "pytestmark = pytest.mark.skip\n\ndef test_it():\n    assert True",
    "an annotated mark for all": (
        "pytestmark: list = [pytest.mark.skip]\n\ndef test_it():\n    assert True"
    ),
    "a mark added for all": (
        "pytestmark = []\npytestmark += [pytest.mark.skip]\n\ndef test_it():\n    assert True"
    ),
    "another name for a mark": (
        "later = pytest.mark.skipif(True)\n\n@later\ndef test_it():\n    assert True"
    ),
    "another name for a call": (
        "from pytest import skip as leave\n\ndef test_it():\n    leave('no')\n    assert True"
    ),
    "another name within": "def test_it():\n    go = pytest.skip\n    go('no')\n    assert True",
    "an exception": (
        "from unittest import SkipTest as Gone\n\ndef test_it():\n    if x:\n        raise Gone\n"
        "    assert x"
    ),
    "no parameters": "@pytest.mark.parametrize('x', [])\ndef test_it(x):\n    assert x",
    "no parameters by keyword": (
        "@pytest.mark.parametrize('x', argvalues=())\ndef test_it(x):\n    assert x"
    ),
    "no parameters by name": (
        "CASES = []\n\n@pytest.mark.parametrize('x', CASES)\ndef test_it(x):\n    assert x"
    ),
    "no parameters in a mark": (
        "cases = pytest.mark.parametrize('x', ())\n\n@cases\ndef test_it(x):\n    assert x"
    ),
    "parameters that are skipped": (
        "@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.skip)])\n"
        "def test_it(x):\n    assert x"
    ),
}


@pytest.fixture
def fault(tmp_path):
    def found(module: str, name: str = "test_it") -> str:
        (tmp_path / "test_module.py").write_text(module)
        return fault_of(ProvingTest("test_module.py", name), tmp_path)

    return found


@pytest.mark.parametrize("module", PROVING.values(), ids=PROVING)
def test_a_test_that_runs_and_asserts_proves_something(fault, module):
    assert fault(module) == ""


@pytest.mark.parametrize("module", NOTHING_ASSERTED.values(), ids=NOTHING_ASSERTED)
def test_a_test_that_asserts_nothing_is_seen(fault, module):
    assert fault(module).endswith("asserts nothing")


@pytest.mark.parametrize("module", SKIPPED.values(), ids=SKIPPED)
def test_a_test_that_may_be_passed_over_is_seen(fault, module):
    assert fault(module).endswith("is skipped")


def test_a_test_that_is_gone_is_seen(fault, tmp_path):
    assert fault(PROVING["a helper"], "test_other").endswith("has no test_other")
    assert fault_of(ProvingTest("test_gone.py", "test_it"), tmp_path).endswith("does not exist")
