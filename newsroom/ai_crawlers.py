"""Which robots serve AI, and what each policy of the paper tells them (RFC 9309, Robots Exclusion Protocol).

The names are those that their operators publish, looked up on 27 November 2026:

- OpenAI: https://platform.openai.com/docs/bots
- Anthropic: https://support.claude.com/en/articles/8896518
- Google: https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers
- Apple: https://support.apple.com/en-us/119829
- Perplexity: https://docs.perplexity.ai/guides/bots
- Meta: https://developers.facebook.com/docs/sharing/webmasters/web-crawlers
- Amazon: https://developer.amazon.com/amazonbot
- Common Crawl: https://commoncrawl.org/ccbot
- DuckDuckGo: https://duckduckgo.com/duckduckgo-help-pages/results/duckassistbot

Bytespider (ByteDance) has no page of its operator; it names itself so. The list is compared with the collection at
https://github.com/ai-robots-txt/ai.robots.txt, and is to be looked at again once a year.
"""

from news.models import PaperSettings

LOOKED_UP = "2026-11-27"
# Gather texts from which models are trained, or are the word by which their owner may be told not to.
TRAINING = (
    "GPTBot",
    "ClaudeBot",
    "anthropic-ai",
    "Google-Extended",
    "Applebot-Extended",
    "CCBot",
    "Bytespider",
    "meta-externalagent",
    "Amazonbot",
)
# Find pages for an answer that names and links them, or fetch one that somebody asked about.
SEARCH = (
    "OAI-SearchBot",
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "PerplexityBot",
    "Perplexity-User",
    "meta-externalfetcher",
    "DuckAssistBot",
)


def turned_away(policy: str) -> tuple[str, ...]:
    """The robots that may read nothing. Search engines are none of them: all of these come beside one."""
    ai = PaperSettings.AICrawlers
    return {ai.ALL: (), ai.SEARCH: TRAINING}.get(ai(policy), TRAINING + SEARCH)
