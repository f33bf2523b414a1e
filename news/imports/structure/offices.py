"""What people are in the news: offices, trades and ties, in full and in short."""

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
""")

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
