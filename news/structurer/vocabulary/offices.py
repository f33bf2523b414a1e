"""What people are in the news: offices, trades and ties, and the words of institutions and places beside them."""

import functools
import re

from .words import word_set

# An office, a trade, a tie: a role begins here.
ROLE_HEADS = word_set("""
presiden wali duta konsul wapres menteri wamen menko mendagri menkes mensos menhub menhan menlu menkeu
mendikbud mendikbudristek menag menaker mentan mendag menpora menpan menkumham menkominfo menkomdigi menpar
menparekraf mensesneg menkopolhukam kemenag dirjen irjen direktur dirut manajer manager gm gubernur wagub
bupati wabup walikota wawali wawalkot sekda sekdaprov sekdakab sekdako sekkab sekprov sekretaris sekjen sekwan
sestama asisten staf stafsus kepala kadis kadinkes kadiskes kadinsos kadisdik kadisdikbud kadishub kadispora
kadispar kakanwil kabid kabag kasi
kasubag kasubbag kasubbid kades kuwu kadus kepsek camat lurah geuchik keuchik petinggi penghulu kapolri
wakapolri kapolda wakapolda kapolres kapolresta kapolrestabes kapolrestro kapolresto wakapolres wakapolresta
kapolsek wakapolsek kasat kanit kasubdit kasubnit dirreskrimum dirreskrimsus dirresnarkoba dirlantas
dirpolairud kabidhumas karo kasihumas kadiv kadivhumas wadirreskrimum kaur danramil dandim danrem danlanal
danyon danpuspom pangdam pangkostrad panglima komandan kapendam kapuspen kapuspenkum kalapas karutan kalaksa
kajari kajati kajagung kasipenkum kasi kasipidsus kasintel jaksa hakim ketua waketum ketum bendahara
koordinator korlap anggota korban pelaku keluarga petugas jubir juru humas pengamat pakar ahli dosen guru
rektor dekan peneliti analis ekonom psikolog psikiater dokter bidan perawat warga tokoh pengurus pemilik
pedagang penjual pembeli petani nelayan peternak sopir supir pengemudi penumpang saksi pengendara orangtua
ayah ibunda ayahanda istri suami paman kakak adik keponakan kerabat tetangga mahasiswa mahasiswi siswa siswi
pelajar santri pengacara advokat penasihat penasehat aktivis relawan pendiri pembina pelatih kapten pemain
gelandang striker penyerang bek kiper pebulutangkis petinju pembalap atlet pelukis penyanyi musisi vokalis
artis aktor aktris sutradara produser penulis penyair seniman budayawan sejarawan pengasuh pendeta uskup
pastor pilot pemandu penggiat pegiat penggerak pemerhati pengelola pengusaha wisatawan pengunjung pengguna ceo
coo cfo cto cmo founder komisaris vp head chief deputi inspektur irwasda plt pj pjs plh penjabat mantan eks
calon cagub cawagub cabup cawabup capres cawapres caleg legislator senator politisi politikus penyidik
operator admin ranger koki chef barista pembicara moderator narasumber perwakilan utusan wakil ombudsman
komisioner ketuanya pimpinan managing general president vice corporate account direksi influencer selebgram
youtuber konten praktisi akademisi pengajar peserta pendamping penyuluh fasilitator motivator pendakwah ulama
penceramah
kolumnis kurator penari dalang komedian komika pelawak gitaris drummer juri penata petambak pembudidaya penambang
penyelam kurir kasir montir pramugari penyintas penyandang penderita pensiunan veteran kader simpatisan suporter
penonton penghuni investor pialang karumkit kabiddokkes kapusdokkes perbekel pambakal sangadi peratin keuchik
pengunjuk demonstran pendemo netizen warganet bendesa kapekon ondoafi ondofolo waka wasekjen wadir wadirut
wakadiv wakajati
wakajari kasipidum
kadisnaker kadisparbud kadisperindag kadisdukcapil kapusdatin kabais kabaharkam kabareskrim dirtipidum dirtipidsiber
tersangka terdakwa terlapor pelapor penggugat tergugat pekerja karyawan buruh pegawai agen
distributor kolektor konsumen nasabah pasien jemaah imam khatib mualim panitia inisiator penggagas promotor
manajemen wasit pengawas auditor notaris arsitek insinyur teknisi mekanik programmer desainer model presenter
penyiar wartawan jurnalis redaktur pemred fotografer kontributor spesialis gurubesar kasubsi kasek wakasek
kapuskesmas kapus kabalai kasatpol kasatreskrim kasatlantas kasatresnarkoba kabiro prakirawan ilmuwan
sukarelawan pustakawan rohaniwan satpam sekuriti penjaga tukang asisten ajudan kuasa pria wanita perempuan
lelaki pemuda remaja gadis bocah nenek kakek ibu bapak janda duda alumni alumnus lulusan putra putri anak cucu
menantu mertua sepupu sahabat teman rekan kekasih
sekertaris kordinator sekdes wadireskrimum wadireskrimsus direskrimum direskrimsus jebolan
panglingsir pemangku
danlanud danlantamal danyonif dansatgas danpos babinsa bhabinkamtibmas babinkamtibmas kadistrik sultan pemucuk
kelian klian saniri temenggung damang imum juragan nakhoda mandor penyanggah
pemudik perajin pengrajin penjahit pemulung pengepul pengumpul peladang pekebun pendaki pesepeda peziarah
penyewa pemancing pembatik penenun penganyam penyadap pelaut pesilat pelari perenang pemanah pecatur pegolf pebasket
pevoli penggali pencari pemandi pemburu pemahat perancang peternak pekebun pelapor pendatang pengungsi pewaris
pengemis pengamen pemijat pengrawit penggarap pemangkas pembuat peracik perakit pejabat mualaf
""")

