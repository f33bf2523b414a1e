"""What a browser would send of the forms of a page, if nobody typed anything; a script's fields are not there."""

from html.parser import HTMLParser

NOT_SENT = {"submit", "button", "reset", "file", "image"}


def filled(html: str) -> dict[str, str | list[str]]:
    """All fields with what stands in them; of several forms together."""
    reader = _FormReader()
    reader.feed(html)
    reader.close()
    return reader.fields


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str | list[str]] = {}
        self._textarea = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "textarea":
            self._textarea = name
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.fields):
            self.fields[self._select] = given.get("value", "")
        elif tag == "input" and name and _is_sent(given):
            self.fields[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""
        if tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea] = str(self.fields.get(self._textarea, "")) + data.lstrip("\n")


def _is_sent(given: dict[str, str]) -> bool:
    kind = given.get("type")
    return kind not in NOT_SENT and (kind not in {"checkbox", "radio"} or "checked" in given)
