"""Who is found to speak, with which role."""

import pytest

from news.structurer import structure_text


def voices(*paragraphs: str) -> list[tuple[str | None, str | None]]:
    result = structure_text(
        "\n\n".join(["Warga Menunggu Perbaikan Jembatan Lama", *paragraphs, "Demikian keadaannya kini."])
    )
    return [(quote.speaker, quote.role) for quote in result.quotes]


@pytest.mark.parametrize(
    ("paragraph", "speaker", "role"),
    [
        ("“Kami siap,” kata Bupati Berau Sri Wahyuningsih.", "Sri Wahyuningsih", "Bupati Berau"),
        ("“Kami siap,” kata Sri Wahyuningsih, Bupati Berau.", "Sri Wahyuningsih", "Bupati Berau"),
        ("“Kami siap,” kata Kapolsek Anggana, AKP Budi Santoso, S.H.", "Budi Santoso", "Kapolsek Anggana"),
        (
            "“Kami siap,” ujar Kasi Humas Polres Kukar Ipda Rudi Hartono.",
            "Rudi Hartono",
            "Kasi Humas Polres Kukar",
        ),
        ("Camat Muara Badak, H. Arifin, M.Si, mengatakan, “Kami siap.”", "Arifin", "Camat Muara Badak"),
        ("Salah satu warga, Yuli, mengeluh. “Kami menunggu lama,” ujarnya.", "Yuli", "warga"),
        ("Salah seorang warga bernama Yanti bercerita. “Kami menunggu,” ujarnya.", "Yanti", "warga"),
        (
            "Menurut Ketua RT 05, Badar bin Sulaiman, jalan rusak. “Sudah lama,” katanya.",
            "Badar bin Sulaiman",
            "Ketua RT 05",
        ),
        (
            "Hal itu diungkapkan Kepala Dinas Sosial Kota Bontang, Lina Mar. “Kami siap,” katanya.",
            "Lina Mar",
            None,
        ),
        ("“Kami siap,” kata Direktur Utama PT Laut Biru Jaya Anton Prakoso.", "Anton Prakoso", None),
        (
            "Siti Aminah (42), penjual ikan, bercerita. “Sepi sekali,” tuturnya.",
            "Siti Aminah",
            "penjual ikan",
        ),
        ("Pelatih asal Korea Selatan Kim Dae-jung memuji timnya. “Bagus,” kata Kim.", "Kim Dae-jung", None),
        (
            "Gubernur Bali I Wayan Suarta menyatakan siap. “Kami siap,” ujarnya.",
            "I Wayan Suarta",
            "Gubernur Bali",
        ),
        (
            "Pelatih Persida Raya Bojan Markovic puas. “Bagus,” kata Bojan Markovic.",
            "Bojan Markovic",
            "Pelatih Persida Raya",
        ),
        ("CEO Tirta Hasan Basri bicara. “Ini besar,” tulis Basri.", "Hasan Basri", "CEO Tirta"),
        ("“Dia anak baik,” kata Sumiati, ibu korban.", "Sumiati", "ibu korban"),
        ("Ayah korban, Sutrisno, meminta keadilan. “Kami menunggu,” katanya.", "Sutrisno", "Ayah korban"),
        (
            "Kuasa hukum Budi Tama, Ari Amir, keberatan. “Kami keberatan,” kata Ari.",
            "Ari Amir",
            "Kuasa hukum Budi Tama",
        ),
        (
            "Wali Kota Bogor Bima Satria hadir. “Ini milik warga,” kata Bima.",
            "Bima Satria",
            "Wali Kota Bogor",
        ),
        ("Kepala BNPB Letjen TNI Sukoco hadir. “Bertambah,” kata Sukoco.", "Sukoco", "Kepala BNPB"),
        ("Rizal Fahmi alias Gus Fam menyambut baik. “Baik,” kata Gus Fam.", "Rizal Fahmi", None),
        (
            "Gubernur Lampung Ahmad Herlambang bersyukur. “Alhamdulillah,” kata Aher.",
            "Ahmad Herlambang",
            "Gubernur Lampung",
        ),
        (
            "“Ini nyata,” kata Ridho Kamal. Emal, sapaan akrabnya, tertawa. “Nyata,” kata Emal.",
            "Ridho Kamal",
            None,
        ),
        ("“Kami bantu,” ungkap Bung Iskandar.", "Iskandar", None),
        ("Ketua Persatuan Pensiunan Kota Metro Darman HN hadir. “Baik,” kata Darman.", "Darman HN", None),
        (
            "Bupati Berau Sri Wahyuningsih saat dihubungi, Selasa, mengatakan siap. “Siap,” kata dia.",
            "Sri Wahyuningsih",
            "Bupati Berau",
        ),
        (
            "Anggota Komisi II DPR RI Ahmad Dolfi Kurnaini setuju. Dolfi mengatakan siap. “Siap,” kata Dolfi.",
            "Ahmad Dolfi Kurnaini",
            "Anggota Komisi II DPR RI",
        ),
        (
            "Ketua KPU Makassar Andi Muhammad Yasin hadir. Yasin mengatakan siap. “Siap,” ujar Yasin.",
            "Andi Muhammad Yasin",
            "Ketua KPU Makassar",
        ),
        (
            "Jaksa Agung Alvin Gunarso hadir. “Kami usut,” kata Alvin.",
            "Alvin Gunarso",
            "Jaksa Agung",
        ),
        (
            "Kepala Divisi Moneter & Aset Bank Anu Erman Gunadi bicara. “Stabil,” kata Erman.",
            "Erman Gunadi",
            None,
        ),
        (
            "KPPI menilai itu baik. Koordinator Nasional KPPI Ubay Matroji setuju. “Baik,” kata Ubay.",
            "Ubay Matroji",
            "Koordinator Nasional KPPI",
        ),
        (
            "Menteri Sosial Saiful Yasin atau Gus Ipin hadir. “Baik,” kata Gus Ipin.",
            "Saiful Yasin",
            "Menteri Sosial",
        ),
        (
            "Wali Kota Makassar Munif 'Appe' Arifin hadir. “Baik,” imbuh Appe.",
            "Munif Arifin",
            "Wali Kota Makassar",
        ),
        (
            "Menteri Koordinator Bidang Infrastruktur Kewilayahan Agus Hartono Yuda (AHY) bicara. “Baik,” kata AHY.",
            "Agus Hartono Yuda",
            "Menteri Koordinator Bidang Infrastruktur Kewilayahan",
        ),
        ("“Pergi,” kata para pengunjuk rasa.", None, "pengunjuk rasa"),
        ("Menko Agus Hartono Yuda (AHY) hadir. “Baik,” kata AHY.", "Agus Hartono Yuda", "Menko"),
        (
            "Peraturan Presiden Nomor 79 Tahun 2025 berlaku. Presiden Prasetya Utomo memuji itu. “Baik,” katanya.",
            "Prasetya Utomo",
            "Presiden",
        ),
        (
            "Septa Marfin dari BPBD Lampung Selatan menyebut itu penting. “Penting,” katanya.",
            "Septa Marfin",
            None,
        ),
        (
            "Salah satu peserta, Erwan dari Destana Desa Maju, mengaku senang. “Senang,” katanya.",
            "Erwan",
            "peserta",
        ),
        ("“Tarif naik,” kata Skot Lukas, pengajar politik di Universitas Anu.", "Skot Lukas", None),
        (
            "Ivana Delima, pendiri Tombak Investasi yang baru menjual sahamnya, mengatakan, “Peluangnya besar sekali.”",
            "Ivana Delima",
            "pendiri Tombak Investasi",
        ),
        (
            "Sedangkan Jaya Dorman, analis di Bank Anu, dalam catatannya menyebutkan itu. “Bosan,” sebutnya.",
            "Jaya Dorman",
            None,
        ),
        (
            "CEO Badan Pengelola Investasi (BPI) Daya Nusantara (Dayantara) Rusan Rusli hadir. “Siap,” kata Rusan.",
            "Rusan Rusli",
            "CEO Badan Pengelola Investasi Daya Nusantara",
        ),
        (
            "Gubernur Lampung Rahmat Mirzano hadir. “Tuntas,” kata Gubernur Mirza. “Siap,” tambahnya.",
            "Rahmat Mirzano",
            "Gubernur Lampung",
        ),
        ("“Saya mengantuk,” ujar seorang remaja berinisial A (18).", "A", "remaja"),
        (
            "Priyanto (40) warga Lagoa mengaku diberhentikan. “Sudah sebulan,” kata Yanto.",
            "Priyanto",
            "warga Lagoa",
        ),
        (
            "Kepala Disnaker Wonogiri Ristanto mengatakan siap. “Siap,” katanya.",
            "Ristanto",
            "Kepala Disnaker Wonogiri",
        ),
        (
            "Kepala Pengawas Jasa Keuangan, Edukasi dan Perlindungan Konsumen Frida Dewanti hadir. “Siap,” katanya.",
            "Frida Dewanti",
            None,
        ),
        (
            "Pengacara Rido Karmal, Muslim Jayadi, hadir. “Siap,” kata Muslim.",
            "Muslim Jayadi",
            "Pengacara Rido Karmal",
        ),
        (
            "“Naik,” kata Kepala Riset dan Edukasi Maju Jaya Abadi Ariston Chandra. “Turun,” ujar Ariston.",
            "Ariston Chandra",
            "Kepala Riset dan Edukasi Maju Jaya Abadi",
        ),
        (
            "Menteri Keuangan Sri Mulyati hadir. “Turun,” ujar Sri. Terakhir, ia pulang.",
            "Sri Mulyati",
            "Menteri Keuangan",
        ),
        ("“Gelombang tinggi,” tulis BMKG dalam keterangannya.", "BMKG", None),
        ("“Kami menunggu,” kata seorang warga.", None, "warga"),
    ],
)
def test_the_speaker_of_one_quote(paragraph: str, speaker: str | None, role: str | None):
    assert {name for name, _ in voices(paragraph)} == {speaker}
    if role:
        assert voices(paragraph)[0][1] == role


