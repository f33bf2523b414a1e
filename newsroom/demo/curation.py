"""What the demo's editors arranged by hand: series, and the head of a topic."""

from collections.abc import Mapping
from datetime import date, timedelta

from news.models import ArticlePage, Photo, Series, SeriesPart, Topic, TopicPin
from newsroom.demo.content import read_table


def arrange(*, articles: Mapping[str, ArticlePage], photos: Mapping[str, Photo], today: date) -> None:
    """In the order of ``content/curation.toml``; a part that is not public yet waits in its place."""
    content = read_table("curation")
    for row in content["series"]:
        series = Series(name=row["name"], intro=row["intro"], lead_photo=photos[row["photo"]])
        series.parts = [
            SeriesPart(article=articles[slug], sort_order=place) for place, slug in enumerate(row["parts"])
        ]
        series.save()
    for row in content["topics"]:
        topic = Topic.objects.get(slug=row["slug"])
        topic.intro, topic.lead_photo = row["intro"], photos[row["photo"]]
        topic.pins = [
            TopicPin(
                article=articles[pin["story"]],
                until=today + timedelta(days=pin["days"]) if "days" in pin else None,
                sort_order=place,
            )
            for place, pin in enumerate(row["pins"])
        ]
        topic.save()
