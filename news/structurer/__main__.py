"""Command line: `python -m news.structurer FILE… [--out DIR | --time]`."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from news.structurer import structure_text
from news.structurer.page.reading import TextRefused, decode

_LEAST_SECONDS = 2.0
_FEWEST_ROUNDS = 3


def articles_per_second(texts: Sequence[str]) -> float:
    """How many of these texts one core structures in a second: processor time, the best of several rounds."""
    best, rounds, begun = float("inf"), 0, time.process_time()
    while rounds < _FEWEST_ROUNDS or time.process_time() - begun < _LEAST_SECONDS:
        start = time.process_time()
        for text in texts:
            structure_text(text)
        best = min(best, time.process_time() - start)
        rounds += 1
    return len(texts) / max(best, 1e-9)


def main(arguments: Sequence[str] | None = None) -> int:
    """Structure the files named on the command line; the status is 1 if one of them was not."""
    parser = argparse.ArgumentParser(
        prog="python -m news.structurer", description="Structure raw Indonesian news texts, as JSON."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="write one NAME.json per file into this folder"
    )
    parser.add_argument(
        "--time", action="store_true", help="show only how many texts a core structures in a second"
    )
    options = parser.parse_args(arguments)
    texts = _read(options.files)
    if options.time and texts:
        sys.stdout.write(
            f"{len(texts)} texts: {articles_per_second(list(texts.values())):.0f} a second a core\n"
        )
    elif options.out:
        options.out.mkdir(parents=True, exist_ok=True)
    for path, text in {} if options.time else texts.items():
        _show(path, text, options.out)
    return int(len(texts) < len(options.files))


def _read(paths: Sequence[Path]) -> dict[Path, str]:
    """The texts of the files that can be read; the others, and a second file of the same name, are named on stderr."""
    texts: dict[Path, str] = {}
    for path in paths:
        try:
            if path.stem in {other.stem for other in texts}:
                raise TextRefused("name_used_twice")
            texts[path] = decode(path.read_bytes())
        except (OSError, TextRefused) as error:
            sys.stderr.write(f"{path}: {error}\n")
    return texts


def _show(path: Path, text: str, out: Path | None) -> None:
    result = structure_text(text).as_json_text()
    if out is None:
        sys.stdout.write(f"{result}\n")
    else:
        (out / f"{path.stem}.json").write_text(f"{result}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
