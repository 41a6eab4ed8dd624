# SPDX-License-Identifier: MIT
"""What pictures say by colour, people who see fewer colours can tell too: by the colours that are left, or by a second
mark such as a style, a hatch or a height.

The colours that they see are those of Machado, Oliveira and Fernandes, "A physiologically-based model for simulation
of color vision deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, at severity 1, applied
to linear RGB. Distances are those of CIE 1976 in L*a*b* under D65; 2.3 is just noticeable.
"""

import itertools

import numpy as np
import pytest

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
import draw_golden  # noqa: E402
import journeyrank as jr  # noqa: E402
from journeyrank import plots  # noqa: E402
from journeyrank.plots import _canvas, _rank_acceptability  # noqa: E402
from matplotlib import colors, pyplot  # noqa: E402

SIGHTS = {
    "all colours": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
LEAST = 10.0
SHOWN = draw_golden.shown()


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def seen(colour, sight):
    """A colour in L*a*b* as somebody of this sight sees it."""
    rgb = np.array(colors.to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    linear = np.clip(np.array(SIGHTS[sight]) @ linear, 0.0, 1.0)
    to_xyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    xyz = np.array(to_xyz) @ linear / [0.95047, 1.0, 1.08883]
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one, other, sight):
    return float(np.linalg.norm(seen(one, sight) - seen(other, sight)))


def looks_of(axes):
    """The colour of each mark, and all else that tells it from another."""
    looks = set()
    for bar in axes.patches:
        marks = ("bar", bar.get_hatch(), round(bar.get_height(), 3))
        looks.add((colors.to_hex(bar.get_edgecolor() if bar.get_hatch() else bar.get_facecolor()), marks))
    for line in axes.lines:
        marks = ("line", line.get_linestyle(), line.get_marker(), line.get_linewidth())
        looks.add((colors.to_hex(line.get_color()), marks))
    return looks


def confused(looks, sight):
    """Pairs that only a colour tells apart, which is not seen."""
    return [
        (one, other)
        for one, other in itertools.combinations(sorted(looks, key=str), 2)
        if one[0] != other[0] and one[1] == other[1] and distance(one[0], other[0], sight) < LEAST
    ]


@pytest.mark.parametrize("sight", list(SIGHTS))
@pytest.mark.parametrize("name", list(SHOWN))
def test_no_two_marks_of_a_picture_look_alike(name, sight):
    assert confused(looks_of(draw_golden.drawn(*SHOWN[name])), sight) == []


@pytest.mark.parametrize("sight", list(SIGHTS))
def test_no_two_of_eight_criteria_look_alike_nor_do_neighbouring_ranks(sight):
    model = jr.Model(
        criteria=[
            jr.Criterion(id=f"c{i}", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1)) for i in range(8)
        ]
    )
    looks = looks_of(plots.contributions(jr.rank(np.full((2, 8), 0.5), model)))
    assert len(looks) == 8
    assert confused(looks, sight) == []
    shades = _rank_acceptability.SHADES
    assert min(distance(one, other, sight) for one, other in zip(shades, shades[1:])) >= LEAST


@pytest.mark.parametrize("sight", list(SIGHTS))
def test_ten_lines_differ_by_colour_or_by_style(sight):
    model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1))])
    axes = plots.parallel_coordinates(jr.rank(np.linspace(0, 1, 10)[:, None], model))
    lines = {(colour, marks) for colour, marks in looks_of(axes) if marks[2] != "None"}
    assert len(lines) == 10
    assert len({marks[1:3] for _, marks in lines}) == 10
    by_style = [(colour, ("line", marks[1])) for colour, marks in lines]
    assert confused(by_style, sight) == []


def test_red_and_green_of_the_same_lightness_would_be_found():
    assert confused({("#b33c3c", "bar"), ("#6b6b1f", "bar")}, "deuteranopia")
    assert not confused({("#b33c3c", "bar"), ("#6b6b1f", "bar")}, "all colours")
    assert not confused({("#b33c3c", "hatched"), ("#6b6b1f", "bar")}, "deuteranopia")


def test_the_simulation_leaves_grey_alone():
    for sight in SIGHTS:
        assert distance(_canvas.GREY, _canvas.GREY, sight) == 0.0
        assert seen("#808080", sight) == pytest.approx(seen("#808080", "all colours"), abs=0.1)
