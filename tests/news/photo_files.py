"""Pictures as photographers' programs write them."""

import io
import struct

from PIL import Image

_GPS = 0x8825


def iptc_of(*datasets: tuple[int, int, bytes]) -> bytes:
    """A Photoshop block (8BIM 0x0404) with IPTC datasets: (record, number, value)."""
    data = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in datasets
    )
    return b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + b"\x00" * (len(data) % 2)


def exif_of(*, artist: str = "", caption: str = "", taken: str = "") -> bytes:
    """EXIF with a place, as a phone writes it."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = caption, artist
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    exif.get_ifd(_GPS).update({1: "S", 2: (1.0, 16.0, 0.0), 3: "E", 4: (116.0, 49.0, 0.0)})
    return exif.tobytes()


def xmp_of(*, creator: str = "", credit: str = "", people: tuple[str, ...] = ()) -> bytes:
    """XMP with attributes and lists, as Adobe's programs write it."""
    shown = "".join(f"<rdf:li>{name}</rdf:li>" for name in people)
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" photoshop:Credit="{credit}">
<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
<ext:PersonInImage><rdf:Bag>{shown}</rdf:Bag></ext:PersonInImage>
</rdf:Description></rdf:RDF></x:xmpmeta>""".encode()


def a_jpeg(*, kind: str = "JPEG", iptc: bytes = b"", exif: bytes = b"", xmp: bytes = b"") -> bytes:
    """A small picture with what is given."""
    file = io.BytesIO()
    options = {"exif": exif} if exif else {}
    if xmp and kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        options["pnginfo"] = info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
    elif xmp:
        options["xmp"] = xmp
    Image.linear_gradient("L").resize((60, 40)).convert("RGB").save(file, kind, **options)
    content = file.getvalue()
    return content[:2] + _segment(iptc) + content[2:] if iptc else content


def _segment(iptc: bytes) -> bytes:
    data = b"Photoshop 3.0\x00" + iptc
    return b"\xff\xed" + struct.pack(">H", len(data) + 2) + data
