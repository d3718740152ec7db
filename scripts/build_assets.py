"""Make the static files that are not in the repository: web fonts, and names to suggest.

The fonts are Fira Sans from its pip package, cut into the files that site.css names. The names are
the common medicines, as a script. Writes var/assets/, which settings.py lists in STATICFILES_DIRS.
"""

import re
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path

import fontpkg_fira_sans
from fontTools import subset

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "var" / "assets"
FACES = ROOT / "ldnguide" / "static" / "site.css"
NAMES = "medicine-names.js"
WEIGHTS = {"400": "FiraSans-Regular.ttf", "700": "FiraSans-Bold.ttf"}
# The style sheet alone lists the characters of each file; browsers use that list too.
_FACE = re.compile(
    r'@font-face {[^}]*font-weight: (?P<weight>\d+);[^}]*url\("(?P<file>[\w-]+\.woff2)"\)'
    r"[^}]*unicode-range: (?P<characters>[^;}]+);"
)


def faces() -> list[dict[str, str]]:
    """Each web font that the style sheet asks for: its weight, file and characters."""
    return [face.groupdict() for face in _FACE.finditer(FACES.read_text("utf-8"))]


def build(face: dict[str, str]) -> None:
    """Cut Fira Sans down to the characters of one file."""
    source = Path(fontpkg_fira_sans.__file__).parent / "files" / WEIGHTS[face["weight"]]
    subset.main(
        [
            str(source),
            f"--unicodes={face['characters'].replace(' ', '')}",
            "--layout-features=kern,liga,mark,mkmk,ccmp,locl",
            "--flavor=woff2",
            f"--output-file={ASSETS / face['file']}",
        ]
    )


def main() -> None:
    build_fonts()
    build_names()


def build_names() -> None:
    """Write the common medicines as a script."""
    sys.path.insert(0, str(ROOT))
    from prescribing.medicines.suggestions import javascript

    (ASSETS / NAMES).write_text(javascript(), "utf-8")


def build_fonts() -> None:
    """Make the font files, unless they were made from the same package for the same style sheet."""
    made_from = f"fontpkg-fira-sans {version('fontpkg-fira-sans')}, {faces()}"
    stamp = ASSETS / ".made-from"
    if stamp.exists() and stamp.read_text() == made_from:
        return
    print("==> Building web fonts", flush=True)
    shutil.rmtree(ASSETS, ignore_errors=True)
    ASSETS.mkdir(parents=True)
    with ProcessPoolExecutor() as pool:
        list(pool.map(build, faces()))
    stamp.write_text(made_from)


if __name__ == "__main__":
    main()
