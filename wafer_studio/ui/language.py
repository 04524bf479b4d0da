"""The language of the window: English in the source, others from Qt's translation files.

``python -m installer.translations`` finds every text that goes through ``translated`` and all
texts of the tables, and keeps ``resources/translations`` in step with them.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from wafer_studio.places import resources

LANGUAGES: Final = ("de", "zh_CN", "ja")
"""Languages that a translation file is there for, as Qt spells them; English needs none."""


def translated(context: str, text: str) -> str:
    """A text in the language of the window, itself where it has no translation.

    Args:
        context: the room of the text, as the translation files call it.
        text: the English text; where it is written out, it is found by itself.
    """
    return QCoreApplication.translate(context, text)


def language_of(setting: str) -> str:
    """The language that a setting means: ``system`` is the first that the user can read.

    Args:
        setting: ``system``, ``en`` or one of ``LANGUAGES``.
    """
    if setting != "system":
        return setting
    for name in QLocale.system().uiLanguages():
        tag = name.replace("-", "_")
        if tag.split("_")[0] == "en":
            break
        if "Hant" in tag or tag in ("zh_TW", "zh_HK", "zh_MO"):
            continue
        found = [known for known in LANGUAGES if known.split("_")[0] == tag.split("_")[0]]
        if found:
            return found[0]
    return "en"


class Language:
    """The translators of one language; the window must be made after it and before ``leave``.

    Args:
        name: ``en`` or one of ``LANGUAGES``.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._translators: list[QTranslator] = []
        if name in LANGUAGES:
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"qtbase_{name}", qt)
            self._install(f"wafer_studio_{name}", str(resources() / "translations"))

    @property
    def is_complete(self) -> bool:
        """False where a file of the language is not there."""
        return self.name not in LANGUAGES or len(self._translators) == 2

    def leave(self) -> None:
        """Go back to English for what is made from now on."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators.clear()

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
