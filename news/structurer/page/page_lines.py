"""Patterns of the lines that pages print around an article. Each stands for a whole line, whatever its case."""

import re


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(patterns)})$", re.IGNORECASE)


_HOUSES = (
    r"(?:antara|detik\w*|liputan6|kompas|tempo|tribun\w*|okezone|sindo\w*|republika|jpnn|cnn|cnbc|kumparan"
    r"|reuters|afp"
    r"|ap)(?:\.com|\.co\.id|\.co|\.id)?"
)
_DAY = r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)"
_CLOCK = r"\(?(?:pukul\s*)?\d{1,2}[:.]\d{2}.{0,20}"
_BEFORE_DATE = r"(?:.{1,40}[,|·•-]\s*)?"

_CRUMB = re.compile("[»›>/→]")
_CRUMBS = _lines(r".{1,60}\s(?:»|›|>|/|→)\s.{1,120}")
_DATED = _lines(
    rf"{_BEFORE_DATE}{_DAY}\s*[,/|]?\s*\d{{1,2}}[\s/-]+\w{{2,9}}[\s/-]+\d{{4}}.{{0,30}}",
    rf"{_BEFORE_DATE}\d{{1,2}}[\s/-](?:\d{{1,2}}|\w{{3,9}})[\s/-]\d{{4}}(?:\s*[,|·•-]?\s*{_CLOCK})?",
)
_MONTH_FIRST = re.compile(
    rf"^(?:by |oleh )?(?:[A-Z][\w.'’]+ ){{0,4}}(?:[Oo]n )?(?:(?i:{_DAY}),? )?[A-Z][a-z]{{2,8}} \d{{1,2}}, \d{{4}}"
    r"(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,10})?$"
)
_LONGEST_DATED = 140
_YEAR = re.compile(r"\d{4}")
_WHOLE_LINE = _lines(
    # Who put it there, and how often it was read.
    r"redaksi|admin|administrator|editor|tim redaksi|super admin",
    r"(?:oleh|by)\b.{0,40}?[-–—]?\s*[\d.,]+\s*(?:kali\s*)?(?:dilihat|dibaca|views?|x)",
    r"(?:sudah |telah )?(?:dibaca|dilihat|views?|post views|hits|pembaca|total views|jumlah pembaca)\s*:?\s*[\d.,]+"
    r"\s*(?:kali|x|orang|k)?",
    r"[\d.,]+\s*(?:k|rb)?\s*(?:kali\s*)?(?:dilihat|dibaca|views?|hits|shares?|komentar|comments?|suka|likes?)",
    r"headline|fokus|redaksi by .{2,40}|reading time\s*:?.{0,30}|\d{1,3}",
    r"[-–•·]\s*(?:jurnalis|redaksi|penulis|editor|oleh .{2,40}|by .{2,40}|\d{1,2} \w{3,9} \d{4}(?:\s*[-–,|]?\s*"
    r"\d{1,2}[:.]\d{2}.{0,8})?)",
    r"last modified on .{6,80}|(?:url|link|tautan) berhasil (?:di)?(?:copy|salin).{0,20}",
    r"(?:(?:icon|line|copy|facebook|twitter|whats ?app|telegram|share|tweet|pinterest|email)\b\s*){2,}",
    r"shares?|pin|salin|play|author|polling|kecilkan|[\d.,]{1,9}",
    r"(?:ukuran (?:font|huruf|teks)|text size|font)\b.{0,12}|dengarkan (?:artikel|berita|audio).{0,20}|live streaming",
    r"tentang (?:penulis|kami)|hubungi kami|(?:temukan|ikuti|dukung) kami (?:di|melalui|lewat)\b.{0,40}",
    r"tim liputan|pilihan redaksi|foto ilustrasi|lihat (?:semua|profil)(?: \w+){0,2}",
    r"(?:bagaimana|apa) reaksi (?:anda|kamu)\W*|beri(?:kan)? (?:komentar|rating|tanggapan)(?: \w+){0,2}",
    # Sharing.
    r"(?:[\d.,]+\s*)?(?:bagikan|share|sebarkan)(?: (?:ini|artikel|berita|ke|via|this|artikel ini"
    r"|berita ini).{0,30})?\s*:?",
    r"facebook|twitter|x|whats ?app|telegram|linkedin|line|pinterest|e-?mail|instagram|tiktok|youtube|threads"
    r"|messenger",
    r"tumblr|reddit|skype|tweet|cetak|print|salin (?:tautan|link)|copy(?: link)?|link|lainnya|simpan|bookmark"
    r"|unduh|rss",
    r"(?:share|bagikan|kirim) (?:to|on|ke|di|via|lewat) .{2,30}",
    r"perbesar|zoom-in-white|simpan gambar|dark mode|font size|image_pdf|print pdf|a(?: a){1,3}|a\+ a-|hide ads"
    r"|google news",
    r"(?:\W*)[\d.,]+ (?:views?|kali (?:dilihat|dibaca))|follow us|ikuti kami|like|berlangganan|subscribe"
    r"|connect with us",
    r"click to (?:share|print|email)\b.{0,60}|print(?:er)?[ -]?friendly.{0,20}|news google|avatar|[×✕✖]",
    r"(?-i:[a-z]+(?:-[a-z]+)+(?:[A-Z][a-z]+)?)|aa|text sizes?|small(?:er)?|medium|large(?:r|st)?|pin it|share this",
    r"konten media partner|better experience in .{5,30}|baca selanjutnya|geser ke atas.{0,40}",
    r"image_title|featured image|\W{1,3}(?:share|bagikan)\W*",
    r"(?:close|tutup) (?:banner|iklan|ads?)\b.{0,20}|[x×] (?:close|tutup)|mohon tunggu\W*",
    r"jangan lewatkan|published|ringkasan(?: berita)?|artikel asli|yuk,? baca berita.{0,30}",
    r"diteruskan|forwarded|diedit|edited|nomor\s*:\s*\S*/\S{2,40}",
    r".{3,150}\.(?:jpe?g|png|webp|gif)|(?:foto|gambar|photo|image)?\s*\d+ (?:dari|of) \d+",
    # The way to the page and on from it.
    r"(?:skip|lewati|langsung) (?:to|ke) .{3,30}|menu|search|cari|pencarian|toggle .{3,20}",
    r"(?:categor(?:y|ies)|arsip(?: tag)?)\s*:\s*.{2,60}",
    r"(?:diberdayakan oleh|powered by|theme by) .{2,40}",
    r"(?:beranda|home) (?:berita|news|daerah|nasional)(?: \w+){0,2}|laman (?:berikutnya|selanjutnya|sebelumnya)",
    r"home|beranda|depan|(?:»|›|→)\s.{1,80}",
    r"navigasi (?:pos|tulisan)|pos (?:sebelumnya|berikutnya).{0,120}",
    r"(?:previous|next)(?: (?:post|article).{0,120})?|sebelumnya|berikutnya|selanjutnya|kembali ke atas"
    r"|back to top",
    r"(?:halaman|hal|page)\s*:?\s*\d?.{0,40}|show all|tampilkan semua",
    r"\d(?:\s*\|?\s*\d)+(?:\s*(?:selanjutnya|next|tampilkan semua|show all).{0,20})?",
    r"you (?:may|might) also like|anda mungkin (?:juga )?(?:suka|tertarik).{0,20}",
    # Comments.
    r"(?:masuk|login) untuk berkomentar.{0,20}|komentar(?: \*| \(\d+\)|:)?|\d+ komentar"
    r"|tulis(?:kan)? komentar.{0,40}|kirim(?:kan)? komentar.{0,40}",
    r"belum ada komentar.{0,60}|tinggalkan (?:balasan|komentar).{0,60}|batalkan balasan",
    r"leave a (?:reply|comment).{0,40}|cancel reply|post a comment|\d+ (?:komentar|comments?):?"
    r"|about (?:editor|author|admin)",
    r"(?:nama|name|e-?mail|situs web|website|situs|comment)\s*\*?",
    r"laporkan (?:komentar|konten|artikel|berita)|kembali ke artikel|comments? (?:off|closed|are closed).{0,40}"
    r"|komentar (?:dinonaktifkan|ditutup).{0,40}|komentar anda.{0,30}",
    r"(?:tag|tags|sumber|source|penulis|editor|reporter|pewarta|foto|kategori|topik)\s*:",
    # What stands at a page's foot.
    r"pedoman (?:media|pemberitaan).{0,30}|disclaimer|kontak(?: kami)?|kode etik(?: jurnalistik)?|privacy policy"
    r"|kebijakan privasi|(?:susunan|box) redaksi|info iklan|karier|karir|sitemap|peta situs|syarat (?:dan|&) ketentuan",
    r"[-–—_=*•|~ ]{1,4}(?:tim )?redaksi[-–—_=*•|~ ]{1,4}",
    # Advertising and other offers.
    r"\W*advertisements?\W*|adv(?:ertorial|etorial)?|advertorial box|iklan|adsense"
    r"|(?:iklan|advertisements?|ads?)\b\W{0,3}(?:geser|gulir|scroll|swipe|tutup|lewati|skip|lanjut|baca)\b.{0,60}"
    r"|ads|sponsored|space iklan|pariwara",
    r"(?:scroll|gulir|swipe|geser) (?:to|ke|untuk|ke atas|ke bawah|down|up)\b.{0,60}",
    r"(?:continue reading|lanjutkan membaca|read more|selengkapnya|baca selengkapnya).{0,40}",
    r"(?:berita|artikel|konten|posting|topik|kabar) (?:terkait|terkini|populer|terpopuler|terbaru|lainnya|pilihan"
    r"|rekomendasi"
    r"|utama).{0,30}",
    r"(?:terkait|terpopuler|terkini|rekomendasi|rekomendasi untuk anda|trending|populer|related(?: (?:posts?"
    r"|articles?))?"
    r"|lihat semua|indeks berita|you may also like|mungkin anda suka)\s*:?",
    # Rights, provenance, addresses, rules.
    r"(?:copyright|hak cipta|©|\(c\)).{0,120}|all rights reserved.{0,60}",
    r"siaran pers|press release|rilis pers|untuk (?:segera )?disiarkan.{0,20}|for immediate release",
    r"[-_=*•.~]{3,}",
    r"dapatkan (?:update|berita|kabar|informasi)\b.{0,60}\b(?:setiap hari|terbaru|terkini|pilihan)\b.{0,100}",
    r"[\w-]+\.(?:com|co\.id|id|net|news|org)\s*[-–|]?|antara(?: foto)?/.{2,60}",
    # When it was put there.
    r"terakhir (?:diperbarui|diubah|di-?update)\b.{0,40}|posted in .{2,40}",
    r"(?:diterbitkan|dipublikasikan|tayang|diperbarui|published|updated|posted|terbit|update|diposting"
    r"|last updated?)\b"
    r".{0,60}\d{4}.{0,30}",
    r"\d{1,2}[:.]\d{2}\s*(?:wib|wita|wit)?",
    r"(?:[-–]\s*)?(?:\d{1,2} \w{3,9}|\w{3,9} \d{1,2}),? \d{4}|(?:\d+ )?(?:menit|min) (?:waktu )?baca",
    rf"{_DAY},?\s*\(\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\)\s*(?:[|,-]\s*{_CLOCK})?",
    r"\d+ (?:detik|menit|jam|hari|minggu|bulan|tahun) (?:yang )?(?:lalu|ago|baca)|waktu baca.{0,30}"
    r"|\d+ min(?:ute)?s? read",
)
# Those that may be as long as a paragraph.
_LONG_LINE = _lines(
    r"klik untuk .{3,60}(?:\(.*\))?",
    r"menyukai ini:?|suka(?: memuat\.*)?|memuat\.*|loading\.*|suka ini:?|like this:?",
    r"\+\s?gabung|tetap terhubung.{0,40}|catatan redaksi\s*:.*",
    r"(?:artikel|berita|tulisan) (?:sebelumnya|berikutnya|selanjutnya).{0,160}",
    r"berkomentar(?:lah)? (?:secara|dengan) .{0,30}(?:bijak|sopan|santun).*",
    r"komentar sepenuhnya (?:menjadi )?tanggung ?jawab.*",
    r"terima kasih\. kami sudah menerima laporan.*",
    r"\W*untuk mengetahui kebenaran informasi.*",
    r"kami akan menghapus komentar.*|jangan lupa (?:subscribe|follow|like)\b.*",
    r"alamat e-?mail anda tidak akan (?:dipublikasikan|disiarkan|ditampilkan|ditayangkan).*",
    r"your email address will not be published.*",
    r"simpan nama,? e-?mail.*|save my name,? email.*|anda harus (?:masuk|login|log in).{0,80}",
    r"\[?\(?gambas\s*:.*",
    r"(?:saksikan|tonton|simak|lihat|cek|klik)\b.{0,20}\b(?:video|infografis|foto|galeri|breaking"
    r"|live streaming)\b.{0,200}",
    r"(?:ikuti|follow|dapatkan|cek|yuk|ayo|jangan lewatkan|download|unduh|gabung|bergabung|join|klik|silakan"
    r"|subscribe"
    r"|simak berita|temukan|baca berita|nikmati)\b.{0,200}?(?:google news|whats\s?app|telegram|saluran|channel"
    r"|kanal|grup"
    r"|aplikasi|google play|app store|instagram|facebook|youtube|twitter|tiktok|di ?sini|konten menarik).{0,160}",
    r"(?:artikel|berita|tulisan|konten) ini (?:telah|sudah|pernah|sebelumnya) (?:telah )?(?:tayang|terbit|dimuat"
    r"|dipublikasikan|ditayangkan|diterbitkan).*",
    r"\*?\s*fakta atau hoaks\?.*|(?:konten|artikel) ini (?:diproduksi|merupakan (?:kerja ?sama|hasil)).*",
    r"(?:https?://|www\.)\S+",
    r"(?:dilarang (?:keras )?(?:mengambil|mengutip|menyalin|menyebarkan)|disclaimer\s*:).*",
    r"isi (?:artikel|berita|tulisan|konten) (?:ini )?(?:menjadi|merupakan|adalah|di luar) tanggung ?jawab.*",
)
_LONGEST_LINE = 220
_READERS = ("views", "view", "dibaca", "dilihat", "pembaca")
_NAME_AND_READERS = _lines(r".{2,40}\s[-–|•]\s[\d.,]+\s?k?\s*(?:kali )?\w+")


