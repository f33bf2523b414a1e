"""Whatever was done to an export, it is surveyed and converted, or refused with a sentence; never a traceback."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devtools.synthetic_export import synthetic_wxr
from news.imports.wordpress.mapping import mapping_as_toml, read_mapping
from news.imports.wordpress.mapping_proposal import propose_mapping
from news.imports.wordpress.markup import convert_post
from news.imports.wordpress.reading import NotAnExport, read_wxr
from news.imports.wordpress.records import ItemRecord
from news.imports.wordpress.report import ItemLine, as_manifest, survey, write_report
from tests.news.imports.wordpress.exports import written

WHOLE = "".join(synthetic_wxr(6)).encode()
JUNK = st.one_of(
    st.binary(max_size=20),
    st.sampled_from(
        [
            b"]]>",
            b"<![CDATA[",
            b"</item>",
            b"<item>",
            b"&nbsp;",
            b"\xff\xfe",
            b"<!DOCTYPE x>",
            b"<!-- wp:block {",
            b"[gallery ids='9999999999999999999999']",
            b"0000-00-00 00:00:00",
            b"<wp:post_parent>99999999999999999999</wp:post_parent>",
            b"</channel>",
            b"<wp:meta_key>_thumbnail_id</wp:meta_key>",
        ]
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 400), JUNK), min_size=1, max_size=4))
def test_a_mangled_export_goes_all_the_way(tmp_path: Path, wounds: list[tuple[int, int, bytes]]):
    raw = WHOLE
    for at, length, junk in wounds:
        raw = raw[:at] + junk + raw[at + length :]
    path = written(tmp_path, raw)
    try:
        found = survey(path)
    except NotAnExport as refused:
        assert str(refused).endswith((".", "?"))  # noqa: PT017 -- the other way out is as good
        return

    site = found.old_site()
    posts = [item for item in read_wxr(path) if isinstance(item, ItemRecord)]
    fates = [
        ItemLine(post.post_id, post.kind, post.status, convert_post(post, site).title, "–") for post in posts
    ]
    mapping = tmp_path / "peta.toml"
    mapping.write_text(mapping_as_toml(propose_mapping(found), survey=found), encoding="utf-8")

    assert read_mapping(mapping) is not None
    assert len(write_report(tmp_path / "laporan", found, fates)) == 3
    assert as_manifest(found)["items_total"] == len(posts)
