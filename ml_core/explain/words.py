"""Where the attention lies, in a sentence for people."""

from typing import Final

from ml_core.explain.attention import Arc, Attention, Band
from ml_core.wafer.taxonomy import BY_KEY

_TELLING: Final = 0.15
"""Excess of attention over area from which a place is worth telling."""


def words_of(attention: Attention | None, class_key: str) -> str:
    """Say where the attention of a heat map lies.

    Args:
        attention: where it lies; None for an empty heat map.
        class_key: key of the class that was explained.

    Returns:
        One or more sentences, such as ``79 % of the attention for Edge lies on the outer 12 % of
        the radius (23 % of the dies' area).``; what rests on an estimated geometry says so.
    """
    title = BY_KEY[class_key].title
    if attention is None:
        return f"Nothing on this wafer speaks for {title}: the heat map is empty."
    sentences = [_place(attention, title), _overlap(attention, title)]
    if attention.is_estimated:
        sentences.append("The wafer's geometry is estimated, and with it radius and direction.")
    return " ".join(sentences)


def _place(attention: Attention, title: str) -> str:
    places = (
        (attention.band.share, _band(attention.band)),
        (attention.arc.share, _arc(attention.arc, has_notch=attention.has_notch)),
    )
    telling = [(share, where) for share, where in places if share.excess >= _TELLING]
    if not telling:
        return f"The attention for {title} is spread over the wafer."
    (share, where), *others = telling
    begin = f"{_percent(share.attention)} of the attention for {title} lies {where}"
    return f"{', and '.join([begin, *(f'{_percent(s.attention)} {w}' for s, w in others)])}."


def _band(band: Band) -> str:
    area = f"({_percent(band.share.area)} of the dies' area)"
    if band.outer == 1.0:
        return f"on the outer {_percent(1 - band.inner)} of the radius {area}"
    if band.inner == 0.0:
        return f"on the inner {_percent(band.outer)} of the radius {area}"
    inner, outer = round(100 * band.inner), _percent(band.outer)
    return f"between {inner} and {outer} of the radius {area}"


def _arc(arc: Arc, *, has_notch: bool) -> str:
    told = "" if has_notch else " as the map lies (its notch is not known)"
    area = f"({_percent(arc.share.area)} of the dies' area)"
    return f"between {arc.first} and {arc.last} o'clock{told} {area}"


def _overlap(attention: Attention, title: str) -> str:
    if attention.mask is None:
        return f"The model outlined no {title} here."
    inside, area = _percent(attention.mask.attention), _percent(attention.mask.area)
    return f"{inside} lies inside the {title} mask, which covers {area} of the dies' area."


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