def test_the_full_name_goes_to_quotes_with_half_of_it():
    found = voices(
        "“Kami siap,” kata Kepala Desa Sumber Rejo Nurjanah Hasyim.",
        "Nurjanah menambahkan, dana sudah ada.",
        "“Cukup,” ujar Nurjanah.",
    )

    assert found == [("Nurjanah Hasyim", "Kepala Desa Sumber Rejo")] * 2


def test_a_role_alone_leads_to_its_holder_however_it_is_shortened():
    found = voices(
        "Sekretaris Daerah Penajam Paser Utara Tarmizi membuka rapat bersama Bupati Paser Fahmi Rahman.",
        "Sekda PPU menegaskan jembatan akan selesai.",
        "“Akhir tahun selesai,” ucapnya.",
        "“Kami ikut membantu,” kata Bupati Paser.",
    )

    assert [name for name, _ in found] == ["Tarmizi", "Fahmi Rahman"]


def test_nya_points_to_the_last_who_spoke_not_to_the_last_named():
    found = voices(
        "Kepala Dinas Perhubungan Kota Samarinda Hotma Saragih menjelaskan jadwal itu kepada Wali Kota Bontang Basri.",
        "“Jadwalnya berubah,” katanya.",
    )

    assert [name for name, _ in found] == ["Hotma Saragih"]


