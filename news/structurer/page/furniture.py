"""What belongs to the article, and what a page, a mail or a messenger printed around it."""

import bisect
import functools
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from . import page_lines
from .mail import end_of_head, looks_like_title, start_of_leave, subject_of
from .reading import Line

_LONGEST = 400
_LONGEST_BYLINE = 220
_LONGEST_CAPTION = 350
_LONGEST_RELATED = 260
_LONGEST_LABEL = 60
_LONGEST_TAG = 45
MOST_TAGS = 20
_MOST_LINES_BELOW_CRUMB = 40
_SHORTEST_TWIN = 20
_LONGEST_CREDIT = 90
_MOST_TITLE_WORDS = 8


@dataclass(slots=True)
class Sorted:
    """The lines of a text, told apart."""

    body: list[Line] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    furniture_numbers: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    tag_lines: list[str] = field(default_factory=list)
    tag_numbers: list[int] = field(default_factory=list)
    subject: str = ""

    def drop(self, line: Line) -> None:
        """Take a line out of the body; the furniture stays in the page's order."""
        self.body.remove(line)
        place = bisect.bisect(self.furniture_numbers, line.number)
        self.furniture[place:place] = line.raw
        self.furniture_numbers[place:place] = range(line.number, line.number + len(line.raw))


@functools.lru_cache(maxsize=64)
def is_furniture(text: str) -> bool:
    """Whether a line is furniture by its own words, wherever it stands; an importer asks before the structurer does."""
    if len(text) > _LONGEST:
        return False
    if page_lines.is_whole_line(text) or page_lines.BY_SOMEBODY.match(text):
        return True
    if len(text) <= _LONGEST_BYLINE and page_lines.BYLINE.match(text):
        return True
    return is_caption(text) or (len(text) < _LONGEST_RELATED and _is_related(text))


def _is_related(text: str) -> bool:
    """A title to read as well; "Baca juga ada di hati warga, tetapi asap lebih mendesak." is a sentence."""
    is_sentence = text.endswith(".") and ":" not in text and len(text.split()) > _MOST_TITLE_WORDS
    return not is_sentence and bool(page_lines.RELATED.match(text))


def _message(text: str) -> str:
    """A chat's line without its sender."""
    match = page_lines.CHAT_HEAD.match(text) if text[0] in "[0123456789" else None
    return text[match.end() :] or text if match else text


def may_be_tag(text: str) -> bool:
    """A few words without a mark at their end."""
    return len(text) <= _LONGEST_TAG and len(text.split()) <= 5 and text[-1:].isalnum()


def _is_beside_text(text: str) -> bool:
    return is_furniture(text) or bool(page_lines.CAPTION_ABOVE.search(text))


def _is_below_text(text: str) -> bool:
    return page_lines.is_video_title(text) or bool(page_lines.BYLINE_BELOW.match(text))


def is_caption(text: str) -> bool:
    """A photo's caption with its credit."""
    return (
        len(text) < _LONGEST_CAPTION
        and page_lines.may_be_caption(text)
        and bool(page_lines.CAPTION.search(text))
        and not page_lines.SAID.search(text)
    )


def is_within_text(text: str) -> bool:
    """A line of furniture that pages print between two paragraphs as well: a related title, a caption, an advert."""
    return bool(page_lines.RELATED.match(text) or page_lines.ADVERT.match(text)) or is_caption(text)


def sort_lines(lines: Sequence[Line], *, keep: Container[int] = ()) -> Sorted:
    """Tell body, furniture and tag lines apart; the order within each is kept.

    Lines whose numbers are in `keep` are body, whatever they look like.
    """
    return _Sorter(lines, keep).run()


