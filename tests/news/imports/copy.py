"""Invented news texts of the shape that papers paste: nobody and nothing in them exists."""

SEED_SHAPE = """\
Dukung Pemilihan Kepala Desa Serentak, Sekda Tanjung Batu, Marwoto Ikuti Rapat Persiapan se-Kabupaten

oleh -41 Dilihat

KABARBATU – SAMARINDA. Sekretaris Daerah Tanjung Batu Selatan (TBS) Marwoto menghadiri rapat persiapan \
pemilihan kepala desa bersama panitia kabupaten, di Gedung Serbaguna Samarinda. Kamis (6/3/2025.

\u00a0

Kegiatan itu diadakan pemerintah provinsi menjelang pemungutan suara pada 27 April 2025 mendatang.

\u00a0

Seusai rapat Sekda TBS Marwoto menjelaskan bahwa panitia perlu memperbaiki daftar pemilih.

\u00a0

“Kerja sama yang baik menjadi kunci keberhasilan pemilihan kepala desa di semua kecamatan,” ucapnya.

\u00a0

“Daftar itu dimaksudkan agar tidak ada warga yang kehilangan hak suaranya,” sambungnya.

\u00a0

Lanjut Marwoto mengatakan, panitia desa bukan hanya petugas, tetapi juga penjaga kepercayaan warga.

\u00a0

Sekda TBS menegaskan pemerintah kabupaten siap menyukseskan pemilihan itu.

\u00a0

“Kami akan terus mendampingi panitia. Semoga semuanya berjalan aman dan jujur,” paparnya.

\u00a0

Marwoto menambahkan soal netralitas pegawai, Ia menyampaikan imbauan sudah kerap diberikan.

\u00a0

“Untuk itu, ia mengajak kita agar taat pada aturan yang sudah kita sepakati bersama,” tutupnya. (wid)

Tinggalkan Balasan

Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *"""

AGENCY = """\
Panen Jagung Naik, Petani Minta Harga Dijaga

Bandarlampung (ANTARA) - Kepala Dinas Ketahanan Pangan, Tanaman Pangan dan Hortikultura Provinsi Lampung \
Bagus Santika mengatakan produksi jagung naik 12 persen.

"Produksi jagung kita naik dibandingkan tahun lalu," katanya di Bandarlampung, Selasa (8/4/2025).

Kenaikan itu didorong oleh benih unggul, "pupuk murah" dan curah hujan yang cukup.

Sementara itu, petani di Kecamatan Anak Tuha, Slamet Riyanto, mengaku senang.

"Alhamdulillah harga juga bagus," katanya.

Pewarta: Rendra Yudha
Editor: Siti Maharani
Copyright © ANTARA 2025
"""

MAIL = """\
From: Humas Setda <humas@contoh.go.id>
To: redaksi@contoh.id
Subject: Siaran Pers: Bupati Resmikan Pasar Induk
Date: Wed, 12 Mar 2025 10:11:12 +0800

Yth. Rekan-rekan media,
berikut kami kirimkan rilis kegiatan Bupati hari ini, mohon bantuan
untuk dimuat.

Bupati Resmikan Pasar Induk, Pedagang Mulai Menempati Kios

PENAJAM - Bupati Penajam Paser Utara Rahmat Hidayat, S.E., M.Si.
meresmikan Pasar Induk Nenang, Rabu (12/3/2025). Pasar itu dibangun
sejak 2023 dengan anggaran Rp 42 miliar dan menampung 310 pedagang
dari empat kecamatan.

"Pasar ini milik rakyat. Saya minta pedagang menjaga kebersihan dan
tidak menjual kios kepada pihak lain," kata Rahmat.

Kepala Dinas Koperasi, UKM, Perindustrian dan Perdagangan PPU Marlina
Sari mengatakan kios dibagi dengan undian. "Semua terbuka. Tidak ada
titipan," tegasnya. (W/Zan/DiskominfoPPU)

Demikian rilis ini kami sampaikan. Atas kerja samanya kami ucapkan
terima kasih.

Salam hormat,
Bagian Humas Setda
"""

