# SPDX-License-Identifier: MIT
"""Several people's weights over the same journeys, against plain NumPy."""

import itertools
from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


def problem(n, m, voices, seed):
    """Values in [0, 1], weights of each voice, and the model that takes the values as they are."""
    random = np.random.default_rng(seed)
    values = random.random((n, m))
    weights = random.dirichlet(np.ones(m), size=voices)
    scale = jr.Anchored(at_0=0, at_1=1)
    criteria = [jr.Criterion(id=f"c{c}", direction="maximize", scale=scale) for c in range(m)]
    profiles = [
        jr.Profile(id=f"p{v}", weights={f"c{c}": weights[v, c] for c in range(m)}) for v in range(voices)
    ]
    return values, weights, jr.Model(criteria=criteria, profiles=profiles)


def ranks_of(found):
    """Ranks by voice, one a journey in the order of the data."""
    ranks = {}
    for row in found.to_dicts():
        ranks.setdefault(row["voice"], []).append(row["rank"])
    return {voice: np.array(each) for voice, each in ranks.items()}


def against(order, ranks, influence):
    """The influence behind the comparisons that an order turns round."""
    return sum(
        influence[voice] * sum(each[second] < each[first] for first, second in itertools.combinations(order, 2))
        for voice, each in ranks.items()
    )


def test_ranks_and_w_are_those_of_numpy():
    values, weights, model = problem(9, 4, 5, 1)
    found = jr.agree(values, model)
    ranks = np.array(list(ranks_of(found).values()))
    scores = values @ weights.T
    assert ranks == pytest.approx((-scores).argsort(axis=0).argsort(axis=0).T + 1)
    v, n = ranks.shape
    sums = ranks.sum(axis=0)
    assert found.kendall_w == pytest.approx(12 * ((sums - sums.mean()) ** 2).sum() / (v**2 * (n**3 - n)))
    assert 0 <= found.p_value <= 1
    assert len(found) == 45
    widest = found.depends_on_voice[0]
    assert widest["worst"] - widest["best"] == (ranks.max(axis=0) - ranks.min(axis=0)).max()


def test_the_p_value_of_a_small_case_is_counted_over_all_orders():
    values, _, model = problem(3, 3, 3, 2)
    found = jr.agree(values, model)
    orders = [np.array(each) for each in itertools.permutations([1, 2, 3])]
    spread = sum(ranks_of(found).values()).var()
    drawn = [(one + two + three).var() for one in orders for two in orders for three in orders]
    assert found.p_value == pytest.approx(np.mean(np.array(drawn) >= spread - 1e-12))


@pytest.mark.parametrize("seed", range(5))
def test_no_order_goes_against_less_than_kemenys(seed):
    values, _, model = problem(6, 4, 4, seed)
    influence = {"p0": 2.5, "p1": 1.0, "p2": 1.75, "p3": 0.5}
    found = jr.agree(values, model, voices=influence)
    ranks = ranks_of(found)
    order = [int(each["journey"]) for each in found.consensus["journeys"]]
    offset = min(order)  # journeys of an array are numbered
    order = [each - offset for each in order]
    least = min(against(each, ranks, influence) for each in itertools.permutations(range(6)))
    assert found.consensus["proven"] is True
    assert found.consensus["against"] == pytest.approx(least)
    assert against(order, ranks, influence) == pytest.approx(least)


def test_borda_counts_the_journeys_below():
    values, _, model = problem(6, 3, 3, 7)
    found = jr.agree(values, model, voices={"p0": 2, "p1": 1, "p2": 1}, consensus="borda")
    ranks = ranks_of(found)
    points = 2 * (6 - ranks["p0"]) + (6 - ranks["p1"]) + (6 - ranks["p2"])
    assert [each["points"] for each in found.consensus["journeys"]] == sorted(points, reverse=True)


def test_means_of_the_weights_are_those_of_numpy():
    values, weights, model = problem(5, 4, 2, 3)
    found = jr.agree(values, model, voices={"p0": 3.0, "p1": 1.0})
    shares = np.array([0.75, 0.25])
    assert list(found.arithmetic_mean["weights"].values()) == pytest.approx(shares @ weights)
    geometric = np.exp(shares @ np.log(weights))
    assert list(found.geometric_mean["weights"].values()) == pytest.approx(geometric / geometric.sum())
    scores = sorted(values @ (shares @ weights), reverse=True)
    assert [each["score"] for each in found.arithmetic_mean["journeys"]] == pytest.approx(scores)


