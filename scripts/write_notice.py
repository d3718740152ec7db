"""Write NOTICE: the licences of the site's parts and packages. `make lock` runs it.

The licence of each locked package comes from the package's own metadata.
"""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTICE = ROOT / "NOTICE"
# Packages for other systems or Python versions, which are not installed here to read.
ELSEWHERE = {"brotlicffi": "MIT", "tzdata": "Apache-2.0"}
HEAD = """\
LDN Guide
The code is under the MIT licence (LICENSE), the guidance in content/starter/ under CC BY 4.0
(content/starter/README.md), the names of medicines in prescribing/medicines/data/ partly under the
Open Government Licence v3.0 (prescribing/medicines/README.md).

In this repository
    Bootstrap 5.3, rules in ldnguide/static/bootstrap.css: MIT, © 2011-2025 The Bootstrap Authors
    Words of the Electronic Frontier Foundation's lists: prescribing/drafts/words/README.md

Served to readers and embedded in letter packs
    Fira Sans: SIL Open Font License 1.1, © 2012-2016 The Mozilla Foundation and Telefonica S.A.
    Noto fonts (Debian's fonts-noto-core and fonts-noto-cjk): SIL Open Font License 1.1

Packages of requirements.txt, which set-up installs: each comes with its own licence text
"""


def locked() -> list[str]:
    """The packages that the site runs on, in order."""
    lines = (ROOT / "requirements.txt").read_text("utf-8")
    return re.findall(r"^([\w.-]+)==", lines, re.MULTILINE)


def licence_of(package: str) -> str:
    """The licence in a package's metadata: an SPDX expression if it has one."""
    try:
        said = metadata(package).json
    except PackageNotFoundError:
        return ELSEWHERE[package]
    classified = [
        value.rpartition(" :: ")[2]
        for value in said.get("classifier", [])
        if value.startswith("License ::")
    ]
    return str(said.get("license_expression") or said.get("license") or " or ".join(classified))


def main() -> None:
    lines = [f"    {package}: {licence_of(package)}\n" for package in locked()]
    NOTICE.write_text(f"{HEAD}{''.join(lines)}", "utf-8")


if __name__ == "__main__":
    main()