# Short forms of heads, which newsrooms make as they need them: Wadirlantas, Kadispertan, Kasatresnarkoba, Sekdes.
_HEAD_SHAPE = re.compile(
    r"wa?dir(?:res|lan|pol|krim|intel|tipid|sam|pam)\w+|(?:wa)?ka(?:dis|bid|bag|biro)\w{3,}"
    r"|(?:wa)?kasat(?:res|lan|pol|sam|bin|tah|int|nar)\w*|(?:wa)?kapol(?:res|sek|da|sub)\w*"
    r"|kasub(?:ag|bag|bid|dit|si|nit|sek)\w*|kasi(?:hum|pid|int|pen|dat|bar)\w*|kaban(?:g|kes)\w+|kapus(?:kes|dat|lab|pen)\w*|kakor\w{3,}"
    r"|sek(?:da|cam|des|dis|kab|kot|lur|wil|wan|prov)\w{0,5}|dan(?:lanal|lantamal|lanud|dim|rem|ramil|yon|sat|pom|pos)\w*"
)


@functools.lru_cache(maxsize=16_384)
def is_role_head(key: str) -> bool:
    """Whether a role begins with this word: an office, a trade, a tie."""
    return key in ROLE_HEADS or bool(_HEAD_SHAPE.fullmatch(key))


# Roles of a village, a district or a police post: the place after them is seldom in a list of regencies.
LOCAL_HEADS = word_set("""
kades kuwu kadus perbekel pambakal sangadi peratin camat lurah geuchik keuchik petinggi kapolsek wakapolsek danramil
""")

# Roles that say nothing about who it is: "kata warga".
COMMON_ROLES = word_set("""
warga korban saksi pelaku petugas polisi penumpang pedagang petani nelayan pengunjung wisatawan pengendara
sopir supir mahasiswa siswa pembeli penjual tersangka terdakwa pria wanita perempuan lelaki pemuda remaja
gadis bocah nenek kakek ibu bapak anak anggota pekerja karyawan buruh pegawai keluarga tetangga terlapor
pelapor tergugat penggugat pengunjuk demonstran pendemo netizen warganet
""")

# Also given names: a role only in lower case ("putra mendiang", but "Andika Putra").
LOWER_CASE_HEADS = word_set("""
putra putri imam anak hakim kapten pria wanita bapak ibu ayah adik kakak nenek kakek rekan teman cucu bek
kiper pemuda remaja gadis konten agen model guru satpam operator admin pasien alumni
""")

