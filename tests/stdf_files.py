"""Writes STDF V4 records byte by byte, as the specification lays them out, for tests."""

import struct
from dataclasses import dataclass, field
from typing import Literal

Order = Literal["<", ">"]

FAILED = 0x08
NO_VERDICT = 0x10
ABNORMAL = 0x04
SAME_PART = 0x01
SAME_PLACE = 0x02


def text(value: str) -> bytes:
    """C*n: a length byte and the characters."""
    data = value.encode("latin-1")
    return bytes([len(data)]) + data


@dataclass
class StdfFile:
    """Records one after another in one byte order."""

    order: Order = "<"
    data: bytearray = field(default_factory=bytearray)

    def record(self, kind: int, sub: int, body: bytes) -> "StdfFile":
        self.data += struct.pack(self.order + "HBB", len(body), kind, sub) + body
        return self

    def pack(self, fields: str, *values: object) -> bytes:
        return struct.pack(self.order + fields, *values)

    def far(self, *, cpu: int | None = None, version: int = 4) -> "StdfFile":
        chosen = cpu if cpu is not None else {"<": 2, ">": 1}[self.order]
        return self.record(0, 10, bytes([chosen, version]))

    def mir(
        self, *, lot: str = "LOT7", product: str = "CHIP", node: str = "TESTER3",
        job: str = "probe.job", step: str = "CP1", start: int = 1_000_000_000,
    ) -> "StdfFile":  # fmt: skip
        fixed = self.pack("IIBcccHc", 0, start, 1, b"P", b" ", b" ", 65535, b" ")
        names = (lot, product, node, "J750", job, "1", "", "", "", "", step)
        return self.record(1, 10, fixed + b"".join(map(text, names)))

    def wcr(
        self, *, diameter: float = 0.0, height: float = 0.0, width: float = 0.0, units: int = 0,
        flat: str = " ", centre: tuple[int, int] = (-32768, -32768), x: str = " ", y: str = " ",
    ) -> "StdfFile":  # fmt: skip
        body = self.pack(
            "fffBchhcc", diameter, height, width, units, flat.encode(), *centre,
            x.encode(), y.encode(),
        )  # fmt: skip
        return self.record(2, 30, body)

    def wir(self, wafer: str = "W01", *, head: int = 1, start: int = 0) -> "StdfFile":
        return self.record(2, 10, self.pack("BBI", head, 255, start) + text(wafer))

    def wrr(
        self, wafer: str = "W01", *, parts: int, head: int = 1, good: int = 0xFFFFFFFF
    ) -> "StdfFile":
        missing = 0xFFFFFFFF
        fixed = self.pack("BBIIIIII", head, 255, 0, parts, missing, missing, good, missing)
        return self.record(2, 20, fixed + text(wafer))

    def pir(self, *, head: int = 1, site: int = 0) -> "StdfFile":
        return self.record(5, 10, bytes([head, site]))

    def ptr(self, number: int = 1, *, head: int = 1, site: int = 0) -> "StdfFile":
        return self.record(15, 10, self.pack("IBBBBf", number, head, site, 0, 0, 0.5) + text("t"))

    def prr(
        self, x: int = -32768, y: int = -32768, *, flag: int = 0, hard: int = 1, soft: int = 65535,
        head: int = 1, site: int = 0, part: str = "",
    ) -> "StdfFile":  # fmt: skip
        fixed = self.pack("BBBHHHhhI", head, site, flag, 0, hard, soft, x, y, 0)
        return self.record(5, 20, fixed + text(part) + text("") + b"\0")

    def part(self, x: int = -32768, y: int = -32768, **options: object) -> "StdfFile":
        """PIR and PRR of one part."""
        slot = {k: v for k, v in options.items() if k in ("head", "site")}
        return self.pir(**slot).prr(x, y, **options)  # type: ignore[arg-type]

    def hbr(self, number: int, verdict: str) -> "StdfFile":
        return self.record(1, 40, self.pack("BBHIc", 255, 0, number, 1, verdict.encode()))

    def sbr(self, number: int, verdict: str) -> "StdfFile":
        return self.record(1, 50, self.pack("BBHIc", 255, 0, number, 1, verdict.encode()))

    def mrr(self) -> "StdfFile":
        return self.record(1, 20, self.pack("I", 0))

    def __bytes__(self) -> bytes:
        return bytes(self.data)
