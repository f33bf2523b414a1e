"""An old site with "https" is believed by its certificate alone, for the name that was asked."""

import ssl
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from news.imports.wordpress.media.files import FileNotUsable
from tests.news.imports.wordpress.exports import HOST
from tests.news.imports.wordpress.media.old_sites import an_old_site

PATH = "/wp-content/uploads/1.jpg"


def a_certificate(path: Path, *, name: str) -> Path:
    """Signed by itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture(params=["kabar.test"])
def certificate(request, tmp_path, settings) -> Path:
    settings.DATA_DIR = tmp_path
    return a_certificate(tmp_path / "a.pem", name=request.param)


@pytest.fixture
def secure_site(certificate):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with an_old_site(tls=tls) as site:
        site.files[PATH] = b"x" * 1000
        yield site


@pytest.fixture
def is_trusted(certificate, monkeypatch):
    trusting = partial(ssl.create_default_context, cafile=str(certificate))
    monkeypatch.setattr("news.imports.wordpress.media.connection.ssl.create_default_context", trusting)


def test_picture_comes_by_a_line_that_nobody_reads(secure_site, is_trusted):
    assert secure_site.server(address="https://kabar.test").find(f"{HOST}{PATH}").read_bytes() == b"x" * 1000


@pytest.mark.parametrize("certificate", ["lain.test"], indirect=True)
def test_certificate_of_another_name_is_none(secure_site, is_trusted):
    assert_refused(secure_site)


def test_certificate_that_nobody_signed_is_none(secure_site):
    assert_refused(secure_site)


def assert_refused(site) -> None:
    """Told as what it is, and not asked again."""
    server = site.server(address="https://kabar.test")
    for _time in range(2):
        with pytest.raises(FileNotUsable, match="certificate"):
            server.find(f"{HOST}{PATH}")
    assert site.asked == []
