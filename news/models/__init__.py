from news.models.article import ArticlePage, AskedParty, BylineEntry
from news.models.author import Author
from news.models.containers import MonthPage, NewsIndexPage, YearPage
from news.models.correction import Correction
from news.models.paper import PaperSettings
from news.models.person import Person, PersonAlias, Position
from news.models.photo import Photo, PhotoRendition, SourceDocument
from news.models.pin import TopicPin
from news.models.projection import ListingRow, PublishedArticle
from news.models.region import Region, RegionAlias
from news.models.related import RelatedStory
from news.models.republisher import Republisher
from news.models.retraction import Retraction
from news.models.section import Section
from news.models.sending_count import SendingCount
from news.models.series import Series, SeriesPart
from news.models.topic import Topic

__all__ = [
    "ArticlePage",
    "AskedParty",
    "Author",
    "BylineEntry",
    "Correction",
    "ListingRow",
    "MonthPage",
    "NewsIndexPage",
    "PaperSettings",
    "Person",
    "PersonAlias",
    "Photo",
    "PhotoRendition",
    "Position",
    "PublishedArticle",
    "Region",
    "RegionAlias",
    "RelatedStory",
    "Republisher",
    "Retraction",
    "Section",
    "SendingCount",
    "Series",
    "SeriesPart",
    "SourceDocument",
    "Topic",
    "TopicPin",
    "YearPage",
]