# A tie to somebody: the name after it is that somebody's ("istri Budi", "kuasa hukum Budi").
RELATION_HEADS = word_set("""
kuasa keluarga istri suami ayah ibu bapak kakak adik paman keponakan kerabat anak putra putri tetangga teman
rekan ajudan sahabat orangtua nenek kakek sepupu mertua menantu cucu
""")

# The name after it may be a client's, if another name stands behind the comma: "Pengacara Budi, Ari Amir,".
CLIENT_HEADS = word_set("pengacara advokat asisten sopir manajer")

# A firm, a club, a party, a ministry stands between such a role and the name.
INSTITUTION_HEADS = word_set("""
pelatih manajer ceo coo cfo pemain gelandang striker penyerang bek kiper kapten winger direktur dirut
komisaris founder pendiri vokalis personel gitaris drummer politikus politisi kader menteri menko wamen dirjen
analis peneliti pengamat ekonom dosen rektor ketua ketum waketum sekjen sekretaris koordinator bendahara
anggota pengurus pembina jubir kepala manager head chief
""")

# Small words that end a role.
NOT_IN_ROLES = word_set("""
dalam dengan oleh bagi kepada terhadap sebagai saat ketika usai seusai karena atas adalah ialah yakni yaitu
itu ini tersebut lalu kemudian akhirnya langsung sempat masih terus agar supaya hingga sampai setelah sebelum
sejak tak tidak bukan bisa dapat siap
harus juga pun akan sudah telah bahwa yang ikut turut
""")

# Short forms written out before two roles are compared.
SHORT_ROLES = {
    "sekertaris": "sekretaris", "kordinator": "koordinator", "sekdes": "sekretaris desa",
    "sekda": "sekretaris daerah", "sekdaprov": "sekretaris daerah provinsi",
    "sekdakab": "sekretaris daerah kabupaten",
    "sekkab": "sekretaris daerah kabupaten", "sekprov": "sekretaris daerah provinsi", "wagub": "wakil gubernur",
    "wabup": "wakil bupati", "wawali": "wakil wali kota", "walikota": "wali kota", "wapres": "wakil presiden",
    "kadis": "kepala dinas", "kadinkes": "kepala dinas kesehatan", "kadisdik": "kepala dinas pendidikan",
    "kadishub": "kepala dinas perhubungan", "kabid": "kepala bidang", "kabag": "kepala bagian",
    "kasi": "kepala seksi", "kades": "kepala desa", "kuwu": "kepala desa", "petinggi": "kepala desa",
    "kadus": "kepala dusun", "kapolsek": "kepala kepolisian sektor", "polsek": "kepolisian sektor",
    "kapolres": "kepala kepolisian resor", "polres": "kepolisian resor", "kapolda": "kepala kepolisian daerah",
    "polda": "kepolisian daerah", "kapolresta": "kepala kepolisian resor kota", "polresta": "kepolisian resor kota",
    "kapolrestabes": "kepala kepolisian resor kota besar", "polrestabes": "kepolisian resor kota besar",
    "kapolri": "kepala kepolisian republik indonesia", "kalapas": "kepala lapas", "karutan": "kepala rutan",
    "kasat": "kepala satuan", "kanit": "kepala unit", "dirut": "direktur utama", "dirjen": "direktur jenderal",
    "menko": "menteri koordinator", "sekjen": "sekretaris jenderal", "ketum": "ketua umum",
    "waketum": "wakil ketua umum", "jubir": "juru bicara", "kepsek": "kepala sekolah", "dishub": "dinas perhubungan",
    "kajari": "kepala kejaksaan negeri", "kajati": "kepala kejaksaan tinggi", "mendagri": "menteri dalam negeri",
    "menkes": "menteri kesehatan", "mensos": "menteri sosial", "menhub": "menteri perhubungan",
    "menag": "menteri agama", "mentan": "menteri pertanian", "mendag": "menteri perdagangan",
    "wamen": "wakil menteri", "wapang": "wakil panglima", "pangdam": "panglima kodam", "dandim": "komandan kodim",
    "danrem": "komandan korem", "danramil": "komandan koramil", "danlanal": "komandan lanal",
    "kasatreskrim": "kepala satuan reserse kriminal", "kasatlantas": "kepala satuan lalu lintas",
    "kasatresnarkoba": "kepala satuan reserse narkoba", "kasatpol": "kepala satuan polisi",
    "reskrim": "reserse kriminal",
    "lantas": "lalu lintas", "kabidhumas": "kepala bidang humas", "kasihumas": "kepala seksi humas",
    "kapuskesmas": "kepala puskesmas", "kalaksa": "kepala pelaksana", "kadinsos": "kepala dinas sosial",
    "kadiskes": "kepala dinas kesehatan", "kadisdikbud": "kepala dinas pendidikan kebudayaan",
    "bendum": "bendahara umum",
    "sekum": "sekretaris umum", "korlap": "koordinator lapangan", "kakanwil": "kepala kantor wilayah",
    "wakapolres": "wakil kepala kepolisian resor", "wakapolda": "wakil kepala kepolisian daerah",
    "kasubag": "kepala subbagian", "kasubbag": "kepala subbagian", "kasubbid": "kepala subbidang",
    "humas": "hubungan masyarakat",
    "menkeu": "menteri keuangan", "menaker": "menteri ketenagakerjaan", "ri": "republik indonesia",
}  # fmt: skip


