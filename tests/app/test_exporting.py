"""What the menus offer to export."""

from ml_core.formats.results.exports import EXPORTS
from wafer_studio.app.exporting import OFFERED


def test_the_menus_offer_all_that_the_command_line_writes():
    names = [export.name for export in OFFERED]
    assert len(set(names)) == len(names)
    # What ``inspect`` always writes, then each of ``--export``.
    assert names == ["results", "metrics", "masks", "overlays", *(each.name for each in EXPORTS)]
