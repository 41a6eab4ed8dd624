# SPDX-License-Identifier: MIT
"""What stands behind each cell, and that it is what DuckDB computes from the same contacts."""

import datetime
import math
import os
import random
from pathlib import Path

import journeyrank as jr
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MODEL = jr.Model.read(DATA / "contact_centre.json")
MAPPING = jr.Mapping.read(DATA / "contacts_map.json")
TOP = Path(__file__).resolve().parents[2]
REAL = Path(os.environ.get("JOURNEYRANK_DATA", TOP.parent / "shared" / "data"))
INCIDENTS = REAL / "uci_incidents" / "incidents_last_state.csv"
COLUMNS = ["journey", "criterion", "used", "value", "n", "low", "high", "standard_error", "shrunk", "basis", "small_sample", "why_missing", "clusters", "within_days"]

# Every contact once, the newest update, with what the mapping makes of it; ended when handling was over.
EXAMPLE = f"""
    SELECT ticket AS id, client AS party, reason AS journey, opened::TIMESTAMP AS started,
           opened::TIMESTAMP + to_milliseconds(1000 * coalesce(time_spent_s, 0)) AS ended,
           time_spent_s AS handle, handovers AS transfers, effort_score AS ces
    FROM read_csv('{DATA / "contacts.csv"}', nullstr=['', 'n/a'], types={{'opened': 'VARCHAR', 'updated': 'VARCHAR',
         'time_spent_s': 'DOUBLE', 'handovers': 'DOUBLE', 'effort_score': 'DOUBLE', 'client': 'VARCHAR'}})
    QUALIFY row_number() OVER (PARTITION BY ticket ORDER BY updated DESC, opened DESC) = 1
"""
UCI = f"""
    SELECT number AS id, nullif(caller_id, '?') AS party, nullif(category, '?') AS journey,
           coalesce(nullif(subcategory, '?'), nullif(category, '?')) AS issue,
           strptime(opened_at, '%d/%m/%Y %H:%M') AS started,
           greatest(strptime(opened_at, '%d/%m/%Y %H:%M'),
                    coalesce(try_strptime(resolved_at, '%d/%m/%Y %H:%M'), strptime(opened_at, '%d/%m/%Y %H:%M'))) AS ended,
           reassignment_count::DOUBLE AS transfers
    FROM read_csv('{INCIDENTS}', all_varchar=true)
"""
REPEATS = """
    WITH contacts AS ({contacts}),
    log AS (SELECT max(started) AS end_of_log FROM contacts),
    followed AS (
        SELECT journey, ended, lead(started) OVER (PARTITION BY party, {issue} ORDER BY started, id) AS next
        FROM contacts WHERE party IS NOT NULL)
    SELECT journey, count(*) AS n, sum((next IS NOT NULL AND next <= ended + INTERVAL 7 DAY)::INT) AS repeated
    FROM followed, log WHERE ended + INTERVAL 7 DAY <= end_of_log AND journey IS NOT NULL GROUP BY journey
"""


def model_of(**metrics):
    """A model of one criterion a metric; what cannot be measured is left out."""
    scale = jr.Anchored(at_0=0, at_1=1)
    return jr.Model(
        criteria=[
            jr.Criterion(id=name, direction="maximize", scale=scale, missing="renormalise", metric=metric)
            for name, metric in metrics.items()
        ]
    )


def estimates(contacts, mapping, **metrics):
    """{criterion: {journey: line}}."""
    found = {name: {} for name in metrics}
    for line in jr.measure(contacts, model_of(**metrics), mapping=mapping).to_dicts():
        found[line["criterion"]][line["journey"]] = line
    return found


def test_each_cell_says_what_stands_behind_it():
    measured = jr.measure(DATA / "contacts.csv", MODEL, mapping=MAPPING)
    lines = measured.to_dicts()
    assert list(lines[0]) == COLUMNS
    assert len(lines) == len(measured.matrix) * 4
    for line in lines:
        cell = measured.matrix.column(line["criterion"])[measured.matrix.journeys.index(line["journey"])]
        assert line["used"] == cell
        assert line["low"] <= line["value"] <= line["high"]
        if line["criterion"] in ("pain", "retention"):
            assert line["used"] == line["shrunk"]
            assert line["basis"] == "rate"
        else:
            assert line["used"] == line["value"]
            assert line["basis"] == "count"


def test_estimates_come_back_in_the_kind_of_data_that_was_measured():
    pl = pytest.importorskip("polars")
    pd = pytest.importorskip("pandas")
    polars = pl.read_csv(DATA / "contacts.csv", infer_schema_length=None)
    for frame, kind in ((polars, pl.DataFrame), (pd.read_csv(DATA / "contacts.csv"), pd.DataFrame)):
        table = jr.measure(frame, MODEL, mapping=MAPPING).to_native()
        assert isinstance(table, kind)
        assert list(table.columns) == COLUMNS
    assert pl.DataFrame(jr.measure(polars, MODEL, mapping=MAPPING)).shape[1] == len(COLUMNS)


