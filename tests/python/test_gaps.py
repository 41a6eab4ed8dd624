# SPDX-License-Identifier: MIT
"""Targets, gaps and impact, against computations that share nothing with the library."""

import csv
import datetime
import math
from fractions import Fraction
from pathlib import Path

import journeyrank as jr
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MAPPING = jr.Mapping.read(DATA / "contacts_map.json")
MODEL = jr.Model.read(DATA / "contact_centre.json")
DAY = datetime.date(2025, 3, 31)
COLUMNS = [
    "journey", "criterion", "better", "n", "small_sample", "actual", "target", "gap", "shortfall", "value_gap", "points",
    "probability_worse", "reference", "reference_journey", "headroom", "headroom_points", "why_missing",
]  # fmt: skip


def criterion(name, metric, at_1=1000, **options):
    scale = jr.Anchored(at_0=0, at_1=at_1)
    return jr.Criterion(id=name, direction="maximize", scale=scale, missing="renormalise", metric=metric, **options)


RAW = jr.Model(
    criteria=[
        criterion("effort", jr.HighEffort(at_least=1, at_most=3), at_1=1),
        criterion("handle", jr.Mean(column="handle_s")),
        criterion("p90", jr.Quantile(column="handle_s", p=0.9)),
        criterion("volume", jr.Contacts()),
    ]
)


@pytest.fixture(scope="module")
def measured():
    return jr.measure(DATA / "contacts.csv", RAW, mapping=MAPPING)