def test_who_is_named_inside_a_quote_hardly_speaks_it():
    found = voices(
        "Bupati Berau Sri Wahyuningsih mengucapkan terima kasih kepada warga.",
        "Kegembiraan bertambah ketika Pelukis Mas Jerry Arman mempersembahkan lukisan.",
        "“Lukisan ini untuk Sri Wahyuningsih,” katanya.",
    )

    assert [name for name, _ in found] == ["Jerry Arman"]


def test_a_spokesman_speaks_for_his_chief():
    found = voices(
        "Bupati Kutim Ardi Noor melalui Kepala Bagian Umum, Yuliana Tandi, meminta maaf. “Kami lalai,” ujarnya."
    )

    assert found == [("Yuliana Tandi", "Kepala Bagian Umum")]


def test_an_abbreviated_office_leads_to_its_holder():
    found = voices(
        "Wakil Menteri Perhubungan Purwoko Aryanto meninjau dermaga.",
        "Wamen menegaskan dermaga itu layak. “Layak,” sebut mantan Kapolda itu.",
    )

    assert [name for name, _ in found] == ["Purwoko Aryanto"]


def test_whom_a_related_title_bids_does_not_speak():
    found = voices(
        "Bupati Berau Sri Wahyuningsih mengatakan siap. Baca juga: Bupati Berau ajak Forkopimda bersiap",
        "Bupati mengapresiasi panitia. “Terima kasih,” ujar dia.",
    )

    assert [name for name, _ in found] == ["Sri Wahyuningsih"]


