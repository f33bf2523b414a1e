"""The faults stand in the tree as it is, and what is said of one that is seeded is true."""

from pathlib import Path

import pytest

from devtools.faults.__main__ import line_of, place_of, try_fault
from devtools.faults.seeds import FAULTS, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_stands_once_in_the_product_and_its_tests_exist(fault):
    assert place_of(fault)
    assert fault.text != fault.instead


def test_faults_are_told_apart_by_their_names():
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 30


@pytest.fixture
def tree(tmp_path) -> Path:
    """A product of one function, with a test of half of it."""
    (tmp_path / "news").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "news/sums.py").write_text("def add(a, b):\n    return a + b\n\n\nUNTESTED = 1\n")
    (tmp_path / "tests/test_sums.py").write_text(
        "import sys\nsys.path.insert(0, '.')\nfrom news.sums import add\n\n\n"
        "def test_add():\n    assert add(1, 2) == 3\n"
    )
    return tmp_path


def a_fault(text: str, instead: str, *, tests: str = "tests/test_sums.py") -> Fault:
    return Fault("sums are wrong", text, instead, (tests,))


def test_fault_that_a_test_notices_is_found_and_taken_out_again(tree):
    before = (tree / "news/sums.py").read_text()
    result = try_fault(a_fault("return a + b", "return a - b"), tree)
    assert result.is_found
    assert result.found_by.endswith("test_sums.py::test_add")
    assert (tree / "news/sums.py").read_text() == before


def test_fault_that_no_test_notices_is_told(tree):
    result = try_fault(a_fault("UNTESTED = 1", "UNTESTED = 2"), tree)
    assert not result.is_found
    assert "NOT FOUND" in line_of(result)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (a_fault("return a * b", ""), "stands 0 times"),
        (a_fault("a", ""), "not once"),
        (a_fault("return a + b", "return", tests="tests/test_gone.py"), "no such tests"),
        (a_fault("def add(a, b):", "def add(:"), "did not run"),
    ],
)
def test_fault_of_which_nothing_is_learnt_is_not_found(tree, fault, said):
    result = try_fault(fault, tree)
    assert not result.is_found
    assert said in line_of(result)
