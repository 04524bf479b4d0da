"""What must not stand in a log: people's addresses, passwords, tokens, keys, ids of wafers."""

import logging
import re
import traceback
from collections.abc import Callable
from typing import Final

_SECRET_NAME = (
    r"(?:[\w-]*password|passwd|[\w-]*secret|[\w-]*token|x-api-key|api[_-]?key|"
    r"totp|otp|code_verifier|recovery_codes?|nonce|cookie|set-cookie|(?<=[?&])code|(?<=[?&])state)"
)
_VALUE = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\[[^\]]*\]|[^\s,;&\"'{}()]+)"

Mask = str | Callable[[re.Match[str]], str]


def _named(match: re.Match[str]) -> str:
    value = match["value"]
    quote = value[0] if value[0] in "\"'" else ""
    return f"{match['name']}{quote}****{quote}"


_MASKS: Final[tuple[tuple[re.Pattern[str], Mask], ...]] = (
    (re.compile(r"sk_(live|test)_[0-9a-zA-Z]*?([0-9a-zA-Z]{4})\b"), r"sk_\1_****\2"),
    (re.compile(r"\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?"), "jwt_****"),
    (re.compile(r"\bws([a-z])_[\w.-]+"), r"ws\1_****"),
    (re.compile(r"\$argon2\w*\$[^\s\"']+"), "argon2_****"),
    (re.compile(r"(authorization[\"']?\s*[:=]\s*[\"']?)[^\"'\r\n,;]+", re.IGNORECASE), r"\1****"),
    (re.compile(r"\b(Bearer|Basic)\s+[\w.~+/=*-]+", re.IGNORECASE), r"\1 ****"),
    (re.compile(r"(?<=://)[^\s/@]*:[^\s/@]*@"), "****@"),
    (
        re.compile(
            rf"(?P<name>(?<![\w-]){_SECRET_NAME}[\"']?\s*(?:[:=]|%3[aAdD])\s*)(?P<value>{_VALUE})",
            re.IGNORECASE,
        ),
        _named,
    ),
    (re.compile(r"(code[\"']?\s*[:=]\s*[\"']?)\d{6,8}\b", re.IGNORECASE), r"\1****"),
    (re.compile(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b"), "****"),
    (re.compile(r"\b(\w)[\w.+-]*@([\w-]+(?:\.[\w-]+)+)"), r"\1***@\2"),
    (re.compile(r"\b[0-9a-f]{60}([0-9a-f]{4})\b"), r"***\1"),
    (
        re.compile(
            r"(wafer(?:[_-]?maps?)?(?:[_-]?ids?)?[\"']?\s*[:=/_#-]\s*[\"'\[]*)\d*?(\d{1,2})\b"
        ),
        r"\1***\2",
    ),
)


def masked(text: str) -> str:
    """A text fit for a log.

    E-mail addresses keep their first letter and domain, keys and wafer ids their last characters;
    passwords, tokens and codes go wholly (requirements document, section 13.3).
    """
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


_OWN_FIELDS: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class MaskingFilter(logging.Filter):
    """Masks the message, the error and all further fields of each record.

    It belongs on each handler: a logger's filters do not see what its children log.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask a record; it always goes on."""
        record.msg, record.args = masked(record.getMessage()), None
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip()
            record.exc_info = None
        if record.exc_text:
            record.exc_text = masked(record.exc_text)
        if record.stack_info:
            record.stack_info = masked(record.stack_info)
        for name, value in vars(record).items():
            if name not in _OWN_FIELDS and isinstance(value, str):
                setattr(record, name, masked(value))
        return True
