"""The colours of each palette: everything can be read, and every palette names the same colours."""

import re

import pytest
from django.conf import settings

from tests.support.contrast import contrast

STATIC = settings.BASE_DIR / "ldnguide" / "static"
TEXT = [
    *(("ink", ground) for ground in ("paper", "card", "band", "tint")),
    *(("muted", ground) for ground in ("paper", "card", "band")),
    *(("accent", ground) for ground in ("paper", "card", "band", "tint")),
    *(("urgent-edge", ground) for ground in ("paper", "card")),
    *((f"{name}-ink", name) for name in ("tint", "caution", "urgent", "target")),
    *(("on-button", "button"), ("on-button", "button-over"), ("on-accent", "accent")),
]
EDGES = [("rule", "paper"), ("rule", "card"), ("focus", "paper"), ("accent", "paper")]
EDGES += [("caution-edge", "caution"), ("urgent-edge", "urgent"), ("button", "paper")]


def palette(*names, more_contrast):
    """The colours of some palettes, the later over the earlier, as their three numbers."""
    colours = {}
    for name in names:
        usual, _, more = (STATIC / f"{name}.css").read_text("utf-8").partition("@media")
        for part in [usual, more] if more_contrast else [usual]:
            colours |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", part))
    return {name: numbers(value) for name, value in colours.items()}


def numbers(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return tuple(bytes.fromhex(digits))


@pytest.mark.parametrize("more_contrast", [False, True])
@pytest.mark.parametrize("names", [["light"], ["dark"], ["light", "cream"]], ids="-".join)
def test_every_text_and_edge_of_a_palette_can_be_made_out(names, more_contrast):
    colours = palette(*names, more_contrast=more_contrast)
    weak = [
        (over, ground, round(contrast(colours[over], colours[ground]), 2))
        for pairs, least in ((TEXT, 4.5), (EDGES, 3))
        for over, ground in pairs
        if contrast(colours[over], colours[ground]) < least
    ]

    assert weak == []
    assert set(colours) == set(palette("light", more_contrast=False))
