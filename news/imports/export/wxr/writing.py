"""The whole file: items are written as they come, and put behind a head that only the last line completes."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from news.imports.export.files import whole_file
from news.imports.export.wxr.channel import CLOSING, Channel
from news.imports.export.wxr.items import photo_item, story_item
from news.models import ArticlePage

type Line = dict[str, Any]


def write_wxr(lines: Iterable[Line], path: Path) -> None:
    """WXR 1.2. Notices of retracted stories have no place there: they are left to the other format."""
    channel = Channel()
    with whole_file(path) as file, TemporaryFile("w+", encoding="utf-8", dir=path.parent) as items:
        for line in lines:
            items.write(_item(line))
            if gather := _GATHERED.get(line["kind"]):
                gather(channel, line)
        items.seek(0)
        file.writelines(channel.head())
        shutil.copyfileobj(items, file)
        file.write(CLOSING)


def _item(line: Line) -> str:
    if line["kind"] == "photo":
        return photo_item(line)
    return story_item(line) if line["kind"] == "story" and line["state"] != "retracted" else ""


def _gather_paper(channel: Channel, line: Line) -> None:
    channel.paper = line["paper"]


def _gather_label(channel: Channel, line: Line) -> None:
    label = line.get("content", {}).get("label", "")
    if label and label != ArticlePage.Label.NEWS:
        channel.labels.add(label)


_GATHERED: dict[str, Callable[[Channel, Line], None]] = {
    "export": _gather_paper,
    "story": _gather_label,
    "author": lambda channel, line: channel.authors.append(line),
    "section": lambda channel, line: channel.sections.append(line),
    "region": lambda channel, line: channel.regions.append(line),
    "topic": lambda channel, line: channel.topics.append(line),
}
