"""Wafers that tests make by hand, and how they come to a server."""

import hashlib

import numpy as np

from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.packing import pack_wafer


def wafer(key="1", *, side=30, failed=((0, 0),), lot="LOT7", name="W05", product=None):
    """A square of dies that pass, but for those that failed."""
    cells = np.ones((side, side), np.uint8)
    for row, column in failed:
        cells[row, column] = 2
    return WaferMap(
        source=WaferSource(path="made.npy", sha256="0" * 64, key=key, format="npy"),
        info=WaferInfo(lot=lot, wafer=name, product=product),
        grid=DieGrid.estimated(columns=side, rows=side),
        cells=cells,
    )


def record(made, packed=None, **said):
    """The record of a wafer as JSON."""
    data = pack_wafer(made) if packed is None else packed
    return {
        "wafer_id": made.wafer_id, "name": made.name, "lot": made.info.lot,
        "wafer": made.info.wafer, "product": made.info.product, "format": "npy",
        "columns": made.cells.shape[1], "rows": made.cells.shape[0], "dies": made.die_count,
        "fails": made.fail_count, "blob": hashlib.sha256(data).hexdigest(), "size": len(data),
        **said,
    }  # fmt: skip


def send_blob(served, session, data):
    name = hashlib.sha256(data).hexdigest()
    sent = session.put(served.at(f"/blobs/{name}"), data=data, timeout=30)
    assert sent.json()["data"]["is_whole"], sent.text
    return name


def put_record(served, session, said):
    return session.put(served.at(f"/sync/wafers/{said['wafer_id']}"), json=said, timeout=60)


def send_wafer(served, session, made):
    """Blob and record; gives the wafer's number."""
    send_blob(served, session, pack_wafer(made))
    done = put_record(served, session, record(made))
    assert done.status_code == 200, done.text
    return done.json()["data"]["wafer_map_id"]


def refusal(answered):
    body = answered.json()
    assert not body["success"]
    return answered.status_code, body["error"]["code"]
