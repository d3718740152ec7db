"""Render sample packs to look at, each request and addressee of each person, and count pages.

The table of pages is printed and written to var/letters/pages.txt.
"""

import copy
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = ROOT / "tests" / "samples"
OUT = ROOT / "var" / "letters"
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis "

Answers = dict[str, dict[str, Any]]


def samples(typical: Answers) -> dict[str, Answers]:
    """The answers of each sample, by its name."""
    packs = {"typical": typical, "short": short(typical), "longest": longest(typical)}
    packs |= {"conflicts": conflicts(typical), "sixty-medicines": sixty_medicines(typical)}
    people = {
        name: json.loads((PEOPLE / f"{name}.json").read_text("utf-8"))
        for name in ("many-medicines", "only-what-is-required")
    }
    for name, person in {"typical": typical, **dict(sorted(people.items()))}.items():
        packs |= {f"{name}-{variant}": answers for variant, answers in variants(person)}
    return packs


def variants(person: Answers) -> Iterator[tuple[str, Answers]]:
    """One person's answers with each request and addressee, and in larger text."""
    for kind in ("nhs-prescription", "private-prescription", "confirmation"):
        for role in ("gp", "neurologist", "ms-nurse"):
            answers = copy.deepcopy(person)
            answers["request"] = {**answers["request"], "kind": kind}
            answers["addressee"] = {**answers["addressee"], "role": role, "name": "Dr Evans"}
            yield f"{kind}-{role}", answers
    for size in ("large", "very-large"):
        answers = copy.deepcopy(person)
        answers["documents"]["text_size"] = size
        yield size, answers


def short(typical: Answers) -> Answers:
    """The shortest answers that the interview accepts."""
    answers = copy.deepcopy(typical)
    answers["before-you-start"]["filling_in_for"] = "myself"
    answers["request"] = {"kind": "nhs-prescription"}
    answers["addressee"] = {"role": "gp"}
    unsaid = dict.fromkeys(("nhs_number", "address", "telephone", "email"), "")
    answers["patient"] |= {"full_name": "Ann Lee", **unsaid}
    answers["diagnosis"] = {"ms_type": "not-known"}
    answers["what-matters"] = {}
    answers["conditions"] = dict.fromkeys(("has_conditions", "has_operations"), "not-known")
    answers["pregnancy"] = {"pregnancy": "prefer-not-to-say"}
    answers["allergies"] = answers["medicines"] = {"completeness": "not-known"}
    answers["opioids"] = {"opioids": "not-known"}
    answers["liver-and-kidneys"] = dict.fromkeys(("liver", "kidneys"), "not-known")
    answers["ldn"] = {"taken": "no", "preferred_form": "no-preference"}
    answers["documents"] = {"documents": [], "text_size": "standard"}
    return answers


def conflicts(typical: Answers) -> Answers:
    """Answers that contradict other typed answers."""
    answers = copy.deepcopy(typical)
    answers["opioids"] = {"opioids": "never"}
    answers["liver-and-kidneys"] = {"liver": "no", "kidneys": "no"}
    answers["conditions"]["conditions"] += "\nHepatitis B in 1999. Stopped tramadol in May."
    answers["ldn"]["taken"] = "no"
    item = answers["medicines"]["items"][0]
    for name in ("naltrexone 3 mg capsules", "Mysimba", "my BuTrans patch", "Tecfidera 240 mg"):
        answers["medicines"]["items"].append(item | {"medication_name": name})
    return answers


def sixty_medicines(typical: Answers) -> Answers:
    """As many medicines as the interview accepts, every fourth with the name of an opioid."""
    answers = conflicts(typical)
    items = answers["medicines"]["items"]
    names = ("tramadol hcl m/r 100mg", "Zapain", "cocodomol", "MST Continus", "Oramorph")
    answers["medicines"]["items"] = [
        item | ({"medication_name": f"{names[n // 4 % 5]} {n}"} if n % 4 == 0 else {})
        for n, item in enumerate((items * 4)[:60])
    ]
    return answers


def longest(typical: Answers) -> Answers:
    """Every field of one line as long as allowed, in total just under the limit for a draft."""
    answers = copy.deepcopy(typical)
    line = (LONG_WORD * 4)[:150].strip()
    for step in ("patient", "addressee", "diagnosis", "request", "before-you-start"):
        for field in ("full_name", "practice_name", "gp_name", "made_by", "organisation"):
            if field in answers[step]:
                answers[step][field] = line
    address = "\n".join([line] * 6)
    answers["patient"]["address"] = answers["addressee"]["practice_address"] = address
    for step, field in (
        ("what-matters", "what_matters"),
        ("conditions", "conditions"),
        ("conditions", "operations"),
    ):
        answers[step][field] = (LONG_WORD * 50)[:2000].strip()
    item = answers["medicines"]["items"][0] | {"medication_name": line, "indication": line}
    answers["medicines"]["items"] = [item] * 55
    return answers


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnguide.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.utils import timezone

    from ldnguide.printing import fonts
    from prescribing.interview.journey import Journey
    from prescribing.interview.read_fields import read_fields
    from prescribing.interview.steps import STEPS
    from prescribing.management.commands.make_pack import EXAMPLE
    from prescribing.medicines.loading import default_list
    from prescribing.medicines.recognise import NameRecogniser
    from prescribing.pack import pdf
    from prescribing.pack.compose import compose
    from prescribing.pack.documents import Reader
    from prescribing.pack.guidance import read_guidance

    guidance = read_guidance(timezone.localdate())
    OUT.mkdir(parents=True, exist_ok=True)
    table = [f"{'':<50} for the practice + for the patient"]
    for name, answers in samples(json.loads(EXAMPLE.read_text("utf-8"))).items():
        journey = Journey(STEPS, answers)
        for problem in journey.problems():
            print(f"{name}: {problem}", file=sys.stderr)
            return 1
        began = time.perf_counter()
        pack = compose(
            journey.cleaned,
            timezone.localdate(),
            fonts.covers,
            NameRecogniser(default_list()),
            read_fields(STEPS),
        )
        (OUT / f"{name}.pdf").write_bytes(pdf.render_pack(pack, guidance))
        pages = pdf.page_counts(pack, guidance)
        parts = "  ".join(f"{document.slug} {count}" for document, count in pages.items())
        totals = [
            sum(count for document, count in pages.items() if document.reader is reader)
            for reader in Reader
        ]
        table.append(f"{name:<50} {totals[0]} + {totals[1]}   {parts}")
        print(f"{table[-1]}   {time.perf_counter() - began:.1f} s", flush=True)
    (OUT / "pages.txt").write_text("\n".join(table) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
