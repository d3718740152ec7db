"""NOTICE and the licence files name every part of the project and its licence."""

import re
from pathlib import Path

import pytest

from scripts.write_notice import NOTICE, locked

ROOT = Path(__file__).resolve().parent.parent


def named_packages():
    packages = NOTICE.read_text("utf-8").partition("Packages of requirements.txt")[2]
    return dict(re.findall(r"^    ([\w.-]+): (.+)$", packages, re.MULTILINE))


def test_the_notice_names_every_package_that_set_up_installs_and_no_other():
    """`make lock` writes it anew."""
    assert set(named_packages()) == set(locked())


def test_every_package_has_a_licence_of_a_known_kind():
    known = r"MIT|ISC|BSD|Apache|MPL|PSF|OFL|LGPL|Lesser General Public"

    assert [name for name, said in named_packages().items() if not re.search(known, said)] == []


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("LICENSE", "MIT License"),
        ("README.md", "CC BY 4.0"),
        ("content/starter/README.md", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "prescribing/medicines/README.md",
            "licensed under the\n[Open Government Licence v3.0]",
        ),
        ("NOTICE", "SIL Open Font License 1.1"),
    ],
)
def test_each_part_says_its_licence(file, says):
    assert says in (ROOT / file).read_text("utf-8")
