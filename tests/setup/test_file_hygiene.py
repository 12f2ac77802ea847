import pytest

from setup.file_hygiene import LARGEST_BYTES, faults, too_large


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"text \nmore\n", "trailing blanks"),
        (b"text", "no line end at the end"),
        (b"text\r\n", "carriage returns"),
        (b"<" * 7 + b" ours\n", "conflict marks"),
    ],
)
def test_a_fault_is_told(data, fault):
    assert fault in faults("page.html", data)


def test_a_clean_text_has_no_fault():
    assert faults("page.html", "解读\n".encode()) == []


def test_a_picture_is_not_judged_as_a_text_but_by_its_size():
    assert faults("page.png", b"\0 \n") == []
    assert too_large(b"\0" * (LARGEST_BYTES + 1))


def test_generated_files_keep_their_blanks():
    assert faults("cms/policies/migrations/0001_initial.py", b"text \n") == []
