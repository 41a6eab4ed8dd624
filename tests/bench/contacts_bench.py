# SPDX-License-Identifier: MIT
"""Times measuring contacts against DuckDB and Polars doing the same per-journey aggregates with window functions: each in
a process of its own, in turn, with as many threads. The answers are checked equal first; what is printed are ratios, the
times and the peak memory behind them.

    python tests/bench/contacts_bench.py [ROWS ...]        by default 1000000; 10000000 takes some minutes, 50000000 half
                                                           an hour and 40 GB of disk

The contacts are simulated by `journeyrank simulate`: 200 journeys, a customer for five contacts. What is asked for each
journey is what the contact-centre template measures, and how many contacts were repeated: distinct customers, high-effort
answers, annual value of the customers, lost customers, handle time of contacts that follow another within 7 days.
Contacts that were delivered twice count once, by the newest update; one that is still open is over after its handling.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3
THREADS = len(os.sched_getaffinity(0))
PROGRAM = Path(__file__).resolve().parents[2] / "build" / "release" / "bin" / "journeyrank"

SQL = """
WITH newest AS (
    SELECT *, coalesce(ended_at, started_at + to_seconds(coalesce(handle_s, 0))) AS over_at
    FROM contacts QUALIFY row_number() OVER (
        PARTITION BY contact_id ORDER BY last_update_at DESC, started_at DESC) = 1),
known AS (
    SELECT *, lead(started_at) OVER by_key AS next_start,
           max(over_at) OVER (by_key ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS end_before
    FROM newest WINDOW by_key AS (PARTITION BY customer_id, journey ORDER BY started_at, contact_id)),
log AS (SELECT max(started_at) AS log_end FROM newest),
of_customers AS (
    SELECT journey, count(*) AS customers, sum(annual) AS annual, sum(lost::INT) AS lost FROM (
        SELECT journey, customer_id, arg_max(revenue, started_at) AS annual, bool_or(churned) AS lost
        FROM newest GROUP BY ALL) GROUP BY journey)
SELECT journey, count(*) AS contacts, count(ces) AS answers, count(*) FILTER (ces BETWEEN 1 AND 3) AS hard,
       sum(handle_s) FILTER (started_at <= end_before + INTERVAL 7 DAY) AS repeat_handle,
       count(*) FILTER (over_at + INTERVAL 7 DAY <= log_end) AS eligible,
       count(*) FILTER (over_at + INTERVAL 7 DAY <= log_end AND next_start <= over_at + INTERVAL 7 DAY) AS repeated,
       any_value(customers), any_value(annual), any_value(lost)
FROM known CROSS JOIN log JOIN of_customers USING (journey) GROUP BY journey ORDER BY journey
"""


def ours(contacts):
    import journeyrank as jr

    scale = jr.Anchored(at_0=0, at_1=1)
    metrics = {
        "customers": jr.Customers(),
        "hard": jr.HighEffort(at_least=1, at_most=3),
        "revenue": jr.CustomerSum(column="revenue"),
        "lost": jr.ChurnAfter(horizon_days=0),
        "repeat_handle": jr.CostToServe(rate_per_hour=3600, of="repeats"),
        "repeated": jr.RepeatRate(),
        "contacts": jr.Contacts(),
    }
    model = jr.Model(
        criteria=[
            jr.Criterion(id=name, direction="maximize", scale=scale, missing="renormalise", metric=metric)
            for name, metric in metrics.items()
        ]
    )
    found = {}
    for line in jr.measure(contacts, model).to_dicts():
        found.setdefault(line["journey"], {})[line["criterion"]] = line

    def rate(line):
        return [line["n"], round((line["value"] or 0.0) * line["n"])]

    return [
        [journey, cells["contacts"]["value"], *rate(cells["hard"]), cells["repeat_handle"]["value"] or 0.0,
         *rate(cells["repeated"]), cells["customers"]["value"], cells["revenue"]["value"], rate(cells["lost"])[1]]
        for journey, cells in found.items()
    ]  # fmt: skip


def duckdb_by_hand(contacts):
    import duckdb

    connection = duckdb.connect(config={"threads": THREADS})
    if isinstance(contacts, str):
        connection.sql(f"CREATE VIEW contacts AS SELECT * FROM read_csv('{contacts}')")
    else:
        connection.register("contacts", contacts)
    return [[0.0 if cell is None else cell for cell in row] for row in connection.sql(SQL).fetchall()]


def polars_by_hand(contacts):
    import polars as pl

    col = pl.col
    week = pl.duration(days=7)
    rows = pl.scan_csv(contacts, try_parse_dates=True) if isinstance(contacts, str) else pl.from_arrow(contacts).lazy()
    over_at = pl.coalesce(col("ended_at"), col("started_at") + pl.duration(seconds=col("handle_s").fill_null(0)))
    newest = rows.sort("last_update_at", "started_at", descending=True).unique("contact_id", keep="first")
    newest = newest.with_columns(over_at=over_at).collect()
    log_end = newest["started_at"].max()
    key = ["customer_id", "journey"]
    known = newest.lazy().sort(*key, "started_at", "contact_id").with_columns(
        next_start=col("started_at").shift(-1).over(key),
        end_before=col("over_at").cum_max().shift(1).over(key),
    )
    of_journeys = known.group_by("journey").agg(
        contacts=pl.len(),
        answers=col("ces").count(),
        hard=col("ces").is_between(1, 3).sum(),
        repeat_handle=col("handle_s").filter(col("started_at") <= col("end_before") + week).sum(),
        eligible=(col("over_at") + week <= log_end).sum(),
        repeated=((col("over_at") + week <= log_end) & (col("next_start") <= col("over_at") + week)).sum(),
    )
    of_customers = (
        newest.lazy().group_by(key).agg(revenue=col("revenue").sort_by("started_at").last(), lost=col("churned").any())
        .group_by("journey").agg(customers=pl.len(), revenue=col("revenue").sum(), lost=col("lost").sum())
    )  # fmt: skip
    return [list(row) for row in of_journeys.join(of_customers, on="journey").sort("journey").collect().rows()]


WORK = {"journeyrank": ours, "duckdb": duckdb_by_hand, "polars": polars_by_hand}


def peak_memory():
    """The most that this process has had in memory, in kB; what getrusage says begins with that of its parent."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii")).group(1))


