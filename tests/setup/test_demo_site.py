import pytest

from setup import demo_site


@pytest.fixture
def loads(monkeypatch, tmp_path):
    """Every loading of the demo, which here only makes the database's file."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(demo_site, "VAR_DIR", tmp_path)
    monkeypatch.setattr(demo_site, "DATABASE", tmp_path / "jiedu.sqlite3")
    seen = []

    def load(command, **_):
        seen.append(command[-1])
        demo_site.DATABASE.touch()

    monkeypatch.setattr(demo_site, "run_logged", load)
    return seen


def test_the_demo_is_loaded_once_for_the_same_code(loads):
    demo_site.prepare(8000)
    demo_site.prepare(8000)

    assert loads == ["prepare_demo"]


def test_another_port_loads_the_demo_again_because_its_links_change(loads):
    demo_site.prepare(8000)
    demo_site.prepare(8001)

    assert len(loads) == 2


def test_a_deleted_database_is_made_again(loads):
    demo_site.prepare(8000)
    demo_site.DATABASE.unlink()
    demo_site.prepare(8000)

    assert len(loads) == 2


def test_changed_code_loads_the_demo_again(loads, monkeypatch, tmp_path):
    demo_site.prepare(8000)
    changed = tmp_path / "models.py"
    changed.write_text("changed = True\n", encoding="utf-8")
    monkeypatch.setattr(demo_site, "_code", lambda: [changed])
    demo_site.prepare(8000)

    assert len(loads) == 2


def test_a_database_named_by_the_office_is_never_taken_for_prepared(loads, monkeypatch):
    demo_site.prepare(8000)
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere")
    demo_site.prepare(8000)

    assert len(loads) == 2
