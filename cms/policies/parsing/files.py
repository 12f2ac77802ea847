"""Turns the bytes of a policy file into lines of text."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from cms.policies.exceptions import UnreadablePolicyFileError
from cms.policies.parsing.docx_files import read_docx

MAX_BYTES = 20 * 1024 * 1024
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF"
_ALLOWED_CONTROLS = frozenset("\t\n\r\v\f\x1a")
# In real Chinese nearly every character is among the 3,755 common ones of GB 2312; bytes of another encoding read as
# GB 18030 land anywhere.
_COMMON_SHARE = 0.6


def read_file(content: bytes, *, filename: str) -> list[str]:
    """Return the lines of a ``.txt`` or ``.docx`` file. Tables of a ``.docx`` come as tab-separated rows.

    Text files may be UTF-8 (with or without byte order mark), UTF-16 with one, GBK or GB 18030.

    Raises:
        UnreadablePolicyFileError: Empty, over 20 MB, binary, of another type, or in an encoding that is not read; a ``.docx`` that is encrypted, damaged, carries macros or unpacks to far more than it should.
    """
    if not content.strip():
        raise UnreadablePolicyFileError(_("The file is empty."))
    if len(content) > MAX_BYTES:
        raise UnreadablePolicyFileError(
            _("The file is too large: more than %d MB are not read.") % (MAX_BYTES // 1024 // 1024)
        )
    suffix = PurePath(filename).suffix.lower()
    if suffix == ".txt":
        lines = _read_text(content).splitlines()
    elif suffix == ".docx":
        lines = read_docx(content)
    else:
        raise UnreadablePolicyFileError(
            _("Files of type “%s” are not read: save the policy as .docx or .txt.")
            % (suffix or filename)
        )
    return lines


def _read_text(content: bytes) -> str:
    _refuse_other_formats(content)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _refuse_controls(_decode(content, encoding))
    if b"\x00" in content:
        raise UnreadablePolicyFileError(_("The file is not text: it holds binary data."))
    try:
        return _refuse_controls(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _refuse_gibberish(_refuse_controls(_decode(content, "gb18030")))


def _refuse_other_formats(content: bytes) -> None:
    known = (
        (_PDF, _("The file is a PDF, whatever its name: save the policy as .docx or .txt.")),
        (
            _ZIP,
            _(
                "The file is a Word or archive file named .txt: give it its own name or save it as text."
            ),
        ),
        (_OLE, _("The file is an old Word file (.doc): save it as .docx or .txt.")),
    )
    for magic, message in known:
        if content.startswith(magic):
            raise UnreadablePolicyFileError(message)


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadablePolicyFileError(_undecodable()) from error


def _undecodable() -> str:
    return _("The encoding of the file was not recognised: save it as UTF-8 or GBK text.")


def _refuse_controls(text: str) -> str:
    controls = sum(sign < " " and sign not in _ALLOWED_CONTROLS for sign in text)
    if controls:
        raise UnreadablePolicyFileError(_("The file is not text: it holds binary data."))
    return text


def _refuse_gibberish(text: str) -> str:
    foreign = [sign for sign in text if sign > "\x7f"]
    common = sum(_is_common(sign) for sign in foreign)
    if common < len(foreign) * _COMMON_SHARE:
        raise UnreadablePolicyFileError(_undecodable())
    return text


def _is_common(sign: str) -> bool:
    """Whether GB 2312 has the sign among its symbols or its common characters (rows 1 to 3 and 16 to 55)."""
    try:
        row = sign.encode("gb2312")[0] - 0xA0
    except UnicodeEncodeError:
        return False
    return row <= 3 or 16 <= row <= 55  # noqa: PLR2004 -- rows of the standard
