# SPDX-License-Identifier: MIT
"""The same problems through scikit-criteria: the same numbers, or a known difference (docs/peers.md says who is right).

It brings scikit-learn, pandas and a solver, so it is no part of the tests' packages: pip install scikit-criteria==0.10
"""

import os

import numpy as np
import pytest

skcriteria = pytest.importorskip("skcriteria", reason="pip install scikit-criteria==0.10")
pytest.importorskip("journeyrank", reason="the Python package is not installed: pip install .")

import journeyrank as jr
import peer_problems as peers
from peer_problems import AMOUNTS, CONSTANT, OFF, PLAIN, SIGNED, TIED, VARYING, between, problem, scores
from skcriteria.agg import (
    aras,
    cocoso,
    codas,
    copras,
    edas,
    electre,
    ervd,
    mabac,
    mairca,
    marcos,
    moora,
    ocra,
    probid,
    ram,
    rim,
    simple,
    simus,
    spotis,
    topsis,
    vikor,
    waspas,
)
from skcriteria.preprocessing import invert_objectives, scalers, weighters

pytestmark = pytest.mark.filterwarnings("ignore")  # it advises against falling criteria

RATIO = jr.MaxRatio()
AMOUNT = jr.MaxRatio(falling="complement")
VECTOR = jr.VectorRatio()
ANY = (*AMOUNTS, SIGNED)


def table(given):
    return skcriteria.mkdm(given.raw, list(given.types), weights=given.weights)


def vector(given):
    return scalers.VectorScaler("matrix").transform(table(given))


def sums(given):
    return scalers.SumScaler("matrix").transform(table(given))


def reciprocal_sums(given):
    return scalers.SumScaler("matrix").transform(invert_objectives.InvertMinimize().transform(table(given)))


def ratios(given):
    return invert_objectives.BenefitCostInverter().transform(table(given))


def min_max(given):
    return invert_objectives.MinMaxInverter().transform(table(given))


def shares_with_the_best(given):
    """What ARAS asks for: shares of a sum in which the optimal journey is counted; and the shares of that journey."""
    raw = np.where(given.types == 1, given.raw, 1.0 / given.raw)
    best = raw.max(axis=0)
    whole = raw.sum(axis=0) + best
    return skcriteria.mkdm(raw / whole, [1] * len(best), weights=given.weights), best / whole


def asked(method, prepared, number, **options):
    """One of the numbers that a method finds for a problem that is prepared as its documentation says."""
    return lambda given: np.asarray(method.evaluate(prepared(given), **options).e_[number], dtype=float)


def ours(method, scale=jr.MinMax()):
    return lambda given: scores(given, method, scale)


def in_bounds(method):
    return lambda given: scores(given, method, between(given, given.bounds))


def one_less(ask):
    return lambda given: 1.0 - ask(given)


def by_aras(given):
    prepared, best = shares_with_the_best(given)
    return aras.ARAS().evaluate(prepared, ideal=best).e_["utility"]


def by_rim(given):
    ideals = [(high, high) if rises == 1 else (low, low) for (low, high), rises in zip(given.bounds, given.types)]
    ranges = [tuple(each) for each in given.bounds]
    return rim.RIM().evaluate(table(given), ranges=ranges, ref_ideals=ideals).e_["score"]


def by_ervd(given):
    prepared = sums(given)
    return ervd.ERVD().evaluate(prepared, reference_points=prepared.matrix.to_numpy().mean(axis=0)).e_["similarity"]


def where_something_falls(given):
    return bool(((given.types == -1) & (given.weights > 0.0)).any())


