# SPDX-License-Identifier: MIT
"""The pictures look as they did when somebody last looked at them; tools/draw_golden.py draws the golden ones anew."""

import io

import numpy as np
import pytest

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
import draw_golden  # noqa: E402
from matplotlib import pyplot  # noqa: E402

MOST = 8.0  # of 255: the root-mean-square difference of the pixels of any square inch
SHOWN = draw_golden.shown()


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def pixels(file):
    return (255.0 * pyplot.imread(file)[..., :3]).astype(float)


def difference(axes, name):
    """The root-mean-square difference from the golden picture, of the square inch that differs most."""
    now = pixels(io.BytesIO(draw_golden.picture(axes)))
    then = pixels(draw_golden.GOLDEN / f"{name}.png")
    assert now.shape == then.shape
    squares = ((now - then) ** 2).mean(axis=2)
    inch = draw_golden.DPI
    return max(
        float(np.sqrt(squares[y : y + inch, x : x + inch].mean()))
        for y in range(0, squares.shape[0], inch)
        for x in range(0, squares.shape[1], inch)
    )


@pytest.mark.parametrize("name", list(SHOWN))
def test_a_picture_looks_as_it_did(name):
    assert difference(draw_golden.drawn(*SHOWN[name]), name) < MOST


def test_each_golden_picture_is_drawn_and_is_small():
    files = {file.stem: file.stat().st_size for file in draw_golden.GOLDEN.iterdir()}
    assert set(files) == set(SHOWN)
    assert max(files.values()) < 10_000


@pytest.mark.parametrize("name", ["contributions", "stability", "tornado", "waterfall", "rank_acceptability"])
def test_a_bar_that_moves_by_a_hundredth_of_the_axis_is_seen(name):
    axes = draw_golden.drawn(*SHOWN[name])
    low, high = axes.get_xlim()
    bar = axes.patches[0]
    bar.set_x(bar.get_x() + 0.01 * (high - low))
    assert difference(axes, name) > MOST


@pytest.mark.parametrize("name", ["bump", "parallel_coordinates", "segment_slopes"])
def test_a_line_that_moves_by_a_tenth_of_a_row_is_seen(name):
    axes = draw_golden.drawn(*SHOWN[name])
    line = max(axes.lines, key=lambda line: len(line.get_xdata()) * line.get_linewidth())
    line.set_ydata(np.asarray(line.get_ydata(), dtype=float) + 0.1)
    assert difference(axes, name) > MOST
