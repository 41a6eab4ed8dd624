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


LISTS = "journey,Ann,Bea,Cid\nbill,1,2,3\nfault,2,1,2\nmove,3,3,1\n"


def lists_of(journeyrank, text, *more):
    ran = journeyrank("agree", "--lists", "-", "--json", *more, stdin=text, check=0)
    document = json.loads(ran.stdout)
    assert document["kind"] == "list_agreement"
    return document


def test_ranked_lists_become_one_with_its_proof(journeyrank):
    document = lists_of(journeyrank, LISTS)
    assert [(row["rank"], row["journey"]) for row in document["places"]] == [(1, "fault"), (2, "bill"), (3, "move")]
    # Sums of ranks 6, 5 and 7: W = 12 * 2 / (9 * 24). Against: bill before fault by Ann, move before both by Cid.
    assert document["kendall_w"] == pytest.approx(1 / 9)
    assert document["p_from"] == "permutations"
    consensus = document["consensus"]
    assert (consensus["by"], consensus["against"], consensus["stated"]) == ("kemeny", 3, 9)
    assert consensus["proven"] is True
    assert [(row["best"], row["worst"]) for row in document["places"]] == [(1, 2), (1, 3), (1, 3)]


def test_every_two_lists_are_alike_by_every_measure(journeyrank):
    pairs = lists_of(journeyrank, LISTS)["pairs"]
    assert [(each["a"], each["b"]) for each in pairs] == [("Ann", "Bea"), ("Ann", "Cid"), ("Bea", "Cid")]
    assert [each["similarity"]["kendall_tau"] for each in pairs] == pytest.approx([1 / 3, -1, -1 / 3])
    assert pairs[1]["similarity"]["spearman_rho"] == pytest.approx(-1)
    # WS: 1 - sum of 2^-rank |difference| / max(rank - 1, n - rank), by Ann's ranks.
    assert pairs[0]["similarity"]["ws_coefficient"] == pytest.approx(1 - (1 / 2 * 1 / 2 + 1 / 4 * 1 / 1))
    assert list(pairs[0]["similarity"])[-1] == "rank_biased_overlap"


def test_no_order_goes_against_less_of_ranked_lists(journeyrank, data):
    influence = {"Finance": 2.0, "Support": 1.0, "Marketing": 1.5}
    words = [word for name, each in influence.items() for word in ("--voice", f"{name}={each}")]
    ran = journeyrank("agree", "--lists", data / "telecom_lists.csv", "--json", *words, check=0)
    document = json.loads(ran.stdout)
    ranks = {each["voice"]: each["ranks"] for each in document["voices"]}
    assert {each["voice"]: each["influence"] for each in document["voices"]} == influence
    order = [row["journey"] for row in document["places"]]
    least = min(against(each, ranks, influence) for each in itertools.permutations(order))
    assert against(order, ranks, influence) == pytest.approx(least) == document["consensus"]["against"]


def test_of_ranks_in_lists_only_the_order_counts(journeyrank):
    places = lists_of(journeyrank, LISTS)
    assert lists_of(journeyrank, "journey,Ann,Bea,Cid\nbill,10,20,9\nfault,20,1,5\nmove,30,77,2\n") == places


def test_ranked_lists_have_ties_and_points(journeyrank):
    tied = lists_of(journeyrank, "journey,Ann,Bea\nb,1,1\na,1,1\nc,3,2\n")
    assert [(row["rank"], row["journey"]) for row in tied["places"]] == [(1, "a"), (1, "b"), (3, "c")]
    assert all(row["points"] is None for row in tied["places"])
    borda = lists_of(journeyrank, LISTS, "--consensus", "borda")
    assert [(row["journey"], row["points"]) for row in borda["places"]] == [("fault", 4), ("bill", 3), ("move", 2)]
    assert borda["consensus"]["proven"] is None


def test_the_csv_of_ranked_lists_is_the_ranking_that_stands_for_all(journeyrank, data):
    ran = journeyrank("agree", "--lists", data / "telecom_lists.csv", "--csv", "--consensus", "copeland", check=0)
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert list(rows[0]) == ["rank", "journey", "label", "points", "best", "worst"]
    assert (rows[-1]["journey"], rows[-1]["label"], rows[-1]["best"]) == ("esim_swap", "eSIM swap", "5")


def test_the_page_of_ranked_lists_says_how_many_places_are_asked_for(journeyrank, data):
    ran = journeyrank("agree", "--lists", data / "telecom_lists.csv", "--top", "1", "--voice", "Finance=2",
                      "--voice", "Support", check=0)  # fmt: skip
    text = " ".join(ran.stdout.split())
    assert "Together, by kemeny: 1 Question about a bill. It goes" in text
    assert "2 voices" in text and "Marketing" not in text


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("journey,Ann,Bea\nbill,1,\n", (), 'missing_cell: stdin:2:8: "Bea" gives journey "bill" no rank'),
        ("journey,Ann,Bea\nbill,1,top\n", (), 'bad_number: stdin:2:8: column "Bea": found "top"'),
        ("journey,Ann,Bea\nbill,1,0\n", (), 'bad_number: stdin:2:8: column "Bea": found "0"'),
        ("journey,Ann,Bea\nbill,1.5,1\n", (), 'bad_number: stdin:2:6: column "Ann": found "1.5"'),
        ("journey,Ann,Bea\nbill,1,2\nbill,2,1\n", (), 'duplicate_name: stdin:3:1: journey "bill" stands here again'),
        ("journey,Ann\nbill,1\n", (), 'empty_input: stdin: found one column of ranks, "Ann"'),
        ("id,Ann,Bea\nbill,1,2\n", (), 'missing_column: stdin: there is no column "journey"'),
        ("journey,Ann,Bea\n", (), "empty_input: stdin: a header, but no journey below it"),
        (LISTS, ("--voice", "Bee=2", "--voice", "Ann"), 'unknown_name: --voice: there is no voice "Bee" (did you mean'),
        (LISTS, ("--voice", "Bea=2"), 'empty_input: --voice: found one ranked list, that of "Bea"'),
        (LISTS, ("--voice", "Bea=-2", "--voice", "Ann"), "bad_weights: --voice"),
        (LISTS, ("--voice", "Bea=x", "--voice", "Ann"), "bad_number: --voice"),
        (LISTS, ("--voice", "=2"), "usage: --voice"),
        (LISTS, ("--consensus", "vote"), "bad_option: --consensus"),
        (LISTS, ("--top", "0"), "usage: --top"),
        (LISTS, ("--within", "0.1"), "usage: --lists are ranked already; --within has no meaning"),
        (LISTS, ("--model", "m.json"), "usage: --lists are ranked already; --model has no meaning"),
    ],
)
def test_ranked_lists_that_make_no_sense_are_refused(journeyrank, text, more, said):
    ran = journeyrank("agree", "--lists", "-", *more, stdin=text)
    assert ran.returncode != 0
    assert said in ran.stderr
    assert ran.stdout == ""