# Words of institutions: part of a role or of an office's name, never of a person's.
UNITS = word_set("""
industri kecil menengah aneka kewilayahan departemen kebijakan moneter makroprudensial sekuritas distribusi
jasa neraca
analisis imigrasi pemasyarakatan imipas
hilirisasi transportasi multimoda integrasi anggaran pajak bea cukai perbendaharaan kekayaan pembiayaan fiskal
advokasi kajian pidsus pidum otorita kabinet koordinasi supervisi penuntutan eksekusi pencegahan pengendalian
transformasi keberlanjutan bisnis sosialisasi edukasi nomor pasal ayat fatwa dakwah kaderisasi legislasi baleg
banggar bamus
peraturan keputusan putusan undang-undang perpres perwali perbup perda pergub instruksi surat edaran nota dokumen
jaminan penindakan kepesertaan perindustrian pertambangan geologi kepresidenan istana tahanan keimigrasian
dinas badan balai biro bidang bagian seksi subbag sub subbagian subdit direktorat jenderal kementerian kantor
lembaga komisi komite dewan majelis mahkamah pengadilan kejaksaan kejari kejati kejagung polres polresta
polrestabes polda polri polsek mabes polisi kepolisian resor sektor satuan unit tim satgas satpol satreskrim
reskrim reserse kriminal narkoba lantas lalu lintas intelkam sabhara polair polairud propam humas hubungan
pengurus pusat wilayah cabang daerah ranting desa kelurahan kecamatan kabupaten kota provinsi distrik kampung
dusun nagari gampong rt rw lingkungan dprd dpr dpd mpr ri tni ad al au kodim korem kodam koramil lanal lanud
lapas rutan lembaga kelas partai fraksi koalisi yayasan perkumpulan perhimpunan persatuan ikatan asosiasi
himpunan organisasi forum aliansi paguyuban kelompok komunitas universitas institut politeknik sekolah sekolah
fakultas jurusan prodi program studi rumah sakit puskesmas klinik posko pos pasar pelabuhan bandara stasiun
terminal perusahaan pt cv ud perum perumda pdam pln bank bpjs kpu bawaslu kpk bnn bnpb bpbd bmkg basarnas bpk
bpkp bpom bkn bappeda bappenas pemkab pemkot pemprov pemda pemdes pemerintah perjuangan golkar nasdem gerindra
hanura demokrat perindo polhukam pmk marves penmas bid bidhumas divhumas kesehatan pendidikan perhubungan
pekerjaan umum penataan ruang sosial pariwisata kebudayaan pemuda olahraga pertanian perkebunan perikanan
kelautan kehutanan hidup perdagangan perindustrian koperasi umkm tenaga kerja ketenagakerjaan ketahanan pangan
komunikasi informatika kependudukan pencatatan sipil pemberdayaan masyarakat perempuan perlindungan anak
keluarga berencana penanggulangan bencana kepegawaian keuangan aset pendapatan perencanaan pembangunan
penelitian pengembangan kesatuan bangsa politik pamong praja pidana khusus negeri agama tinggi tindak tata
usaha negara luar dalam ekonomi kreatif digital investasi penanaman modal pelayanan terpadu perizinan
perumahan permukiman pengawasan pengelolaan pengelola operasional operasi pelaksana harian tetap utama muda
madya ahli hukum hak asasi manusia riset teknologi energi sumber daya mineral esdm perpustakaan kearsipan
statistik meteorologi klimatologi geofisika geologi vulkanologi konservasi alam suaka taman nasional indonesia
republik kerukunan umat adat budaya seni inspektorat sekretariat setda kesejahteraan rakyat protokol rektorat
kampus eksekutif yudikatif legislatif dpc dpw dpd dpp pac bpc bpd bumdes bumd bumn uptd upt kpp bpp kph
kelompok nasional jawa barat timur tengah selatan utara tenggara geopark reserse siber perbatasan kepulauan
pesisir wisata destinasi promosi pemasaran infrastruktur bina marga cipta karya pengairan sungai peternakan
hewan pembinaan penegakan penindakan penyidikan penyelidikan intelijen pengamanan keamanan ketertiban
pertahanan media massa pers publikasi informasi publik senior junior wakil presiden divisi regional area
manajer serikat federasi konfederasi gabungan pengusaha pengurus panitia pelaksanaan bersama antar lokal senat
mahasiswa osis hipmi kadin phri apindo hnsi ksop bksda bbksda pvmbg kemenkes kemendikbud kemenhub kemenag
komnas ham icw walhi taruna paroki keuskupan klasis stasi
""")