SCORES = {
    "weighted sum, sum": (
        VARYING,
        ours(jr.WeightedSum(), jr.SumRatio()),
        asked(simple.WeightedSumModel(), reciprocal_sums, "score"),
    ),
    "weighted product": (
        VARYING,
        lambda given: np.log10(scores(given, jr.WeightedProduct(), RATIO)),
        asked(simple.WeightedProductModel(), ratios, "score"),
    ),
    "waspas": (
        VARYING,
        ours(jr.Waspas(sum_share=0.3), RATIO),
        asked(waspas.WASPAS(lambda_value=0.3), ratios, "score"),
    ),
    "topsis": (AMOUNTS, ours(jr.Topsis(), VECTOR), asked(topsis.TOPSIS(), vector, "similarity")),
    "topsis, city block": (
        AMOUNTS,
        ours(jr.Topsis(p=1.0), VECTOR),
        asked(topsis.TOPSIS(metric="cityblock"), vector, "similarity"),
    ),
    "vikor": (ANY, one_less(ours(jr.Vikor(v=0.3))), asked(vikor.VIKOR(v=0.3), table, "q_k")),
    "vikor, S alone": (ANY, one_less(ours(jr.Vikor(v=1.0))), asked(vikor.VIKOR(v=1.0), table, "q_k")),
    "vikor, R alone": (ANY, one_less(ours(jr.Vikor(v=0.0))), asked(vikor.VIKOR(v=0.0), table, "q_k")),
    "moora": (AMOUNTS, ours(jr.Moora(), AMOUNT), asked(moora.RatioMOORA(), vector, "score")),
    "moora, reference point": (
        AMOUNTS,
        one_less(ours(jr.MooraReference(), AMOUNT)),
        asked(moora.ReferencePointMOORA(), vector, "score"),
    ),
    "aras": (AMOUNTS, ours(jr.Aras(), RATIO), by_aras),
    "edas": (AMOUNTS, ours(jr.Edas(), AMOUNT), asked(edas.EDAS(), table, "score")),
    "codas": (AMOUNTS, ours(jr.Codas(), RATIO), asked(codas.CODAS(), ratios, "score")),
    "mabac": (ANY, ours(jr.Mabac()), asked(mabac.MABAC(), min_max, "score")),
    "mairca": (
        AMOUNTS,
        lambda given: (1.0 - scores(given, jr.Mairca())) / len(given.raw),
        asked(mairca.MAIRCA(), table, "values"),
    ),
    "marcos": (AMOUNTS, ours(jr.Marcos(), RATIO), asked(marcos.MARCOS(), table, "utility_scores")),
    "ocra": (AMOUNTS, ours(jr.Ocra(), AMOUNT), asked(ocra.OCRA(), table, "performance")),
    "ram": (AMOUNTS, ours(jr.Ram(), AMOUNT), asked(ram.RAM(), sums, "score")),
    "spotis": (
        ANY,
        one_less(in_bounds(jr.Spotis())),
        lambda given: spotis.SPOTIS().evaluate(table(given), bounds=given.bounds).e_["score"],
    ),
    "rim": (ANY, in_bounds(jr.Rim()), by_rim),
    "ervd": (AMOUNTS, ours(jr.Ervd(), jr.SumRatio(falling="complement")), by_ervd),
}


@pytest.mark.parametrize("name", SCORES)
def test_scores_agree(name):
    peers.check_agreement(*SCORES[name])


def test_copras_agrees_where_something_falls():
    theirs = asked(copras.COPRAS(), sums, "score")
    percent = peers.only(where_something_falls, lambda given: theirs(given) / 100.0)
    peers.check_where_defined(AMOUNTS, ours(jr.Copras(), AMOUNT), percent)


def by(name):
    return lambda given: peers.weights_by(given, name)


