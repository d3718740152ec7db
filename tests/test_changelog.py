"""The changelog has a section for each version, newest first, up to the current one."""

import re
import tomllib
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADING = re.compile(r"## (\d+)\.(\d+)\.(\d+) – (\d{1,2} [A-Z][a-z]+ \d{4})")


def sections():
    lines = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    return [HEADING.fullmatch(line) or line for line in lines if line.startswith("## ")]


def versions():
    return [tuple(map(int, found.groups()[:3])) for found in sections()]


def test_every_section_names_its_version_and_day():
    assert [found for found in sections() if isinstance(found, str)] == []


def test_the_newest_version_comes_first():
    days = [datetime.strptime(found[4], "%d %B %Y").date() for found in sections()]  # noqa: DTZ007

    assert versions() == sorted(set(versions()), reverse=True)
    assert days == sorted(days, reverse=True)


def test_the_newest_version_is_the_one_that_the_project_says_it_is():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["version"] == ".".join(map(str, versions()[0]))