def wilson(met, n, z=1.959963984540054):
    p = met / n
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return [((p + z * z / (2 * n)) + sign * half) / (1 + z * z / n) for sign in (-1, 1)]


def check_repeats(found, expected):
    assert set(expected) == {journey for journey, line in found.items() if line["value"] is not None}
    for journey, (n, repeated) in expected.items():
        line = found[journey]
        assert (line["n"], line["value"]) == (n, repeated / n), journey
        assert [line["low"], line["high"]] == pytest.approx(wilson(repeated, n), abs=1e-12)


def test_example_contacts_give_what_duckdb_computes():
    duckdb = pytest.importorskip("duckdb")
    found = estimates(
        DATA / "contacts.csv",
        MAPPING,
        repeats=jr.RepeatRate(),
        median=jr.Quantile(column="handle_s"),
        p90=jr.Quantile(column="handle_s", p=0.9),
        mean=jr.Mean(column="handle_s"),
        transferred=jr.TransferRate(),
        effort=jr.HighEffort(at_least=1, at_most=3),
    )
    repeats = duckdb.sql(REPEATS.format(contacts=EXAMPLE, issue="journey")).fetchall()
    check_repeats(found["repeats"], {journey: (n, repeated) for journey, n, repeated in repeats})
    for journey, *numbers in duckdb.sql(
        f"""SELECT journey, quantile_cont(handle, 0.5), quantile_cont(handle, 0.9), avg(handle), count(handle),
            stddev_samp(handle), avg((transfers >= 1)::INT), avg((ces BETWEEN 1 AND 3)::INT), count(ces)
            FROM ({EXAMPLE}) WHERE journey IS NOT NULL GROUP BY journey"""
    ).fetchall():
        median, p90, mean, n, deviation, transferred, effort, answers = numbers
        assert found["median"][journey]["value"] == pytest.approx(median, rel=1e-12)
        assert found["p90"][journey]["value"] == pytest.approx(p90, rel=1e-12)
        assert found["mean"][journey]["value"] == pytest.approx(mean, rel=1e-12)
        assert found["mean"][journey]["n"] == n
        assert found["mean"][journey]["standard_error"] == pytest.approx(deviation / math.sqrt(n), rel=1e-9)
        assert found["transferred"][journey]["value"] == pytest.approx(transferred, rel=1e-12)
        assert found["effort"][journey]["n"] == answers
        assert (found["effort"][journey]["value"] or 0) == pytest.approx(effort or 0, rel=1e-12)


def test_the_error_of_customers_is_that_of_their_sums_in_duckdb():
    duckdb = pytest.importorskip("duckdb")
    found = estimates(
        DATA / "contacts.csv",
        MAPPING,
        plain=jr.Mean(column="handle_s"),
        clustered=jr.Mean(column="handle_s", cluster="customer"),
    )
    for journey, n, clusters, squares in duckdb.sql(
        f"""WITH measured AS (SELECT journey, coalesce(party, 'nobody ' || id) AS party, handle FROM ({EXAMPLE})
                              WHERE journey IS NOT NULL AND handle IS NOT NULL),
            means AS (SELECT journey, avg(handle) AS mean, count(*) AS n FROM measured GROUP BY journey),
            sums AS (SELECT journey, party, n, sum(handle - mean) AS residual FROM measured JOIN means USING (journey)
                     GROUP BY journey, party, n)
            SELECT journey, n, count(*), sum(residual * residual) FROM sums GROUP BY journey, n"""
    ).fetchall():
        plain, clustered = found["plain"][journey], found["clustered"][journey]
        assert (clustered["n"], clustered["value"]) == (n, plain["value"])
        assert clustered["clusters"] == (clusters if clusters < n else None)
        error = math.sqrt(clusters / (clusters - 1) * squares) / n
        assert clustered["standard_error"] == pytest.approx(max(error, plain["standard_error"]), rel=1e-9)