@pytest.fixture(scope="module")
def answers():
    """{journey: (answers of the survey, handle times)}, every ticket once, the newest update."""
    newest = {}
    with (DATA / "contacts.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            newest[row["ticket"]] = max(newest.get(row["ticket"], row), row, key=lambda each: each["updated"])
    found = {}
    for row in newest.values():
        if row["reason"]:
            surveys, times = found.setdefault(row["reason"], ([], []))
            surveys.extend(float(text) for text in [row["effort_score"]] if text not in ("", "n/a"))
            times.extend(float(text) for text in [row["time_spent_s"]] if text not in ("", "n/a"))
    return found


def simpson(function, low, high, steps=20_000):
    width = (high - low) / steps
    inner = math.fsum(function(low + i * width) * (4 if i % 2 else 2) for i in range(1, steps))
    return (function(low) + inner + function(high)) * width / 3


def beta_above(x, a, b):
    """The share of Beta(a, b) above x: its density on the circle x = sin(t)^2, integrated."""

    def density(t):
        sine, cosine = math.sin(t), math.cos(t)
        if sine <= 0 or cosine <= 0:
            return 0.0
        return math.exp((2 * a - 1) * math.log(sine) + (2 * b - 1) * math.log(cosine) - peak)

    peak = max((2 * a - 1) * math.log(math.sin(t)) + (2 * b - 1) * math.log(math.cos(t)) for t in (i / 1000 for i in range(1, 1570)))
    middle = math.asin(math.sqrt(x))
    return simpson(density, middle, math.pi / 2) / simpson(density, 0, math.pi / 2)


def student_above(t, freedom):
    def density(angle):
        return math.cos(angle) ** (freedom - 1)

    middle = math.atan(t / math.sqrt(freedom))
    return simpson(density, middle, math.pi / 2) / simpson(density, -math.pi / 2, math.pi / 2)


def rows_of(found):
    return {(line["journey"], line["criterion"]): line for line in found.to_dicts()}


def test_the_probability_of_a_rate_is_the_beta_integral(measured, answers):
    found = rows_of(jr.gaps(measured, RAW, [jr.Target(metric="effort", target=0.3)]))
    for journey, (surveys, _) in answers.items():
        line = found[journey, "effort"]
        met = sum(1 <= answer <= 3 for answer in surveys)
        assert line["n"] == len(surveys)
        assert line["actual"] == met / len(surveys)
        expected = beta_above(0.3, met + 0.5, len(surveys) - met + 0.5)
        assert line["probability_worse"] == pytest.approx(expected, rel=1e-9), journey


def test_the_probability_of_a_mean_is_the_student_integral(measured, answers):
    found = rows_of(jr.gaps(measured, RAW, [jr.Target(metric="handle", target=600)]))
    for journey, (_, times) in answers.items():
        line = found[journey, "handle"]
        n = len(times)
        mean = math.fsum(times) / n
        error = math.sqrt(math.fsum((time - mean) ** 2 for time in times) / (n - 1) / n)
        assert line["probability_worse"] == pytest.approx(student_above((600 - mean) / error, n - 1), rel=1e-8), journey


def test_a_count_has_no_doubt_and_a_quantile_no_probability(measured):
    plan = [jr.Target(metric="volume", target=300), jr.Target(metric="p90", target=900)]
    for (_, name), line in rows_of(jr.gaps(measured, RAW, plan)).items():
        if name == "volume":
            assert line["probability_worse"] == (1.0 if line["actual"] > 300 else 0.0)
            assert line["headroom"] is None
        if name == "p90":
            assert line["probability_worse"] is None
            assert line["why_missing"] == "the distribution of a quantile is not known"
            assert line["gap"] == line["actual"] - 900


def test_impact_and_contributions_are_those_of_fractions(measured, answers):
    lines = [line for line in jr.impact(measured, RAW).to_dicts() if line["criterion"] == "effort"]
    counts = {journey: (sum(1 <= a <= 3 for a in surveys), len(surveys)) for journey, (surveys, _) in answers.items()}
    met, n = (sum(column) for column in zip(*counts.values()))
    best = min(Fraction(*count) for count in counts.values() if count[1] >= 30)
    for line in lines:
        own, own_n = counts[line["journey"]]
        assert line["overall"] == met / n
        assert line["reference"] == float(best)
        assert line["impact"] == pytest.approx(float(Fraction(met, n) - Fraction(met - own, n - own_n)), abs=1e-15)
        contribution = Fraction(own_n, n) * (Fraction(own, own_n) - best)
        assert line["contribution"] == pytest.approx(float(contribution), abs=1e-15)
        assert line["share"] == pytest.approx(float(contribution / (Fraction(met, n) - best)), abs=1e-14)
    assert sum(line["contribution"] for line in lines) == lines[0]["difference"]
    assert sum(line["share"] for line in reversed(lines)) == 1.0


def test_impact_takes_stated_references_and_says_what_cannot_be_taken_apart(measured):
    found = jr.impact(measured, RAW, references={"effort": 0.25})
    assert {line["reference"] for line in found.to_dicts() if line["criterion"] == "effort"} == {0.25}
    assert [note.text.split(" is ")[0] for note in found.notes] == ["p90", "volume"]
    assert len(found) == 20
    with pytest.raises(jr.Error, match=r'no criterion "efort" in the model \(did you mean "effort"\?\)'):
        jr.impact(measured, RAW, references={"efort": 0.25})


def test_targets_come_from_a_file_a_frame_a_dict_or_a_list():
    measured = jr.measure(DATA / "contacts.csv", MODEL, mapping=MAPPING)
    expected = jr.gaps(measured, MODEL, DATA / "targets.csv", today=DAY).to_dicts()
    assert list(expected[0]) == COLUMNS
    with (DATA / "targets.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = {name: [row[name] or None for row in rows] for name in rows[0]}
    columns["target"] = [float(text) for text in columns["target"]]
    stated = [
        jr.Target(**{name: value for name, value in zip(columns, values) if value is not None})
        for values in zip(*columns.values())
    ]
    assert jr.gaps(measured, MODEL, columns, today="2025-03-31").to_dicts() == expected
    assert jr.gaps(measured, MODEL, stated, today=DAY).to_dicts() == expected


def test_targets_come_from_data_frames_with_real_dates():
    pl = pytest.importorskip("polars")
    pd = pytest.importorskip("pandas")
    measured = jr.measure(DATA / "contacts.csv", MODEL, mapping=MAPPING)
    expected = jr.gaps(measured, MODEL, DATA / "targets.csv", today=DAY).to_dicts()
    polars = pl.read_csv(DATA / "targets.csv", try_parse_dates=True, schema_overrides={"stage": pl.String})
    assert polars["valid_from"].dtype == pl.Date
    assert jr.gaps(measured, MODEL, polars, today=DAY).to_dicts() == expected
    pandas = pd.read_csv(DATA / "targets.csv", parse_dates=["valid_from"], dtype={"stage": "string"})
    assert jr.gaps(measured, MODEL, pandas, today=DAY).to_dicts() == expected


def test_rows_come_back_in_the_kind_of_data_that_was_measured():
    pl = pytest.importorskip("polars")
    measured = jr.measure(pl.read_csv(DATA / "contacts.csv", infer_schema_length=None), MODEL, mapping=MAPPING)
    found = jr.gaps(measured, MODEL, DATA / "targets.csv", today=DAY)
    for table in (found.to_native(), pl.DataFrame(found)):
        assert isinstance(table, pl.DataFrame)
        assert table.columns == COLUMNS
        assert table.to_dicts() == found.to_dicts()
    impact = jr.impact(measured, MODEL)
    assert impact.to_native().to_dicts() == impact.to_dicts()


def test_the_worst_come_first():
    measured = jr.measure(DATA / "contacts.csv", MODEL, mapping=MAPPING)
    found = jr.gaps(measured, MODEL, DATA / "targets.csv", today=DAY)
    worst = found.worst()
    assert len(worst) == 16 < len(found) == 36
    assert [line["small_sample"] for line in worst] == sorted(line["small_sample"] for line in worst)
    points = [line["points"] for line in worst if not line["small_sample"]]
    assert points == sorted(points, reverse=True)
    assert "small_samples" in [note.code for note in found.notes]
    assert "small_samples" not in [note.code for note in jr.gaps(measured, MODEL, [], min_n=0).notes]
    assert repr(found).startswith("16 cells with a target")
    assert "<table>" in found._repr_html_()
    assert "bill_query" in repr(jr.impact(measured, MODEL))


@pytest.mark.parametrize(
    ("targets", "options", "code", "message"),
    [
        ([jr.Target(metric="efort", target=1)], {}, "unknown_name", 'targets:1: no criterion "efort" in the model (did'),
        ([jr.Target(journey="bil_query", metric="effort", target=1)], {}, "unknown_name", 'did you mean "bill_query"?'),
        ([jr.Target(metric="effort", target=1)] * 2, {}, "duplicate_name", "the first stands at targets:1"),
        ([jr.Target(metric="effort", target=1, valid_from=DAY)], {}, "bad_option", "`today` must be told"),
        ({"journey": ["*"], "metric": ["effort"]}, {}, "missing_column", 'no column "target"'),
        ({"journey": ["*"], "metric": ["effort"], "target": [None]}, {}, "missing_cell", "no target"),
        ([], {"percentile": 101}, "bad_option", "percentile must lie in 0 to 100"),
        ([], {"today": "soon"}, "bad_time", "soon"),
        ([], {"profile": "cfo"}, "unknown_name", 'no profile "cfo"'),
    ],
)
def test_what_cannot_be_a_target_is_refused(measured, targets, options, code, message):
    with pytest.raises(jr.Error) as caught:
        jr.gaps(measured, RAW, targets, **options)
    assert caught.value.code == code
    assert message in str(caught.value)


def test_the_wrong_kind_of_thing_is_a_type_error(measured):
    with pytest.raises(TypeError, match="targets: found int"):
        jr.gaps(measured, RAW, 3)
    with pytest.raises(TypeError, match="targets: found str; allowed: Target"):
        jr.gaps(measured, RAW, ["effort"])


def test_a_model_of_other_criteria_is_refused(measured):
    for act in (lambda: jr.gaps(measured, MODEL, []), lambda: jr.impact(measured, MODEL)):
        with pytest.raises(jr.Error, match="measured for other criteria"):
            act()
