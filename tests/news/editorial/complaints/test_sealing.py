import pytest

from news.editorial.complaints.complainant import Identity, seal, unseal
from news.sealing import current_key, hash_of_email

OLD, NEW, OTHER = "a-first-key" * 6, "a-second-key" * 6, "a-third-key" * 6
SITI = Identity(name="Siti", email="siti@warga.example", phone="0812", party="Warga RT 12", receipt="rahasia")


def test_identity_survives_sealing(settings):
    settings.IDENTITY_KEYS = [OLD]
    assert unseal(seal(SITI)) == SITI


def test_sealed_identity_shows_nothing(settings):
    settings.IDENTITY_KEYS = [OLD]
    assert "Siti" not in seal(SITI)
    assert seal(SITI) != seal(SITI)


def test_old_key_still_opens_when_a_new_one_stands_in_front(settings):
    settings.IDENTITY_KEYS = [OLD]
    sealed = seal(SITI)
    settings.IDENTITY_KEYS = [NEW, OLD]
    assert unseal(sealed) == SITI


def test_each_key_has_a_fingerprint_that_says_nothing_of_it(settings):
    found = set()
    for key in (OLD, NEW, OTHER):
        settings.IDENTITY_KEYS = [key, OLD]
        found.add(current_key())
        assert key[:4] not in current_key()
        assert len(current_key()) == 16
    assert len(found) == 3


def test_address_is_known_again_however_it_is_typed_and_only_with_the_key(settings):
    settings.IDENTITY_KEYS = [OLD]
    known = hash_of_email("siti@warga.example")
    assert hash_of_email(" Siti@Warga.example") == known
    assert hash_of_email("sita@warga.example") != known
    settings.IDENTITY_KEYS = [NEW]
    assert hash_of_email("siti@warga.example") != known


def test_without_its_key_an_identity_is_lost_and_somebody_is_told(settings, caplog):
    settings.IDENTITY_KEYS = [OLD]
    sealed = seal(SITI)
    settings.IDENTITY_KEYS = [OTHER]
    assert unseal(sealed) is None
    assert "none of the keys" in caplog.text
    assert "Siti" not in caplog.text


@pytest.mark.parametrize("broken", ["", "gAAAA", "bukan sandi"])
def test_removed_and_broken_identities_are_nobody(broken):
    assert unseal(broken) is None


def test_secret_key_alone_seals_under_a_label_of_its_own(settings):
    from django.core import signing

    assert settings.IDENTITY_KEYS == [settings.SECRET_KEY]
    with pytest.raises(signing.BadSignature):
        signing.loads(seal(SITI))
