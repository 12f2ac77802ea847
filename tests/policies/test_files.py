import pytest

from cms.policies.exceptions import UnreadablePolicyFileError
from cms.policies.parsing.files import MAX_BYTES, read_file

TEXT = "关于发放冬季取暖补贴的通知\n一、补贴标准\n每户每年补贴1200元。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_a_text_is_read_in_every_encoding_offices_use(encoding):
    assert read_file(TEXT.encode(encoding), filename="政策.TXT") == TEXT.split("\n")


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_both_byte_orders_of_utf_16_are_read(mark):
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"

    assert read_file(mark + TEXT.encode(encoding), filename="a.txt") == TEXT.split("\n")


def test_windows_line_ends_are_read():
    assert read_file(TEXT.replace("\n", "\r\n").encode(), filename="a.txt") == TEXT.split("\n")


@pytest.mark.parametrize(
    ("content", "filename", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t \r\n", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a.txt", "binary"),
        (b"\x01\x02\x03 text", "a.txt", "binary"),
        (TEXT.encode("utf-16-le"), "a.txt", "binary"),
        (TEXT.encode("shift_jis", errors="ignore") * 3, "a.txt", "encoding"),
        ("價格補貼標準與適用範圍說明".encode("big5"), "a.txt", "encoding"),
        (b"\xff\xfe\x00", "a.txt", "encoding"),
        (b"%PDF-1.7 ...", "a.txt", "PDF"),
        (b"PK\x03\x04rest", "a.txt", "archive"),
        (b"\xd0\xcf\x11\xe0rest", "a.txt", r"\.doc"),
        (TEXT.encode(), "a.pdf", r"\.pdf"),
        (TEXT.encode(), "policy", "policy"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content, filename, reason):
    with pytest.raises(UnreadablePolicyFileError, match=reason):
        read_file(content, filename=filename)


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    with pytest.raises(UnreadablePolicyFileError, match="more than 20 MB"):
        read_file(b"a" * (MAX_BYTES + 1), filename="a.txt")
