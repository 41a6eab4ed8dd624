# SPDX-License-Identifier: MIT
"""Prints the ratios of a benchmark run: tools/bench_ratios.py build/bench.json

A row is a pair of benchmarks named ROW/plain... and ROW/journeyrank..., run in turn; the label of a benchmark is its
aim. With repetitions the medians are compared.
"""

import json
import statistics
import sys
from collections import defaultdict


def rows(report):
    """{row: {side: [real time in ns]}}, {row: aim or speed}."""
    unit = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
    times, aims = defaultdict(lambda: defaultdict(list)), {}
    for each in report["benchmarks"]:
        if each.get("run_type") == "aggregate" or each.get("error_occurred"):
            continue
        parts = each["name"].split("/")
        if len(parts) < 2 or parts[1] not in ("plain", "journeyrank"):
            continue
        times[parts[0]][parts[1]].append(each["real_time"] * unit[each["time_unit"]])
        aims[parts[0]] = each.get("label", "") or aims.get(parts[0], "")
        if "bytes_per_second" in each and parts[1] == "journeyrank":
            aims[parts[0]] = f"{each['bytes_per_second'] / 1e6:.0f} MB/s"
    return times, aims


def growth(times):
    """{row without its n: [(n, time)]} for rows that were timed at several sizes and are otherwise equal."""
    sizes = defaultdict(list)
    for row, sides in times.items():
        name, *numbers = row.split(",")
        labels = [part for part in numbers if not part.isdigit()]
        values = [part for part in numbers if part.isdigit()]
        if "n" not in labels or len(labels) != len(values) or "journeyrank" not in sides:
            continue
        at = labels.index("n")
        rest = tuple(f"{label}={value}" for label, value in zip(labels, values) if label != "n")
        sizes[(name, rest)].append((int(values[at]), statistics.median(sides["journeyrank"])))
    return {key: sorted(each) for key, each in sizes.items() if len(each) > 1}


def shown(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.1f} {unit}"
    return f"{nanoseconds:.1f} ns"


def main(path):
    with open(path, encoding="utf-8") as file:
        times, aims = rows(json.load(file))
    width = max((len(row) for row in times), default=3)
    print(f"{'row':<{width}}  {'plain':>10}  {'journeyrank':>11}  {'ours / plain':>12}  {'faster':>7}  aim")
    for row, sides in times.items():
        if len(sides) != 2:
            continue
        plain, ours = (statistics.median(sides[side]) for side in ("plain", "journeyrank"))
        print(
            f"{row:<{width}}  {shown(plain):>10}  {shown(ours):>11}  {ours / plain:>11.2f}x  {plain / ours:>6.1f}x  {aims[row]}"
        )
    for (name, rest), sizes in growth(times).items():
        for (n, before), (larger, after) in zip(sizes, sizes[1:]):
            print(f"{name} {' '.join(rest)}: {larger / n:g} times the journeys take {after / before:.2f} times as long")


if __name__ == "__main__":
    main(sys.argv[1])
