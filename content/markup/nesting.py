"""Whether a browser would nest some HTML too deeply: a guard in front of the cleaner. Pure.

Cleaning takes time with the square of the depth, and bold text without an end tag opens again in
every paragraph after it. So HTML from outside is first read as browsers read it, up to a limit.
"""

import io
from typing import Any

from tinyhtml5.parser import HTMLParser
from tinyhtml5.treebuilder import TreeBuilder

# Deeper than anything a person writes: a list in a list in a table is ten or so.
MAX_DEPTH = 30
# Browsers move out of a table what cannot stand there. Each move takes longer than the one before.
MAX_MOVES = 500


class _LimitReached(Exception):
    """There is no need to read on."""


def is_too_deep(html: str) -> bool:
    """Whether elements would stand more than MAX_DEPTH deep, or more than MAX_MOVES be moved."""
    if html.count("<") <= MAX_DEPTH:
        return False  # each level needs a tag, and most texts have fewer
    try:
        # Not the text itself: a short one that is the name of a file would be read from there.
        _LimitedParser().parse_fragment(io.StringIO(html))
    except _LimitReached:
        return True
    return False


class _LimitedParser(HTMLParser):  # type: ignore[misc]  # its package has no types
    phases: dict[str, Any]

    def __init__(self) -> None:
        super().__init__(namespace_html_elements=False)
        self.tree = _LimitedTree(namespace_html_elements=False)
        self.phases = {name: type(phase)(self, self.tree) for name, phase in self.phases.items()}


class _LimitedTree(TreeBuilder):  # type: ignore[misc]
    """Builds the tree until a limit is reached. Raises _LimitReached."""

    moves = 0

    def insert_element_normal(self, token: Any) -> Any:
        return self._within_limit(super().insert_element_normal(token))

    def insert_element_table(self, token: Any) -> Any:
        return self._within_limit(super().insert_element_table(token))

    def get_table_misnested_node_position(self) -> Any:
        self.moves += 1
        if self.moves > MAX_MOVES:
            raise _LimitReached
        return super().get_table_misnested_node_position()

    def _within_limit(self, element: Any) -> Any:
        if len(self.open_elements) - 1 > MAX_DEPTH:  # the first is the fragment itself
            raise _LimitReached
        return element
