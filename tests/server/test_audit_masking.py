"""What must not stand in a log does not."""

import io
import json
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_server.masking import MaskingFilter, masked
from sync_server.telemetry.logs import JsonLines

KEY = "sk_live_0123456789abcdef0123456789abc123"
JWT = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mail to sarah.chen@example.com now", "mail to s***@example.com now"),
        (f"key {KEY} used", "key sk_live_****c123 used"),
        (f"got {JWT}", "got jwt_****"),
        (f"Authorization: Bearer {JWT}", "Authorization: ****"),
        ("bearer abc.def-ghi", "bearer ****"),
        ("refresh wsr_0b1c-22.zz-Z_9 gone", "refresh wsr_**** gone"),
        ('{"password": "a b\\"c", "username": "x"}', '{"password": "****", "username": "x"}'),
        ("password=Secret!1 user=x", "password=**** user=x"),
        ("new_password='p q'", "new_password='****'"),
        ('{"code":"123456"}', '{"code":"****"}'),
        ("/callback?code=abc&state=def&x=1", "/callback?code=****&state=****&x=1"),
        ("otpauth://totp/W:a?secret=JBSWY3DP&issuer=W", "otpauth://totp/W:a?secret=****&issuer=W"),
        ("postgresql://lab:hush@db/x", "postgresql://****@db/x"),
        ("stored $argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA", "stored argon2_****"),
        ("wafer_12345 read", "wafer_***45 read"),
        ('{"wafer_map_id": 12345}', '{"wafer_map_id": ***45}'),
        ("GET /api/v1/wafer-maps/12345", "GET /api/v1/wafer-maps/***45"),
        ("wafer " + "ab" * 32, "wafer ***abab"),
        ('{"code": "FORBIDDEN", "state": "draft"}', '{"code": "FORBIDDEN", "state": "draft"}'),
        ("use ab2d-efgh-ij7l-mnop", "use ****"),
        ("status_code=200 in 3 ms", "status_code=200 in 3 ms"),
        ("3 dies failed on lot 7", "3 dies failed on lot 7"),
        ('{"recovery_codes": ["aaaa-bbbb", "cc"]}', '{"recovery_codes": ****}'),
    ],
)
def test_secrets_are_masked_and_the_rest_stays(text, expected):
    assert masked(text) == expected


@given(st.from_regex(r"sk_live_[0-9a-f]{32}", fullmatch=True), st.text(max_size=20))
def test_a_key_is_masked_wherever_it_stands(key, around):
    assert key not in masked(f"{around} {key} {around}")


def test_masking_a_long_line_does_not_hang():
    for text in ("a" * 200_000, "@" * 200_000, "wafer" * 40_000, "://" * 60_000, "eyJ" * 60_000):
        assert len(masked(text)) > 0


@pytest.fixture
def log():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(MaskingFilter())
    handler.setFormatter(logging.Formatter("%(message)s %(note)s", defaults={"note": ""}))
    logger = logging.getLogger("test.masking")
    logger.propagate = False
    logger.addHandler(handler)
    yield logger, stream
    logger.removeHandler(handler)


def test_the_filter_masks_arguments_errors_and_fields(log):
    logger, stream = log
    try:
        raise ValueError(f"bad key {KEY}")
    except ValueError:
        logger.error("for %s", "a@example.com", exc_info=sys.exc_info(), extra={"note": KEY})
    said = stream.getvalue()
    assert KEY not in said
    assert "a@example.com" not in said
    assert "for a***@example.com sk_live_****c123" in said
    assert "ValueError: bad key sk_live_****c123" in said


def test_the_servers_own_log_is_masked_and_stays_json():
    record = logging.makeLogRecord(
        {
            "msg": 'login {"password": "hush", "wafer_map_id": 12345} by a@example.com',
            "fields": {"key": KEY, "status": 200},
        }
    )
    line = json.loads(JsonLines(mask=masked).format(record))
    assert line["event"] == 'login {"password": "****", "wafer_map_id": ***45} by a***@example.com'
    assert (line["key"], line["status"]) == ("sk_live_****c123", 200)
