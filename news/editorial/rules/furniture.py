"""What a web page puts around a text, left behind when the text was copied."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import CAPTIONS, Text, texts
from news.models import ArticlePage
from news.publishing import Finding

MOST_RELATED = 2
_LINE = re.compile(
    r"""^\W*(?:
      (?:baca|simak|lihat|tonton)\s+(?:juga|pula|selengkapnya)\b.*
    | (?:artikel|berita)\s+(?:terkait|lainnya|selanjutnya|sebelumnya)\b.*
    | (?:bagikan|share|tweet|print|cetak|komentar|comments?|follow|subscribe|copy\s+link|salin\s+tautan)
      (?:\s*[:|]?\s*(?:ke|on|via|this|artikel|berita|ini|\d)\b.{0,30})?
    | (?:editor|reporter|pewarta|penulis|wartawan|kontributor|uploader|publisher|redaktur)\s*:.*
    | (?:source|tags?|topik|kata\s+kunci|label)\s*:.{0,80}
    | \d[\d.,]*\s*(?:x\s+|kali\s+)?(?:dilihat|dibaca|views?|pembaca|komentar|shares?|suka|likes?)\b.{0,20}
    | (?:dilihat|dibaca|views?|hits?)\s*:?\s*\d[\d.,]*.{0,20}
    | (?:advertisement|iklan|scroll\s+(?:to|untuk)\b.*|loading\W*|halaman\s+(?:selanjutnya|berikutnya|\d+).*)
    | (?:ikuti|dapatkan|gabung|cek)\b.{0,80}
      \b(?:google\s+news|whatsapp|telegram|(?:saluran|channel|kanal)\s+(?:kami|resmi|youtube|berita|wa)\b).*
    | (?:klik|sentuh)\s+di\s?sini\b.*
    | (?:facebook|twitter|whatsapp|telegram|instagram|pinterest)
      (?:[\s|,/·]+(?:facebook|twitter|x|whatsapp|telegram|instagram|line|pinterest)\b)*
    | \(?\s*(?:advertisement|adsense|ads)\s*\)?
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# Below a table or a chart it is good practice.
_SOURCE_LINE = re.compile(r"^\W*sumber\s*:.{0,80}$", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\w\S+", re.IGNORECASE)
_LONGEST_LINE = 200


@rule(
    gettext_lazy("Counters, share buttons and “Baca juga” lines belong to the page a text was copied from.")
)
def leftover_furniture(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "summary", "paragraph", "heading", "list", "fact_box", "quote", *CAPTIONS):
        for line in text.words.splitlines():
            if len(line) <= _LONGEST_LINE and _is_furniture(line, kind=text.kind):
                message = _("“%(line)s” looks left over from a web page. Take it out.")
                yield advice(message % {"line": line.strip()[:60]}, at=text)


def _is_furniture(line: str, *, kind: str) -> bool:
    return bool(_LINE.match(line) or (kind not in CAPTIONS and _SOURCE_LINE.match(line)))


@rule(gettext_lazy("An address in the running text cannot be read aloud. Link the words instead."))
def address_in_text(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(
        article, "title", "summary", "paragraph", "heading", "list", "fact_box", "quote", *CAPTIONS
    ):
        for address in dict.fromkeys(_ADDRESS.findall(text.words)):
            message = _("“%(address)s” stands in the text. Link the words instead.")
            yield advice(message % {"address": address[:60]}, at=text)


@rule(gettext_lazy("Each “Baca juga” interrupts the reader. Two are enough."))
def too_many_related(article: ArticlePage) -> Iterator[Finding]:
    related = [block for block in article.body if block.block_type == "related"]
    for block in related[MOST_RELATED : MOST_RELATED + 1]:
        message = _("%(count)s times “Read also” in one story; two are enough.") % {"count": len(related)}
        yield advice(message, at=Text("related", "", block_id=str(block.id or "")))