def test_a_spokesman_speaks_on_when_his_institution_is_named():
    found = voices(
        "“Sudah,” ujar Juru Bicara KPPK Budi Prasetya.",
        "KPPK menyebut ada satu tersangka. “Nanti kami kabari,” ujarnya.",
    )

    assert [name for name, _ in found] == ["Budi Prasetya"] * 2


def test_who_did_likewise_does_not_take_the_word():
    found = voices(
        "Sekretaris Kabinet Tedi Wijaya menyatakan telah mengecek. Begitu pula Menteri Sosial Saiful Yasin.",
        "“Sudah dipastikan,” ujarnya.",
    )

    assert [name for name, _ in found] == ["Tedi Wijaya"]


def test_who_is_accused_or_accuses_does_not_take_the_word():
    found = voices(
        "Muslim Jayadi menilai itu benar. Rido Karmal melaporkan Lisa Marlina karena unggahannya.",
        "“Kami mendukung,” ungkapnya.",
    )

    assert [name for name, _ in found] == ["Muslim Jayadi"]


def test_an_office_is_held_by_the_same_person_in_another_place():
    found = voices(
        "Gubernur Lampung Rahmat Mirzano membuka pasar.",
        "“Kami siap,” ujar Gubernur di Bandarlampung, Selasa.",
    )

    assert [name for name, _ in found] == ["Rahmat Mirzano"]


def test_a_full_name_inside_a_quotation_counts():
    found = voices(
        "“Kami mendukung Presiden Prasetya Subandi,” kata Rano Karmin.",
        "Kapolri Listya Sigit Prasetya hadir. “Tidak ada yang kebal,” ujar Prasetya.",
    )

    assert [name for name, _ in found] == ["Rano Karmin", "Prasetya Subandi"]


def test_names_in_a_related_title_are_no_longer_names():
    found = voices(
        "Presiden Prasetya Subandi hadir. “Koperasi itu alat perjuangan,” ujar Prasetya.",
        "Video Canda Prasetya Tanya Zulham Buat Kopdes: Kalau Tak Bisa, Duh",
    )

    assert [name for name, _ in found] == ["Prasetya Subandi"]


def test_an_ordinal_speaks_not():
    found = voices(
        "Wakil Ketua Gede Sumarta menegaskan itu. Kedua memastikan stok. “Ketiga, jaga mutu,” paparnya."
    )

    assert [name for name, _ in found] == ["Gede Sumarta"]