def test_who_handles_repeats_and_cases_is_what_duckdb_computes():
    duckdb = pytest.importorskip("duckdb")
    draw = random.Random(7)
    rows = [
        (f"c{i:03}", f"u{draw.randrange(60)}", draw.randrange(90 * 24) * 3600, draw.choice(["", "x", "y", "z"]))
        for i in range(500)
    ]
    began = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    contacts = {
        "contact_id": [row[0] for row in rows],
        "customer_id": [row[1] for row in rows],
        "journey": ["bill"] * len(rows),
        "started_at": [(began + datetime.timedelta(seconds=row[2])).strftime("%Y-%m-%dT%H:%M:%SZ") for row in rows],
        "agent_id": [row[3] for row in rows],
    }
    found = estimates(contacts, None, same=jr.SameAgentShare(), agents=jr.AgentsPerCase())
    with duckdb.connect() as database:
        database.execute("CREATE TABLE contacts (id TEXT, party TEXT, start INT, agent TEXT)")
        database.executemany("INSERT INTO contacts VALUES (?, ?, ?, nullif(?, ''))", rows)
        n, met, cases, agents = database.execute(
            f"""WITH log AS (SELECT min(start) AS first, max(start) AS last FROM contacts),
                steps AS (SELECT *, lag(agent) OVER w AS before, coalesce(start - lag(start) OVER w <= {7 * 86400}, false)
                          AS follows FROM contacts WINDOW w AS (PARTITION BY party ORDER BY start, id)),
                numbered AS (SELECT *, sum((NOT follows)::INT) OVER (PARTITION BY party ORDER BY start, id) AS number
                             FROM steps),
                cases AS (SELECT min(start) AS start, count(DISTINCT agent) AS agents FROM numbered GROUP BY party, number)
                SELECT (SELECT count(*) FROM steps, log WHERE follows AND start - {7 * 86400} >= first
                        AND agent IS NOT NULL AND before IS NOT NULL),
                       (SELECT count(*) FROM steps, log WHERE follows AND start - {7 * 86400} >= first AND agent = before),
                       (SELECT count(*) FROM cases, log WHERE start - {7 * 86400} >= first AND start + {7 * 86400} <= last AND agents > 0),
                       (SELECT sum(agents) FROM cases, log WHERE start - {7 * 86400} >= first AND start + {7 * 86400} <= last AND agents > 0)"""
        ).fetchone()
    assert min(n, met, cases, agents) > 30
    assert (found["same"]["bill"]["n"], found["same"]["bill"]["value"]) == (n, met / n)
    assert (found["agents"]["bill"]["n"], found["agents"]["bill"]["value"]) == (cases, agents / cases)


@pytest.mark.skipif(not INCIDENTS.exists(), reason=f"{INCIDENTS.name} is not there")
def test_real_tickets_give_what_duckdb_computes():
    duckdb = pytest.importorskip("duckdb")
    found = estimates(
        INCIDENTS,
        jr.Mapping.read(DATA / "uci_incidents_map.json"),
        repeats=jr.RepeatRate(),
        volume=jr.Contacts(),
        transfers=jr.Mean(column="transfers"),
    )
    repeats = duckdb.sql(REPEATS.format(contacts=UCI, issue="issue")).fetchall()
    check_repeats(found["repeats"], {journey: (n, repeated) for journey, n, repeated in repeats})
    for journey, n, mean in duckdb.sql(
        f"SELECT journey, count(*), avg(transfers) FROM ({UCI}) WHERE journey IS NOT NULL GROUP BY journey"
    ).fetchall():
        assert found["volume"][journey]["value"] == n
        assert found["transfers"][journey]["value"] == pytest.approx(mean, rel=1e-12)


def test_what_tells_cases_apart_says_its_windows_both_counts_and_both_rates():
    scale = jr.Anchored(at_0=1, at_1=0)
    rule = {"days": 3, "windows": {"moving": 1}}
    model = jr.Model(
        criteria=[
            jr.Criterion(
                id="solved",
                direction="minimize",
                scale=scale,
                missing="worst",
                metric=jr.FirstContactResolution(cases=rule),
            ),
            jr.Criterion(id="volume", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1), metric=jr.Contacts()),
        ]
    )
    contacts = {
        "contact_id": [str(i) for i in range(60)],
        "customer_id": [f"c{i % 30}" for i in range(60)],
        "journey": ["billing" if i % 2 else "moving" for i in range(60)],
        "started_at": [f"2026-03-{1 + i // 2:02d}T09:00:00Z" for i in range(60)],
        "resolved": [True if i % 3 else None for i in range(60)],
    }
    measured = jr.measure(contacts, model)
    (said,) = measured.cases
    assert said["criterion"] == "solved"
    assert said["window_days"] == 3.0
    assert said["windows"] == {"moving": 1.0}
    assert said["contacts_per_case"] == said["contacts"] / said["cases"] == 1.0
    assert 0 < said["flagged"] == said["resolved"] < said["passed"] == said["not_repeated"]
    within = {(line["journey"], line["criterion"]): line["within_days"] for line in measured.to_dicts()}
    assert within == {
        ("billing", "solved"): 3.0,
        ("moving", "solved"): 1.0,
        ("billing", "volume"): None,
        ("moving", "volume"): None,
    }
    assert any(note.code == "cases" and "3 days (moving 1)" in note.text for note in measured.notes)
