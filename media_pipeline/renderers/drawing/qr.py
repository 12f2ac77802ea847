"""QR codes."""

import segno
from PIL import Image
from segno.encoder import DataOverflowError

from media_pipeline.themes import Colour


class TooLongForQrError(ValueError):
    """The address is longer than a QR code can hold."""


def qr_code(address: str, *, side: int, dark: Colour) -> Image.Image:
    """``address`` as an opaque RGBA square of at most ``side`` pixels, with whole pixels to a module and a quiet zone.

    Raises:
        TooLongForQrError: The address does not fit.
    """
    try:
        code = segno.make_qr(address, error="m")
    except DataOverflowError as error:
        raise TooLongForQrError(address) from error
    modules = int(code.symbol_size(scale=1, border=4)[0])
    picture = Image.new("1", (modules, modules), 1)
    for y, row in enumerate(code.matrix_iter(scale=1, border=4)):
        for x, module in enumerate(row):
            if module:
                picture.putpixel((x, y), 0)
    scale = max(side // modules, 1)
    mask = picture.convert("L").resize((modules * scale, modules * scale), Image.Resampling.NEAREST)
    ground = Image.new("RGBA", mask.size, (255, 255, 255, 255))
    ink = Image.new("RGBA", mask.size, (*dark, 255))
    return Image.composite(ground, ink, mask)
