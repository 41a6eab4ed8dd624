#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the synthetic contact file examples/data/contacts.csv: one quarter of a made-up telecom contact centre.

Run it again and the same bytes come out: the seed is fixed, and only `Random.random()` and plain arithmetic are used
(the other methods of `random` may change between Python versions, `exp` and `log` between machines).

    python3 tools/make_example_contacts.py                 # rewrites examples/data/contacts.csv
    python3 tools/make_example_contacts.py -               # writes to standard output, to compare
"""

import csv
import io
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import NamedTuple

SEED = 20250331
FIRST_DAY = datetime(2025, 1, 1, tzinfo=timezone.utc)
DAYS = 90
DEFAULT_OUTPUT = Path(__file__).resolve().parent.parent / "examples" / "data" / "contacts.csv"

# Column names differ from the library's field names on purpose: contacts_map.json has work to do.
HEADER = ["ticket", "client", "reason", "medium", "opened", "updated", "time_spent_s", "handovers", "effort_score",
          "yearly_value", "left", "segment"]


class Journey(NamedTuple):
    name: str
    contacts: int
    answered: int          # surveys that came back
    high_effort: int       # of those, answers of 1, 2 or 3
    handle_s: int          # typical handle time
    handover_share: float
    churn_share: float     # of the customers who are here mainly for this journey
    yearly_value: float
    voice_share: float


# The shape of the published findings: bills and faults are most of the traffic, moving home is rare and loses
# customers, a bereavement is rarer still and leaves a survey sample too small to be sure of.
JOURNEYS = [
    Journey("bill_query", 760, 118, 38, 540, 0.16, 0.042, 186.0, 0.62),
    Journey("tech_fault", 540, 84, 34, 780, 0.22, 0.056, 194.0, 0.70),
    Journey("order_track", 330, 52, 14, 270, 0.07, 0.034, 172.0, 0.28),
    Journey("plan_change", 250, 37, 6, 620, 0.12, 0.024, 208.0, 0.40),
    Journey("payment_fail", 185, 27, 5, 300, 0.07, 0.036, 151.0, 0.35),
    Journey("moving_home", 135, 25, 11, 900, 0.28, 0.092, 213.0, 0.74),
    Journey("account_access", 105, 16, 3, 240, 0.04, 0.030, 166.0, 0.22),
    Journey("roaming", 62, 11, 4, 480, 0.10, 0.033, 297.0, 0.48),
    Journey("bereavement", 38, 14, 8, 1680, 0.34, 0.060, 178.0, 0.92),
]

SEGMENTS = [("consumer", 0.78, 1.0), ("premium", 0.15, 1.9), ("small_business", 0.07, 3.4)]

# Handle time as a multiple of the typical one, by quantile: skewed to the right, as handle times are.
HANDLE_QUANTILES = [(0.0, 0.15), (0.1, 0.40), (0.25, 0.62), (0.5, 0.90), (0.75, 1.25), (0.9, 1.70), (0.99, 3.2),
                    (1.0, 5.0)]


class Dice:
    """Draws that depend on `Random.random()` alone."""

    def __init__(self, seed):
        self._random = Random(seed)

    def share(self):
        return self._random.random()

    def below(self, n):
        return int(self._random.random() * n)

    def true_with(self, probability):
        return self._random.random() < probability

    def sample(self, items, count):
        pool = list(items)
        for i in range(count):
            j = i + self.below(len(pool) - i)
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:count]

    def segment(self):
        u = self.share()
        for name, share, factor in SEGMENTS:
            if u < share:
                return name, factor
            u -= share
        return SEGMENTS[0][0], SEGMENTS[0][2]

    def handle_factor(self):
        u = self.share()
        for (q0, f0), (q1, f1) in zip(HANDLE_QUANTILES, HANDLE_QUANTILES[1:]):
            if u < q1:
                return f0 + (f1 - f0) * (u - q0) / (q1 - q0)
        return HANDLE_QUANTILES[-1][1]


def stamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def make_customers(dice):
    """Customers by home journey; each has one value, one segment and one answer to "did they leave"."""
    homes = {}
    number = 20000
    for journey in JOURNEYS:
        count = max(12, int(journey.contacts * 0.80))
        leavers = set(dice.sample(range(count), int(count * journey.churn_share + 0.5)))
        home = []
        for i in range(count):
            number += 1 + dice.below(9)
            segment, factor = dice.segment()
            pence = int(journey.yearly_value * factor * (0.6 + 0.8 * dice.share()) * 100)
            left = "true" if i in leavers else ("" if dice.true_with(0.03) else "false")
            home.append({"client": f"C{number}", "segment": segment, "pence": pence, "left": left, "raise_after": None})
        homes[journey.name] = home
    return homes


def make_rows(dice, homes):
    everyone = [customer for home in homes.values() for customer in home]
    # A few customers change plan within the quarter: their newest value is the one that counts.
    for customer in dice.sample(everyone, 25):
        customer["raise_after"] = FIRST_DAY + timedelta(days=20 + dice.below(50))

    rows = []
    for journey in JOURNEYS:
        answers = dice.sample(range(journey.contacts), journey.answered)
        high = set(answers[: journey.high_effort])
        answered = set(answers)
        for i in range(journey.contacts):
            home = homes[journey.name]
            customer = home[dice.below(len(home))] if dice.true_with(0.9) else everyone[dice.below(len(everyone))]
            opened = FIRST_DAY + timedelta(days=dice.below(DAYS), seconds=7 * 3600 + dice.below(14 * 3600))
            handle = int(journey.handle_s * dice.handle_factor())
            pence = customer["pence"]
            if customer["raise_after"] and opened >= customer["raise_after"]:
                pence += 4800
            effort = ""
            if i in answered:
                effort = str(1 + dice.below(3) if i in high else 4 + dice.below(4))
            u = dice.share()
            medium = "voice" if u < journey.voice_share else ("chat", "email", "web", "app")[dice.below(4)]
            handovers = (1 + dice.below(2)) if dice.true_with(journey.handover_share) else 0
            updated = opened + timedelta(seconds=handle + (dice.below(48 * 3600) if effort else 0))
            rows.append({"client": customer["client"], "reason": journey.name, "medium": medium,
                         "opened": stamp(opened), "updated": stamp(updated), "time_spent_s": str(handle),
                         "handovers": str(handovers), "effort_score": effort,
                         "yearly_value": f"{pence // 100}.{pence % 100:02d}", "left": customer["left"],
                         "segment": customer["segment"]})
    rows.sort(key=lambda row: (row["opened"], row["reason"], row["client"]))
    for i, row in enumerate(rows):
        row["ticket"] = f"T{300001 + i}"
    return rows


def spoil(dice, rows):
    """The marks of a real export: callers nobody knew, contacts nobody sorted, times nobody took, rows sent twice."""
    large = [i for i, row in enumerate(rows) if row["reason"] != "bereavement" and not row["effort_score"]]
    picked = dice.sample(large, 30 + 7 + 4)
    for i in picked[:30]:
        rows[i].update(client="", yearly_value="", left="", segment="")
    for i in picked[30:37]:
        rows[i]["reason"] = ""
    for i, missing in zip(picked[37:], ["", "n/a", "", "n/a"]):
        rows[i]["time_spent_s"] = missing

    taken = set(picked)
    free = [i for i in large if i not in taken and rows[i]["reason"] == "bill_query" and i < len(rows) - 60]
    same, survey_late, older_last = sorted(dice.sample(free, 3))
    again = dict(rows[same])                                    # the very same row, delivered twice
    answered = dict(rows[survey_late], effort_score="2")        # the survey came back three days later
    answered["updated"] = later(rows[survey_late]["updated"])
    stale = dict(rows[older_last], time_spent_s="5")            # an old version that arrives after the new one
    rows[older_last]["updated"] = later(rows[older_last]["updated"])
    for position, row in sorted([(same + 1, again), (survey_late + 40, answered), (older_last + 25, stale)],
                                key=lambda pair: -pair[0]):
        rows.insert(position, row)
    return rows


def later(text):
    return stamp(datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc) + timedelta(days=3))


def contacts_csv():
    dice = Dice(SEED)
    rows = spoil(dice, make_rows(dice, make_customers(dice)))
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def main(arguments):
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        print(__doc__, file=sys.stderr)
        return 0 if len(arguments) == 1 else 2
    text = contacts_csv()
    if arguments == ["-"]:
        sys.stdout.write(text)
    else:
        Path(arguments[0] if arguments else DEFAULT_OUTPUT).write_bytes(text.encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
