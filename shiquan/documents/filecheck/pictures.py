"""Pictures are opened, turned upright, and drawn anew without any metadata."""

import io
import warnings

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from shiquan.documents.filecheck.refused import BadUpload

FORMATS = ["JPEG", "PNG", "WEBP", "GIF", "BMP"]
LIMIT_PIXELS = 60_000_000
LIMIT_SIDE = 4096
"""Longer sides are reduced: a photo of a paper stays readable, and the file becomes small."""


def redraw(data: bytes) -> tuple[str, bytes]:
    """Media type and bytes of the clean picture: PNG if it was PNG or has transparency, else JPEG.

    Raises BadUpload for a broken or an oversized picture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > LIMIT_PIXELS:
                    raise BadUpload(_("图片尺寸太大。请截图或者缩小后再上传。"))
                keep_png = picture.format == "PNG" or "transparency" in picture.info
                picture.draft("RGB", (LIMIT_SIDE, LIMIT_SIDE))
                upright = ImageOps.exif_transpose(picture)
                return _encode(upright, keep_png)
    except BadUpload:
        raise
    except Image.DecompressionBombError as error:
        raise BadUpload(_("图片尺寸太大。请截图或者缩小后再上传。")) from error
    except (
        Exception
    ) as error:  # decoders fail on hostile pictures in many ways; all mean the same to the sender
        raise BadUpload(_("图片已损坏，无法打开。请重新拍照或者截图后上传。")) from error


def _encode(picture: Image.Image, keep_png: bool) -> tuple[str, bytes]:
    alpha = picture.mode in {"RGBA", "LA", "PA", "P"} and keep_png
    clean = picture.convert("RGBA" if alpha else "RGB")
    clean.thumbnail((LIMIT_SIDE, LIMIT_SIDE))
    blank = Image.new(clean.mode, clean.size)
    blank.paste(clean)
    out = io.BytesIO()
    if keep_png:
        blank.save(out, "PNG")
        return "image/png", out.getvalue()
    blank.save(out, "JPEG", quality=88)
    return "image/jpeg", out.getvalue()
