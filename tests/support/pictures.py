"""Two pictures of the same page, compared pixel by pixel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw

# A pixel differs where red, green or blue is more than this apart, of 255. One browser draws the same page alike to the
# last bit; this leaves room for the rounding of colors that are mixed, and for no color that anybody could name.
TOLERANCE = 8
Box = tuple[int, int, int, int]  # left, top, right, bottom


class Comparison(NamedTuple):
    """How much of two pictures differs, where, and which of the parts that were left out do."""

    share: float
    box: Box | None
    left_out: frozenset[str]
    shown: Image.Image  # the first picture, faded, with what differs in red

    def __str__(self) -> str:
        return f"{self.share:.3%} of the pixels differ, in {self.box}"


def compare(one: Image.Image, other: Image.Image, left_out: Mapping[str, Sequence[Box]] | None = None) -> Comparison:
    """Compare two pictures, but for the boxes of the parts that are left out.

    Where one picture ends before the other, its pixels differ.
    """
    apart = _apart(one, other)
    boxes = left_out or {}
    differing = frozenset(name for name, found in boxes.items() if any(apart.crop(box).getbbox() for box in found))
    black = ImageDraw.Draw(apart)
    for left, top, right, bottom in (box for found in boxes.values() for box in found):
        black.rectangle((left, top, right - 1, bottom - 1), fill=0)
    share = apart.histogram()[255] / (apart.width * apart.height)
    return Comparison(share, apart.getbbox(), differing, _shown(one, apart))


def _apart(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where two pictures differ, and black elsewhere."""
    both = (0, 0, min(one.width, other.width), min(one.height, other.height))
    ours, theirs = (picture.convert("RGB").crop(both) for picture in (one, other))
    red, green, blue = ImageChops.difference(ours, theirs).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    apart = Image.new("L", (max(one.width, other.width), max(one.height, other.height)), 255)
    apart.paste(most.point([255 * (value > TOLERANCE) for value in range(256)]))
    return apart


def _shown(picture: Image.Image, apart: Image.Image) -> Image.Image:
    faded = Image.new("RGB", apart.size, "white")
    faded.paste(Image.blend(picture.convert("RGB"), Image.new("RGB", picture.size, "white"), 0.7))
    faded.paste("#d00000", mask=apart)
    return faded