def is_whole_line(text: str) -> bool:
    """Whether a line is one that pages print; the costly patterns are tried only where they can fit."""
    return bool(
        (len(text) <= _LONGEST_LINE and _WHOLE_LINE.match(text))
        or _LONG_LINE.match(text)
        or (text.endswith(_READERS) and _NAME_AND_READERS.match(text))
        or (_CRUMB.search(text) and _CRUMBS.match(text))
        or (len(text) <= _LONGEST_DATED and _YEAR.search(text) and _is_dated(text))
    )


def _is_dated(text: str) -> bool:
    return bool(_DATED.match(text) or _MONTH_FIRST.match(text))


_CRAFTS = (
    r"penulis|reporter|editor|pewarta|wartawan|jurnalis|kontributor|fotografer|uploader|penyunting|redaktur|laporan"
    r"|sumber|source|koresponden|peliput|author|writer|publisher|pengunggah|penerjemah|infografis|video|videografer"
    r"|photo by|foto oleh|rep|red|ed|liputan|teks|layout|naskah|kameramen|grafis|ilustrator|admin|penanggung jawab"
    r"|pemred|pimred|pemimpin redaksi"
)
_NAME = r"(?-i:[A-Z])[\w.'’]*(?: (?-i:[A-Z])[\w.'’]*){0,3}"
BYLINE = _lines(
    rf"(?:{_CRAFTS})\s*(?:/\s*\w+\s*)?[:|]\s*\S.{{0,140}}",
    r"laporan (?:wartawan|kontributor|reporter|jurnalis)\b.{0,120}|laporan [a-z]\w+(?: [a-z]\w+)? [i|] .{3,40}",
    r"(?:penulis|reporter|editor|pewarta)\s*[-–]\s*\S.{0,60}|oleh\s*:\s*\S.{0,60}",
    rf"\((?:{_CRAFTS})\s*[:/|].{{0,60}}\)|sumber (?:berita|artikel|asli)\s*(?:[+&/]|dan)?\s*(?:foto)?\s*:.{{0,80}}"
    r"|topik\s*:",
    rf"[a-z][\w.'’]+(?: [a-z][\w.'’]+){{0,3}}\s*[-–|]\s*{_HOUSES}(?: \w+)?",
    rf"{_NAME}\s*[,|–-]\s*[\w-]+\.(?:com|co\.id|id|net|news|org)",
    rf"(?:ditulis|dilaporkan|diposting|diunggah|disunting|posted|written|reported|edited) (?:oleh|by)\s*:?\s*{_NAME}"
    r"(?: (?:on|pada) .{4,40})?",
    rf"(?:oleh|by) {_NAME},? (?:diperbarui|diterbitkan|pada|on|updated|published)\b.{{4,60}}",
    rf"(?:kontributor|koresponden) [\w.]+\s*:\s*{_NAME}",
    r"(?:kontak|cp|narahubung|contact person)\b\s*:?.{0,40}\d{4,}.{0,20}",
    r"[^,:]{3,40},\s*(?:jurnalis|wartawan|kontributor)\b.{0,40}",
    r"(?:kontributor|koresponden|wartawan|reporter) [\w.]+(?: \w+)?,\s*[a-z][\w.'’]+(?: [a-z][\w.'’]+){0,3}",
    r"(?!\(.*\)$)\W*(?:tim|(?:red|redaksi|rls|rilis|hms|humas|liputan)\b[^.!?:]{0,25})[/|*]\W*\w{0,12}\W*",
)
# Below the first paragraphs only; above them "Penulis Muda Raih Penghargaan" is a headline.
BYLINE_BELOW = re.compile(
    rf"^(?i:penulis|editor|reporter|pewarta|fotografer|redaktur|wartawan|jurnalis)(?: |(?=[A-Z])){_NAME}$"
    r"|^(?i:kategori|rubrik)\s*:\s*\S.{1,40}$"
)
BY_SOMEBODY = re.compile(
    r"^(?:[Oo]leh|OLEH|[Bb]y) (?!(?:Karena|Sebab)\b)(?:[A-Z][\w.'’]*)(?: [A-Z][\w.'’]*){0,3}$|^[^\w\"“”«»]+$"
)
SHOUTED_NAMES = re.compile(r"^(?=.{4,80}$)[A-Z][A-Z.'’]+(?:[ ,|/&-]+[A-Z.'’]+){0,7}$")
RELATED = re.compile(
    r"^\W{0,3}(?:baca (?:juga|pula|selengkapnya|lainnya|berita)\b|baca\s*:|lihat (?:juga|pula|video|foto)\b"
    r"|lihat\s*:"
    r"|simak (?:juga|pula|video|breaking)\b|simak\s*:|tonton juga\b|pilihan editor\b|saksikan (?:juga|video|live)\b"
    r"|(?:artikel |berita )?terkait\s*:|selanjutnya\s*:|read (?:also|more)\b|also read\b|infografis\s*:|video\s*:"
    r"|halaman selanjutnya)",
    re.IGNORECASE,
)
RELATED_ALONE = re.compile(
    r"^\W{0,3}(?:baca (?:juga|pula|lainnya)|simak juga|lihat juga|pilihan editor|terkait|rekomendasi|terpopuler"
    r"|(?:berita|artikel) (?:terkait|lainnya|terbaru|populer|rekomendasi|pilihan)|related(?: posts?"
    r"| articles?)?)\s*:?\W*$",
    re.IGNORECASE,
)
ADVERT = re.compile(r"\W*(?:adv|iklan|ads\b|sponsor|scroll|gulir|geser|swipe|lanjut)", re.IGNORECASE)
END_OF_PAGE = re.compile(
    r"^(?:tinggalkan (?:balasan|komentar)|leave a (?:reply|comment)|alamat email anda tidak|your email address"
    r"|komentar(?: \*| \(\d+\))?$|\d+ komentar|tulis komentar|navigasi (?:pos|tulisan)|menyukai ini|suka memuat)",
    re.IGNORECASE,
)
_CREDIT = r"(?:foto|photo|gambar|image|ilustrasi|dok(?:umentasi)?|doc|kredit|credit|istimewa|ist)"
CAPTION = re.compile(
    rf"(?:^|[|(\[/–—-]\s*)(?:sumber\s+)?{_CREDIT}\b\.?\s*"
    r"(?:[:/)\]|].{0,80}|(?:pribadi|humas|istimewa|ist|\w+)\b.{0,60}[)\]])?\s*$"
    r"|^(?:keterangan\s+)?(?:foto|gambar|caption|ilustrasi|ket(?:erangan)?\.?(?: foto| gambar)?|photo)"
    r"(?:\s*(?:ilustrasi|istimewa|utama))?"
    r"\s*[:/|].{0,300}$"
    rf"|[.\w]\s*[(\[][^()\[\]]{{0,60}}(?:/|\b){_HOUSES}(?:\s*foto)?(?:/[^()\[\]]{{0,60}})?[)\]]\.?\s*$"
    r"|[(\[](?:foto|dok|istimewa|ho|antara foto|sumber|shutterstock|freepik|unsplash|getty|ilustrasi)\b"
    r"[^()\[\]]{0,80}[)\]]\.?\s*$"
    r"|[.!?)\]]\s+foto (?:istimewa|ist|dok|humas)\b.{0,30}$"
    r"|[.!?)\]]\s+(?:sumber\s+)?foto\s*[:/]\s*.{2,80}$|[.!?)\]]\s*antara(?: foto)?/.{2,60}$"
    r"|^teks foto\s*:.{0,300}$|\|\s*(?:sumber|foto|dok)\b.{0,80}$"
    r"|\b[\w-]+\.(?:com|co\.id|id|net|news)/(?-i:[A-Z])[^.!?]{2,50}$",
    re.IGNORECASE,
)


