"""The list that comes with the site, and what recognition finds in a line with it."""

from collections.abc import Callable

import pytest

from prescribing.medicines.loading import default_list
from prescribing.medicines.names import NameList
from prescribing.medicines.recognise import recognise


@pytest.fixture(scope="session")
def names() -> NameList:
    return default_list()


@pytest.fixture
def found(names: NameList) -> Callable[[str], list[str]]:
    """`found(line)`: the names that are recognised in a line."""
    return lambda line: [match.name for match in recognise(line, names)]
