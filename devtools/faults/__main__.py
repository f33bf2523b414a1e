"""Seed each fault in a copy of the tree, run the tests that should find it, print a table. Status 1 if one is missed.

Usage: python -m devtools.faults [--jobs N] [WORD …]

A word names faults that contain it. The copy is of the working tree, changes that are not committed included; the
tests run as in ``make test-sqlite`` and stop at the first failure.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import Queue

from devtools.faults.seeds import FAULTS, Fault

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("newsroom", "home", "search", "news", "templates")
KEPT_DATABASES = Path(".pytest_cache/databases")
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+::\S.*?)(?: - .*)?$", re.MULTILINE)
TESTS_FAILED = 1
SECONDS_A_FAULT = 600


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a fault; ``found_by`` is the first test that failed, ``trouble`` says why nothing was learnt."""

    fault: Fault
    file: str = ""
    found_by: str = ""
    trouble: str = ""
    seconds: float = 0

    @property
    def is_found(self) -> bool:
        return bool(self.found_by) and not self.trouble


def place_of(fault: Fault, *, root: Path = ROOT) -> Path:
    """The file that has the fault's text; raises ``LookupError`` unless it stands once in the product."""
    found = [path for path, text in _product(root).items() for _once in range(text.count(fault.text))]
    if len(found) != 1:
        raise LookupError(f"its text stands {len(found)} times in the product, not once")
    if missing := [path for path in fault.tests if not (root / path).exists()]:
        raise LookupError(f"no such tests: {', '.join(missing)}")
    return found[0]


@cache
def _product(root: Path) -> dict[Path, str]:
    """The texts of the product as they are without any fault."""
    paths = [path for name in PRODUCT for kind in ("py", "html") for path in (root / name).rglob(f"*.{kind}")]
    return {path.relative_to(root): path.read_text(encoding="utf-8") for path in sorted(paths)}


def try_fault(fault: Fault, tree: Path) -> Result:
    """Seed the fault in a copy of the tree, run its tests, and take it out again."""
    started = time.monotonic()
    try:
        file = place_of(fault, root=tree)
    except LookupError as error:
        return Result(fault, trouble=str(error))
    whole = _product(tree)[file]
    (tree / file).write_text(whole.replace(fault.text, fault.instead), encoding="utf-8")
    try:
        status, failed = run_tests(fault.tests, tree)
    finally:
        (tree / file).write_text(whole, encoding="utf-8")
    trouble = "" if status in (0, TESTS_FAILED) else f"the tests did not run (pytest ended with {status})"
    return Result(fault, str(file), failed[0] if failed else "", trouble, time.monotonic() - started)


def run_tests(tests: Sequence[str], tree: Path, *, all_of_them: bool = False) -> tuple[int, list[str]]:
    """pytest's status and the tests that failed: the first one, or all."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    # A file that was changed and changed back within a second looks unchanged to Python's cache.
    environment |= {"TEST_DATABASE": "sqlite", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", *([] if all_of_them else ["-x"]), *tests]
    try:
        done = subprocess.run(  # noqa: S603 - our own tests
            command,
            cwd=tree,
            env=environment,
            capture_output=True,
            text=True,
            timeout=SECONDS_A_FAULT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -1, []
    return done.returncode, FAILED.findall(done.stdout)


@contextmanager
def copies(count: int) -> Iterator[Queue[Path]]:
    """So many copies of the working tree, with the migrated database that the tests keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own tree
    trees: Queue[Path] = Queue()
    with tempfile.TemporaryDirectory(prefix="newsroom-faults-") as directory:
        for number in range(count):
            tree = Path(directory) / str(number)
            for name in filter(None, listed.stdout.split("\0")):
                if (ROOT / name).is_file():
                    (tree / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(ROOT / name, tree / name)
            if (ROOT / KEPT_DATABASES).exists():
                shutil.copytree(ROOT / KEPT_DATABASES, tree / KEPT_DATABASES)
            trees.put(tree)
        yield trees


def try_all(faults: Sequence[Fault], *, jobs: int) -> list[Result]:
    """Each fault by itself; at last the tests that found them, on the tree as it is: those must pass there."""
    with copies(jobs) as trees, ThreadPoolExecutor(jobs) as pool:

        def attempt(fault: Fault) -> Result:
            tree = trees.get()
            try:
                result = try_fault(fault, tree)
            finally:
                trees.put(tree)
            say(line_of(result))
            return result

        results = list(pool.map(attempt, faults))
        finders = sorted({result.found_by for result in results if result.is_found})
        always = run_tests(finders, trees.get(), all_of_them=True)[1] if finders else []
    return [_without_always(result, always) for result in results]


def _without_always(result: Result, always: Sequence[str]) -> Result:
    if result.found_by not in always:
        return result
    trouble = f"{result.found_by} fails without it, too"
    return Result(result.fault, result.file, trouble=trouble, seconds=result.seconds)


def line_of(result: Result) -> str:
    """One row of the table."""
    outcome = result.trouble or result.found_by or "NOT FOUND"
    return f"{result.fault.name:<52} {result.file:<44} {result.seconds:>4.0f} s  {outcome}"


def say(line: str) -> None:
    """At once, also into a pipe: a run takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m devtools.faults",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="so many at once")
    options = parser.parse_args()
    chosen = [
        fault for fault in FAULTS if not options.words or any(word in fault.name for word in options.words)
    ]
    started = time.monotonic()
    results = try_all(chosen, jobs=max(1, min(options.jobs, len(chosen))))
    missed = [result for result in results if not result.is_found]
    for result in missed:
        say(f"MISSED: {line_of(result)}")
    say(
        f"{len(results) - len(missed)} of {len(results)} faults found in {(time.monotonic() - started) / 60:.1f} min"
    )
    return int(bool(missed) or not results)


if __name__ == "__main__":
    sys.exit(main())
