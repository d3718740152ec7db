"""Time packs, many visitors, and texts made to be slow: a table, and var/bench.json."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
OUT = ROOT / "var" / "bench.json"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnguide.settings")
    import django

    django.setup()
    import packs
    import slow_texts
    import visitors

    if sys.argv[1:] == ["first-pack"]:
        print(packs.first_pack())
        return 0
    found: dict[str, float] = {}
    for part in (packs, visitors, slow_texts):
        print(f"==> {part.__name__}", flush=True)
        for what, figure in part.figures().items():
            print(f"{figure:10.3f}  {what}", flush=True)
            found[what] = round(figure, 4)
    OUT.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    print(f"==> {OUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
