import json
from pathlib import Path

import pytest

from news.imports.export.lines import FORMAT, VERSION
from news.imports.export.reading import check_json_lines

HEAD = {"kind": "export", "format": FORMAT, "version": VERSION}
PERSON = {"kind": "person", "id": 7}
STORY = {"kind": "story", "id": 3, "quotes": [{"speaker": {"id": 7, "name": "Suparno"}}]}


def check(tmp_path: Path, *lines: dict | str):
    path = tmp_path / "export.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return check_json_lines(path)


def end(**counts: int) -> dict:
    return {"kind": "end", "counts": counts}


def test_a_whole_file_has_no_problem(tmp_path: Path):
    checked = check(tmp_path, HEAD, STORY, PERSON, end(export=1, story=1, person=1))

    assert checked.problems == []
    assert (checked.counts["story"], checked.quote_count) == (1, 1)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([], "line 0: the file breaks off, or lines are lost"),
        ([HEAD, PERSON], "line 2: the file breaks off, or lines are lost"),
        ([HEAD, end(export=1, person=1)], "line 2: the file breaks off, or lines are lost"),
        ([HEAD, PERSON, PERSON, end(export=1, person=2)], "line 3: person 7 stands there twice"),
        ([HEAD, STORY, end(export=1, story=1)], "line 2: person 7 has no line"),
        ([HEAD, "{", end(export=1)], "line 2: no JSON"),
        ([HEAD, "[]", end(export=1)], "line 2: no object"),
        ([{"kind": "export", "format": FORMAT, "version": 99}], f"line 1: not {FORMAT}, version {VERSION}"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, lines: list, problem: str):
    assert problem in check(tmp_path, *lines).problems
