"""The status bar: readout, model in use, running work with progress and cancel."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from ml_core.wafer.inspection import ModelRef
from wafer_studio.app.jobs import Job, Jobs
from wafer_studio.ui.language import translated

_PATIENCE_MS: Final = 300
"""A job that is over sooner is not shown; it would only flicker."""

_PROVIDERS: Final = {
    "CPUExecutionProvider": "CPU",
    "CUDAExecutionProvider": "CUDA",
    "TensorrtExecutionProvider": "TensorRT",
    "DmlExecutionProvider": "DirectML",
}


class JobStrip(QWidget):
    """The oldest job that takes a while: title, bar, time to go, cancel."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.title = QLabel()
        self.bar = QProgressBar()
        self.bar.setMaximumWidth(180)
        self.bar.setAccessibleName(translated("status", "Progress"))
        self.cancel = QToolButton()
        self.cancel.setText(translated("status", "Cancel"))
        self.cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.bar, self.cancel):
            layout.addWidget(widget)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE_MS)
        self._soon.timeout.connect(self._refresh)
        jobs.started.connect(self._look_soon)
        jobs.changed.connect(self._refresh)
        jobs.ended.connect(self._refresh)
        self.hide()

    def _shown(self) -> list[Job]:
        patience = _PATIENCE_MS / 1000
        return [job for job in self._jobs.running if job.title and job.seconds >= patience]

    def _look_soon(self, job: Job) -> None:
        if job.title and not self._soon.isActive():
            self._soon.start()

    def _refresh(self) -> None:
        shown = self._shown()
        if bool(shown) == self.isHidden():
            self.setVisible(bool(shown))
        if not shown:
            return
        job = shown[0]
        more = (
            translated("status", " (+{shown} more)").format(shown=len(shown) - 1)
            if len(shown) > 1
            else ""
        )
        self.title.setText(_elided(job.title) + more + _time_to_go(job))
        self.bar.setMaximum(job.total)
        self.bar.setValue(job.done)
        self.cancel.setEnabled(not job.is_cancelled)
        self.cancel.setAccessibleName(
            translated("status", "Cancel {title}").format(title=job.title)
        )

    def _cancel(self) -> None:
        for job in self._shown()[:1]:
            job.cancel()
        self._refresh()


class StatusBar(QStatusBar):
    """Readout at the left; work and model at the right."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readout = QLabel()
        self.readout.setAccessibleName(translated("status", "Under the pointer"))
        self.strip = JobStrip(jobs)
        self.model = QLabel()
        self.model.setAccessibleName(translated("status", "Model in use"))
        self.addWidget(self.readout, 1)
        self.addPermanentWidget(self.strip)
        self.addPermanentWidget(self.model)
        self.show_model(None, trouble="", providers_tip="")

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show what is under the pointer or the die cursor."""
        self.readout.setText("   ·   ".join(lines))

    def show_model(self, model: ModelRef | None, *, trouble: str, providers_tip: str) -> None:
        """Show the model and what runs it, or why there is none."""
        if model is not None:
            runs_on = _PROVIDERS.get(model.provider, model.provider)
            self.model.setText(
                translated("status", "{model} {version} on {runs_on}").format(
                    model=model.name, version=model.version, runs_on=runs_on
                )
            )
            self.model.setToolTip(providers_tip or model.provider)
        else:
            self.model.setText(
                translated("status", "No model")
                if trouble
                else translated("status", "Loading the model …")
            )
            self.model.setToolTip(trouble)


def _time_to_go(job: Job) -> str:
    seconds = job.remaining_seconds
    if job.is_cancelled:
        return translated("status", " – stopping")
    if seconds is None or seconds < 2:
        return ""
    if seconds < 90:
        return translated("status", " – {seconds} s to go").format(seconds=f"{seconds:.0f}")
    return translated("status", " – {seconds} min to go").format(seconds=f"{seconds / 60:.0f}")


def _elided(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:30]}…{text[-16:]}"
