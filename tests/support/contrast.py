"""How well two colours can be told apart, as WCAG 2.2 computes it."""

Colour = tuple[int, ...]


def contrast(one: Colour, other: Colour) -> float:
    """From 1 for the same colour to 21 for black and white."""
    darker, lighter = sorted([_luminance(one), _luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = [_linear(part / 255) for part in colour]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
