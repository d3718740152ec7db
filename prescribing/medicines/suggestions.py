"""The common medicines as a JavaScript module, which browsers search while somebody types a name.

A module needs no permission that the policy for scripts does not give, as a fetched file would.
"""

import json

from prescribing.medicines.pasted.known import common_rows

# A search for an illness must not lead to the medicine that this site is about.
_FOUND_BY_NAME_ALONE = {"Naltrexone"}


def javascript() -> str:
    """A module that exports one text: a line for each medicine, the likeliest first.

    Its cells are name, strengths, forms and uses. Where one has several, "|" stands between them.
    """
    lines = json.dumps("\n".join(map(_line, common_rows())), ensure_ascii=False)
    return f"// Common medicines. Made by scripts/build_assets.py.\nexport default {lines};\n"


def _line(row: dict[str, str]) -> str:
    uses = "" if row["name"] in _FOUND_BY_NAME_ALONE else row["uses"]
    return "\t".join((row["name"], row["strengths"], row["forms"], uses))
