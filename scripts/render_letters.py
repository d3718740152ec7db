"""Render sample packs to look at: short, typical, longest allowed, and each request."""

import copy
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "var" / "letters"
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis "

Answers = dict[str, dict[str, Any]]


def samples(typical: Answers) -> dict[str, Answers]:
    """Each sample's name and answers."""
    made = {"typical": typical, "short": short(typical), "longest": longest(typical)}
    made |= {"conflicts": conflicts(typical), "sixty-medicines": sixty_medicines(typical)}
    for kind in ("nhs-prescription", "private-prescription", "confirmation"):
        for role in ("gp", "neurologist", "ms-nurse"):
            changed = copy.deepcopy(typical)
            changed["request"]["kind"] = kind
            changed["addressee"]["role"] = role
            made[f"{kind}-{role}"] = changed
    for size in ("large", "very-large"):
        changed = copy.deepcopy(typical)
        changed["documents"]["text_size"] = size
        made[f"typical-{size}"] = changed
    return made


def short(typical: Answers) -> Answers:
    """As little as the interview lets through."""
    made = copy.deepcopy(typical)
    made["before-you-start"]["filling_in_for"] = "myself"
    made["request"] = {"kind": "nhs-prescription"}
    made["addressee"] = {"role": "gp"}
    made["patient"] |= {"full_name": "Ann Lee", "nhs_number": ""}
    made["contact"] = {}
    made["gp-practice"] = {}
    made["diagnosis"] = {"ms_type": "not-known"}
    made["proof"] = {}
    made["what-matters"] = {}
    for step, question in (("conditions", "has_conditions"), ("operations", "has_operations")):
        made[step] = {question: "not-known"}
    made["pregnancy"] = {"pregnancy": "prefer-not-to-say"}
    made["allergies"] = made["medicines"] = {"completeness": "not-known"}
    made["opioids"] = {"opioids": "not-known"}
    made["liver"] = {"liver": "not-known"}
    made["kidneys"] = {"kidneys": "not-known"}
    made["ldn"] = {"taken": "no", "preferred_form": "no-preference"}
    made["documents"] = {"documents": [], "text_size": "standard"}
    return made


def conflicts(typical: Answers) -> Answers:
    """Answers that do not seem to fit what is typed elsewhere."""
    made = copy.deepcopy(typical)
    made["opioids"] = {"opioids": "no"}
    made["liver"], made["kidneys"] = {"liver": "no"}, {"kidneys": "no"}
    made["conditions"]["conditions"] += "\nHepatitis B in 1999. Stopped tramadol in May."
    made["ldn"]["taken"] = "no"
    item = made["medicines"]["items"][0]
    for name in ("naltrexone 3 mg capsules", "Mysimba", "my BuTrans patch", "Tecfidera 240 mg"):
        made["medicines"]["items"].append(item | {"medication_name": name})
    return made


def sixty_medicines(typical: Answers) -> Answers:
    """As many medicines as the interview takes, every fourth with an opioid name."""
    made = conflicts(typical)
    items = made["medicines"]["items"]
    names = ("tramadol hcl m/r 100mg", "Zapain", "cocodomol", "MST Continus", "Oramorph")
    made["medicines"]["items"] = [
        each | ({"medication_name": f"{names[n // 4 % 5]} {n}"} if n % 4 == 0 else {})
        for n, each in enumerate((items * 4)[:60])
    ]
    return made


def longest(typical: Answers) -> Answers:
    """Every single line at its limit, and all together just under the limit for everything."""
    made = copy.deepcopy(typical)
    line = (LONG_WORD * 4)[:150].strip()
    for step in ("patient", "gp-practice", "diagnosis", "request", "before-you-start"):
        for field in ("full_name", "practice_name", "gp_name", "made_by", "organisation"):
            if field in made[step]:
                made[step][field] = line
    made["contact"]["address"] = made["gp-practice"]["address"] = "\n".join([line] * 6)
    for step, field in (
        ("what-matters", "what_matters"),
        ("conditions", "conditions"),
        ("operations", "operations"),
    ):
        made[step][field] = (LONG_WORD * 50)[:2000].strip()
    item = made["medicines"]["items"][0] | {"medication_name": line, "indication": line}
    made["medicines"]["items"] = [item] * 55
    return made


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
    from prescribing.pack.guidance import read_guidance

    guidance = read_guidance(timezone.localdate())
    OUT.mkdir(parents=True, exist_ok=True)
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
        path = OUT / f"{name}.pdf"
        path.write_bytes(pdf.render_pack(pack, guidance))
        print(f"{path.relative_to(ROOT)}  {time.perf_counter() - began:.2f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
