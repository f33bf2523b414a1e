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

ALL = {"seed": SEED_SHAPE, "agency": AGENCY, "mail": MAIL, "court": COURT}