COURT = """\
Home > Berita > Hukum

Sidang Dana Hibah, Saksi Akui Terima Amplop

Penulis: Rahma Dewi
Jumat, 14 Februari 2025 | 09:15 WITA

SURABAYA (Lentera) - Sidang dugaan korupsi dana hibah kembali digelar, Senin (10/2/2025).

Dalam sidang, saksi Moh. Hasan mengaku menerima amplop. "Saya kira itu uang transport, Yang Mulia," kata Hasan \
menjawab pertanyaan hakim.

Ketua Majelis Hakim, I Gusti Ngurah Partha, lalu bertanya siapa pemberinya. “Siapa yang memberi? Jawab yang jujur,” \
cecar Partha.

Kuasa hukum terdakwa, Sholeh Amrullah, atau akrab disapa Leo, menyebut keterangan saksi tidak konsisten.

"Keterangannya berubah-ubah. Ini akan kami uji," tandas Leo.

Baca Juga
Hakim Tolak Eksepsi Terdakwa Dana Hibah

Sidang dilanjutkan Senin (17/2/2025) mendatang. [lud]

Berita Terkait
Dua Kurir Divonis 12 Tahun
"""

FORWARDED = """\
---------- Forwarded message ---------
Dari: Humas Pemkab Muara Kencana <humas@muarakencana.example>
Tanggal: Kam, 10 Jul 2025 pukul 09.14
Perihal: Fwd: [RILIS] Wabup Muara Kencana Lepas Ekspor Perdana Lidi Nipah ke India dan Pakistan
Kepada: <redaksi@kabar.example>, <newsroom@harian.example>, <meja@portal.example>

Selamat pagi rekan-rekan wartawan,

Mohon bantuan rekan-rekan untuk memuat rilis di bawah ini. Foto menyusul
lewat WhatsApp. Terima kasih.

MUARA KENCANA, 10 Juli 2025 – Wakil Bupati Muara Kencana, Hj. Nurlela
Basri, S.Pd., M.M., melepas ekspor perdana 18 ton lidi nipah ke India dan
Pakistan dari Pelabuhan Teluk Batang, Kamis (10/7/2025).

Menurut Nurlela, ekspor itu buah kerja kelompok tani selama tiga tahun.
“Dulu lidi nipah hanya dijual ke tengkulak Rp 1.200 sekilo. Sekarang
eksportir berani membeli Rp 3.500,” katanya saat memberi sambutan di
hadapan petani.

Ia meminta petani menjaga mutu. Lidi harus kering dan tidak berjamur,
karena pembeli akan menolak seluruh kontainer bila menemukan jamur.

Pembeli dari India meminta 40 ton lagi untuk September. (*)

Hormat kami,
Bagian Protokol dan Komunikasi Pimpinan
"""

HOSPITAL = """\
Beranda » Kesehatan

RSUD Tarakan Batasi Jam Besuk, Keluarga Pasien Protes

oleh Redaksi
-
12 Januari 2025
66 Dilihat

TARAKAN, kabarutara.co — Rumah sakit daerah membatasi jam besuk mulai Senin (13/1/2025).

Direktur RSUD Tarakan, dr. Budy Azis, Sp.PK mengatakan jam besuk dibatasi demi kenyamanan pasien.

“Selama ini kamar penuh. Pasien tidak bisa istirahat,” ujarnya kepada kabarutara.co, Minggu (12/1/2025).

BACA JUGA : RSUD Tarakan Tambah Ruang Isolasi

Salah satu keluarga pasien, Mariana, mengatakan rumahnya di Sebatik sehingga sulit bergantian.

“Kami dari pulau. Masa harus bolak-balik?” protes Mariana.

“Harusnya ada pengecualian,” pungkas warga Desa Tanjung Karang itu.

Ruang Tunggu Ditambah

Ketua Komisi II DPRD Tarakan, Simon Patino, menegaskan pelayanan publik tak boleh “kaku”.

“Senin kami panggil,” tegas politisi Partai Maju Terus tersebut. (raj/humas)

Tags: RSUD Tarakan, Jam Besuk

Share
Facebook
Post Views: 66

Tinggalkan Balasan
"""

ALL = {
    "seed": SEED_SHAPE,
    "agency": AGENCY,
    "mail": MAIL,
    "court": COURT,
    "forwarded": FORWARDED,
    "hospital": HOSPITAL,
}
