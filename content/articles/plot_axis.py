"""The axis of a panel of the forest plot: where a number stands, linear or log. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360
LEFT, RIGHT = 8, 352  # the ends of the axis
LOG_TICKS = (0.25, 0.5, 1, 2, 4, 8)
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Tick:
    """A number below the axis."""

    text: str
    x: int
    anchor: str


class Axis:
    """The axis of a panel: it holds every estimate and interval, and the line of no difference."""

    def __init__(self, figures: Sequence[float], *, is_log: bool) -> None:
        self.is_log, self.null = is_log, 1.0 if is_log else 0.0
        values = [self.null, *figures]
        numbers = _log_ticks(values) if is_log else _linear_ticks(values)
        self._first, self._last = self._along(numbers[0]), self._along(numbers[-1])
        self.ticks = tuple(self._tick(number, numbers) for number in numbers)

    def x(self, value: float) -> int:
        share = (self._along(value) - self._first) / (self._last - self._first)
        return round(LEFT + share * (RIGHT - LEFT))

    def _along(self, value: float) -> float:
        return math.log(value) if self.is_log else value

    def _tick(self, number: float, numbers: Sequence[float]) -> Tick:
        anchors = {numbers[0]: "start", numbers[-1]: "end"}
        x = {numbers[0]: 0, numbers[-1]: WIDTH}.get(number, self.x(number))
        return Tick(f"{number:g}".replace("-", MINUS), x, anchors.get(number, "middle"))


def _linear_ticks(values: Sequence[float]) -> list[float]:
    """Round numbers that reach beyond every value, four or five of them."""
    span = max(values) - min(values) or 1.0
    power = 10.0 ** math.floor(math.log10(span))
    step = next(power * part for part in (0.2, 0.5, 1.0, 2.0, 5.0) if span / (power * part) <= 4)
    first, last = math.floor(min(values) / step), math.ceil(max(values) / step)
    return [round(step * place, 6) for place in range(first, last + 1)]


def _log_ticks(values: Sequence[float]) -> list[float]:
    """Halves and doubles that reach beyond every value."""
    low = max((tick for tick in LOG_TICKS if tick <= min(values)), default=min(values))
    high = min((tick for tick in LOG_TICKS if tick >= max(values)), default=max(values))
    between = [tick for tick in LOG_TICKS if low < tick < high]
    return [low, *between, max(high, low * 2)]
