"""A QR code, drawn by this site itself: no other host learns of the address in it."""

from dataclasses import dataclass
from itertools import groupby

import segno

MARGIN = 4  # modules of white all round, which readers need


@dataclass(frozen=True)
class Drawing:
    """A QR code for an SVG: its width in modules, and the path of the dark ones."""

    width: int
    path: str


def drawing(text: str) -> Drawing:
    """The code that holds this text, with what readers need to correct a smudge (level M)."""
    matrix = segno.make(text, error="m", micro=False).matrix
    runs = [run for y, row in enumerate(matrix, MARGIN) for run in _dark_runs(row, y)]
    return Drawing(len(matrix) + 2 * MARGIN, "".join(runs))


def _dark_runs(row: bytearray, y: int) -> list[str]:
    """Each stretch of dark modules in a row, as a box one module high."""
    runs, x = [], MARGIN
    for is_dark, modules in groupby(row):
        length = len(list(modules))
        if is_dark:
            runs.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return runs
