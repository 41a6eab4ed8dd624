# SPDX-License-Identifier: MIT
"""Several people's weights side by side."""

import csv
import io
import itertools
import json

import pytest

PROFILES = ["equal", "cx", "cfo", "retention"]


def words(data, *more):
    return ["agree", data / "telecom.csv", "--model", data / "telecom.json", *more]


def document_of(journeyrank, data, *more):
    ran = journeyrank(*words(data, "--json", *more))
    assert ran.returncode == 0, ran.stderr
    document = json.loads(ran.stdout)
    assert document["kind"] == "agreement"
    return document


def ranks_of(document):
    ranks = {}
    for row in document["places"]:
        ranks.setdefault(row["voice"], {})[row["journey"]] = row["rank"]
    return ranks


def rank_with(journeyrank, data, *more):
    ran = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--json", *more)
    assert ran.returncode == 0, ran.stderr
    return {line["id"]: line["rank"] for line in json.loads(ran.stdout)["journeys"]}


def test_each_voice_ranks_as_its_profile_does_alone(journeyrank, data):
    ranks = ranks_of(document_of(journeyrank, data))
    assert list(ranks) == PROFILES
    for profile in PROFILES:
        assert ranks[profile] == rank_with(journeyrank, data, "--profile", profile)


def test_w_is_kendalls_formula_and_the_places_that_differ_are_listed(journeyrank, data):
    document = document_of(journeyrank, data)
    ranks = ranks_of(document)
    journeys = list(ranks["equal"])
    if all(len(set(each.values())) == len(each) for each in ranks.values()):
        sums = [sum(each[journey] for each in ranks.values()) for journey in journeys]
        mean = sum(sums) / len(sums)
        n, m = len(journeys), len(ranks)
        spread = sum((each - mean) ** 2 for each in sums)
        assert document["kendall_w"] == pytest.approx(12 * spread / (m**2 * (n**3 - n)))
    assert 0 <= document["p_value"] <= 1
    for each in document["depends_on_voice"]:
        places = [ranks[profile][each["journey"]] for profile in PROFILES]
        assert (min(places), max(places)) == (each["best"], each["worst"])
        assert ranks[each["best_by"]][each["journey"]] == each["best"]


def against(order, ranks, influence):
    """The influence behind the comparisons that an order turns round."""
    return sum(
        influence[voice]
        for first, second in itertools.combinations(order, 2)
        for voice in influence
        if ranks[voice][second] < ranks[voice][first]
    )


def test_no_order_goes_against_less_than_kemenys(journeyrank, data):
    document = document_of(journeyrank, data, "--voice", "cfo=2.5", "--voice", "cx", "--voice", "retention=2")
    influence = {"cfo": 2.5, "cx": 1.0, "retention": 2.0}
    assert {each["voice"]: each["influence"] for each in document["voices"]} == influence
    ranks = ranks_of(document)
    consensus = document["consensus"]
    order = [each["journey"] for each in consensus["journeys"]]
    least = min(against(each, ranks, influence) for each in itertools.permutations(order))
    assert consensus["by"] == "kemeny"
    assert consensus["proven"] is True
    assert consensus["gap"] == 0
    assert against(order, ranks, influence) == pytest.approx(least) == consensus["against"]


@pytest.mark.parametrize("by", ["borda", "copeland", "schulze"])
def test_the_other_ways_to_one_ranking_have_points(journeyrank, data, by):
    consensus = document_of(journeyrank, data, "--consensus", by)["consensus"]
    assert consensus["by"] == by
    assert consensus["proven"] is None
    points = [each["points"] for each in consensus["journeys"]]
    assert points == sorted(points, reverse=True)


def test_each_two_voices_are_alike_by_every_measure(journeyrank, data):
    document = document_of(journeyrank, data)
    ranks = ranks_of(document)
    for pair in document["disagreements"]:
        a, b = ranks[pair["a"]], ranks[pair["b"]]
        n = len(a)
        squares = sum((a[journey] - b[journey]) ** 2 for journey in a)
        assert pair["similarity"]["spearman_rho"] == pytest.approx(1 - 6 * squares / (n * (n * n - 1)))
        assert pair["similarity"]["kendall_tau"] == pytest.approx(1 - 2 * pair["rankings_apart"])
        moved = sum(2.0 ** -a[j] * abs(a[j] - b[j]) / max(a[j] - 1, n - a[j]) for j in a)
        assert pair["similarity"]["ws_coefficient"] == pytest.approx(1 - moved)
        assert list(pair["similarity"])[-1] == "rank_biased_overlap"


