from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from news.editorial.repairs.rules import HOOK as KNOWN_WORDS
from news.quotes.words import HOOK as QUOTE_WORDS
from search.known_words import sighting
from search.models import Abbreviation
from search.quote_words import read_words

hooks.register(KNOWN_WORDS, sighting)
hooks.register(QUOTE_WORDS, read_words)


class AbbreviationSnippets(SnippetViewSet):
    model = Abbreviation
    icon = "search"
    menu_label = _("Abbreviations")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["short", "long"]
    search_fields = ["short", "long"]
    panels = [FieldRowPanel([FieldPanel("short"), FieldPanel("long")])]


register_snippet(AbbreviationSnippets)
