# SPDX-License-Identifier: MIT
"""Three public tables of real contacts: what is counted, summed, averaged and in the middle is what DuckDB finds.

The tables are looked for in the folder that JOURNEYRANK_DATA names, else in shared/data beside the checkout; where they
are not there these tests skip.
"""

import os
from pathlib import Path

import journeyrank as jr
import pytest

duckdb = pytest.importorskip("duckdb")

TOP = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("JOURNEYRANK_DATA", TOP.parent / "shared" / "data"))

# Of each table: the file, what its journey, start and end are in SQL, which row of an id counts, and columns of numbers.
TABLES = {
    "uci_incidents": {
        "path": "uci_incidents/incidents_last_state.csv",
        "journey": "nullif(category, '?')",
        "started": "strptime(opened_at, '%d/%m/%Y %H:%M')",
        "ended": "strptime(nullif(resolved_at, '?'), '%d/%m/%Y %H:%M')",
        "numbers": {"transfers": "reassignment_count", "reopens": "reopen_count", "sys_mod_count": "sys_mod_count"},
    },
    "sf311": {
        "path": "sf311/311_service_requests.csv",
        "journey": "nullif(category, '')",
        "started": "created_date::TIMESTAMPTZ",
        "ended": "nullif(closed_date, '')::TIMESTAMPTZ",
        "numbers": {"latitude": "latitude"},
    },
    "cfpb": {
        "path": "cfpb/consumer_complaints_2016.csv",
        "journey": "nullif(nullif(Product, ''), 'N/A')",
        "started": "strptime(\"Date received\", '%m/%d/%Y')",
        "ended": "strptime(\"Date sent to company\", '%m/%d/%Y')",
        "numbers": {},
    },
}


@pytest.mark.parametrize("name", TABLES)
def test_counts_sums_means_and_medians_are_those_of_a_database(name):
    table = TABLES[name]
    path = DATA / table["path"]
    if not path.is_file():
        pytest.skip(f"{path} is not there; JOURNEYRANK_DATA may name the folder of the tables")
    columns = ["duration_s", *table["numbers"]]
    metrics = {"n": jr.Contacts()}
    for column in columns:
        metrics[f"sum_{column}"] = jr.Sum(column=column)
        metrics[f"mean_{column}"] = jr.Mean(column=column)
        metrics[f"median_{column}"] = jr.Quantile(column=column, p=0.5)
    scale = jr.Anchored(at_0=0, at_1=1)
    model = jr.Model(
        criteria=[
            jr.Criterion(id=id, direction="maximize", scale=scale, missing="worst", metric=metric)
            for id, metric in metrics.items()
        ]
    )
    measured = jr.measure(path, model, mapping=TOP / "examples" / "data" / f"{name}_map.json")
    found = {}
    for line in measured.to_dicts():
        found.setdefault(line["journey"], {})[line["criterion"]] = line["value"]

    numbers = ", ".join(f"{source}::DOUBLE AS {column}" for column, source in table["numbers"].items())
    rows = f"""
        SELECT {table["journey"]} AS journey,
               CASE WHEN {table["ended"]} >= {table["started"]}
                    THEN epoch({table["ended"]}) - epoch({table["started"]}) END AS duration_s
               {", " + numbers if numbers else ""}
        FROM read_csv('{path}', all_varchar = true, header = true)
    """
    asked = ", ".join(f"sum({c}), avg({c}), quantile_cont({c}, 0.5)" for c in columns)
    expected = duckdb.sql(f"SELECT journey, count(*), {asked} FROM ({rows}) WHERE journey IS NOT NULL GROUP BY ALL")
    lines = expected.fetchall()
    assert {line[0] for line in lines} == set(found)
    for journey, *values in lines:
        for criterion, value in zip(metrics, values):
            here = found[journey][criterion]
            if value is None:
                assert not here, (journey, criterion)
            else:
                assert here == pytest.approx(value, rel=1e-9, abs=1e-9), (journey, criterion)
