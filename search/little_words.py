"""Words that decide nothing: they stand in nearly every story, or in how people ask and address, not in the answer."""

_FILLERS = """
    ada adalah agar akan antara apakah atau bagi bahwa belum bisa bukan dalam dan dapat dari dengan di hanya hingga ia
    ini itu jadi jika juga kalau karena kata ke kepada kini lagi lebih maka masih mereka namun nya oleh pada para
    pernah pun sampai sangat satu sebagai sebuah secara sedang sejak seorang seperti serta setelah soal sudah supaya
    telah tentang terhadap tersebut tetapi untuk yaitu yang
"""
_ASKING = """
    apa apakah bagaimana berapa bgmn dimana gimana kapan kenapa knp mana mengapa siapa siapakah
    berita cari info kabar terbaru terkini tolong update viral
"""
_ADDRESS = """
    bapak bpk drs dra hj ir pak prof sdr sdri skm spd mpd
"""

DECIDING_NOTHING = frozenset(f"{_FILLERS} {_ASKING} {_ADDRESS}".split())


def telling_words(words: tuple[str, ...]) -> frozenset[str]:
    """The words that a story has to have; all of them where none tells more than the others.

    A single letter is what is left of a degree or an initial ("S.H.", "H.").
    """
    telling = {word for word in words if word not in DECIDING_NOTHING and (len(word) > 1 or word.isdigit())}
    return frozenset(telling or words)
