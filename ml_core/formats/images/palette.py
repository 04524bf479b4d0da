"""What the colours of a picture stand for: a guess that is shown and can be corrected.

In this order:

1. grey values 0, 1, 2 are the states themselves; 0, 127 or 128, 255 are no die, pass, fail, but
   on a white ground;
2. the colour that fills most of what lies outside the picture's ellipse is no die;
3. on a ramp (viridis, plasma, inferno, magma, cividis, grey) the end farthest from the
   background is fail, what is nearest to it is pass;
4. red is fail, green is pass, other full colours fail; greys beside red and green are drawing;
5. of other colours the commonest is pass and the rarer ones fail.

Lines between dies have been filled before, so that their colour is none of a die.

Where two colours share a picture and the background's colour fills the wafer too, that colour
is pass inside the ellipse and no die outside.
"""

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.images.colours import Colours
from ml_core.formats.reader import PaletteChoice
from ml_core.wafer.map import PaletteEntry
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

_RAMPS: Final = {
    "viridis": ((68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37)),
    "plasma": ((13, 8, 135), (126, 3, 168), (204, 71, 120), (248, 149, 64), (240, 249, 33)),
    "inferno": ((0, 0, 4), (87, 16, 110), (188, 55, 84), (249, 142, 9), (252, 255, 164)),
    "magma": ((0, 0, 4), (81, 18, 124), (183, 55, 121), (252, 137, 97), (252, 253, 191)),
    "cividis": ((0, 34, 78), (66, 78, 108), (124, 123, 120), (187, 173, 108), (255, 234, 70)),
}
_NEAR_RAMP: Final = 30.0
_OUTSIDE: Final = 0.6
_MIXED: Final = 0.1
_WORDS: Final = {NO_DIE: "no die", PASS: "pass", FAIL: "fail"}


@dataclass(frozen=True, eq=False)
class Guess:
    """States of a picture's colours.

    Attributes:
        entries: one a colour, largest share first.
        states: (n,) uint8, state of each colour in the order of ``Colours``.
        cut_outside: True where passing pixels outside the ellipse are no die.
        rule: the rule that decided, in words.
    """

    entries: tuple[PaletteEntry, ...]
    states: NDArray[np.uint8]
    cut_outside: bool
    rule: str

    def sentence(self) -> str:
        """The guess in one sentence for the wafer's warnings."""
        parts = [
            f"{entry.colour} {_WORDS[entry.state]} ({entry.share:.1%})" for entry in self.entries
        ]
        return f"The picture's colours were taken for {', '.join(parts)} {self.rule}; correct " \
            "the palette if that is wrong."  # fmt: skip


def outside_ellipse(height: int, width: int) -> NDArray[np.bool_]:
    """(height, width) bool: True outside the ellipse that touches the picture's sides."""
    y = (np.arange(height) + 0.5) / height * 2 - 1
    x = (np.arange(width) + 0.5) / width * 2 - 1
    return np.greater(x[None, :] ** 2 + y[:, None] ** 2, 1.0)


def guess_states(colours: Colours, chosen: Sequence[PaletteChoice] = ()) -> Guess:
    """Guess what each colour stands for; what the user chose rules.

    Args:
        colours: the picture's colours.
        chosen: the user's word on some of them.
    """
    names = [f"#{r:02X}{g:02X}{b:02X}" for r, g, b in colours.rgb.tolist()]
    states, rule, mixed = _guessed(colours)
    wanted = {choice.colour.upper(): choice.state for choice in chosen}
    corrected = np.array(
        [wanted.get(name, state) for name, state in zip(names, states, strict=True)],
        dtype=np.uint8,
    )
    mixed = mixed and np.array_equal(corrected, np.array(states, dtype=np.uint8))
    entries = [
        PaletteEntry(colour=name, state=int(state), share=float(share))
        for name, state, share in zip(names, corrected, colours.share, strict=True)
    ]
    entries.sort(key=lambda entry: -entry.share)
    said = "as you chose" if wanted.keys() & set(names) else rule
    return Guess(tuple(entries), corrected, mixed, said)


def _guessed(colours: Colours) -> tuple[list[int], str, bool]:
    by_value = _by_value(colours)
    shares = _inside_outside(colours)
    back = int(np.argmax(shares[1]))
    is_on_white = colours.rgb[back].min() == 255 and shares[1][back] >= _OUTSIDE
    if by_value is not None and not is_on_white:
        return by_value, "(by their values)", False
    shown = [k for k in range(len(colours.rgb)) if colours.share[k] > 0]
    if shares[1][back] < _OUTSIDE:
        return *_dies(colours, shown, None), False
    others = [k for k in shown if k != back]
    if len(others) == 1 and shares[0][back] > _MIXED and _hue(colours.rgb[others[0]]) != "green":
        states = [NO_DIE] * len(colours.rgb)
        states[back], states[others[0]] = PASS, FAIL
        return states, "(two colours: the background's is pass inside the wafer's circle)", True
    return *_dies(colours, others, back), False