WEIGHTS = {
    "equal": (AMOUNTS, by("equal"), lambda given: weighters.equal_weights(given.raw)),
    "entropy": (AMOUNTS, by("entropy"), lambda given: weighters.entropy_weights(given.raw)),
    "standard deviation": (
        (*VARYING, SIGNED),
        by("standard_deviation"),
        lambda given: weighters.std_weights(min_max(given).matrix.to_numpy()),
    ),
    "critic": (
        (*VARYING, SIGNED),
        by("critic"),
        lambda given: weighters.critic_weights(given.raw, given.types),
    ),
    "critic, rank correlation": (
        (*VARYING, SIGNED),
        by("critic:correlation=spearman"),
        lambda given: weighters.critic_weights(given.raw, given.types, correlation="spearman"),
    ),
    "merec": (AMOUNTS, by("merec"), lambda given: weighters.merec_weights(given.raw, given.types)),
    "gini": (AMOUNTS, by("gini"), lambda given: weighters.gini_weights(given.raw)),
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_weights_from_data_agree(name):
    peers.check_where_defined(*WEIGHTS[name])


def test_entropy_takes_a_cell_of_0_as_here():
    given = problem([[0.0, 1.0], [1.0, 2.0]], [1, 1], [1, 1])
    peers.assert_near(peers.weights_by(given, "entropy"), weighters.entropy_weights(given.raw))


def test_weights_from_places_agree():
    for number in range(100):
        places = peers.random_places(number)
        theirs = weighters.rancom_weights(1.0 / places)
        peers.assert_near(peers.judged_list(len(places), peers.by_places(places)), theirs, number)


def off_diagonal(square):
    square = np.asarray(square, dtype=float)
    return square[~np.eye(len(square), dtype=bool)]


def test_concordance_agrees_and_so_does_discordance_where_all_criteria_count():
    for kind, number, given in peers.problems(*ANY):
        kernel = peers.ranked(given).kernel(concordance=0.65, discordance=0.35)
        theirs = electre.ELECTRE1().evaluate(min_max(given)).e_
        concordance, discordance = theirs["matrix_concordance"], theirs["matrix_discordance"]
        peers.assert_near(off_diagonal(kernel.concordance()), off_diagonal(concordance), f"{kind} {number}")
        if kind != OFF:
            peers.assert_near(off_diagonal(kernel.discordance()), off_diagonal(discordance), f"{kind} {number}")


@pytest.fixture
def silent_solver():
    """The solver is a program of its own, which prints to the standard output of the process."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    yield
    os.dup2(kept, 1)
    os.close(kept)
    os.close(nowhere)


@pytest.mark.usefixtures("silent_solver")
def test_simus_agrees_up_to_ten_journeys_where_every_plan_has_an_end():
    """Beyond ten its shares are those of other journeys: the solver gives them back by name, x0, x1, x10, x2."""
    many = 0
    few = 0
    for number in range(40):
        given = peers.drawn(PLAIN, number)
        theirs = simus.SIMUS().evaluate(table(given)).e_
        if all(stage.lp_status == "Optimal" for stage in theirs["stages"]):
            n = len(given.raw)
            by_name = sorted(range(n), key=lambda journey: f"x{journey}")
            rows = peers.ranked(given).simus().to_dicts()
            for number_here, number_there in (("score", "method_1_score"), ("dominance", "method_2_score")):
                found = np.array([row[number_here] for row in rows])
                peers.assert_near(found[by_name], theirs[number_there], number, 1e-6)
            few += n <= 10
            many += n > 10 and not peers.are_near(np.round(found, 6), np.round(theirs["method_2_score"], 6))
    assert few >= 5 and many >= 1


# --- differences that are known ---------------------------------------------------------------------------------


def test_multimoora_agrees_where_all_weigh_the_same_and_nothing_is_tied():
    """Tied in one of the three orders, two journeys do not meet there; here two of three orders are enough."""
    compared = 0
    for _, number, given in peers.problems(PLAIN):
        even = problem(given.raw, given.types, np.ones(len(given.types)))
        theirs = moora.MultiMOORA().evaluate(vector(even)).e_
        if all(len(set(column)) == len(column) for column in np.asarray(theirs["rank_matrix"]).T):
            beaten = scores(even, jr.Multimoora(combined="dominance"), AMOUNT) * (len(even.raw) - 1)
            peers.assert_near(beaten, theirs["score"], number)
            compared += 1
    assert compared > 10


def test_weights_change_nothing_in_the_multiplicative_form_of_scikit_criteria():
    """w x is w times x for every journey alike: the order is that of no weights. As an exponent a weight counts."""
    raw = [[1.0, 4.0], [3.0, 1.0], [2.0, 2.5]]
    forms = []
    for weights in ([1, 1], [9, 1]):
        found = moora.MultiMOORA().evaluate(vector(problem(raw, [1, 1], weights))).e_["fmf_score"]
        forms.append(found - found[0])
    peers.assert_near(forms[0], forms[1])
    plain, weighed = (problem(raw, [1, 1], weights) for weights in ([1, 1], [9, 1]))
    in_ours = [scores(each, jr.WeightedProduct(), VECTOR) for each in (plain, weighed)]
    assert list(np.argsort(in_ours[0])) != list(np.argsort(in_ours[1]))


def test_cocoso_agrees_where_all_criteria_count():
    def theirs(given):
        try:
            return cocoso.CoCoSo().evaluate(min_max(given)).e_["score"]
        except ValueError:  # a journey that is the worst everywhere: 0 / 0, which it cannot rank
            return np.full(len(given.raw), np.nan)

    peers.check_where_defined((PLAIN, TIED, CONSTANT), ours(jr.Cocoso()), theirs)


def test_cocoso_of_scikit_criteria_changes_the_order_for_a_criterion_that_weighs_0():
    raw = [[5.0, 1.0, 4.0], [5.0, 3.0, 4.0], [3.0, 2.0, 2.0], [2.0, 2.0, 5.0]]
    given, without = problem(raw, [1, 1, 1], [1, 1, 0]), problem(np.array(raw)[:, :2], [1, 1], [1, 1])
    theirs = asked(cocoso.CoCoSo(), min_max, "score")
    assert theirs(given)[0] > theirs(given)[2] and theirs(without)[0] < theirs(without)[2]
    assert scores(given, jr.Cocoso()).tolist() == scores(without, jr.Cocoso()).tolist()


def test_cocoso_of_scikit_criteria_cannot_rank_where_a_journey_is_the_worst_everywhere():
    given = problem([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]], [1, 1], [1, 1])
    with pytest.raises(ValueError):
        asked(cocoso.CoCoSo(), min_max, "score")(given)
    assert scores(given, jr.Cocoso()).tolist() == pytest.approx([0.0, 13 / 6, 13 / 6])


def test_copras_of_scikit_criteria_refuses_a_problem_in_which_nothing_falls():
    given = problem([[1.0], [2.0]], [1], [1])
    with pytest.raises(ValueError, match="solely on maximising"):
        asked(copras.COPRAS(), sums, "score")(given)
    assert scores(given, jr.Copras(), AMOUNT).tolist() == [0.5, 1.0]


def test_aras_of_scikit_criteria_on_its_own_scaler_leaves_the_optimal_journey_out_of_the_sum():
    given = problem([[1.0, 4.0], [3.0, 1.0]], [1, 1], [1, 2])
    theirs = asked(aras.ARAS(), reciprocal_sums, "utility")(given)
    assert not peers.are_near(scores(given, jr.Aras(), RATIO), theirs)
    # zavadskas2010: x / (sum of x and the best); 1/7 and 4/9 weighed 1 and 2, over 3/7 and 4/9.
    assert scores(given, jr.Aras(), RATIO)[0] == pytest.approx((1 / 7 + 8 / 9) / (3 / 7 + 8 / 9))


def test_probid_agrees_for_an_odd_number_of_journeys():
    theirs = peers.only(lambda given: len(given.raw) % 2 == 1, asked(probid.PROBID(), vector, "score"))
    peers.check_where_defined(AMOUNTS, ours(jr.Probid(), VECTOR), theirs)


def test_probid_of_scikit_criteria_counts_the_ideal_in_the_middle_of_an_even_number_in_the_worse_half_too():
    given = problem([[1.0], [2.0]], [1], [1])
    distance = 1.0 / np.sqrt(5.0)
    assert scores(given, jr.Probid(), VECTOR).tolist() == pytest.approx([distance / 2, 1 + distance / 2])
    theirs = asked(probid.PROBID(), vector, "score")(given)
    assert theirs.tolist() == pytest.approx([0.2 + distance / 2, 1 + distance / 2])


def test_simple_probid_agrees_with_an_end():
    theirs = asked(probid.SimplifiedPROBID(), vector, "score")
    peers.check_where_defined(
        AMOUNTS, ours(jr.SimpleProbid(), VECTOR), lambda given: peers.share_of_ratio(theirs(given))
    )


def outranking_chain():
    """a outranks b, b outranks c, a and c do not outrank each other."""
    return problem([[3.0, 4.0, 0.0], [2.0, 2.0, 2.0], [4.0, 0.0, 1.0]], [1, 1, 1], [0.4, 0.35, 0.25])


def test_the_kernel_of_scikit_criteria_leaves_journeys_out_that_none_of_its_own_outranks():
    """roy1968: each journey outside a kernel is outranked by one inside. c is outranked by b alone, which is outside."""
    given = outranking_chain()
    found = electre.ELECTRE1(p=0.6, q=0.5).evaluate(table(given))
    assert found.e_["outrank"].astype(int).tolist() == [[0, 1, 0], [0, 0, 1], [0, 0, 0]]
    assert list(found.values) == [True, False, False]
    kernel = peers.ranked(given, scale=jr.Anchored(at_0=0, at_1=4)).kernel(concordance=0.6, discordance=0.5)
    assert [row["in_kernel"] for row in kernel.to_dicts()] == [True, False, True]


def test_a_criterion_that_weighs_0_has_a_veto_in_electre_of_scikit_criteria():
    given = problem([[1.0, 0.0], [0.0, 1.0]], [1, 1], [1, 0])
    theirs = electre.ELECTRE1().evaluate(table(given)).e_
    assert theirs["matrix_discordance"][0][1] == 1.0
    assert peers.ranked(given).kernel().discordance()[0][1] == 0.0


def test_electre_2_of_scikit_criteria_ranks_by_both_relations_at_once():
    """roy1973: first those that none outranks strongly, and among them by the weak relation. See pyDecision, which does
    so and agrees."""
    method = jr.Electre2(strong_concordance=0.75, strong_discordance=0.5, weak_concordance=0.6, weak_discordance=0.5)
    theirs = electre.ELECTRE2(p0=0.75, p1=0.75, p2=0.6, q0=0.5, q1=0.5)
    same = []
    for _, _, given in peers.problems(PLAIN):
        found = np.unique(-scores(given, method), return_inverse=True)[1]
        places = np.unique(theirs.evaluate(min_max(given)).e_["score"], return_inverse=True)[1]
        same.append(found.tolist() == places.tolist())
    assert any(same) and not all(same)


def test_critic_of_scikit_criteria_has_no_weights_where_a_column_is_constant():
    given = problem([[1.0, 2.0, 5.0], [2.0, 1.0, 5.0], [3.0, 3.0, 5.0]], [1, 1, 1], [1, 1, 1])
    assert np.isnan(weighters.critic_weights(given.raw, given.types)).all()
    assert peers.weights_by(given, "critic").tolist() == [0.5, 0.5, 0.0]