ADMIN_UNITS = word_set("""
desa kelurahan kecamatan kabupaten kota provinsi distrik kampung dusun nagari gampong pekon tiyuh jorong pulau
kab kec prov jalan
gunung pantai danau
""")

# A proper name of an institution follows: "PT Maju Bersama", "Universitas Anu Raya".
NAME_OPENERS = word_set("""
rs rsud rsu rsia rsup
pt cv ud yayasan universitas partai komunitas paguyuban sakit sd smp sma smk sdn smpn sman smkn mts mi pondok
pesantren hotel masjid koperasi kelompok lembaga forum aliansi perkumpulan band bank klub fc sc institut
politeknik sanggar perguruan pasar toko firma kapal km klinik gereja bandara pelabuhan stasiun perusahaan
media tim program fraksi
""")

# So it does here, unless an acronym follows: "DPP Pemuda Anu Budi Santoso", "DPC PKB".
LEVELS = word_set("dpp dpw dpd dpc pac bem")

# Words of institutions that are given names as well: "Budi Utama", "Daeng Tata".
NAMELIKE_UNITS = word_set("""
utama karya cipta bina alam muda tata raya sumber bersama budaya madya rakyat seni umat lintas
""")

# A unit's word that is a name elsewhere: "Jaksa Agung", but "Agung Santoso".
PAIRED_UNITS = {
    "jaksa": word_set("agung"),
    "mahkamah": word_set("agung"),
    "majelis": word_set("hakim"),
    "kejaksaan": word_set("agung"),
}

# The second word of many a village's name.
PLACE_SUFFIXES = word_set("""
lor kidul kulon wetan ilir hilir hulu ulu atas bawah baru lama besar kecil tengah barat timur utara selatan
raya satu dua tiga permai
""")

# The first word of many a village's name that has two: "Desa Batu Merah".
PLACE_OPENERS = word_set("""
batu tanjung muara sungai teluk bukit gunung kuala lubuk pasir air rantau ujung tanah tana padang pangkalan suka sumber
karang telaga tebing labuhan simpang koto loa long pagar pematang parit pantai rawa sei talang way wai nusa nanga mata
lembah krueng alue blang cot lhok meunasah ulee paya pulau kampung tapak hulu banjar pondok rumah
""")

# Provinces of one word, in full and in short.
PROVINCES = word_set("""
aceh riau kepri jambi bengkulu lampung babel banten bali maluku malut papua gorontalo sumut sumbar sumsel jabar jateng
jatim kalbar kalteng kalsel kaltim kaltara sulut sulteng sulsel sultra sulbar
""")
