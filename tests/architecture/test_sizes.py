"""Size limits of the house, with an empty list of exceptions."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("ml_core", "wafer_studio", "sync_server", "benchmarks", "tests", "installer")
MODULE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 50, 25

# Methods that Qt calls and a class cannot do without: they do not count.
QT_OVERRIDES = frozenset(
    [
        "paintEvent",
        "resizeEvent",
        "wheelEvent",
        "mousePressEvent",
        "mouseMoveEvent",
        "mouseReleaseEvent",
        "mouseDoubleClickEvent",
        "keyPressEvent",
        "keyReleaseEvent",
        "dragEnterEvent",
        "dragMoveEvent",
        "dragLeaveEvent",
        "dropEvent",
        "closeEvent",
        "showEvent",
        "hideEvent",
        "changeEvent",
        "contextMenuEvent",
        "leaveEvent",
        "enterEvent",
        "focusInEvent",
        "focusOutEvent",
        "event",
        "eventFilter",
        "timerEvent",
        "viewportEvent",
        "sizeHint",
        "minimumSizeHint",
        "rowCount",
        "columnCount",
        "data",
        "headerData",
        "index",
        "parent",
        "flags",
        "setData",
        "canFetchMore",
        "fetchMore",
        "sort",
        "paint",
        "boundingRect",
        "shape",
        "lessThan",
        "filterAcceptsRow",
        "drawBackground",
        "drawForeground",
        "scrollContentsBy",
        "helpEvent",
        "run",
    ]
)


def _modules():
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def troubles_of(source: str) -> list[str]:
    """What in a module's text is over the limits."""
    tree = ast.parse(source)
    found = []
    lines = len(source.splitlines()) - _table_lines(tree)
    if lines > MODULE_LINES:
        found.append(f"{lines} lines, over {MODULE_LINES}")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > FUNCTION_LINES:
                found.append(f"{node.name}: {length} lines, over {FUNCTION_LINES}")
        if isinstance(node, ast.ClassDef):
            methods = [n.name for n in node.body if isinstance(n, ast.FunctionDef)]
            own = [name for name in methods if name not in QT_OVERRIDES]
            if len(own) > CLASS_METHODS:
                found.append(f"{node.name}: {len(own)} methods, over {CLASS_METHODS}")
    return found


def _table_lines(tree: ast.Module) -> int:
    """Lines of tables of data: module-level assignments of literals longer than ten lines."""
    spans = [
        (node.end_lineno or 0) - node.lineno + 1
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(node.value, ast.Tuple | ast.List | ast.Dict | ast.Set)
    ]
    return sum(span for span in spans if span > 10)


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_to_the_sizes(path):
    assert troubles_of(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("planted", "word"),
    [
        ("x = 1\n" * 401, "401 lines"),
        ("def f():\n" + "    x = 1\n" * 50, "f: 51 lines"),
        ("class C:\n" + "".join(f"    def m{i}(self): ...\n" for i in range(26)), "26 methods"),
    ],
)
def test_the_check_bites(planted, word):
    (trouble,) = troubles_of(planted)
    assert word in trouble


def test_tables_and_qt_overrides_do_not_count():
    table = "T = [\n" + "    1,\n" * 395 + "]\n" + "x = 1\n" * 300
    assert troubles_of(table) == []
    overrides = sorted(QT_OVERRIDES)[:20] + [f"m{i}" for i in range(25)]
    assert troubles_of("class C:\n" + "".join(f"    def {m}(self): ...\n" for m in overrides)) == []
