"""`manage.py check` reports errors in the files that the site needs."""

import pytest
from django.core.checks import run_checks

from prescribing import system_checks
from prescribing.safety.load import FILE, read_log


def errors():
    return [each.msg for each in run_checks() if each.id == "prescribing.E002"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "hazard-log.toml: cannot be read"),
        ("", "hazard-log.toml: there are no hazards"),
        (FILE.read_text("utf-8").replace("severity", "severe"), "hazard-log.toml, H01: “severe”"),
    ],
    ids=["missing", "empty", "broken"],
)
def test_the_check_of_the_site_names_what_is_wrong_with_the_hazard_log(
    monkeypatch, tmp_path, text, says
):
    path = tmp_path / FILE.name
    if text is not None:
        path.write_text(text, "utf-8")
    monkeypatch.setattr(system_checks, "hazard_log", lambda: read_log(path))

    [error] = errors()
    assert error.startswith(f"The hazard log is broken. {says}")


def test_the_check_of_the_site_accepts_the_hazard_log_in_the_repository():
    assert errors() == []
