"""The list that comes with the site, and the names that it recognises in a line."""

from collections.abc import Callable

import pytest

from prescribing.medicines.loading import default_list
from prescribing.medicines.names import NameList
from prescribing.medicines.recognise import recognise


@pytest.fixture(scope="session")
def names() -> NameList:
    return default_list()


@pytest.fixture
def names_in(names: NameList) -> Callable[[str], list[str]]:
    """`names_in(line)`: the names that are recognised in a line."""
    return lambda line: [match.name for match in recognise(line, names)]
