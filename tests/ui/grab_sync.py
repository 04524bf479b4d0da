"""Grab pictures of the windows of syncing: ``python -m tests.ui.grab_sync [--out DIR]``.

Shows the sample lot with the starter model, what another machine sent, refused changes and leased
wafers, and writes ``sync-versions.png``, ``sync-notes.png``, ``sync-wafer.png``,
``sync-panel.png``, ``sync-tray.png``, ``sync-queue.png``, ``sync-sign-in.png``,
``sync-question.png`` and ``sync-batch.png``; ``--language`` shows another language, ``--theme
dark`` the dark.
"""

import argparse
import json
import os
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from ml_core.wafer.annotation import Remarks
from tests.ui.grab import SIZE, most_severe, save, wait
from tests.ui.sync_machine import Elsewhere, lease, moved
from wafer_studio.app.syncing_view import Question, QuestionKind
from wafer_studio.places import sample_lot
from wafer_studio.ui.main import open_window, parsed
from wafer_studio.ui.sync.question import QuestionDialog

_REASON = "The shape leaves the raster of its wafer by 12 px; move it back and send it again."
_WHY = (
    "The model is least sure of this one (entropy 0.91)",
    "Unlike all wafers that were labelled so far",
    "Drawn by lot for a second reading",
)


def main():
    arguments = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["wafer-studio"])
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "settings.json").write_text('{"tour_offered": true, "person": "Ada"}')
        window = open_window(parsed(["--data", folder, "--language", arguments.language]))
        window.resize(*SIZE if not arguments.small else (960, 500))
        window.actions_by_key[f"theme_{arguments.theme}"].trigger()
        window.station.library.open_paths([sample_lot()])
        wait(app, lambda: window.station.document.inspection is not None)
        window.station.inspecting.inspect_all()
        wait(app, lambda: not window.station.jobs.running)
        window.wafers.choose(most_severe(window))
        wait(app, lambda: not window.station.jobs.running)
        _fill(app, window)
        _show(app, window, arguments.out)
        window.close()


def _fill(app, window):
    """Draw, have another machine differ, have the server refuse, take wafers."""
    annotating = window.station.annotating
    wait(app, lambda: window.station.measuring.report is not None and annotating.can_edit)
    window.actions_by_key["accept_all"].trigger()
    wait(app, lambda: annotating.can_edit)
    annotating.remark("Note", Remarks(note="Ring, edge and a scratch."))
    wait(app, lambda: annotating.can_edit)
    elsewhere = Elsewhere(window)
    first = elsewhere.accept_all()
    largest = max(annotating.shapes, key=lambda shape: shape.polygon.area)
    window.desk.select([largest.shape_id])
    width = window.station.document.wafer.grid.raster_size[0]
    base = next(c for c in first if c.entity_id == largest.shape_id)
    window.actions_by_key["simplify"].trigger()
    wait(app, lambda: annotating.can_edit)
    annotating.remark("Note", Remarks(note="Ring and edge; the scratch is handling."))
    wait(app, lambda: annotating.can_edit)
    elsewhere.change(base, moved(base.body, 0.06 * width, 0.03 * width))
    note = next(c for c in first if c.entity == "annotation")
    said = {**json.loads(note.body), "note": "Edge bead?", "priority": 2}
    elsewhere.change(note, said, step="Note")
    elsewhere.refuse_all(_REASON)
    model = window.wafers.model
    ids = [model.id_at(row) for row in range(3)]
    kinds, key = ("first", "first", "second"), window.station.person.profile.profile_id
    taken = [
        lease(wafer_id, reason=why, days=days, kind=kind, priority=priority)
        for wafer_id, why, days, kind, priority in zip(
            [*ids[:2], "3f" * 32], _WHY, (6.5, 2.1, 0.4), kinds, (0.91, 0.74, 0.5), strict=True
        )
    ]
    window.station.storing.ask(lambda store: store.changes.keep_leases(key, taken)).result()
    window.station.syncing.leasing.changed.emit()
    wait(app, lambda: window.station.syncing.view.leases and window.sync.conflicts.conflicts)
    wait(app, lambda: not window.station.jobs.running)


def _show(app, window, out):
    window.desk.select(())
    window.grab()
    wait(app, lambda: not window.station.jobs.running)
    save(window, out / "sync-wafer.png")
    window.actions_by_key["conflicts"].trigger()
    wait(app, lambda: not window.station.jobs.running)
    page = window.sync.conflicts._page
    shape = next(c for c in window.sync.conflicts.conflicts if c.entity_id != c.annotation_id)
    page.choose(shape.entity_id)
    for row in range(page.shapes.regions.rowCount() - 1):
        page.shapes.regions.kept.emit(row, row % 2 == 0)
    _settle(app)
    save(window, out / "sync-versions.png")
    page.step(1)
    _settle(app)
    save(window, out / "sync-notes.png")
    window.actions_by_key["leases"].trigger()
    wait(app, lambda: not window.station.jobs.running)
    save(window, out / "sync-queue.png")
    room, question = window.sync, "Another database answers at wafers.fab.example than before."
    for name, show in {
        "panel": room.show_panel,
        "tray": room.show_tray,
        "sign-in": room.signing.show,
        "batch": room.conflicts._show_batch,
        "question": lambda: QuestionDialog(
            Question(QuestionKind.ANOTHER_SERVER, question), window
        ).open(),
    }.items():
        show()
        wait(app, lambda: not window.station.jobs.running)
        dialog = window.findChildren(QDialog)[-1]
        save(dialog, out / f"sync-{name}.png")
        dialog.reject()
        _settle(app)


def _settle(app):
    for _ in range(20):
        app.processEvents()


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--small", action="store_true", help="the smallest window")
    return parser.parse_args()


if __name__ == "__main__":
    main()
