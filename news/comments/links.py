"""What in a comment looks like an address on the web. It is printed as text, so that no link pays a spammer."""

import re

MOST_LINKS = 1
# With a scheme, or a name with a dot before a slash or one of the endings that are seen here.
_LINK = re.compile(
    r"https?://|\bwww\.|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|id|info|biz|xyz|top|shop|site|online|club|link|me|ly|io)\b",
    re.IGNORECASE,
)


def count_links(text: str) -> int:
    """How many addresses a text has; the parts of one count once."""
    return sum(_LINK.search(word) is not None for word in text.split())