def test_with_the_weights_of_a_concession_both_see_the_same_first_places(journeyrank, data):
    document = document_of(journeyrank, data, "--top", "2")
    assert document["top"] == 2
    assert len(document["disagreements"]) == 6
    for pair in document["disagreements"]:
        for way in ("least_in_all", "fairest"):
            met = pair["concession"][way]
            for side in ("a", "b"):
                weights = [f"{name}={value!r}" for name, value in met[f"{side}_weights"].items()]
                ranks = rank_with(journeyrank, data, *(word for each in weights for word in ("--weight", each)))
                assert {journey for journey, rank in ranks.items() if rank <= 2} >= set(met["top"])


def test_the_mean_of_the_weights_ranks_by_the_mean_of_the_scores(journeyrank, data):
    document = document_of(journeyrank, data, "--voice", "cfo=3", "--voice", "cx=1")
    scores = {(row["voice"], row["journey"]): row["score"] for row in document["places"]}
    mean = document["arithmetic_mean"]
    for each in mean["journeys"]:
        expected = 0.75 * scores["cfo", each["journey"]] + 0.25 * scores["cx", each["journey"]]
        assert each["score"] == pytest.approx(expected)
    assert sum(document["geometric_mean"]["weights"].values()) == pytest.approx(1)


def test_csv_has_a_row_a_voice_and_journey_and_own_is_the_models_own_weights(journeyrank, data):
    ran = journeyrank(*words(data, "--csv", "--voice", "own", "--voice", "cfo"))
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert list(rows[0]) == ["journey", "label", "voice", "rank", "score"]
    assert [row["voice"] for row in rows] == ["own"] * 7 + ["cfo"] * 7
    own = rank_with(journeyrank, data)
    assert {row["journey"]: int(row["rank"]) for row in rows[:7]} == own


def test_the_page_says_who_disagrees_and_what_brings_them_together(journeyrank, data):
    ran = journeyrank(*words(data))
    assert ran.returncode == 0, ran.stderr
    for text in ("4 voices", "Kendall's W", "Together, by kemeny", "proven", "points of weight apart", "same first 3"):
        assert text in " ".join(ran.stdout.split()), ran.stdout


def test_clusters_hold_every_voice_once(journeyrank, data):
    clusters = document_of(journeyrank, data, "--within", "1")["clusters"]
    assert clusters["groups"] == [PROFILES]
    apart = document_of(journeyrank, data, "--within", "0")["clusters"]
    assert sorted(voice for group in apart["groups"] for voice in group) == sorted(PROFILES)


def test_a_model_without_profiles_has_one_voice_and_says_so(journeyrank, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text(encoding="utf-8"))
    model["profiles"] = []
    (tmp_path / "m.json").write_text(json.dumps(model), encoding="utf-8")
    ran = journeyrank("agree", data / "telecom.csv", "--model", tmp_path / "m.json", "--json")
    document = json.loads(ran.stdout)
    assert [each["voice"] for each in document["voices"]] == ["own"]
    assert "one_voice" in [note["code"] for note in document["notes"]]


def test_a_method_that_does_not_add_up_has_no_concessions_and_says_why(journeyrank, data):
    document = document_of(journeyrank, data, "--method", "topsis")
    assert all(pair["concession"] is None for pair in document["disagreements"])
    assert "no_concessions" in [note["code"] for note in document["notes"]]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--voice", "cfoo"), 'unknown_name: --voice: no profile "cfoo"'),
        (("--voice", "cfo", "--voice", "cfo=2"), "duplicate_name: --voice"),
        (("--voice", "cfo=much"), "bad_number: --voice"),
        (("--voice", "cfo=-1"), "bad_weights: --voice"),
        (("--voice", "=2"), "usage: --voice"),
        (("--consensus", "vote"), "bad_option: --consensus"),
        (("--top", "0"), "usage: --top"),
        (("--within", "2"), "bad_option: --within"),
        (("--json", "--csv"), "usage: "),
    ],
)
def test_what_makes_no_sense_is_refused(journeyrank, data, more, said):
    ran = journeyrank(*words(data, *more))
    assert ran.returncode != 0
    assert said in ran.stderr
    assert ran.stdout == ""
