"""Why the structurer guessed what it guessed, in an editor's words. The keys are its `why` codes."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

_LONGEST_VALUE = 120

REASONS: dict[str, Promise] = {
    # Speakers.
    "named_beside_quote": _("Named beside the quote."),
    "role_beside_quote": _("Only the role stands beside the quote; this person holds it in the text."),
    "last_speaker": _("“-nya” or a pronoun: the last person who spoke."),
    "last_introduced": _("The person introduced just before the quote."),
    "subject_before": _("The sentence before speaks of somebody it does not name."),
    "no_attribution": _("Nobody stands beside the quote: the last person who spoke."),
    "next_speaker": _("Nobody was named before: the next person who speaks."),
    "first_named": _("Nobody is said to speak: the first person named."),
    "nobody_named": _("The text names nobody."),
    "person_created": _("Not known to the paper until now; entered with this text."),
    "person_not_entered": _("Not in the paper's records; somebody who may enter people has to add them."),
    "several_people": _("The paper knows several people of this name."),
    "institution": _("An institution, not a person."),
    # Quotes.
    "reported_speech_inside_marks": _(
        "Reported speech inside quotation marks: are these the person's own words?"
    ),
    "not_closed": _("The closing quotation mark is missing."),
    "several_paragraphs": _("The quote ran over several paragraphs."),
    "said_by_reporter": _("The reporter said so."),
    # Everything else.
    "attribution_says_more": _("Stood beside a quote and says more than who spoke; make it a sentence."),
    "short_line_without_full_stop": _("A short line without a full stop."),
    "mail_subject": _("Taken from the mail's subject."),
    "no_headline": _("The text has no headline; these are its first words."),
    "too_long": _("Too long for its field; cut."),
    "dateline_form": _("Read from the dateline."),
    "dateline_without_dash": _("Read from a dateline without a dash."),
    "date_beside_weekday": _("The first full date beside a weekday."),
    "date_in_text": _("The first full date in the text."),
    "date_since": _("The date since when it has been so; the text has no other."),
    "year_from_publication": _("The year is not in the text."),
    "weekday_disagrees": _("The weekday does not belong to this date."),
    "dateline_city": _("The region of the dateline's place."),
    "filed_region": _("The region that the reporter chose."),
    "confirmed": _("Somebody has confirmed it."),
    "initials_of_author": _("The author with these initials."),
    "follows_confirmed": _("Follows the speaker who was confirmed before."),
    "first_sentences": _("The first sentences of the story."),
    "first_words": _("The first words of the story."),
    "in_tag_line": _("Stands in the text's own list of tags."),
    "in_headline": _("Stands in the headline."),
    "often_in_body": _("Named several times in the text."),
    "named_in_text": _("The place is no region of its own; the text names these."),
    "several_regions": _("Several regions have this name."),
    "several_authors": _("Several authors close their stories with these initials."),
}


def reason(code: str) -> str:
    """The sentences for one or more codes with spaces between; an unknown code stands for itself."""
    return " ".join(str(REASONS.get(part, part)) for part in code.split())


def value_of(guess: dict[str, Any]) -> str:
    """What was guessed, as people write it."""
    value = guess.get("value") or gettext("nobody")
    if guess.get("what") == "date" and (day := parse_date(str(value))):
        value = date_format(day, "j F Y")
    return Truncator(str(value)).chars(_LONGEST_VALUE)


def question(guess: dict[str, Any]) -> str:
    """A guess that is on record with a draft, as a question to a person."""
    value = value_of(guess)
    questions = {
        "speaker": gettext("Did %(value)s say this?"),
        "role": gettext("Was this the role: %(value)s?"),
        "person": gettext("New in the paper's records: %(value)s. Is the name right?"),
        "dateline": gettext("Was it reported from %(value)s?"),
        "date": gettext("Did it happen on %(value)s?"),
        "region": gettext("Is the region %(value)s?"),
        "author": gettext("Is the author %(value)s?"),
        "topics": gettext("Is the story about this: %(value)s?"),
        "heading": gettext("Is this a heading: %(value)s?"),
        "headline": gettext("Is this the headline: %(value)s?"),
        "text": gettext("Look at this passage."),
    }
    return questions.get(guess.get("what", ""), gettext("Look at this: %(value)s")) % {"value": value}
