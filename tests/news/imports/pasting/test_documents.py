"""Word and OpenDocument, read without trust."""

import pytest

from news.imports.pasting.documents import CopyRefused, Passages
from news.imports.pasting.intake import read_file
from tests.news.imports.pasting.documents import a_word_file, an_opendocument, paragraph

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


def test_paragraphs_come_in_order_with_line_breaks_and_tabs():
    body = (
        paragraph("Judul")
        + "<w:p><w:r><w:t>Satu</w:t><w:br/><w:t>dua</w:t><w:tab/><w:t>tiga</w:t></w:r></w:p>"
    )
    assert read_file(a_word_file(body)) == "Judul\n\nSatu\ndua tiga"


def test_a_word_split_into_runs_stays_one_word():
    assert (
        read_file(a_word_file("<w:p><w:r><w:t>Der</w:t></w:r><w:r><w:t>maga</w:t></w:r></w:p>")) == "Dermaga"
    )


def test_cells_of_a_table_are_a_line_a_row_and_a_page_laid_out_by_a_table_reads_on():
    row = f"<w:tr><w:tc>{paragraph('Anggana')}</w:tc><w:tc>{paragraph('40 rumah')}</w:tc></w:tr>"
    layout = f"<w:tr><w:tc>{paragraph('Satu.')}{paragraph('Dua.')}</w:tc></w:tr>"
    body = f"<w:tbl>{row}</w:tbl><w:tbl>{layout}</w:tbl>"
    assert read_file(a_word_file(body)) == "Anggana | 40 rumah\n\nSatu.\n\nDua."


def test_a_footnote_stands_after_its_paragraph():
    body = '<w:p><w:r><w:t>Dana cair.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("Lanjut.")
    notes = f'<w:footnote w:id="2">{paragraph("Menurut APBD 2026.")}</w:footnote>'
    assert read_file(a_word_file(body, footnotes=notes)) == "Dana cair.\n\n[1] Menurut APBD 2026.\n\nLanjut."


def test_a_footnote_is_read_once_however_often_it_is_referred_to():
    reference = '<w:footnoteReference w:id="2"/>'
    body = f"<w:p><w:r><w:t>Dana cair.</w:t>{reference * 3}</w:r></w:p>"
    notes = f'<w:footnote w:id="2"><w:p><w:r><w:t>Menurut APBD.</w:t>{reference}</w:r></w:p></w:footnote>'
    assert read_file(a_word_file(body, footnotes=notes)) == "Dana cair.\n\n[1] Menurut APBD."


def test_what_was_deleted_with_changes_tracked_is_gone_and_what_was_inserted_is_there():
    body = (
        "<w:p><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>baru</w:t></w:r></w:ins></w:p>"
    )
    assert read_file(a_word_file(body)) == "baru"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('Di kotak.')}</w:txbxContent>"
    body = f"<w:p><w:r><Choice>{box}</Choice><Fallback>{box}</Fallback><w:t>Di luar.</w:t></w:r></w:p>"
    assert read_file(a_word_file(body)) == "Di luar.\n\nDi kotak."


def test_an_item_of_a_list_is_marked():
    item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Air bersih</w:t></w:r></w:p>"
    assert read_file(a_word_file(item)) == "- Air bersih"


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