def _by_value(colours: Colours) -> list[int] | None:
    """States of greys that are states by their value."""
    rgb = colours.rgb
    if np.any(rgb != rgb[:, :1]) or np.any(colours.share == 0):
        return None
    values = [int(value) for value in rgb[:, 0]]
    if max(values) <= 2:
        return values
    levels = {0: NO_DIE, 127: PASS, 128: PASS, 255: FAIL}
    if {0, 255} < set(values) <= set(levels) or set(values) in ({0, 127}, {0, 128}):
        return [levels[value] for value in values]
    return None


def _inside_outside(colours: Colours) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Share of each colour inside and outside the ellipse."""
    outside = outside_ellipse(*colours.index.shape)
    count = len(colours.rgb)
    far = np.bincount(colours.index[outside], minlength=count).astype(np.float64)
    near = np.bincount(colours.index[~outside], minlength=count).astype(np.float64)
    return near / max(near.sum(), 1.0), far / max(far.sum(), 1.0)


def _dies(colours: Colours, dies: list[int], back: int | None) -> tuple[list[int], str]:
    """States where ``dies`` are the colours that are not the background."""
    states = [NO_DIE] * len(colours.rgb)
    if not dies:
        return states, "(one colour)"
    by_rule = _on_ramp(colours, dies, back) or _by_hue(colours, dies) or _by_share(colours, dies)
    for colour, state in by_rule[0].items():
        states[colour] = state
    return states, by_rule[1]


def _on_ramp(
    colours: Colours, dies: list[int], back: int | None
) -> tuple[dict[int, int], str] | None:
    if len(dies) < 2:
        return None
    rgb = colours.rgb.astype(np.float64)
    if np.ptp(rgb[dies], axis=1).max() <= 12:
        start = 0.0 if back is None else float(rgb[back].mean())
        reach = {k: abs(float(rgb[k].mean()) - start) for k in dies}
        return _by_reach(reach), "(a grey ramp)"
    for name, anchors in _RAMPS.items():
        places = [_place_on(rgb[k], np.array(anchors, dtype=np.float64)) for k in dies]
        if all(gap <= _NEAR_RAMP for _, gap in places):
            return _by_reach(
                {k: place for k, (place, _) in zip(dies, places, strict=True)}
            ), f"(a {name} ramp)"
    return None


def _by_reach(reach: dict[int, float]) -> dict[int, int]:
    """Nearest to the background passes, all others fail."""
    first = min(reach, key=lambda k: reach[k])
    return {k: PASS if k == first else FAIL for k in reach}


def _place_on(colour: NDArray[np.float64], anchors: NDArray[np.float64]) -> tuple[float, float]:
    """Place along a ramp (0 to its number of pieces) and distance from it."""
    steps = np.diff(anchors, axis=0)
    along = ((colour - anchors[:-1]) * steps).sum(axis=1) / (steps**2).sum(axis=1)
    along = np.clip(along, 0, 1)
    gaps = np.linalg.norm(anchors[:-1] + along[:, None] * steps - colour, axis=1)
    best = int(np.argmin(gaps))
    return best + float(along[best]), float(gaps[best])


def _hue(rgb: NDArray[np.uint8]) -> str:
    """``red``, ``green``, ``other`` for full colours, ``grey`` for the rest."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(float(v) / 255 for v in rgb))
    if saturation < 0.25 or value < 0.15:
        return "grey"
    degrees = hue * 360
    if degrees <= 20 or degrees >= 335:
        return "red"
    return "green" if 75 <= degrees <= 165 else "other"


def _by_hue(colours: Colours, dies: list[int]) -> tuple[dict[int, int], str] | None:
    hues = {k: _hue(colours.rgb[k]) for k in dies}
    found = set(hues.values())
    if not found & {"red", "green"}:
        return None
    by_hue = {"red": FAIL, "green": PASS, "other": FAIL, "grey": NO_DIE}
    states = {k: by_hue[hue] for k, hue in hues.items()}
    rest = [k for k in dies if hues[k] in ("other", "grey")]
    if rest and not {"red", "green"} <= found:
        largest = max(rest, key=lambda k: float(colours.share[k]))
        states[largest] = PASS if "red" in found else FAIL
    return states, "(red fails, green passes)"


def _by_share(colours: Colours, dies: list[int]) -> tuple[dict[int, int], str]:
    most = max(dies, key=lambda k: float(colours.share[k]))
    return {k: PASS if k == most else FAIL for k in dies}, "(the commonest passes)"