def test_disagreements_are_distances_and_concessions_lie_on_the_straight_way():
    values, weights, model = problem(8, 4, 3, 4)
    found = jr.agree(values, model, top=2)
    ranks = list(ranks_of(found).values())
    for pair in found.disagreements:
        a, b = int(pair["a"][1:]), int(pair["b"][1:])
        assert pair["weights_apart"] == pytest.approx(np.abs(weights[a] - weights[b]).sum() / 2)
        assert pair["widest"] == f"c{np.abs(weights[a] - weights[b]).argmax()}"
        pairs = list(itertools.combinations(range(8), 2))
        other = sum((ranks[a][i] < ranks[a][j]) != (ranks[b][i] < ranks[b][j]) for i, j in pairs)
        assert pair["rankings_apart"] == pytest.approx(other / len(pairs))
        met = pair["concession"]["least_in_all"]
        for side, start in (("a", a), ("b", b)):
            moved = np.array(list(met[f"{side}_weights"].values()))
            scores = values @ moved
            first = [int(each) - lowest(found) for each in met["top"]]
            assert scores[first].min() >= np.delete(scores, first).max() - 1e-12  # at the ends journeys tie
            assert met[f"{side}_gives"] == pytest.approx(np.abs(moved - weights[start]).sum())
        grid = [top_two(values, weights[a] + t * (weights[b] - weights[a])) for t in np.linspace(0, 1, 2001)]
        distance = np.abs(weights[a] - weights[b]).sum()
        best = min(distance * longest_gap(grid, top) for top in set(grid))
        assert met["a_gives"] + met["b_gives"] == pytest.approx(best, abs=distance / 500)


def lowest(found):
    """The number of the first journey of an array."""
    return min(int(row["journey"]) for row in found.to_dicts())


def top_two(values, weights):
    return frozenset((-(values @ weights)).argsort()[:2].tolist())


def longest_gap(grid, top):
    """What is left of the way, as a share, beside the longest stretch on which these are the first."""
    longest = max(len(list(stretch)) for key, stretch in itertools.groupby(grid) if key == top)
    return 1 - (longest - 1) / (len(grid) - 1)


def test_influence_does_not_change_w_and_voices_may_be_a_list():
    values, _, model = problem(6, 3, 3, 5)
    one = jr.agree(values, model, voices={"p0": 9, "p1": 1})
    other = jr.agree(values, model, voices=["p0", "p1"])
    assert one.kendall_w == other.kendall_w
    assert [each["influence"] for each in other.voices] == [1.0, 1.0]
    assert [each["share"] for each in one.voices] == [0.9, 0.1]


def test_none_is_the_models_own_weights_and_a_ranking_asks_the_same():
    pandas = pytest.importorskip("pandas")
    model = jr.Model.read(DATA / "telecom.json")
    frame = pandas.read_csv(DATA / "telecom.csv")
    ranking = jr.rank(frame, model)
    found = ranking.agree(voices={None: 1.0, "cfo": 2.0}, top=2)
    assert [each["voice"] for each in found.voices] == ["own", "cfo"]
    assert {row["journey"]: row["rank"] for row in found.to_dicts() if row["voice"] == "own"} == {
        line.id: line.rank for line in ranking
    }
    assert found.top == 2
    table = found.to_native()
    assert type(table) is pandas.DataFrame
    assert list(table.columns) == ["journey", "label", "voice", "rank", "score"]
    assert jr.agree(frame, model, voices=["own", "cfo"], top=2).to_dicts() == found.to_dicts()


def test_it_shows_itself_with_its_sentence_and_a_column_a_voice():
    pytest.importorskip("pandas")
    import pandas

    found = jr.agree(pandas.read_csv(DATA / "telecom.csv"), jr.Model.read(DATA / "telecom.json"))
    assert found.sentence in repr(found)
    assert found.sentences[0] == found.sentence
    assert "cfo" in repr(found)
    assert "<table" in found._repr_html_()
    assert sorted(voice for group in found.clusters["groups"] for voice in group) == [
        "cfo",
        "cx",
        "equal",
        "retention",
    ]


def test_what_has_no_exact_answer_is_noted():
    values, _, model = problem(6, 3, 2, 6)
    found = jr.agree(values, model.replace(method=jr.Topsis()))
    assert [pair["concession"] for pair in found.disagreements] == [None]
    assert "no_concessions" in [note.code for note in found.notes]
    alone = jr.agree(values, model.replace(profiles=()))
    assert [each["voice"] for each in alone.voices] == ["own"]
    assert alone.kendall_w == 1.0
    assert "one_voice" in [note.code for note in alone.notes]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"voices": {"nobody": 1.0}}, "unknown_name"),
        ({"voices": {"p0": -1.0}}, "bad_weights"),
        ({"voices": ["p0", "p0"]}, "duplicate_name"),
        ({"voices": {}}, "empty_input"),
        ({"consensus": "vote"}, "unknown_name"),
        ({"top": 0}, "bad_option"),
        ({"within": 2.0}, "bad_option"),
    ],
)
def test_what_makes_no_sense_is_refused(options, code):
    values, _, model = problem(4, 3, 2, 8)
    with pytest.raises(jr.Error) as caught:
        jr.agree(values, model, **options)
    assert caught.value.code == code


