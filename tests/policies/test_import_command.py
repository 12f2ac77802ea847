import pytest
from django.core.management import CommandError, call_command

from cms.policies.models import PolicyPage
from tests.factories.policies import TEXT, TITLE, make_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy_file(tmp_path):
    path = tmp_path / "policy.txt"
    path.write_text(TEXT, encoding="gbk")
    return path


def run(path, capsys, **options):
    call_command("import_policy", str(path), **options)
    return capsys.readouterr().out


def test_it_prints_the_tree_the_counts_and_the_address(policy_file, capsys):
    make_library()

    printed = run(policy_file, capsys)

    assert f"Title: {TITLE}" in printed
    assert "\n一、补贴标准  #c-1\n  （一）每户每年补贴1200元。  #c-1-1\n" in printed
    assert "  （一）申请  #c-2-1\n" in printed
    assert "2 chapters, 4 sections (2 章 · 4 节)" in printed
    assert "http://localhost/policies/eff-2026-7/" in printed
    assert PolicyPage.objects.get().live


def test_a_draft_is_created_unpublished(policy_file, capsys):
    make_library()

    run(policy_file, capsys, draft=True)

    assert not PolicyPage.objects.get().live


def test_a_dry_run_writes_nothing(policy_file, capsys):
    printed = run(policy_file, capsys, dry_run=True)

    assert "2 chapters, 4 sections" in printed
    assert not PolicyPage.objects.exists()


def test_the_same_file_twice_says_so_and_changes_nothing(policy_file, capsys):
    make_library()
    run(policy_file, capsys)

    printed = run(policy_file, capsys)

    assert "in the library already" in printed
    assert "http://localhost/policies/eff-2026-7/" in printed
    assert PolicyPage.objects.count() == 1


def test_what_was_unsure_is_printed(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("第一段。\n第二段。", encoding="utf-8")

    printed = run(path, capsys, dry_run=True)

    assert "no numbered clauses: 2 paragraphs" in printed
    assert "! No title was found." in printed


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x00\x01", "binary"),
        (b"a" * (50 * 1024 * 1024), "too large"),
        (b"\xff\xfe\x00", "encoding"),
    ],
    ids=["empty", "binary", "50 MB", "wrongly encoded"],
)
def test_a_bad_file_ends_in_one_clear_sentence_and_writes_nothing(tmp_path, content, reason):
    make_library()
    path = tmp_path / "bad.txt"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=reason) as refused:
        call_command("import_policy", str(path))

    assert "\n" not in str(refused.value)
    assert refused.value.returncode == 1
    assert not PolicyPage.objects.exists()


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nothing\.txt cannot be read: No such file"):
        call_command("import_policy", str(tmp_path / "nothing.txt"))


def test_without_a_library_it_says_what_is_missing(policy_file):
    with pytest.raises(CommandError, match="no policy library"):
        call_command("import_policy", str(policy_file))


def test_a_long_text_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("一、甲。\n" * 20_001, encoding="utf-8")

    with pytest.raises(CommandError, match="too long: 20001 lines"):
        call_command("import_policy", str(path))
