"""The faults: what a careless change might do to the paper, each in one line, and where the tests should notice it.

A fault is found by its text, not by its file, so that it survives a module that moves. The text stands in one place
only; where one line does not, quote the next one too.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """``text`` stands once in the product; put ``instead`` of it, one of ``tests`` (files or folders) has to fail."""

    name: str
    text: str
    instead: str
    tests: tuple[str, ...]


EDITORIAL, COMMENTS, EXPORT = "tests/news/editorial", "tests/news/comments", "tests/news/imports/export"
GATE, FOUR_EYES = (f"{EDITORIAL}/test_gate.py",), (f"{EDITORIAL}/test_four_eyes.py",)
WRITER, DIGEST = ("tests/news/publication/test_writing.py",), ("tests/news/test_digest.py",)
PAGE_CACHE = ("tests/newsroom/test_page_cache.py",)

FAULTS = (
    # The gate and the four eyes ----------------------------------------------------------------------------------
    Fault(
        "gate lets unapproved text through",
        "if decision is None or not decision.permits(digests):",
        "if decision is None:",
        GATE,
    ),
    Fault(
        "gate ignores the time of an approval",
        "if decision.is_before_its_time(moment):",
        "if False:",
        GATE,
    ),
    Fault(
        "embargo ends a zone early",
        "is_held = article.embargo_until is not None and article.embargo_until > now and not is_override",
        "is_held = article.embargo_until is not None and article.embargo_until > now + timezone.timedelta(hours=8)",
        GATE,
    ),
    Fault(
        "approval of a text under embargo",
        "if content.embargo_until and content.embargo_until > (go_live_at or timezone.now()):",
        "if False:",
        GATE,
    ),
    Fault(
        "approval of a text that moved on",
        "raise TextMovedOn(seen=seen_digest, current=digest)\n    gate = require_open_gate(content)",
        "pass\n    gate = require_open_gate(content)",
        GATE,
    ),
    Fault(
        "four eyes ignore who began the story",
        'if article.owner_id == user.pk:\n        found.append(_("You began this story."))',
        'if False:\n        found.append(_("You began this story."))',
        FOUR_EYES,
    ),
    Fault(
        "four eyes ignore the byline",
        "if any(entry.author.user_id == user.pk for entry in article.byline_entries.all()):",
        "if False:",
        FOUR_EYES,
    ),
    Fault(
        "four eyes ignore who changed the text",
        "if Contribution.objects.to(article).since(public).filter(made_by=user.pk).exists():",
        "if False:",
        FOUR_EYES,
    ),
    Fault(
        "override without a reason",
        "if len(reason) < SHORTEST_REASON:",
        "if False:",
        (f"{EDITORIAL}/test_overrides.py",),
    ),
    Fault(
        "schedule publishes an hour early",
        "Revision.objects.filter(approved_go_live_at__lte=timezone.now())",
        "Revision.objects.filter(approved_go_live_at__lte=timezone.now() + timezone.timedelta(hours=1))",
        (f"{EDITORIAL}/test_scheduling.py",),
    ),
    Fault(
        "stale save accepted",
        "if newest and not self._has_seen(*newest):",
        "if False:",
        ("tests/news/forms/test_article.py",),
    ),
    Fault(
        "draft link opens after its time",
        "return self.withdrawn_at is None and self.expires_at > timezone.now()",
        "return self.withdrawn_at is None",
        (f"{EDITORIAL}/test_sharing.py",),
    ),
    # What an approval is bound to ---------------------------------------------------------------------------------
    Fault(
        "digest forgets a field",
        'panel="origin", row=4, compared_as="kicker",',
        'panel="origin", row=4, compared_as="kicker", is_approved=False,',
        DIGEST,
    ),
    Fault(
        "digest forgets the byline",
        "    Shape.BYLINE: _byline,\n",
        "    Shape.BYLINE: lambda entries: [],\n",
        DIGEST,
    ),
    Fault(
        "digest ignores the order of blocks",
        "return without_editor_keys(json.loads(body) if isinstance(body, str) else list(body or []))",
        "return sorted(without_editor_keys(json.loads(body) if isinstance(body, str) else list(body or [])), "
        "key=str)",
        DIGEST,
    ),
    Fault(
        "an approval by the older recipe counts for nothing",
        "return recipe in _RECIPES and self._by(recipe) == digest",
        "return digest == self.newest",
        (f"{EDITORIAL}/test_older_recipe.py",),
    ),
    # What readers get ---------------------------------------------------------------------------------------------
    Fault(
        "writer asks for no decision",
        "batch.stories = [story for story in opened if story.decision is not None]",
        "batch.stories = list(opened)",
        ("tests/news/publication/test_decisions.py",),
    ),
    Fault(
        "writer lets a text through before its time",
        "return decision.permits(story.digests) and not decision.is_before_its_time(moment) and not is_held",
        "return decision.permits(story.digests) and not is_held",
        ("tests/news/publication/test_decisions.py",),
    ),
    Fault(
        "deleted topic takes an approval along",
        "    pre_delete.connect(file_without, sender=Topic",
        "    pre_delete.disconnect(file_without, sender=Topic",
        (f"{EDITORIAL}/test_refiling.py",),
    ),
    Fault(
        "projection skips a listing",
        "keys |= {(kind.TOPIC.value, topic.pk) for topic in article.topics.all()}",
        "keys |= set()",
        ("tests/news/test_listings.py",),
    ),
    Fault(
        "paid text among the news",
        "if article.is_paid:\n        return keys",
        "if False:\n        return keys",
        ("tests/news/test_listings.py",),
    ),
    Fault(
        "redirect not written on a changed address",
        "Redirect.add_redirect(old_address, redirect_to=article, is_permanent=True)",
        "return",
        WRITER,
    ),
    Fault(
        "retraction leaves the story in lists",
        "return closed | set(\n        Retraction.objects.in_force().filter(article__in=[*paths])",
        "return closed | set(\n        Retraction.objects.none().filter(article__in=[*paths])",
        (f"{EDITORIAL}/corrections/test_retraction.py",),
    ),
    Fault(
        "withdrawn story stays in the sitemap",
        "PublishedArticle.objects.filter(pk__in=article_ids).delete()",
        "pass",
        WRITER,
    ),
    Fault(
        "view restriction ignored, in pages and search",
        "closed = {pk for pk, own in paths.items() if not restricted.isdisjoint(own)}",
        "closed = set()",
        WRITER,
    ),
    Fault(
        "withdrawn quote still in the ledger",
        "Quote.objects.filter(article__in=article_ids, withdrawn_at=None).update(withdrawn_at=timezone.now())",
        "pass",
        ("tests/news/quotes/test_ledger.py",),
    ),
    Fault(
        "paging skips a row",
        "older = Q(published_at__lt=published_at) | Q(published_id__lt=article_id)",
        "older = Q(published_at__lt=published_at) | Q(published_id__lt=article_id - 1)",
        ("tests/news/test_paging.py",),
    ),
    Fault(
        "protected person named by the notice of a retraction",
        "stories = stories.exclude(ground__in=self.model.PROTECTIVE)",
        "stories = stories.all()",
        (f"{EDITORIAL}/corrections/test_protection.py",),
    ),
    Fault(
        "person who may not be named is shown",
        "people = people.filter(~condition())",
        "people = people.all()",
        ("tests/search/test_page.py",),
    ),
    Fault(
        "comments open under a story about a child",
        "is_open = not is_protected if is_void else decided",
        "is_open = True if is_void else decided",
        (f"{COMMENTS}/test_threads.py",),
    ),
    Fault(
        "comment shown before moderation",
        "return self.filter(state=ReaderComment.State.PUBLISHED)",
        "return self.exclude(state=ReaderComment.State.REMOVED)",
        (f"{COMMENTS}/test_moderating.py",),
    ),
    Fault(
        "dateline not escaped",
        '<b class="dateline">{escape(place.upper())}</b>',
        '<b class="dateline">{place.upper()}</b>',
        ("tests/newsroom/templatetags",),
    ),
    Fault(
        "headline not escaped",
        '<h2 class="lead-story__title story__title"><a href="{{ story.url }}">{{ story.title }}</a></h2>',
        '<h2 class="lead-story__title story__title"><a href="{{ story.url }}">{{ story.title|safe }}</a></h2>',
        ("tests/home/test_front.py",),
    ),
    Fault(
        "structured data ends its script",
        'separators=(",", ":")).translate(_JSON_ESCAPES)',
        'separators=(",", ":"))',
        ("tests/newsroom/templatetags",),
    ),
    # Corrections and the log --------------------------------------------------------------------------------------
    Fault(
        "correction put up by its writer",
        'raise ApproverRefused(found)\n    return _show(correction, by=by, action="approve_correction")',
        'pass\n    return _show(correction, by=by, action="approve_correction")',
        (f"{EDITORIAL}/corrections/test_actions.py",),
    ),
    Fault(
        "correction shown before a second person read it",
        '"""Read by a second person: these stand on the story."""\n'
        "        return self.filter(approved_at__isnull=False)",
        '"""Read by a second person: these stand on the story."""\n        return self.all()',
        (f"{EDITORIAL}/corrections/test_actions.py",),
    ),
    Fault(
        "chain of the log not checked",
        "if entry.hash != hash_of(entry) or entry.previous_hash != previous:",
        "if entry.hash != hash_of(entry):",
        (f"{EDITORIAL}/audit/test_chain.py",),
    ),
    # Copy in and out ----------------------------------------------------------------------------------------------
    Fault(
        "structurer swaps speakers",
        "return self._looked_ahead([voices[number] for number in range(len(self.spans))])",
        "return self._looked_ahead([voices[number] for number in reversed(range(len(self.spans)))])",
        ("tests/news/structurer/speech/test_speakers.py",),
    ),
    Fault(
        "import overwrites an edited story",
        "return item.written_digest in _newest(article)",
        "return True",
        ("tests/news/imports/wordpress/writing/test_run.py",),
    ),
    Fault(
        "export leaks a story that is not public",
        "public = Q(published__isnull=False) | Q(pk__in=withdrawn)",
        "public = Q(pk__gt=0)",
        (f"{EXPORT}/test_lines.py",),
    ),
    Fault(
        "place of a photo left in its file",
        'upright.save(written, kind, exif=b"", icc_profile=profile, **options)',
        'upright.save(written, kind, exif=picture.info.get("exif", b""), icc_profile=profile, **options)',
        ("tests/news/forms/test_photo.py",),
    ),
    # Search -------------------------------------------------------------------------------------------------------
    Fault(
        "search drops a facet",
        "found |= {facet(SPEAKER, speaker.pk) for speaker in article.load_speakers()}",
        "found |= set()",
        ("tests/search/test_page.py",),
    ),
    # Doors --------------------------------------------------------------------------------------------------------
    Fault(
        "throttle never counts",
        'counts.update(count=F("count") + 1)',
        'counts.update(count=F("count"))',
        ("tests/news/test_throttle.py",),
    ),
    Fault(
        "page cache keeps a personal page",
        'if values.keys() & {"set-cookie", "content-encoding", "content-disposition"}:',
        'if values.keys() & {"content-encoding", "content-disposition"}:',
        PAGE_CACHE,
    ),
    Fault(
        "page cache ignores the edition",
        "or entry.edition != current()",
        "or current() is None",
        PAGE_CACHE,
    ),
    Fault(
        "pages without a Content-Security-Policy",
        '    "django.middleware.csp.ContentSecurityPolicyMiddleware",\n',
        "",
        ("tests/newsroom/test_admin_middleware.py",),
    ),
    Fault(
        "original of a photo served to a stranger",
        'path.startswith(STAFF_DIRECTORY) and request.user.has_perm("wagtailadmin.access_admin")',
        "path.startswith(STAFF_DIRECTORY)",
        ("tests/newsroom/test_media.py",),
    ),
    Fault(
        "newsletter goes to who did not confirm",
        'link = link_to("newsletter_confirm",',
        '_make(email).regions.add(region); link = link_to("newsletter_confirm",',
        ("tests/news/newsletter",),
    ),
    Fault(
        "outbox tells twice",
        "mine = self.due().filter(pk=errand.pk).order_by()",
        "mine = self.filter(pk=errand.pk).order_by()",
        ("tests/news/channels/test_websub.py",),
    ),
    Fault(
        "readership counts a bot",
        "if named and not is_machine(agent) and not is_sent_by_another_site(environ):",
        "if named and not is_sent_by_another_site(environ):",
        ("tests/news/readership/test_beacon.py",),
    ),
    Fault(
        "readership counts a reader twice",
        "token = token_of(self._salt, address=address, agent=agent, article_id=article_id)",
        "token = time.monotonic_ns() % 2**62",
        ("tests/news/readership/test_buffer.py",),
    ),
)
