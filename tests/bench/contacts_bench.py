# SPDX-License-Identifier: MIT
"""Times measuring contacts against DuckDB and Polars doing the same per-journey aggregates with window functions: each in
a process of its own, in turn, with as many threads. The answers are checked equal first; what is printed are ratios, the
times and the peak memory behind them.

    python tests/bench/contacts_bench.py [ROWS ...]        by default 1000000; 10000000 takes some minutes, 50000000 half
                                                           an hour and 40 GB of disk

The contacts are simulated by `journeyrank simulate`: 200 journeys, a customer for five contacts. Two sets of metrics are
asked for. "template" is what the contact-centre template measures, and how many contacts were repeated. "catalogue" is
each metric by its defaults whose columns these contacts have and that SQL can say: 25 of them, with medians, cases and
losses within 90 days (the library gives each an interval too; the others need not). Left out: Kaplan and Meier's time to
resolve, what is asked of agents and of outbound contacts, and further forms of the same metrics.

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


def metrics():
    """The metrics of the catalogue, by the names that the aggregates of the others have."""
    import journeyrank as jr

    return {
        "contacts": jr.Contacts(),
        "customers": jr.Customers(),
        "hard": jr.HighEffort(at_least=1, at_most=3),
        "revenue": jr.CustomerSum(column="revenue"),
        "lost": jr.ChurnAfter(horizon_days=0),
        "repeat_cost": jr.CostToServe(rate_per_hour=3600, of="repeats"),
        "repeated": jr.RepeatRate(),
        "csat": jr.Csat(at_least=4),
        "nps": jr.Nps(),
        "transferred": jr.TransferRate(),
        "transfers": jr.Mean(column="transfers"),
        "reopened": jr.ReopenRate(),
        "abandoned": jr.AbandonRate(),
        "failure": jr.FailureDemand(),
        "handle": jr.Mean(column="handle_s"),
        "handle_p50": jr.Quantile(column="handle_s", p=0.5),
        "handle_p90": jr.Quantile(column="handle_s", p=0.9),
        "consistency": jr.Consistency(column="handle_s"),
        "cost": jr.CostToServe(rate_per_hour=3600),
        "lost_90": jr.ChurnAfter(),
        "cases": jr.Cases(),
        "fcr": jr.FirstContactResolution(),
        "one_and_done": jr.OneAndDone(),
        "contacts_per_case": jr.ContactsPerCase(),
        "contact_rate": jr.ContactRate(),
    }


TEMPLATE = ["contacts", "customers", "hard", "revenue", "lost", "repeat_cost", "repeated"]


def asked_for(what):
    return TEMPLATE if what == "template" else list(metrics())


def ours(contacts, what):
    import journeyrank as jr

    scale = jr.Anchored(at_0=0, at_1=1)
    model = jr.Model(
        criteria=[
            jr.Criterion(id=name, direction="maximize", scale=scale, missing="renormalise", metric=metrics()[name])
            for name in asked_for(what)
        ]
    )
    found = {}
    for line in jr.measure(contacts, model).to_dicts():
        found.setdefault(line["journey"], {})[line["criterion"]] = line["value"]
    return found


# Each contact once, and what tells who called again: a case is what a customer asks about one journey.
SQL_CONTACTS = """
WITH newest AS (
    SELECT *, coalesce(ended_at, started_at + to_seconds(coalesce(handle_s, 0))) AS over_at
    FROM contacts QUALIFY row_number() OVER (
        PARTITION BY contact_id ORDER BY last_update_at DESC, started_at DESC) = 1),
log AS (SELECT min(started_at) AS log_begin, max(started_at) AS log_end, count(DISTINCT customer_id) AS all_customers
        FROM newest),
