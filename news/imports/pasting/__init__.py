"""Pasting raw copy ("Tempel naskah"): what arrives is read, structured, shown beside its draft, and filed as one."""
