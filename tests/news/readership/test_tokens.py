import pytest

from news.readership.tokens import READERS_PER_NETWORK, is_machine, token_of
from tests.news.readership.beacons import PHONE

SALT, OTHER_SALT = b"s" * 32, b"t" * 32


def token(**changes) -> int:
    return token_of(**({"salt": SALT, "address": "203.0.113.7", "agent": PHONE, "article_id": 5} | changes))


def test_reader_is_known_again_the_same_day():
    assert token() == token()


@pytest.mark.parametrize("change", [{"salt": OTHER_SALT}, {"article_id": 6}, {"address": "203.0.113.8"}])
def test_another_day_another_story_or_another_network_makes_another_token(change):
    assert token(**change) != token()


def test_token_fits_into_a_column_of_the_database():
    assert -(2**63) <= token() < 2**63


def test_whoever_invents_browsers_behind_one_address_counts_only_so_often():
    assert len({token(agent=f"{PHONE} {number}") for number in range(3000)}) == READERS_PER_NETWORK


def test_line_of_ipv6_is_one_network():
    assert token(address="2001:db8:1:2::7") == token(address="2001:db8:1:2:ffff::9")
    assert token(address="2001:db8:1:3::7") != token(address="2001:db8:1:2::7")


def test_address_of_ipv4_is_itself_in_the_clothes_of_ipv6():
    assert token(address="::ffff:203.0.113.7") == token(address="203.0.113.7")
    assert token(address="::ffff:203.0.113.8") != token(address="::ffff:203.0.113.7")


@pytest.mark.parametrize("agent", ["\ud800", "x\0y", "", "é" * 5000])
def test_no_browser_is_too_strange_for_a_token(agent):
    assert isinstance(token(agent=agent), int)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "curl/8.14",
        "python-requests/2.33",
        "WhatsApp/2.23 A",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/150.0",
        "Mozilla/5.0 (compatible; AhrefsBot/7.0)",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 Chrome-Lighthouse",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; TelegramBot/1.0)",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 PhantomJS/2.1.1 Safari/538.1",
    ],
)
def test_program_that_says_what_it_is_is_no_reader(agent):
    assert is_machine(agent)


@pytest.mark.parametrize(
    "agent",
    [
        PHONE,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 9; SM-J400F) SamsungBrowser/26.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; U; Android 8.1.0; id-id; Redmi 5A) XiaoMi/MiuiBrowser/12.10.5-go",
        "Mozilla/5.0 (Linux; Android 14) [FB_IAB/FB4A;FBAV/480.0.0.54.88;]",
        "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 8.1.0; CUBOT_NOVA) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14; TECNO PHANTOM V Fold) AppleWebKit/537.36 Chrome/138.0 Mobile",
        "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Mobile Safari/537.36 Telegram-Android/11.4",
    ],
)
def test_browser_of_a_reader_is_none_of_them(agent):
    assert not is_machine(agent)
