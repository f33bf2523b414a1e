"""The words of institutions and places that stand in an office, and what follows them."""

from .words import word_set

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