def test_a_single_text_is_no_list_of_voices():
    values, _, model = problem(4, 3, 2, 8)
    with pytest.raises(TypeError, match="voices"):
        jr.agree(values, model, voices="p0")


def test_two_rankings_are_alike_by_each_measure():
    same = jr.rank_similarity([1, 2, 3], np.array([1, 2, 3]))
    assert list(same) == [
        "kendall_tau",
        "spearman_rho",
        "weighted_spearman",
        "ws_coefficient",
        "rank_biased_overlap",
    ]
    assert all(value == pytest.approx(1.0, abs=1e-15) for value in same.values())
    turned = jr.rank_similarity([1, 2, 3, 4], [4, 3, 2, 1])
    assert turned["kendall_tau"] == turned["spearman_rho"] == -1.0
    assert turned["ws_coefficient"] < 0.5
    swapped = jr.rank_similarity([1, 2, 3, 4, 5], [2, 1, 3, 4, 5])
    assert swapped["kendall_tau"] == pytest.approx(0.8)  # one pair of ten is the other way round
    assert swapped["spearman_rho"] == pytest.approx(1 - 6 * 2 / (5 * 24))
    # Both halves of 2^-1 * 1/4 and 2^-2 * 1/3 have moved.
    assert swapped["ws_coefficient"] == pytest.approx(1 - (0.5 / 4 + 0.25 / 3))
    # Nothing shared at depth 1, all from there on: 1 - (1 - p).
    assert swapped["rank_biased_overlap"] == pytest.approx(0.9)
    shallow = jr.rank_similarity([1, 2, 3, 4, 5], [2, 1, 3, 4, 5], p=0.5, depth=1)
    assert shallow["rank_biased_overlap"] == pytest.approx(0.0)


def test_two_rankings_of_other_journeys_are_refused():
    with pytest.raises(jr.Error, match="shape_mismatch"):
        jr.rank_similarity([1, 2], [1, 2, 3])
    with pytest.raises(jr.Error, match="0 < p < 1"):
        jr.rank_similarity([1, 2], [1, 2], p=1.0)
    with pytest.raises(TypeError, match=r"b\[1\]"):
        jr.rank_similarity([1, 2], [1, 1.5])
    with pytest.raises(TypeError, match="a rank for each journey"):
        jr.rank_similarity("12", [1, 2])


def test_ranked_lists_become_one_by_each_method():
    lists = [[1, 2, 3, 4], [2, 1, 3, 4], [1, 3, 2, 4]]
    for by in ("kemeny", "borda", "copeland", "schulze"):
        found = jr.joint_ranking(lists, by=by)
        assert found["ranks"] == [1, 2, 3, 4]
        assert (found["by"], found["against"], found["stated"]) == (by, 2.0, 18.0)
        assert (found["points"] is None) == (by == "kemeny")
        assert 0.7 < found["kendall_w"] < 1.0
    kemeny = jr.joint_ranking(np.array(lists))
    assert (kemeny["proven"], kemeny["unique"], kemeny["gap"], kemeny["bound"]) == (True, True, 0.0, 2.0)
    assert jr.joint_ranking(lists, by="borda")["proven"] is None
    assert jr.joint_ranking(lists, influence=[1, 3, 1])["ranks"] == [2, 1, 3, 4]


def test_ranked_lists_that_do_not_go_together_are_refused():
    with pytest.raises(jr.Error, match="shape_mismatch"):
        jr.joint_ranking([[1, 2], [1, 2, 3]])
    with pytest.raises(jr.Error, match="shape_mismatch: influence"):
        jr.joint_ranking([[1, 2], [1, 2]], influence=[1])
    with pytest.raises(jr.Error, match="bad_weights"):
        jr.joint_ranking([[1, 2], [1, 2]], influence=[1, -1])
    with pytest.raises(jr.Error, match="empty_input"):
        jr.joint_ranking([])
    with pytest.raises(jr.Error, match="by"):
        jr.joint_ranking([[1, 2]], by="majority")
    with pytest.raises(TypeError, match=r"rankings\[0\]"):
        jr.joint_ranking([1, 2])
    with pytest.raises(TypeError, match="influence"):
        jr.joint_ranking([[1, 2]], influence="1")