in_order AS (
    SELECT *, over_at + INTERVAL 7 DAY AS until, lead(started_at) OVER by_key AS next_start,
           max(over_at) OVER (by_key ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + INTERVAL 7 DAY AS open_until
    FROM newest WINDOW by_key AS (PARTITION BY customer_id, journey ORDER BY started_at, contact_id)),
known AS (
    SELECT *, until <= log_end AS is_past, coalesce(started_at <= open_until, FALSE) AS follows,
           coalesce(next_start <= until, FALSE) AS is_repeated,
           started_at - INTERVAL 7 DAY >= log_begin AS has_before
    FROM in_order CROSS JOIN log),
"""

# Of each customer of a journey: the annual value that is known last, whether lost by the first contact or within 90 days.
SQL_CUSTOMERS = """
losses AS (SELECT customer_id, arg_max(churned_at, started_at) AS lost_at FROM newest GROUP BY customer_id),
of_customers AS (
    SELECT journey, count(*) AS customers, sum(annual) AS revenue, avg(lost::INT) AS lost{late} FROM (
        SELECT journey, customer_id, arg_max(revenue, started_at) AS annual, bool_or(churned) AS lost{late_of}
        FROM newest{joined} GROUP BY ALL) GROUP BY journey)
"""
SQL_LATE = {
    "late": ", avg(late::INT) AS lost_90",
    "late_of": """,
               bool_or(coalesce(lost_at <= started_at + INTERVAL 90 DAY, FALSE)) FILTER (
                   started_at <= log_end - INTERVAL 90 DAY AND (lost_at IS NULL OR lost_at >= started_at)) AS late""",
    "joined": " JOIN losses USING (customer_id) CROSS JOIN log",
}

SQL_TEMPLATE = """
    count(*) AS contacts, any_value(customers) AS customers, avg((ces BETWEEN 1 AND 3)::INT) AS hard,
    any_value(of_customers.revenue) AS revenue, any_value(lost) AS lost,
    sum(handle_s) FILTER (follows) AS repeat_cost, avg(is_repeated::INT) FILTER (is_past) AS repeated"""
SQL_CATALOGUE = """,
    avg((csat >= 4)::INT) AS csat, 100 * (avg((nps >= 9)::INT) - avg((nps <= 6)::INT)) AS nps,
    avg((transfers >= 1)::INT) AS transferred, avg(transfers) AS transfers,
    avg((reopens >= 1)::INT) FILTER (reopens >= 1 OR coalesce(resolved, ended_at IS NOT NULL)) AS reopened,
    avg(abandoned::INT) AS abandoned, avg((demand = 'failure')::INT) FILTER (demand IN ('failure', 'value')) AS failure,
    avg(handle_s) AS handle, quantile_cont(handle_s, 0.5) AS handle_p50, quantile_cont(handle_s, 0.9) AS handle_p90,
    quantile_cont(handle_s, 0.9) / quantile_cont(handle_s, 0.5) AS consistency, sum(handle_s) AS cost,
    any_value(lost_90) AS lost_90, count(*) FILTER (is_past AND has_before AND NOT follows) AS cases,
    avg((NOT is_repeated AND coalesce(resolved, TRUE))::INT) FILTER (is_past AND has_before AND NOT follows) AS fcr,
    avg((NOT follows AND NOT is_repeated)::INT) FILTER (is_past AND has_before) AS one_and_done,
    count(*) FILTER (has_before) / count(*) FILTER (has_before AND NOT follows) AS contacts_per_case,
    count(*) / any_value(all_customers) * 1000 AS contact_rate"""


def sql(what):
    whole = what == "catalogue"
    customers = SQL_CUSTOMERS.format(**(SQL_LATE if whole else dict.fromkeys(SQL_LATE, "")))
    return (
        f"{SQL_CONTACTS}{customers}SELECT journey, {SQL_TEMPLATE}{SQL_CATALOGUE if whole else ''}"
        " FROM known JOIN of_customers USING (journey) GROUP BY journey"
    )


def duckdb_by_hand(contacts, what):
    import duckdb

    connection = duckdb.connect(config={"threads": THREADS})
    if isinstance(contacts, str):
        connection.sql(f"CREATE VIEW contacts AS SELECT * FROM read_csv('{contacts}')")
    else:
        connection.register("contacts", contacts)
    found = connection.sql(sql(what))
    return {row[0]: dict(zip(found.columns[1:], row[1:])) for row in found.fetchall()}


def polars_by_hand(contacts, what):
    import polars as pl

    col = pl.col
    week = pl.duration(days=7)
    rows = pl.scan_csv(contacts, try_parse_dates=True) if isinstance(contacts, str) else pl.from_arrow(contacts).lazy()
    over_at = pl.coalesce(col("ended_at"), col("started_at") + pl.duration(seconds=col("handle_s").fill_null(0)))
    newest = rows.sort("last_update_at", "started_at", descending=True).unique("contact_id", keep="first")
    newest = newest.with_columns(over_at=over_at).collect()
    log_begin, log_end = newest["started_at"].min(), newest["started_at"].max()
    key = ["customer_id", "journey"]
    known = newest.lazy().sort(*key, "started_at", "contact_id").with_columns(
        until=col("over_at") + week,
        next_start=col("started_at").shift(-1).over(key),
        open_until=col("over_at").cum_max().shift(1).over(key) + week,
    ).with_columns(
        is_past=col("until") <= log_end,
        follows=(col("started_at") <= col("open_until")).fill_null(False),
        is_repeated=(col("next_start") <= col("until")).fill_null(False),
        has_before=col("started_at") - week >= log_begin,
    )
    opens = col("has_before") & ~col("follows")
    p50, p90 = (col("handle_s").quantile(p, interpolation="linear") for p in (0.5, 0.9))
    solved = (col("reopens") >= 1) | col("resolved").fill_null(col("ended_at").is_not_null())
    aggregates = {
        "contacts": pl.len(),
        "hard": col("ces").is_between(1, 3).mean(),
        "repeat_cost": col("handle_s").filter(col("follows")).sum(),
        "repeated": col("is_repeated").filter(col("is_past")).mean(),
        "csat": (col("csat") >= 4).mean(),
        "nps": 100 * ((col("nps") >= 9).mean() - (col("nps") <= 6).mean()),
        "transferred": (col("transfers") >= 1).mean(),
        "transfers": col("transfers").mean(),
        "reopened": (col("reopens") >= 1).filter(solved).mean(),
        "abandoned": col("abandoned").mean(),
        "failure": (col("demand") == "failure").filter(col("demand").is_in(["failure", "value"])).mean(),
        "handle": col("handle_s").mean(),
        "handle_p50": p50,
        "handle_p90": p90,
        "consistency": p90 / p50,
        "cost": col("handle_s").sum(),
        "cases": (col("is_past") & opens).sum(),
        "fcr": (~col("is_repeated") & col("resolved").fill_null(True)).filter(col("is_past") & opens).mean(),
        "one_and_done": (~col("follows") & ~col("is_repeated")).filter(col("is_past") & col("has_before")).mean(),
        "contacts_per_case": col("has_before").sum() / opens.sum(),
        "contact_rate": pl.len() / newest["customer_id"].n_unique() * 1000,
    }  # fmt: skip
    of_journeys = known.group_by("journey").agg(**{k: v for k, v in aggregates.items() if k in asked_for(what)})
    of_customer = {"revenue": col("revenue").sort_by("started_at").last(), "lost": col("churned").any()}
    of_journey = {"customers": pl.len(), "revenue": col("revenue").sum(), "lost": col("lost").mean()}
    met = newest.lazy()
    if what == "catalogue":
        dated = met.filter(col("churned_at").is_not_null()).group_by("customer_id")
        met = met.join(dated.agg(lost_at=col("churned_at").sort_by("started_at").last()), "customer_id", how="left")
        quarter = pl.duration(days=90)
        is_exposed = (col("started_at") <= log_end - quarter) & (
            col("lost_at").is_null() | (col("lost_at") >= col("started_at"))
        )
        late = (col("lost_at") <= col("started_at") + quarter).fill_null(False).filter(is_exposed)
        of_customer["late"] = pl.when(late.len() > 0).then(late.any())
        of_journey["lost_90"] = col("late").mean()
    of_customers = met.group_by(key).agg(**of_customer).group_by("journey").agg(**of_journey)
    found = of_journeys.join(of_customers, on="journey").collect()
    return {row.pop("journey"): row for row in found.to_dicts()}


WORK = {"journeyrank": ours, "duckdb": duckdb_by_hand, "polars": polars_by_hand}


def peak_memory():
    """The most that this process has had in memory, in kB; what getrusage says begins with that of its parent."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii")).group(1))


