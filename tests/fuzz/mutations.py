"""Ways in which files go wrong: cut, bits flipped, pieces doubled, lost, or blown up."""

from hypothesis import strategies as st

ABSURD = (
    b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x80",
    b"4294967295", b"-1", b"1e308", b"nan", b"99999999999999999999",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with up to four things wrong with it."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        match draw(st.sampled_from(("cut", "flip", "lose", "double", "absurd", "append"))):
            case "cut":
                del data[at:]
            case "flip" if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "lose":
                del data[at : at + draw(st.integers(1, 40))]
            case "double":
                data[at:at] = data[at : at + draw(st.integers(1, 200))]
            case "absurd":
                piece = draw(st.sampled_from(ABSURD))
                data[at : at + len(piece)] = piece
            case _:
                data += draw(st.binary(max_size=60))
    return bytes(data)
