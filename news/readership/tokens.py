"""A reader without a name: what is kept of who reads, and who is no reader. Pure; touches no database."""

import re
from hashlib import blake2b
from zlib import crc32

from news.client_address import network_of

READERS_PER_NETWORK = 32
"""At most so many readers of one story and day are told apart behind one address: who invents browsers gains little."""

TOKEN_BYTES = 8
# Crawlers, previews of links, programs; and browsers that are driven by one. CUBOT and Phantom are phones.
_MACHINE = re.compile(
    r"(?<!cu)bot(?:\b|_)|crawl|spider|slurp|archiver|preview|facebookexternalhit|whatsapp|skype|embedly|"
    r"headless|lighthouse|pagespeed|pingdom|uptime|monitor|scrap|fetch|curl|wget|python|java/|okhttp|go-http|"
    r"libwww|httpclient|axios|node|ruby|perl|phantomjs|selenium|puppeteer|playwright|feed|rss",
    re.IGNORECASE,
)
_BROWSER = "Mozilla/"


def is_machine(agent: str) -> bool:
    """Whether a program says that it is none of the browsers people read with. Who lies is not found out here."""
    return _BROWSER not in agent or _MACHINE.search(agent) is not None


def token_of(salt: bytes, *, address: str, agent: str, article_id: int) -> int:
    """One reader's read of one story on the day of ``salt``.

    Another story makes another token, so that nobody can follow a reader from story to story; another day, too.
    """
    browser = crc32(agent.encode(errors="replace")) % READERS_PER_NETWORK
    read = f"{network_of(address)} {browser} {article_id}".encode(errors="replace")
    return int.from_bytes(blake2b(read, key=salt, digest_size=TOKEN_BYTES).digest(), signed=True)
