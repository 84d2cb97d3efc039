"""What was imported becomes valid handouts that say what the source said."""

from pathlib import Path

from tests.build.importing import NAMES, imported, shelf, source_of
from tests.sample.conftest import built
from tests.whole.test_libraries import assert_valid


def test_each_import_becomes_valid_handouts(tmp_path: Path) -> None:
    root = shelf(tmp_path)
    settings = root / "handouts/library.yaml"
    settings.write_text(settings.read_text().replace("[en, es, de, fr]", "[en]"))
    english = [name for name in NAMES if name in ("supplement", "page", "leaflet")]
    done = imported(root, *map(source_of, english), recipes=True)
    assert not any(one.refused for one in done)
    result = built(root, root / "build")
    assert {str(one.state) for one in result.report.outputs} == {"built"}, result.report.findings
    assert {article.id for one in result.handouts.values() for article in one.articles} == {
        one.article for one in done
    }
    assert_valid([result.out])