def is_video_title(text: str) -> bool:
    """ "Video Detik-detik Jembatan Runtuh": the title of a film beside the text, in capitals."""
    if not text.startswith("Video ") or TITLE_END.search(text):
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    return 4 <= len(words) <= 20 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


_CREDITS = (
    "foto",
    "photo",
    "gambar",
    "image",
    "ilustrasi",
    "dok",
    "doc",
    "redit",
    "caption",
    "ket:",
    "eterangan:",
    "|",
    "antara",
    ".com/",
    ".id/",
    ".net/",
    ".news/",
)


_IST = re.compile(r"\bist")


def may_be_caption(text: str) -> bool:
    """A cheap test before `CAPTION`: some word of a credit, or a bracket at the end."""
    if text.rstrip(" .")[-1:] in ")]":
        return True
    lowered = text.casefold()
    for word in _CREDITS:
        if word in lowered:
            return True
    return "ist" in lowered and bool(_IST.search(lowered))


# Above the text only: below it the same words may sign the story.
CAPTION_ABOVE = re.compile(
    r"[(\[](?:humas|diskominfo|kominfo|net|instagram|facebook|tiktok|youtube|twitter|tangkap(?:an)? layar"
    r"|screenshot|ss)\b"
    r"[^()\[\]]{0,60}[)\]]\.?$|^(?:tangkapan layar|dok(?:umentasi)?\.? )[^.!?]{0,60}$|^ilustrasi(?: [^\s.!?]+){0,3}$"
    r"|(?-i:^[A-Z]\w+(?: [A-Z]\w+){0,2} ?/ [A-Z]).{3,250}$"
    rf"|\({_NAME}/{_NAME}\)\.?$"
    r"|\((?:f|ft|foto)-[^()]{2,30}\)$"
    r"|^\(\s*\w{0,12}\s*\)$|\((?:kiri|kanan|tengah|depan|belakang|baju \w+)\)|[.a-z] \([^\W\d_]+[./][^\W\d_]+\)$",
    re.IGNORECASE,
)
SAID = re.compile(r"[\"”'] *\w+nya\b|[,.][\"”'] *(?:kata|ujar|ucap|tutur|jelas|ungkap)\b")
TAGS = re.compile(
    r"^(?:tags?|tagar|label|kata kunci|keywords?)\b\s*[:#-]\s*(?P<tags>.+)$|^(?P<hashes>(?:#\w+[\s,]*){1,12})$",
    re.IGNORECASE,
)
BETWEEN_TAGS = re.compile(r"[,;|]|\s(?=#)")
TAGS_ALONE = re.compile(r"^(?:tags?|tagar|label)\s*:?$", re.IGNORECASE)
_CHAT_DAY, _CHAT_HOUR = r"\d{1,2}[/.]\d{1,2}", r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: [AP]M)?"
_CHAT_YEAR = r"[/.]\d{2,4}"
# Exported from a phone, or copied in a browser, which prints the hour first; without the year only in brackets.
CHAT_HEAD = re.compile(
    rf"^(?:\[(?:{_CHAT_DAY}(?:{_CHAT_YEAR})?,? {_CHAT_HOUR}|{_CHAT_HOUR},? {_CHAT_DAY}(?:{_CHAT_YEAR})?)\]"
    rf"|{_CHAT_DAY}{_CHAT_YEAR},? {_CHAT_HOUR}(?: -)?) [^:]{{1,40}}:\s*"
)
TITLE_END = re.compile(r"""[.!:;,]["”')\]]*$""")
