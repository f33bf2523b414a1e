"""Nothing of this server's own network is asked, by whatever name."""

from functools import partial

import pytest

from news.imports.wordpress.media.connection import AddressRefused, is_public, public_addresses


def a_resolver(*addresses: str):
    return lambda host, port, type: [(2, 1, 6, "", (address, port)) for address in addresses]


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_the_public_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "kabar.test",
        "",
    ],
)
def test_everything_else_is_not(address):
    assert not is_public(address)


def test_a_name_is_answered_with_the_addresses_that_were_checked():
    resolve = a_resolver("93.184.215.14", "93.184.215.14", "2606:2800:21f::1")
    assert public_addresses("kabar.test", 443, resolve=resolve) == ["93.184.215.14", "2606:2800:21f::1"]


@pytest.mark.parametrize("addresses", [[], ["127.0.0.1"], ["93.184.215.14", "10.0.0.1"]])
def test_a_name_with_one_address_of_ours_is_refused(addresses):
    find = partial(public_addresses, resolve=a_resolver(*addresses))
    with pytest.raises(AddressRefused):
        find("kabar.test", 80)
