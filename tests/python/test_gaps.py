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
    "journey", "stage", "criterion", "better", "n", "small_sample", "actual", "target", "gap", "shortfall", "value_gap",
    "points", "probability_worse", "reference", "reference_journey", "headroom", "headroom_points", "why_missing",
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


def test_a_count_has_no_doubt_and_a_quantile_that_of_the_share_within_its_target(measured, answers):
    """The 90th percentile is above 900 s where less than 90 % of contacts take at most 900 s."""
    plan = [jr.Target(metric="volume", target=300), jr.Target(metric="p90", target=900)]
    exact = 0
    for (journey, name), line in rows_of(jr.gaps(measured, RAW, plan)).items():
        if name == "volume":
            assert line["probability_worse"] == (1.0 if line["actual"] > 300 else 0.0)
            assert line["headroom"] is None
        if name == "p90":
            times = answers[journey][1]
            within, n = sum(time <= 900 for time in times), len(times)
            expected = 1 - beta_above(0.9, within + 0.5, n - within + 0.5)
            assert line["why_missing"] is None
            assert line["gap"] == line["actual"] - 900
            if abs(within - 0.9 * n) < 4 * math.sqrt(0.09 * n) - 1:
                assert line["probability_worse"] == pytest.approx(expected, rel=1e-8, abs=1e-10), journey
                exact += 1
            else:
                assert line["probability_worse"] == pytest.approx(expected, abs=2e-3), journey
    assert exact > 0


def test_a_ratio_misses_its_target_by_the_student_integral():
    parts, wholes = [10.0, 40.0, 5.0, 90.0, 33.0], [100.0, 200.0, 50.0, 300.0, 120.0]
    contacts = {
        "contact_id": [str(i) for i in range(5)],
        "journey": ["bill"] * 5,
        "started_at": ["2026-03-01T09:00:00Z"] * 5,
        "hold_s": parts,
        "handle_s": wholes,
    }
    model = jr.Model(criteria=[criterion("hold", jr.Proportion(part="hold_s", whole="handle_s"), at_1=1)])
    (line,) = jr.gaps(jr.measure(contacts, model), model, [jr.Target(metric="hold", target=0.2)]).to_dicts()
    ratio = sum(parts) / sum(wholes)
    squares = math.fsum((part - ratio * whole) ** 2 for part, whole in zip(parts, wholes))
    error = math.sqrt(squares * 5 / 4) / sum(wholes)
    assert line["probability_worse"] == pytest.approx(student_above((0.2 - ratio) / error, 4), rel=1e-8)


def staged():
    """Bill is verified (40 of 50 hard) and paid for (10 of 50), move verified (none of 20)."""
    rows = [("bill", "verify", 2 if i < 40 else 6) for i in range(50)]
    rows += [("bill", "pay", 2 if i < 10 else 6) for i in range(50)]
    rows += [("move", "verify", 6) for _ in range(20)]
    journeys, stages, answers = zip(*rows)
    return {
        "contact_id": [str(i) for i in range(len(rows))],
        "journey": list(journeys),
        "stage": list(stages),
        "started_at": ["2026-03-01T09:00:00Z"] * len(rows),
        "ces": [float(answer) for answer in answers],
    }


EFFORT = jr.Model(criteria=[criterion("effort", jr.HighEffort(at_least=1, at_most=3), at_1=1)])
STAGED = [
    jr.Target(journey="bill", stage="verify", metric="effort", target=0.2),
    jr.Target(stage="pay", metric="effort", target=0.1),
    jr.Target(journey="bill", metric="effort", target=0.3),
]


def test_a_target_of_a_stage_is_held_against_the_contacts_there():
    contacts = staged()
    slices = jr.measure_slices(contacts, EFFORT, by=["stage"])
    found = jr.gaps(jr.measure(contacts, EFFORT), EFFORT, STAGED, stages=slices)
    lines = found.to_dicts()
    assert [(line["journey"], line["stage"], line["n"], line["actual"], line["target"]) for line in lines] == [
        ("bill", None, 100, 0.5, 0.3),
        ("bill", "pay", 50, 0.2, 0.1),
        ("bill", "verify", 50, 0.8, 0.2),
        ("move", None, 20, 0.0, None),
    ]
    assert lines[2]["probability_worse"] == pytest.approx(beta_above(0.2, 40.5, 10.5), rel=1e-9)
    assert lines[1]["probability_worse"] == pytest.approx(beta_above(0.1, 10.5, 40.5), rel=1e-9)
    assert lines[2]["value_gap"] == pytest.approx(0.6)
    assert lines[2]["reference_journey"] == "move"
    assert lines[1]["reference_journey"] == "bill"
    assert [line["stage"] for line in found.worst()] == ["verify", None, "pay"]
    assert "verify" in repr(found)
    assert found.notes == ()


def test_stages_come_from_one_tally_too():
    contacts = staged()
    tally = jr.Tally(EFFORT, by=["stage"])
    tally.count(contacts)
    found = jr.gaps(tally.measure(), EFFORT, STAGED, stages=tally.measure_slices())
    slices = jr.measure_slices(contacts, EFFORT, by=["stage"])
    assert found.to_dicts() == jr.gaps(jr.measure(contacts, EFFORT), EFFORT, STAGED, stages=slices).to_dicts()


def test_without_stages_their_targets_are_left_out_and_that_is_said():
    found = jr.gaps(jr.measure(staged(), EFFORT), EFFORT, STAGED)
    assert [line["stage"] for line in found.to_dicts()] == [None, None]
    assert [note.code for note in found.notes] == ["target_of_stage"]
    assert 'slices by "stage"' in found.notes[0].text


def test_stages_that_nobody_has_and_slices_that_are_none_are_refused():
    contacts = staged()
    measured = jr.measure(contacts, EFFORT)
    slices = jr.measure_slices(contacts, EFFORT, by=["stage"])
    typo = [jr.Target(journey="bill", stage="verfy", metric="effort", target=0.2)]
    with pytest.raises(jr.Error, match='targets:1: no contact of journey "bill" has the stage "verfy" .did you mean "verify"') as caught:
        jr.gaps(measured, EFFORT, typo, stages=slices)
    assert caught.value.code == "unknown_name"
    with pytest.raises(jr.Error, match='no contact of journey "move" has the stage "pay"'):
        jr.gaps(measured, EFFORT, [jr.Target(journey="move", stage="pay", metric="effort", target=0.2)], stages=slices)
    with pytest.raises(jr.Error, match='allowed: slices by "stage" and no period'):
        jr.gaps(measured, EFFORT, STAGED, stages=jr.measure_slices(contacts, EFFORT, by=["channel"]))
    with pytest.raises(jr.Error, match="the stages were measured for other criteria"):
        jr.gaps(measured, EFFORT, STAGED, stages=jr.measure_slices(contacts, RAW, by=["stage"]))
    with pytest.raises(TypeError, match="stages: found MeasuredMatrix; allowed: MeasuredSlices"):
        jr.gaps(measured, EFFORT, STAGED, stages=measured)


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
