# SPDX-License-Identifier: MIT
"""partial-order and kernel on the example data."""

import csv
import io
import json

import pytest


def words(data, *more):
    return [data / "telecom.csv", "--model", data / "telecom.json", *more]


def rows(ran):
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def test_the_flows_of_promethee_make_its_scores(journeyrank, data):
    method = ["--method", "promethee_2"]
    found = rows(journeyrank("partial-order", *words(data, *method, "--csv")))
    ranked = {row["journey"]: float(row["score"]) for row in rows(journeyrank("rank", *words(data, *method, "--csv")))}
    assert len(found) == 7
    for row in found:
        assert float(row["positive_flow"]) - float(row["negative_flow"]) == pytest.approx(ranked[row["journey"]], abs=1e-15)
        counts = ("ahead_of", "behind", "indifferent_to", "incomparable")
        assert sum(int(row[count]) for count in counts) == 6
    page = journeyrank("partial-order", *words(data, *method)).stdout
    assert "of 21 pairs of journeys cannot be compared" in page
    assert json.loads(journeyrank("partial-order", *words(data, *method, "--json")).stdout)["kind"] == "partial_order"


def test_a_method_of_one_order_is_refused(journeyrank, data):
    ran = journeyrank("partial-order", *words(data), check=24)
    assert "the method weighted_sum has one order alone; allowed: promethee_2, electre_2, electre_3" in ran.stderr


def test_the_kernel_outranks_all_others(journeyrank, data):
    document = json.loads(journeyrank("kernel", *words(data, "--json")).stdout)
    assert document["kind"] == "kernel"
    assert document["concordance_level"] == 0.65
    outside = [row for row in document["journeys"] if not row["in_kernel"]]
    assert all(row["outranked_by"] > 0 for row in outside)
    assert len(document["concordance"]) == len(document["discordance"][0]) == 7
    assert "journeys are in the kernel" in " ".join(journeyrank("kernel", *words(data)).stdout.split())


@pytest.mark.parametrize("level", ["2", "-0.1", "much"])
def test_a_level_that_is_no_share_is_refused(journeyrank, data, level):
    ran = journeyrank("kernel", *words(data), f"--concordance={level}", check=2)
    assert "--concordance: found" in ran.stderr
    assert "allowed: a number from 0 to 1" in ran.stderr


def test_a_preference_of_the_model_is_read_and_refused_at_its_place(journeyrank, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text())
    model["criteria"][0]["preference"] = {"indifference": 0.05, "preference": 0.3}
    stated = tmp_path / "stated.json"
    stated.write_text(json.dumps(model))
    method = ["--method", "promethee_2", "--csv"]
    plain = journeyrank("rank", *words(data, *method)).stdout
    assert journeyrank("rank", data / "telecom.csv", "--model", stated, *method).stdout != plain
    model["criteria"][0]["preference"]["preference"] = 0.01
    stated.write_text(json.dumps(model))
    ran = journeyrank("rank", data / "telecom.csv", "--model", stated, *method, check=4)
    assert "preference must not be below indifference" in ran.stderr


def test_simus_shares_out_the_best_plans(journeyrank, data):
    found = rows(journeyrank("simus", *words(data, "--csv")))
    for share in ("share_pain", "share_revenue", "share_retention", "share_cost"):
        assert sum(float(row[share]) for row in found) == pytest.approx(1)
    assert sum(float(row["dominance"]) for row in found) == pytest.approx(0, abs=1e-9)
    assert "Weights take no part" in " ".join(journeyrank("simus", *words(data)).stdout.split())
    ran = journeyrank("simus", *words(data, "--bound", "pane=3"), check=11)
    assert 'no criterion "pane"' in ran.stderr