def work(who, kind, path):
    """Does it in this process; prints seconds, peak memory and the answers. Where memory ends, this process goes first."""
    Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    contacts = path
    if kind == "arrow":
        import pyarrow.feather

        contacts = pyarrow.feather.read_table(path)
    before = peak_memory()
    started = time.perf_counter()
    answers = WORK[who](contacts)
    seconds = time.perf_counter() - started
    peak = peak_memory()
    print(json.dumps({"seconds": seconds, "peak": peak, "before": before, "answers": answers}))


def ran(who, kind, path):
    environment = {**os.environ, "POLARS_MAX_THREADS": str(THREADS)}
    done = subprocess.run([sys.executable, __file__, who, kind, path], capture_output=True, text=True, env=environment)
    if done.returncode < 0 and who != "journeyrank":  # more memory than there is
        return None
    done.check_returncode()
    return json.loads(done.stdout)


def check_equal(found, expected, who):
    assert len(found) == len(expected) > 0, who
    for mine, theirs in zip(found, expected):
        assert mine[0] == theirs[0], (who, mine, theirs)
        for a, b in zip(mine[1:], theirs[1:]):
            assert abs(a - b) <= 1e-9 * max(1.0, abs(b)), (who, mine, theirs)


def make_contacts(rows, folder):
    """A CSV file and the same as an Arrow file, with as many contacts as asked for, nearly."""
    import pyarrow
    import pyarrow.csv

    path = Path(folder) / "contacts.csv"
    words = ["--journeys", "200", "--customers", str(max(1, rows // 5)), "--days", "520", "--quiet", "-o", path]
    subprocess.run([PROGRAM, "simulate", *words], check=True)
    reader = pyarrow.csv.open_csv(
        path,
        read_options=pyarrow.csv.ReadOptions(block_size=1 << 26),
        convert_options=pyarrow.csv.ConvertOptions(strings_can_be_null=True),
    )
    arrow = Path(folder) / "contacts.arrow"
    count = 0
    with pyarrow.OSFile(str(arrow), "wb") as file, pyarrow.ipc.new_file(file, reader.schema) as writer:
        for batch in reader:
            writer.write_batch(batch)
            count += batch.num_rows
    return {"csv": str(path), "arrow": str(arrow)}, count


def bench(rows):
    with tempfile.TemporaryDirectory() as folder:
        paths, count = make_contacts(rows, folder)
        for kind, path in paths.items():
            runs = {who: [] for who in WORK}
            for _ in range(ROUNDS if rows <= 10_000_000 else 1):
                for who in WORK:
                    if None not in runs[who]:
                        runs[who].append(ran(who, kind, path))
            done = {who: each for who, each in runs.items() if None not in each}
            for who, each in done.items():
                check_equal(runs["journeyrank"][0]["answers"], each[0]["answers"], who)
            best = {who: min(run["seconds"] for run in each) for who, each in done.items()}
            peak = {who: max(run["peak"] for run in each) / 1024 for who, each in done.items()}
            fastest = min([best[who] for who in done if who != "journeyrank"], default=float("nan"))
            print(
                f"measure {count:,} contacts from {kind:<6}{fastest / best['journeyrank']:6.1f} x the faster of the two"
                f"   {1e9 * best['journeyrank'] / count:6.0f} ns a contact",
                flush=True,
            )
            for who in WORK:
                said = f"{best[who]:8.2f} s{peak[who]:9.0f} MB" if who in done else "  more memory than there is"
                print(f"    {who:<12}{said}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in WORK:
        work(*sys.argv[1:])
    else:
        print(f"{THREADS} threads each; the best of {ROUNDS} rounds")
        for asked in [int(float(word)) for word in sys.argv[1:]] or [1_000_000]:
            bench(asked)
