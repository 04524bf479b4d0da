"""Keeps the translation files in step: ``python -m installer.translations [update|compile]``.

``update`` finds every text of the window and puts new ones into the ``.ts`` files of
``resources/translations`` (a text that is gone leaves them), then compiles; ``compile`` makes the
``.qm`` files that the program loads. Both need the tools that come with PySide6. Translators edit
the ``.ts`` files, by hand or with Qt Linguist.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ml_core.wafer.grid import Notch
from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.app.settings import SETTINGS, Page
from wafer_studio.ui.commands import COMMANDS, KEY_USES, Context
from wafer_studio.ui.language import LANGUAGES
from wafer_studio.ui.tour import STEPS

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "resources" / "translations"


def texts_of_tables() -> Iterator[tuple[str, str]]:
    """Context and text of everything that tables say: commands, keys, settings, tour, classes."""
    for command in COMMANDS:
        yield from (("commands", text) for text in (command.menu, command.title, command.tip))
    for use in KEY_USES:
        yield "commands", use.title
        if use.spoken:
            yield "commands", use.spoken
    yield from (("commands", context.value) for context in Context)
    yield from (("settings", page.value) for page in Page)
    for setting in SETTINGS:
        if setting.page is not None:
            texts = (setting.title, setting.help, *setting.named)
            yield from (("settings", text) for text in texts)
    for each in CLASSES:
        yield from (("classes", text) for text in (each.title, each.meaning, each.causes))
    yield from (("furniture", side.value) for side in Notch if side is not Notch.UNKNOWN)
    for step in STEPS:
        yield from (("tour", text) for text in (step.title, step.text))


def update(folder: Path) -> None:
    """Put all texts of the sources and the tables into the ``.ts`` files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        tables = Path(place) / "tables.py"
        lines = [f"QT_TRANSLATE_NOOP({c!r}, {_quoted(t)})" for c, t in texts_of_tables()]
        tables.write_text("\n".join(dict.fromkeys(lines)), encoding="utf-8")
        sources = [str(path) for path in sorted((ROOT / "wafer_studio" / "ui").rglob("*.py"))]
        for language in LANGUAGES:
            _run(
                "pyside6-lupdate",
                *("-locations", "none", "-no-obsolete", "-silent"),
                *("-tr-function-alias", "translate+=translated,translate+=noted"),
                *("-source-language", "en", "-target-language", language),
                *(str(tables), *sources),
                *("-ts", str(folder / f"wafer_studio_{language}.ts")),
            )


def compile_all(folder: Path) -> None:
    """Make the ``.qm`` file of each ``.ts`` file of a folder."""
    for source in sorted(folder.glob("*.ts")):
        _run("pyside6-lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


def has_tools() -> bool:
    """True where PySide6's tools are beside this Python."""
    return all(_tool(name).exists() for name in ("pyside6-lupdate", "pyside6-lrelease"))


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("update", "compile"), default="update")
    if parser.parse_args().what == "update":
        update(FOLDER)
    compile_all(FOLDER)
    return 0


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([_tool(tool), *arguments], check=True)


def _tool(name: str) -> Path:
    return Path(sys.executable).parent / (name + (".exe" if sys.platform == "win32" else ""))


if __name__ == "__main__":
    sys.exit(main())