class _Sorter:
    """One pass from top to bottom; a few rules look at the lines before or after."""

    def __init__(self, lines: Sequence[Line], keep: Container[int]) -> None:
        self.lines = lines
        self.keep = keep
        self.head_end = end_of_head(lines)
        self.leave = start_of_leave(lines, self.head_end)
        self.is_page_over = False
        self.result = Sorted(subject=subject_of(lines[: self.head_end]))

    def run(self) -> Sorted:
        index = 0
        while index < len(self.lines):
            index += self._take(index)
        body = self.result.body
        while len(body) > 2 and page_lines.SHOUTED_NAMES.match(body[-1].text) and not self._is_kept(body[-1]):
            self._drop(body.pop())
        return self.result

    def _take(self, index: int) -> int:
        """Sort the line at `index`; how many lines were taken."""
        line = self.lines[index]
        if self._is_kept(line):
            self.result.body.append(line)
            return 1
        if self._take_tags(line):
            return 1
        if len(line.text) <= _LONGEST_LABEL and page_lines.TAGS_ALONE.match(line.text):
            return self._take_tag_list(index)
        if not self.head_end <= index < self.leave or self.is_page_over:
            self._drop(line)
        elif len(line.text) <= _LONGEST_LABEL and page_lines.RELATED_ALONE.match(line.text):
            return self._drop_related(index)
        elif is_furniture(_message(line.text)) or self._is_beside_text(index):
            self.is_page_over = bool(self.result.body) and bool(page_lines.END_OF_PAGE.match(line.text))
            self._drop(line)
        else:
            self.result.body.append(self._without_chat_head(line))
        return 1

    def _is_kept(self, line: Line) -> bool:
        return bool(self.keep) and any(line.number + i in self.keep for i in range(len(line.raw)))

    def _drop(self, line: Line) -> None:
        self.result.furniture.extend(line.raw)
        self.result.furniture_numbers.extend(range(line.number, line.number + len(line.raw)))

    def _take_tags(self, line: Line) -> bool:
        match = page_lines.TAGS.match(line.text)
        if match:
            content = match.group("tags") or match.group("hashes") or ""
            parts = (part.strip(" #.") for part in page_lines.BETWEEN_TAGS.split(content))
            self.result.tags += filter(None, parts)
            self.result.tag_lines.append(line.text)
            self.result.tag_numbers.append(line.number)
            return True
        return False

    def _take_tag(self, line: Line) -> None:
        self.result.tags.append(line.text.strip(" #.,"))
        self.result.tag_lines.append(line.text)
        self.result.tag_numbers.append(line.number)

    def _take_tag_list(self, index: int) -> int:
        """ "Tags" alone: each short line below it is one."""
        self._drop(self.lines[index])
        taken = 1
        for line in self.lines[index + 1 : index + 1 + MOST_TAGS]:
            if not may_be_tag(line.text) or is_furniture(line.text) or self._is_kept(line):
                break
            self._take_tag(line)
            taken += 1
        return taken

    def _drop_related(self, index: int) -> int:
        """ "Baca juga" alone: the titles that follow it go with it, a list of them or the next one."""
        first = self.lines[index]
        self._drop(first)
        following = self.lines[index + 1 : index + 7]
        listed = [line for line in following if line.group == first.group]
        taken = 1
        for line in listed or following[:1]:
            text = line.text
            if (
                not looks_like_title(text)
                or self._is_kept(line)
                or text[0] in '"“'
                or is_furniture(text)
                or page_lines.TAGS.match(text)
            ):
                break
            self._drop(line)
            taken += 1
        return taken

    def _is_crumb(self, index: int) -> bool:
        """A section's name above the headline."""
        text = self.lines[index].text
        if self.result.body or len(text.split()) > 3 or len(text) > 30:
            return False
        ahead = self.lines[index + 1 : index + 1 + _MOST_LINES_BELOW_CRUMB]
        following = next((line.text for line in ahead if not _is_beside_text(line.text)), "")
        return looks_like_title(following) and len(following.split()) > 3 and len(following) > len(text)

    def _is_beside_text(self, index: int) -> bool:
        line = self.lines[index]
        return (
            self._is_crumb(index)
            or self._is_caption_above(line)
            or self._is_captions_twin(index)
            or (len(self.result.body) > 1 and _is_below_text(line.text))
        )

    def _is_captions_twin(self, index: int) -> bool:
        """A picture's text that stands once more, with its credit, in the line below."""
        text = self.lines[index].text.rstrip(" .")
        below = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
        is_twin = (
            len(text) > _SHORTEST_TWIN and text in below and 0 < len(below) - len(text) <= _LONGEST_CREDIT
        )
        return is_twin and is_caption(below)

    def _is_caption_above(self, line: Line) -> bool:
        return (
            len(self.result.body) <= 1
            and line is not self.lines[-1]
            and len(line.text) < _LONGEST_RELATED
            and bool(page_lines.CAPTION_ABOVE.search(line.text))
        )

    def _without_chat_head(self, line: Line) -> Line:
        """WhatsApp prints day, time and sender before each message."""
        rest = _message(line.text)
        if rest == line.text:
            return line
        self.result.furniture.append(line.text[: len(line.text) - len(rest)].strip())
        self.result.furniture_numbers.append(line.number)
        return Line(rest, (rest,), line.group, line.number)