def work(who, kind, path, what):
    """Does it in this process; prints seconds, peak memory and the answers. Where memory ends, this process goes first."""
    Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    contacts = path
    if kind == "arrow":
        import pyarrow.feather

        contacts = pyarrow.feather.read_table(path)
    before = peak_memory()
    started = time.perf_counter()
    answers = WORK[who](contacts, what)
    seconds = time.perf_counter() - started
    peak = peak_memory()
    print(json.dumps({"seconds": seconds, "peak": peak, "before": before, "answers": answers}))


def touch(path, size):
    """Reads the file and touches memory, so that none of the three pays for what the machine has put away since the last
    run: pages of the file, or memory that a virtual machine gives back to its host."""
    with open(path, "rb") as file:
        while file.read(1 << 26):
            pass
    bytearray(size)[::4096] = bytes([1]) * -(-size // 4096)


def ran(who, kind, path, what):
    size = min(4 * os.path.getsize(path), os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2)
    subprocess.run([sys.executable, __file__, "touch", path, str(size)], check=True)
    environment = {**os.environ, "POLARS_MAX_THREADS": str(THREADS)}
    done = subprocess.run([sys.executable, __file__, who, kind, path, what], capture_output=True, text=True, env=environment)
    if done.returncode < 0 and who != "journeyrank":  # more memory than there is
        return None
    done.check_returncode()
    return json.loads(done.stdout)


def check_equal(found, expected, who, what):
    assert found.keys() == expected.keys() and found, who
    for journey, mine in found.items():
        theirs = expected[journey]
        for name in asked_for(what):
            a, b = mine[name], theirs[name]
            same = (a or 0) == (b or 0) if None in (a, b) else abs(a - b) <= 1e-9 * max(1.0, abs(b))
            assert same, (who, journey, name, a, b)


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
            for what in ("template", "catalogue"):
                bench_one(kind, path, what, count)


def bench_one(kind, path, what, count):
    runs = {who: [] for who in WORK}
    for _ in range(ROUNDS if count <= 11_000_000 else 1):
        for who in WORK:
            if None not in runs[who]:
                runs[who].append(ran(who, kind, path, what))
    done = {who: each for who, each in runs.items() if None not in each}
    for who, each in done.items():
        check_equal(runs["journeyrank"][0]["answers"], each[0]["answers"], who, what)
    best = {who: min(run["seconds"] for run in each) for who, each in done.items()}
    peak = {who: max(run["peak"] for run in each) / 1024 for who, each in done.items()}
    fastest = min([best[who] for who in done if who != "journeyrank"], default=float("nan"))
    print(
        f"measure {count:,} contacts from {kind}, {len(asked_for(what))} metrics:"
        f"{fastest / best['journeyrank']:6.1f} x the faster of the two"
        f"   {1e9 * best['journeyrank'] / count:6.0f} ns a contact",
        flush=True,
    )
    for who in WORK:
        said = f"{best[who]:8.2f} s{peak[who]:9.0f} MB" if who in done else "  more memory than there is"
        print(f"    {who:<12}{said}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in WORK:
        work(*sys.argv[1:])
    elif sys.argv[1:2] == ["touch"]:
        touch(sys.argv[2], int(sys.argv[3]))
    else:
        print(f"{THREADS} threads each; the best of {ROUNDS} rounds")
        for asked in [int(float(word)) for word in sys.argv[1:]] or [1_000_000]:
            bench(asked)
