"""The language of the window: English in the source, others from Qt's translation files.

``python -m installer.translations`` finds every text that goes through ``translated`` and all
texts of the tables, and keeps ``resources/translations`` in step with them.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from wafer_studio.places import resources

LANGUAGES: Final = ("de", "zh_CN", "ja")
"""Languages that a translation file is there for, as Qt spells them; English needs none."""


def noted(context: str, text: str) -> str:  # noqa: ARG001  the tools read it
    """A text of a table, as it is: ``translated`` where it is shown, found here by the tools.

    Args:
        context: the room of the text.
        text: the English text, written out.
    """
    return text


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


def speak(language: str, owner: QObject) -> bool:
    """Have what is made from now on speak a language, for as long as its owner lives.

    Args:
        language: ``en`` or one of ``LANGUAGES``.
        owner: the translations end with it.

    Returns:
        False where a file of the language is missing: what it holds stays English.
    """
    if language not in LANGUAGES:
        return True
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = str(resources() / "translations")
    files = ((f"qtbase_{language}", qt), (f"wafer_studio_{language}", own))
    installed = [_installed(name, folder, owner) for name, folder in files]
    return all(installed)


def _installed(name: str, folder: str, owner: QObject) -> bool:
    translator = QTranslator(owner)
    return translator.load(name, folder) and QCoreApplication.installTranslator(translator)
