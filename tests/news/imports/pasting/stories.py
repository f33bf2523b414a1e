"""Invented copy for the screen: two speakers, furniture around it, and a date that is broken as on the web."""

PIER = """\
Dermaga Tanjung Rambai Retak, Kapal Sayur Antre di Luar

oleh -41 Dilihat

MUARA – SANGATTA. Dermaga rakyat di Kecamatan Tanjung Rambai retak sepanjang empat meter, Selasa (24/11/2026. \
Enam kapal pengangkut sayur menunggu di luar.

Kepala Bidang Pelabuhan Dinas Perhubungan Kutai Timur Ridwan Lasut mengatakan dermaga ditutup untuk kendaraan.

“Orang boleh lewat, truk tidak. Kami tidak mau menunggu sampai ada yang jatuh,” ucapnya.

“Satu hari antre, bayamnya sudah tidak laku,” kata Ketua Koperasi Nelayan Basri Sailana.

“Perbaikan sementara pakai pelat baja, selesai hari Jumat,” sambungnya.

“Pelatnya datang besok pagi,” imbuhnya. (dap)

Tinggalkan Balasan

Alamat email Anda tidak akan dipublikasikan."""
