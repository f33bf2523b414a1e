from wagtail import hooks

from news.editorial.repairs.vocabulary import HOOK
from search.known_words import sighting

hooks.register(HOOK, sighting)
