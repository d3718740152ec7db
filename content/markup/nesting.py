"""Whether a browser would nest some HTML too deeply: a guard in front of the cleaner. Pure.

Cleaning takes time with the square of the depth, and bold text without an end tag opens again in
every paragraph after it. So HTML from outside is first read as browsers read it, up to a limit.
"""

import io
import re
from typing import Any

from tinyhtml5.parser import HTMLParser
from tinyhtml5.tokenizer import HTMLTokenizer
from tinyhtml5.treebuilder import TreeBuilder

# Deeper than anything a person writes: a list in a list in a table is ten or so.
MAX_DEPTH = 30
# Browsers move out of a table what cannot stand there. Each move takes longer than the one before.
MAX_MOVES = 500
# Word writes ten or so. Each attribute is compared with all those before it.
MAX_ATTRIBUTES = 100
# Each letter of a name is read together with all those before it. The longest name has 14.
_LONG_NAME = re.compile("</?[a-z]{100}", re.IGNORECASE)
# A text with few tags is quickly cleaned if it is this short, however long its tags are.
_SHORT = 10_000


class _LimitReached(Exception):
    """There is no need to read on."""


def is_too_deep(html: str) -> bool:
    """Whether elements would stand more than MAX_DEPTH deep, or more than MAX_MOVES be moved.

    A tag with more than MAX_ATTRIBUTES, or with a very long name, counts as too deep.
    """
    if html.count("<") <= MAX_DEPTH and len(html) <= _SHORT:
        return False  # each level needs a tag, and most texts have fewer
    if _LONG_NAME.search(html):
        return True
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

    def _parse(self, stream: Any, container: str) -> None:
        self.container, self.scripting = container, False
        self.tokenizer = _LimitedTokenizer(stream, parser=self)
        self.reset()
        self.main_loop()

    def parse_error(self, errorcode: str, datavars: Any = None) -> None:
        """Forget it: to find its line takes long, and nobody reads it."""


class _LimitedTokenizer(HTMLTokenizer):  # type: ignore[misc]
    """Reads tags until one has too many attributes. Raises _LimitReached."""

    def attribute_name_state(self) -> Any:
        if len(self.current_token["data"]) > MAX_ATTRIBUTES:
            raise _LimitReached
        return super().attribute_name_state()


class _LimitedTree(TreeBuilder):  # type: ignore[misc]
    """Builds the tree until a limit is reached. Raises _LimitReached."""

    moves = 0

    def insert_element_normal(self, token: Any) -> Any:
        return self._within_limit(super().insert_element_normal(token))

    def insert_element_table(self, token: Any) -> Any:
        return self._within_limit(super().insert_element_table(token))

    def insert_text(self, data: str, parent: Any = None) -> None:
        """Leave the words out: they have no depth, and each piece would copy all before it."""
        super().insert_text("", parent)

    def get_table_misnested_node_position(self) -> Any:
        self.moves += 1
        if self.moves > MAX_MOVES:
            raise _LimitReached
        return super().get_table_misnested_node_position()

    def _within_limit(self, element: Any) -> Any:
        if len(self.open_elements) - 1 > MAX_DEPTH:  # the first is the fragment itself
            raise _LimitReached
        return element
