"""What people may type: any text at all, or words in each script that we must print."""

from typing import Any

from hypothesis import strategies as st

from tests.printing.scripts import READABLE

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)


def typed(longest: int) -> st.SearchStrategy[str]:
    """One word of up to `longest` characters, or several words, of one of the scripts.

    Two directions in one line are a matter of their own: readers disagree about their order.
    """
    # Letters from a seed: hypothesis has no room for a whole pack of letters drawn one by one, and
    # would throw away nine packs in ten, the long ones among them.
    seeded = st.randoms(use_true_random=True)
    return st.tuples(st.sampled_from(sorted(READABLE)), _lengths(longest), seeded).map(_text)


def _lengths(longest: int) -> st.SearchStrategy[list[int]]:
    one = st.integers(1, longest) | st.just(longest)
    several = st.lists(st.integers(1, min(30, longest)), min_size=1, max_size=longest // 31 + 1)
    return one.map(lambda length: [length]) | several


def _text(drawn: tuple[str, list[int], Any]) -> str:
    script, lengths, random = drawn
    return " ".join("".join(random.choices(READABLE[script], k=length)) for length in lengths)
