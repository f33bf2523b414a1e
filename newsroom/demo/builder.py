"""Makes the rows of the demo from its content files. Runs inside one transaction: all of it is there, or nothing."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.utils import timezone

from home.models import HomePage, StandingPage
from news.accounts.models import User
from news.digest import digest_of_content
from news.editorial.actions import approve, publish_imported
from news.editorial.audit.chain import record
from news.editorial.groups import CHIEFS, EDITORS, REPORTERS
from news.filing import month_page_for
from news.models import (
    ArticlePage,
    AskedParty,
    Author,
    BylineEntry,
    Correction,
    PaperSettings,
    Person,
    Photo,
    Position,
    Region,
    Section,
    Series,
    SeriesPart,
    Topic,
    TopicPin,
)
from newsroom.demo import desk
from newsroom.demo.blocks import body_of, html_of
from newsroom.demo.comments import make_comments
from newsroom.demo.complaints import make_complaints
from newsroom.demo.content import fill_days, read_stories, read_table
from newsroom.demo.promises import make_promises
from newsroom.demo.readers import make_reads

MARK = "Konten demo"
ACCOUNTS = {
    "reporter": REPORTERS,
    "reporter2": REPORTERS,
    "editor": EDITORS,
    "editor2": EDITORS,
    "chief": CHIEFS,
    "admin": "",
}
PICTURES = Path(__file__).parent / "pictures"
PUBLIC_STATES = frozenset({"published", "emergency"})
LAST_OF_THE_DAY = timedelta(hours=14, minutes=30)


class DemoBuilder:
    """One load of the demo, as seen from ``now``. ``say`` is told what is being made."""

    def __init__(self, *, now: datetime, password: str, say: Callable[[str], None]) -> None:
        self.now, self.password, self.say = timezone.localtime(now), password, say
        # The demo's day ends with its last correction: earlier than that, its "today" was yesterday.
        self.today = (self.now - LAST_OF_THE_DAY).date()
        self.users: dict[str, User] = {}
        self.authors: dict[str, Author] = {}
        self.people: dict[str, Person] = {}
        self.photos: dict[str, Photo] = {}
        self.articles: dict[str, ArticlePage] = {}
        self.regions = {region.code: region for region in Region.objects.all()}

    def build(self) -> None:
        """Everything, in the order in which each needs the one before."""
        for step, make in (
            ("accounts", self.make_accounts),
            ("pictures", self.make_pictures),
            ("sections, topics, authors, people", self.make_references),
            ("the paper and its standing pages", self.make_paper),
            ("stories", self.make_stories),
            ("series and topics", self.make_curation),
            ("promises", self.make_promises),
            ("the front page", self.make_front),
            ("replies and corrections asked for", self.make_complaints),
            ("comments", self.make_comments),
            ("assignments", self.make_assignments),
            ("readers", self.make_reads),
        ):
            self.say(step)
            make()

    def make_accounts(self) -> None:
        names = {row["user"]: row["name"] for row in read_table("authors")["authors"] if row.get("user")}
        for username, group in ACCOUNTS.items():
            first, _blank, last = names.get(username, "Admin Demo").partition(" ")
            user = User(
                username=username, first_name=first, last_name=last, email=f"{username}@kabarmuara.example"
            )
            user.is_superuser = user.is_staff = username == "admin"
            user.set_password(self.password)
            user.save()
            if group:
                user.groups.add(Group.objects.get(name=group))
            self.users[username] = user

    def make_pictures(self) -> None:
        content = read_table("pictures")
        for key, row in (content["scenes"] | content["portraits"]).items():
            with (PICTURES / f"{key}.webp").open("rb") as file:
                self.photos[key] = self._photo(row, file=ImageFile(file, name=f"demo-{key}.webp"))

    def _photo(self, row: dict[str, Any], *, file: ImageFile) -> Photo:
        """``licensed_days``: the rights end so many days after the demo's today; the paper's own end never."""
        licensed_days = row.get("licensed_days")
        return Photo.objects.create(
            title=f"{row['title']} ({MARK})",
            file=file,
            description=row["alt"],
            credit=row["credit"],
            rights=Photo.Rights.OWN if licensed_days is None else Photo.Rights.LICENSED,
            rights_expire_on=licensed_days and self.today + timedelta(days=licensed_days),
            uploaded_by_user=self.users["reporter2"],
        )

    def make_references(self) -> None:
        for row in read_table("sections")["sections"]:
            Section.objects.create(**row)
        for row in read_table("topics")["topics"]:
            Topic.objects.create(**row)
        for row in read_table("authors")["authors"]:
            user, portrait = self.users.get(row.pop("user", "")), self.photos.get(row.pop("portrait", ""))
            self.authors[row["slug"]] = Author.objects.create(user=user, portrait=portrait, **row)
        for row in read_table("people")["people"]:
            self.people[row["slug"]] = self._person(row)

    def _person(self, row: dict[str, Any]) -> Person:
        aliases, positions = row.pop("aliases", []), row.pop("positions", [])
        person = Person(portrait=self.photos.get(row.pop("portrait", "")), **row)
        person.aliases = [person.aliases.model(name=name) for name in aliases]
        person.positions = [
            Position(region=self.regions.get(position.pop("region", "")), **position)
            for position in positions
        ]
        person.save()
        return person

    def make_paper(self) -> None:
        content = read_table("paper")
        paper = PaperSettings.load()
        for name in ("name", "motto", "city", "legal_line", "person_in_charge"):
            setattr(paper, name, content[name])
        paper.home_province, paper.is_demo = self.regions[content["province"]], True
        paper.shows_read_counts = paper.sends_newsletter = paper.takes_comments = True
        paper.save()
        home = HomePage.objects.get()
        for row in content["pages"]:
            page = StandingPage.objects.child_of(home).filter(slug=row["slug"]).first()
            page = page or home.add_child(instance=StandingPage(title=row["title"], slug=row["slug"]))
            page.title, page.body, page.search_description = row["title"], html_of(row), row["intro"]
            page.save_revision(user=self.users["chief"]).publish()

    def make_stories(self) -> None:
        stories = read_stories()
        for story in stories:
            self.articles[story["slug"]] = self._draft(story)
            getattr(self, f"_leave_{story['state']}")(self.articles[story["slug"]], story)

    def make_curation(self) -> None:
        """In the order of ``content/curation.toml``; a part that is not public yet waits in its place."""
        content = read_table("curation")
        for row in content["series"]:
            series = Series(name=row["name"], intro=row["intro"], lead_photo=self.photos[row["photo"]])
            series.parts = [
                SeriesPart(article=self.articles[slug], sort_order=place)
                for place, slug in enumerate(row["parts"])
            ]
            series.save()
        for row in content["topics"]:
            topic = Topic.objects.get(slug=row["slug"])
            topic.intro, topic.lead_photo = row["intro"], self.photos[row["photo"]]
            topic.pins = [
                TopicPin(article=self.articles[pin["story"]], until=self._last_day(pin), sort_order=place)
                for place, pin in enumerate(row["pins"])
            ]
            topic.save()

    def _last_day(self, pin: dict[str, Any]) -> date | None:
        return self.now.date() + timedelta(days=pin["days"]) if "days" in pin else None

    def make_promises(self) -> None:
        make_promises(articles=self.articles, people=self.people, users=self.users, now=self.now)

    def make_front(self) -> None:
        content, home = read_table("front"), HomePage.objects.get()
        breaking = content["breaking"]
        home.topic, home.topic_summary = Topic.objects.get(slug=content["topic"]), content["topic_summary"]
        home.topic_until = self.now + timedelta(days=content["topic_days"])
        home.region_bands = [("region", self.regions[code]) for code in content["regions"]]
        home.breaking_text, home.breaking_story = breaking["text"], self.articles[breaking["story"]]
        home.breaking_since = self.now
        home.breaking_until = self.now + timedelta(hours=breaking["hours"])
        home.save_revision(user=self.users["chief"]).publish()

    def make_complaints(self) -> None:
        make_complaints(articles=self.articles, users=self.users, now=self.now)

    def make_comments(self) -> None:
        make_comments(articles=self.articles, users=self.users, now=self.now)

    def make_assignments(self) -> None:
        desk.make_assignments(users=self.users, regions=self.regions, now=self.now)

    def make_reads(self) -> None:
        make_reads(ArticlePage.objects.live(), now=self.now)

    def _moment(self, row: dict[str, Any]) -> datetime:
        """When something happens: minutes before now, or in days before the demo's today or after the real one."""
        if "minutes_ago" in row:
            return self._minutes_ago(row["minutes_ago"], is_today=row["state"] in PUBLIC_STATES)
        if "days_ahead" in row:
            day = self.now.date() + timedelta(days=row["days_ahead"])
        else:
            day = self.today - timedelta(days=row["days_ago"])
        return timezone.make_aware(datetime.combine(day, time.fromisoformat(row["time"])))

    def _minutes_ago(self, minutes: int, *, is_today: bool = False) -> datetime:
        """What the board lists as published today stays on the day, also in a demo that is loaded after midnight."""
        moment = self.now - timedelta(minutes=minutes)
        midnight = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        return max(moment, midnight) if is_today else moment

    def _draft(self, story: dict[str, Any]) -> ArticlePage:
        moment = self._moment(story)
        story |= fill_days(
            {key: value for key, value in story.items() if key != "corrections"}, day=moment.date()
        )
        photo = self.photos.get(story.get("photo", ""))
        article = ArticlePage(
            owner=self._owner(story),
            lead_photo=photo,
            lead_photo_alt=photo.description if photo else "",
            lead_photo_caption=story.get("photo_caption", ""),
            section=Section.objects.get(slug=story["section"]),
            region=self.regions[story["region"]],
            dateline_on=moment.date() if story["label"] == "news" else None,
            body=body_of(story["body"], people=self.people, photos=self.photos, articles=self.articles),
            **{
                name: story.get(name, "")
                for name in ("slug", "title", "kicker", "summary", "label", "sponsor")
            },
            **{name: story.get(name, "") for name in ("initials", "dateline_place")},
            may_harm=story.get("may_harm", False),
            **self._verification(story.get("verify")),
        )
        month_page_for(min(moment, self.now).date()).add_child(instance=article)
        for row in story["authors"]:
            article.byline_entries.add(BylineEntry(author=self.authors[row["author"]], role=row["role"]))
        if asked := story.get("asked"):
            at = self._minutes_ago(asked["minutes_ago"])
            article.asked_parties.add(AskedParty(name=asked["name"], asked_at=at, way=asked["way"]))
        article.further_regions.set([self.regions[code] for code in story.get("further_regions", [])])
        article.topics.set(Topic.objects.filter(slug__in=story["topics"]))
        article.save()
        return article

    def _verification(self, row: dict[str, Any] | None) -> dict[str, Any]:
        if row is None:
            return {}
        due_on = self.now.date() + timedelta(days=row["days_ahead"])
        return {
            "is_unverified": True,
            "verification_by": self.users[row["by"]],
            "verification_due_on": due_on,
        }

    def _owner(self, story: dict[str, Any]) -> User:
        return self.users[
            story.get("submitted_by", "reporter2" if story["state"] == "scheduled" else "reporter")
        ]

    def _leave_published(self, article: ArticlePage, story: dict[str, Any]) -> None:
        publish_imported(article, published_at=self._moment(story), note=MARK)
        if change := story.get("second_version"):
            desk.put_right(
                article,
                words=change["puts_right"],
                note=change["note"],
                by=self.users[change["by"]],
                approved_by=self._free_editor(story),
            )
        for row in story.get("corrections", []):
            moment = self._moment(row)
            text = fill_days(row["text"], day=moment.date())
            correction = Correction.objects.create(
                article=article,
                kind=row["kind"],
                text=text,
                party=row.get("party", ""),
                full_text=row.get("full_text", ""),
                made_at=moment,
                made_by=self.users["chief"],
                approved_at=moment,
                approved_by=self.users["editor"],
            )
            known = {"article": article, "correction": correction.pk, "made_at": moment}
            record("correct", by=correction.made_by, kind=correction.kind, **known)
            record("approve_correction", by=correction.approved_by, **known)

    def _leave_draft(self, article: ArticlePage, story: dict[str, Any]) -> None:
        desk.save(article, at=self._moment(story))

    def _leave_review(self, article: ArticlePage, story: dict[str, Any]) -> None:
        desk.submit(article, at=self._moment(story))
        if story.get("is_checked"):
            desk.check_everything(article)
        if "read_by" in story:
            at = self._minutes_ago(story["read_minutes"])
            desk.read(article, by=self.users[story["read_by"]], at=at)

    def _leave_returned(self, article: ArticlePage, story: dict[str, Any]) -> None:
        by, at = self.users[story["returned_by"]], self._moment(story)
        desk.give_back(article, by=by, note=story["note"], at=at)

    def _leave_emergency(self, article: ArticlePage, story: dict[str, Any]) -> None:
        desk.publish_in_emergency(
            article, by=self.users["chief"], reason=story["reason"], at=self._moment(story)
        )

    def _leave_scheduled(self, article: ArticlePage, story: dict[str, Any]) -> None:
        desk.submit(article, at=self.now)
        digest = digest_of_content(article.get_latest_revision().content)
        approve(article, by=self._free_editor(story), seen_digest=digest, go_live_at=self._moment(story))

    def _free_editor(self, story: dict[str, Any]) -> User:
        """An editor whose name is not in the byline."""
        busy = {row["author"] for row in story["authors"]}
        free = (author.user for slug, author in self.authors.items() if slug not in busy and author.user)
        return next(user for user in free if user.username in {"editor", "editor2", "chief"})


def has_other_content() -> bool:
    """Whether somebody already works here: then the demo has no business on this site."""
    return any(model.objects.exists() for model in (ArticlePage, Author, Person, Section, User))
