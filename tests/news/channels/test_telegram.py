"""Telegram's answers as values, whatever shape they have; needs no database."""

import json
from datetime import timedelta

import pytest

from news.channels.outside import Answer
from news.channels.telegram import LONGEST_WAIT, read_reply
from tests.news.channels.services import TOKEN


@pytest.fixture(autouse=True)
def _token(settings):
    settings.TELEGRAM_BOT_TOKEN = TOKEN


def reply_to(said: object, status: int = 200):
    return read_reply(Answer(status, json.dumps(said).encode()))


def test_answer_is_read():
    assert reply_to({"result": {"message_id": 7}}).message_id == 7
    reply = reply_to({"description": "Too Many", "parameters": {"retry_after": 9}}, status=429)
    assert (reply.problem, reply.retry_after) == ("HTTP 429 Too Many", timedelta(seconds=9))


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {"result": True, "parameters": 3, "description": None},
        {"result": {"message_id": True}, "parameters": {"retry_after": True}},
        {"result": {"message_id": 2**63}, "parameters": {"retry_after": -5}},
        {"result": {"message_id": "7"}, "parameters": {"retry_after": "9"}},
    ],
)
def test_other_shapes_say_nothing(said):
    reply = reply_to(said)
    assert (reply.message_id, reply.description, reply.retry_after) == (None, "", timedelta())


@pytest.mark.parametrize("body", [b"", b"\xff", b"<html>", b"[" * 60_000, b"9" * 5_000])
def test_unreadable_answer_says_nothing(body):
    assert read_reply(Answer(200, body)).message_id is None


def test_nobody_is_made_to_wait_for_days():
    assert reply_to({"parameters": {"retry_after": 10**12}}).retry_after == LONGEST_WAIT


def test_description_can_be_stored_and_holds_no_token():
    assert reply_to({"description": f"for\x00 bot{TOKEN}\n"}).description == "for bot…"
