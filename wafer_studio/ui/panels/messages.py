"""The list of messages: each bad file is one line."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.messages import Level, Message, Messages
from wafer_studio.ui.language import translated

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ICONS = {
    Level.INFO: QStyle.StandardPixmap.SP_MessageBoxInformation,
    Level.WARNING: QStyle.StandardPixmap.SP_MessageBoxWarning,
    Level.ERROR: QStyle.StandardPixmap.SP_MessageBoxCritical,
}


class MessageModel(QAbstractListModel):
    """Messages, oldest first; a snapshot of the bridge's list."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = parent.style()
        self._list: list[Message] = list(messages.all)
        messages.added.connect(self._add)
        messages.cleared.connect(self._clear)

    def texts(self) -> tuple[str, ...]:
        """All sentences."""
        return tuple(message.text for message in self._list)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self._list)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if not index.isValid():
            return None
        message = self._list[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return short(message)
        if role == Qt.ItemDataRole.ToolTipRole:
            return message.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{message.level.value}: {message.text}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._style.standardIcon(_ICONS[message.level])
        return None

    def _add(self, message: Message) -> None:
        self.beginInsertRows(QModelIndex(), len(self._list), len(self._list))
        self._list.append(message)
        self.endInsertRows()

    def _clear(self) -> None:
        self.beginResetModel()
        self._list.clear()
        self.endResetModel()


def short(message: Message) -> str:
    """The sentence with the file's name in place of its whole path."""
    name = message.source.replace("\\", "/").rsplit("/", 1)[-1]
    return message.text.replace(message.source, name, 1) if message.source else message.text


class MessagePanel(QWidget):
    """The list, a count and a button to clear it; hidden while there is nothing to act on."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.model = MessageModel(messages, self)
        self.view = QListView(uniformItemSizes=True)
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setAccessibleName(translated("messages", "Messages"))
        self._title = QLabel(translated("messages", "Messages"))
        self._clear = QPushButton(translated("messages", "Clear"))
        self._clear.clicked.connect(messages.clear)
        self._copy = QPushButton(translated("messages", "Copy"))
        self._copy.setToolTip(translated("messages", "Copy the selected lines, or all of them"))
        self._copy.clicked.connect(self._copy_lines)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy_lines)
        self._lay_out()
        messages.added.connect(self._show_new)
        messages.cleared.connect(self.hide)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._copy)
        head.addWidget(self._clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 4)
        layout.addLayout(head)
        layout.addWidget(self.view)

    def _show_new(self, message: Message) -> None:
        count = self.model.rowCount()
        self._title.setText(translated("messages", "Messages ({count})").format(count=count))
        self.view.scrollToBottom()
        if message.level is not Level.INFO:
            self.show()

    def _copy_lines(self) -> None:
        rows = sorted(index.row() for index in self.view.selectedIndexes())
        texts = self.model.texts()
        chosen = [texts[row] for row in rows] if rows else list(texts)
        QGuiApplication.clipboard().setText("\n".join(chosen))
