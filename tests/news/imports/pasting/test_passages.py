import pytest

from news.imports.pasting.passages import Passages
from news.imports.pasting.refusals import CopyRefused

LONG = "a" * 400_000


@pytest.mark.parametrize(
    "add",
    [Passages.add, Passages.note, lambda passages, text: passages.add_row([[text], ["b"]])],
    ids=["passage", "note", "row"],
)
def test_what_grows_longer_than_any_story_is_refused_on_its_way(add):
    passages = Passages()
    add(passages, LONG)
    add(passages, LONG)
    with pytest.raises(CopyRefused) as refused:
        add(passages, LONG)
    assert refused.value.reason == "too_large"
