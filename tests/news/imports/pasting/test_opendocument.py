import pytest

from news.imports.pasting.files import read_file
from news.imports.pasting.refusals import CopyRefused
from tests.news.imports.pasting.documents import an_opendocument


def test_paragraphs_headings_blanks_and_line_breaks_come_in_order():
    body = (
        "<text:h>Judul</text:h>"
        '<text:p>Satu<text:s text:c="3"/>dua<text:line-break/><text:span>tiga</text:span> empat</text:p>'
    )
    assert read_file(an_opendocument(body)) == "Judul\n\nSatu dua\ntiga empat"


def test_items_cells_and_notes_are_not_lost():
    body = (
        "<text:list><text:list-item><text:p>Air</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>Dana cair.<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>APBD.</text:p></text:note-body></text:note> Besok.</text:p>"
    )
    assert read_file(an_opendocument(body)) == "- Air\n\nA | B\n\nDana cair. Besok.\n\n[1] APBD."


def test_deleted_text_and_remarks_are_not_the_text():
    body = (
        "<text:tracked-changes><text:p>lama</text:p></text:tracked-changes>"
        "<text:p>baru<office:annotation><text:p>cek lagi</text:p></office:annotation></text:p>"
    )
    assert read_file(an_opendocument(body)) == "baru"


def test_a_document_with_a_password_is_refused_by_that_name():
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(CopyRefused) as refused:
        read_file(an_opendocument("<text:p>x</text:p>", **{"META-INF/manifest.xml": manifest}))
    assert refused.value.reason == "encrypted"
