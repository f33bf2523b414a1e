"""The words of Indonesian news writing: verbs of saying, first words of sentences, ranks and honours, the calendar."""

import re
from collections.abc import Iterable


def word_set(text: str) -> frozenset[str]:
    """The words of a text that holds nothing else."""
    return frozenset(text.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, longest first; words that begin alike share their beginning, for speed."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[:1], set()).add(word[1:])
    branches = [
        re.escape(first) + (any_of(rest) if first else "")
        for first, rest in sorted(tails.items(), reverse=True)
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


# After a quotation, bare or with "-nya": "ujar Budi", "ujarnya".
SAY_ROOTS = word_set("""
kata ujar ucap tutur jelas papar ungkap tegas sebut sambung tambah imbuh pungkas tutup terang beber urai
lanjut tandas tukas cetus kilah klaim aku pinta harap pesan ajak himbau imbau kisah cerita kenang keluh sesal
puji canda seloroh tanya jawab balas timpal celetuk sindir tulis catat simpul nilai duga saran ingat singgung
kritik kecam bantah elak janji yakin doa syukur seru teriak bisik gumam ulas rinci sorot dalih lapor tekan
sahut ulang usul tuding ancam tantang bela cuit cecar kelakar ledek cerca pekik lirih tegur sapa pamit
demikian begitu tekannya bebernya
""")

# Before or after its subject in a sentence of reported speech.
REPORT_VERBS = word_set("""
mengatakan menyatakan menyebut menyebutkan menjelaskan menegaskan menambahkan mengungkap mengungkapkan
menuturkan memaparkan menyampaikan menerangkan membeberkan mengaku mengakui mengklaim menilai mengimbau
menghimbau mengajak berharap mengharapkan meminta menekankan menceritakan mengisahkan membenarkan membantah
memastikan menduga mengingatkan berpesan berpendapat mengapresiasi apresiasi mengucap mengucapkan berkata
bilang berujar bercerita berjanji mengonfirmasi mengkonfirmasi menanggapi menyoroti menyayangkan menyesalkan
mengeluh mengeluhkan mengusulkan menyarankan merinci menguraikan menggarisbawahi menuding mengkritik mengritik
mengecam meyakini optimistis optimis menimpali menjawab menyimpulkan melaporkan mencontohkan mengumumkan
menandaskan memohon menargetkan bersyukur memuji memprediksi menyinggung mengenang menjamin mendesak menuntut
memaklumi mempertanyakan bertanya melanjutkan mengutarakan melontarkan mengulas membeber mengabarkan
memberitahukan menginformasikan menuturkannya memperkirakan berdalih berkilah berkomentar bertutur berseloroh
berpandangan menganggap menyambut mengharap berterima menyerukan menyangkal menampik menepis memperingatkan
merespons merespon menyikapi mengemukakan mengklarifikasi meluruskan menyanggah menuduh menggambarkan
mengibaratkan merekomendasikan memprotes mengoreksi mengungkit menyadari mengkhawatirkan mencemaskan membandingkan
menyindir menjanjikan berkisah mengutip menulis memandang mencatat berkomitmen menceriterakan membocorkan
mewanti-wanti menginstruksikan memerintahkan berteriak mengancam menantang berkelakar bergurau bercanda bersumpah
menggerutu mengumpat terkekeh
""")

SAY_PATTERN = any_of(SAY_ROOTS)
REPORT_PATTERN = any_of(REPORT_VERBS)

# Passive: the speaker comes after ("diungkapkan Bupati …").
PASSIVE_VERBS = word_set("""
diungkapkan dikatakan disampaikan dijelaskan ditegaskan dituturkan diutarakan dipaparkan diakui disebutkan
ditambahkan dibenarkan diterangkan dinyatakan dibeberkan dilontarkan diceritakan dirasakan diungkap disebut
diamini dikemukakan
""")

PRONOUNS = word_set("""
ia dia beliau dirinya pihaknya
""")

# First words of sentences that are not names, whatever their capital.
SENTENCE_STARTERS = word_set("""
sementara selain sebelumnya lanjut lebih menurut hal kemudian lalu namun tetapi tapi karena untuk dalam pada
di ke dari dengan saat ketika setelah seusai usai sejak hingga sebagai adapun bahkan apalagi terkait mengenai
tentang senada salah seorang sejumlah beberapa para ini itu tersebut ia dia beliau mereka kami kita saya anda
pihak pihaknya dirinya hari masih sambil seraya begitu demikian oleh maka jadi jika kalau apabila meski
meskipun walau walaupun agar supaya sehingga selanjutnya sedangkan padahal diketahui diberitakan menanggapi
menjawab mendengar melalui berdasarkan dia terakhir tak tidak bukan ada atas antara akibat selama sesuai serta
dan atau yang juga lain kepada terhadap tim korban pelaku polisi petugas warga masyarakat pemerintah keluarga
insiden peristiwa kejadian kondisi kegiatan acara program banyak semua setiap sang si kata ujar ucap tutur
jelas papar ungkap tegas sebut sambung tambah imbuh terang beber urai pungkas tutup lewat disinggung ditanya
ditemui dihubungi diungkapkan disampaikan dikatakan dijelaskan ditegaskan turut hadir selepas sebab oleh
sambutan laporan proses pun kini nantinya nanti lantas belum sudah telah akan sekadar khusus guna demi
termasuk kendati begitupun sekalipun meskipun adapun demikianlah alhasil sontak walhasil pasalnya sayangnya
beruntung rencananya rupanya ternyata akhirnya awalnya sementaranya mulanya khususnya umumnya biasanya
kabarnya aparat pejabat tim satu dua tiga insya alhamdulillah bismillah masyaallah semoga terima terimakasih
jajaran wakil pertama kedua ketiga keempat kelima keenam
""")

RANKS = word_set("""
ipda iptu akp kompol akbp kombes kombespol brigjen irjen komjen jenderal letda lettu mayor letkol kolonel
letjen mayjen bripda briptu brigpol bripka aipda aiptu brigadir bharada bharaka bharatu sersan kopral serda
sertu serka serma peltu pelda praka pratu prada koptu kopda laksamana laksma laksda marsekal marsma marsda pol
inf arm kav purn purnawirawan czi cba mar marinir cpm ckm caj
""")

HONORIFICS = word_set("""
h hj haji hajah hajjah dr drs dra drg drh ir prof profesor kh ustaz ustadz ust ustadzah pak bapak bu ibu kang
mas mbak mbah bang abang gus habib sdr saudara kiai kyai nyai ning cak neng teh abah pakde bude ny tn nyonya
tuan apt ns tgk capt cpt bung kak om tante opa oma mama pdt rm romo datuk datu tgh buya abuya ajengan raden
letjend rd pst mgr ev pnt hi ustad tgkh jero dek mbok koh cik uda bli engku encik opung puang
""")

DEGREES = word_set("""
sh mh se mm msi spd mpd ssos sip map sik sag st mt skom mkom mkes skm amd phd ma mba sstp mars mpar msc llm
mhum sikom mikom ssi spi sp mp mag lc dea shi mhi sei cpa cfa ak dipl ssn msn
""")

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
MONTHS = {
    "januari": 1, "februari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8,
    "september": 9, "oktober": 10, "november": 11, "desember": 12, "pebruari": 2, "nopember": 11, "jan": 1,
    "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "ags": 8, "agust": 8, "sep": 9,
    "sept": 9, "okt": 10, "nov": 11, "nop": 11, "des": 12,
}  # fmt: skip
CALENDAR = frozenset([*WEEKDAYS, *MONTHS, "jum'at", "ahad", "pukul", "wib", "wita", "wit"]) - {"mar"}

NAME_PARTICLES = word_set("""
bin binti van der de al el ter dos da
""")
