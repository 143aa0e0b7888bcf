"""The card that every chart is drawn on: pixels from its upper left corner, big type, colours for everybody.

It is dark, with Discord's light theme, too: the colours are told apart by everybody (Okabe and Ito 2008), and
those of them that are best told apart shine on dark ground.
"""

# pyright: reportUnknownMemberType=false
# matplotlib leaves open what its keyword arguments are.

import io
from collections.abc import Sequence
from typing import Final, Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from PIL import Image

from bot.model import Language
from bot.stats.drawing.fonts import font_of

WIDTH: Final = 1000
HEIGHT: Final = 560
"""Pixels. A phone shows it at 400 pixels' width, where the smallest letters are as high as those below a
message."""
MARGIN: Final = 40

TITLE: Final = 36
LARGE: Final = 30
MEDIUM: Final = 26
SMALL: Final = 24
"""Pixels; of what is smaller a phone shows nothing that can be read."""

NIGHT: Final = "#151b30"
SHADE: Final = "#212a49"
LINE: Final = "#323b5e"
MUTED: Final = "#b0b9d6"
PALE: Final = "#f4f6fc"
SKY: Final = "#56b4e9"
ORANGE: Final = "#e69f00"
VERMILLION: Final = "#d55e00"
FLAME: Final = "#f2905a"
"""The same as letters, which are thin."""

_DPI: Final = 100
_COLOURS: Final = 64
_HATCHED: Final = 12
_POINTS_A_PIXEL: Final = 72 / _DPI

Align = Literal["left", "center", "right"]


class Card:
    """A title, what time it is about, and room for a chart below."""

    def __init__(self, language: Language, title: str, span: str) -> None:
        self._font = font_of(language)
        self.figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=NIGHT)
        self._canvas = FigureCanvasAgg(self.figure)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(HEIGHT, 0)
        self.texts: list[Text] = []
        begin = self.write(WIDTH - MARGIN, 56, span, size=SMALL, colour=MUTED, align="right")
        self.write(MARGIN, 56, title, size=TITLE, bold=True, room=begin - MARGIN - 24)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SMALL,
        colour: str = PALE,
        align: Align = "left",
        bold: bool = False,
        room: float | None = None,
    ) -> float:
        """Write from ``x`` on, around it or up to it, with the letters standing at ``y``.

        What does not fit into ``room`` is written smaller. Returns where it ends, or begins where it is
        written up to ``x``.
        """
        if not text:
            return x
        written = self._axes.text(
            x,
            y,
            text,
            fontproperties=self._font,
            fontsize=size * _POINTS_A_PIXEL,
            color=colour,
            ha=align,
            va="baseline",
        )
        self.texts.append(written)
        if room is not None and (width := self._width(written)) > room:
            written.set_fontsize(size * _POINTS_A_PIXEL * room / width)
        if bold:
            written.set_path_effects([withStroke(linewidth=size / 40, foreground=colour)])
        extent = written.get_window_extent(self._canvas.get_renderer())
        return extent.x0 if align == "right" else extent.x1

    def width(self, text: str, size: float = SMALL) -> float:
        """How much room a text takes."""
        measured = Text(
            0, 0, text, fontproperties=self._font, fontsize=size * _POINTS_A_PIXEL, figure=self.figure
        )
        return self._width(measured)

    def box(
        self, x: float, y: float, width: float, height: float, *, colour: str, hatch: str | None = None
    ) -> None:
        """``hatch``: for whoever sees no colours; it would cut a thin box to pieces."""
        seen = hatch if height >= _HATCHED else None
        patch = Rectangle((x, y), width, height, facecolor=colour, edgecolor=NIGHT, linewidth=0, hatch=seen)
        self._axes.add_patch(patch)

    def frame(self, x: float, y: float, width: float, height: float, *, colour: str) -> None:
        patch = Rectangle((x, y), width, height, fill=False, edgecolor=colour, linewidth=4 * _POINTS_A_PIXEL)
        self._axes.add_patch(patch)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        colour: str,
        width: float = 2,
        dots: float = 0,
        dashed: bool = False,
    ) -> None:
        """``width``, and that of ``dots`` at each point, in pixels."""
        self._axes.plot(
            xs,
            ys,
            color=colour,
            linewidth=width * _POINTS_A_PIXEL,
            linestyle=(0, (3, 3)) if dashed else "-",
            marker="o" if dots else "",
            markersize=dots * _POINTS_A_PIXEL,
        )

    def png(self) -> bytes:
        """A picture of few colours, so that it is small."""
        self._canvas.draw()
        picture = Image.frombytes("RGBA", (WIDTH, HEIGHT), self._canvas.buffer_rgba()).convert("RGB")
        small = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
        with io.BytesIO() as file:
            small.save(file, "PNG", optimize=True)
            return file.getvalue()

    def _width(self, text: Text) -> float:
        return text.get_window_extent(self._canvas.get_renderer()).width
