#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the golden pictures that tests/python/test_golden_pictures.py compares with, small, from the example data.

    python3 tools/draw_golden.py                 # writes tests/python/golden/*.png
    python3 tools/draw_golden.py large/ 100      # the same to look at: another folder, more dots an inch
    python3 tools/draw_golden.py large/ charts   # as Altair charts; needs vl-convert-python

Look at each picture after a change, and say in docs/plots.md what it shows.
"""

import io
import sys
from pathlib import Path

import journeyrank as jr

TOP = Path(__file__).resolve().parent.parent
GOLDEN = TOP / "tests" / "python" / "golden"
DPI = 40
WEEKS = {"bill_query": 9, "tech_fault": 14, "moving_home": 6, "plan_change": 3, "payment_fail": 4, "order_track": 2,
         "esim_swap": 1}  # fmt: skip


def shown():
    """By name of the picture: the result, the kind, its options."""
    data = TOP / "examples" / "data"
    model = jr.Model.read(data / "telecom.json")
    ranking = jr.rank(jr.CriteriaMatrix.read_csv(data / "telecom.csv", model), model)
    robustness = ranking.robustness(draws=20_000)
    contacts, mapping = data / "contacts.csv", jr.Mapping.read(data / "contacts_map.json")
    centre = jr.Model.read(data / "contact_centre.json")
    gaps = jr.gaps(jr.measure(contacts, centre, mapping=mapping), centre, data / "targets.csv", today="2025-03-31")
    slices = jr.measure_slices(contacts, centre, by=["segment"], mapping=mapping)
    segments = jr.compare_segments(slices, centre, draws=2000)
    one = jr.Model(criteria=[jr.Criterion(id="pain", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1))])
    apart = jr.compare_segments(
        {"this year": {"journey": list(WEEKS), "pain": [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]},
         "next year": {"journey": list(WEEKS), "pain": [0.2, 0.82, 0.7, 0.5, 0.6, 0.9, 0.3]}},
        one, errors={name: {"journey": list(WEEKS), "pain": [0.02] * 7} for name in ("this year", "next year")},
    )  # fmt: skip
    return {
        "contributions": (ranking, "contributions", {}),
        "tornado": (ranking, "tornado", {}),
        "trade_off": (ranking, "trade_off", {"across": "pain", "up": "retention"}),
        "value_effort": (ranking, "value_effort", {"effort": WEEKS, "size": "pain"}),
        "parallel_coordinates": (ranking, "parallel_coordinates", {}),
        "stability": (ranking.stability(), "stability", {}),
        "bump": (ranking.trajectory("retention"), "bump", {}),
        "waterfall": (ranking.why("tech_fault", "bill_query"), "waterfall", {}),
        "rank_acceptability": (robustness, "rank_acceptability", {}),
        "rank_intervals": (robustness, "rank_intervals", {}),
        "segment_slopes": (segments, "segment_slopes", {}),
        "segment_slopes_of_two": (apart, "segment_slopes", {"segments": ["this year", "next year"]}),
        "gap_to_target": (gaps, "gap_to_target", {}),
        "gap_to_target_of_one": (gaps, "gap_to_target", {"criterion": "pain"}),
    }


def drawn(result, kind, options):
    """The axes of a picture, with nothing that a user's settings of matplotlib say."""
    from matplotlib import rc_context, rcParamsDefault
    from matplotlib.figure import Figure

    from journeyrank import plots

    with rc_context({**rcParamsDefault, "backend": "agg", "font.family": "DejaVu Sans"}):
        axes = getattr(plots, kind)(result, **options)
        assert isinstance(axes.figure, Figure)
        axes.figure.canvas.draw()
    return axes


def picture(axes, dpi=DPI):
    """The bytes of a PNG of 64 colours, without a date or a version in them."""
    from matplotlib import rc_context, rcParamsDefault
    from PIL import Image

    whole, small = io.BytesIO(), io.BytesIO()
    with rc_context({**rcParamsDefault, "backend": "agg", "font.family": "DejaVu Sans"}):
        axes.figure.savefig(whole, format="png", dpi=dpi)
    Image.open(whole).convert("RGB").quantize(64).save(small, "PNG", optimize=True)
    return small.getvalue()


def main(arguments):
    import matplotlib

    matplotlib.use("Agg")
    folder = Path(arguments[0]) if arguments else GOLDEN
    folder.mkdir(parents=True, exist_ok=True)
    for name, (result, kind, options) in shown().items():
        if arguments[1:] == ["charts"]:
            from journeyrank import charts

            getattr(charts, kind)(result, **options).save(str(folder / f"{name}.png"))
        else:
            dpi = int(arguments[1]) if arguments[1:] else DPI
            (folder / f"{name}.png").write_bytes(picture(drawn(result, kind, options), dpi))


if __name__ == "__main__":
    main(sys.argv[1:])
