"""The fonts for print: their files, which characters they have, how wide those are.

The fonts of the system are never used: see docs/adr/0004-fonts-of-the-pack.md. Pure except that it
reads the files.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import RLock

import fontpkg_fira_sans
from fontTools.ttLib import TTFont

from ldnguide.printing.mirrored import SPACES, is_mirrored, mirrored_font
from ldnguide.printing.tounicode import glyph_texts, repair_cmap

FIRA = Path(fontpkg_fira_sans.__file__).parent / "files"
NOTO = Path("/usr/share/fonts/truetype/noto")
NOTO_CJK = Path("/usr/share/fonts/opentype/noto")
ASSET = "asset:"
# The font that is made here. It comes first, so that it draws every bracket.
MIRRORED = "Pack Mirrored"
WEIGHTS = ("normal", "bold")
# fontTools reads lazily from shared files: one thread at a time.
_reading = RLock()
# In order of preference: a character is drawn by the first font that has it. Arabic uses Naskh, not
# Sans, because poppler reads the lam-alef of Noto Sans Arabic back as another letter.
NOTO_FAMILIES = (
    *("Sans", "NaskhArabic", "SansHebrew", "SansThai", "SansDevanagari", "SansBengali"),
    *("SansGujarati", "SansGurmukhi", "SansTamil", "SansTelugu", "SansKannada", "SansMalayalam"),
    *("SansSinhala", "SansGeorgian", "SansArmenian", "SansEthiopic"),
    *("SansSymbols", "SansSymbols2", "SansMath"),
)


class MissingFont(RuntimeError):
    """A font file is missing. The message names the Debian or pip package that has it."""


@dataclass(frozen=True)
class Face:
    """One font file under the family name that print.css and the PDF know it by."""

    family: str
    weight: str
    path: Path
    package: str


@cache
def faces() -> tuple[Face, ...]:
    """Every font file, in order of preference. Raises MissingFont."""
    faces = [*_family("Pack Fira", FIRA, "FiraSans", ".ttf", "the pip package fontpkg-fira-sans")]
    for name in NOTO_FAMILIES:
        faces += _family(f"Pack {name}", NOTO, f"Noto{name}", ".ttf", "fonts-noto-core")
    return (*faces, *_family("Pack CJK", NOTO_CJK, "NotoSansCJK", ".ttc", "fonts-noto-cjk"))


def _family(family: str, folder: Path, stem: str, suffix: str, package: str) -> list[Face]:
    regular, bold = folder / f"{stem}-Regular{suffix}", folder / f"{stem}-Bold{suffix}"
    if not regular.exists():
        raise MissingFont(f"The font {regular} is missing. Install {package}.")
    faces = [Face(family, "normal", regular, package)]
    if bold.exists():
        faces.append(Face(family, "bold", bold, package))
    return faces


def covers(character: str) -> bool:
    """Whether one of our fonts has this one character."""
    with _reading:
        return ord(character) in _first_face()


@cache
def width_of(character: str) -> float:
    """How far this one character moves the pen, in em; the wider of regular and bold."""
    with _reading:
        return _widest(ord(character))


def _widest(codepoint: int) -> float:
    face = _first_face().get(codepoint)
    if face is None:
        return 1.0
    return max(_width(other, codepoint) for other in faces() if other.family == face.family)


# Scripts that build clusters: the text of a glyph depends on its neighbours.
CLUSTERING = (
    *("SansThai", "SansDevanagari", "SansBengali", "SansGujarati", "SansGurmukhi", "SansTamil"),
    *("SansTelugu", "SansKannada", "SansMalayalam", "SansSinhala"),
)


def repair_tounicode(font_name: str, cmap: bytes) -> bytes:
    """A font's ToUnicode CMap with every entry corrected. font_name: as the PDF writes it."""
    name = font_name.partition("+")[2]
    weight = "bold" if name.endswith("-Bold") else "normal"
    family = name.removesuffix("-Bold").replace("-", " ", 1)
    weights = {face.weight: face for face in faces() if face.family == family}
    face = weights.get(weight) or weights.get("normal")
    if face is None:
        return cmap
    with _reading:
        clusters = family.removeprefix("Pack ") in CLUSTERING
        return repair_cmap(cmap, _glyph_texts(face), clusters=clusters)


@cache
def _glyph_texts(face: Face) -> list[str]:
    return glyph_texts(_open(face))


def stylesheet() -> str:
    """The @font-face rules, and the font families of the whole page."""
    made = [(MIRRORED, weight, weight) for weight in WEIGHTS]
    files = [(face.family, face.weight, str(number)) for number, face in enumerate(faces())]
    rules = [
        f'@font-face {{ font-family: "{family}"; src: url({ASSET}{name}); font-weight: {weight} }}'
        for family, weight, name in (*made, *files)
    ]
    families = ", ".join(dict.fromkeys(f'"{family}"' for family, _, _ in (*made, *files)))
    return "\n".join((*rules, f"html {{ font-family: {families} }}"))


def read_asset(address: str) -> bytes:
    """The font behind an address of `stylesheet`. Raises LookupError for any other address."""
    made = {f"{ASSET}{weight}": weight for weight in WEIGHTS}
    if address in made:
        return _mirrored(made[address])
    numbers = {f"{ASSET}{number}": face for number, face in enumerate(faces())}
    return numbers[address].path.read_bytes()


@cache
def _mirrored(weight: str) -> bytes:
    with _reading:
        sources = {
            codepoint: _open(_of_weight(face, weight, codepoint))
            for codepoint, face in _first_face().items()
            if is_mirrored(codepoint) or chr(codepoint) in SPACES
        }
        return mirrored_font(sources, like=_open(faces()[0]))


def _of_weight(face: Face, weight: str, codepoint: int) -> Face:
    """The face of the same family in this weight, if there is one with the character.

    Never that of Chinese, Japanese and Korean in bold: reading it takes half a second.
    """
    fitting = (face.family, weight) if face.path.suffix == ".ttf" else None
    others = (other for other in faces() if (other.family, other.weight) == fitting)
    return next((other for other in others if codepoint in _characters(other)), face)


@cache
def _first_face() -> dict[int, Face]:
    covering: dict[int, Face] = {}
    for face in faces():
        if face.weight == "normal":
            for codepoint in _characters(face):
                covering.setdefault(codepoint, face)
    return covering


@cache
def _open(face: Face) -> TTFont:
    return TTFont(face.path, fontNumber=0, lazy=True)


@cache
def _characters(face: Face) -> dict[int, str]:
    characters: dict[int, str] = _open(face).getBestCmap()
    return characters


def _width(face: Face, codepoint: int) -> float:
    glyph = _characters(face).get(codepoint)
    if glyph is None:
        return 0.0
    font = _open(face)
    advance: int = font["hmtx"][glyph][0]
    return advance / float(font["head"].unitsPerEm)
