# SPDX-License-Identifier: MIT
"""The same problems through pymcdm: the same numbers, or a difference that is known (docs/peers.md says who is right).

A test of a known difference fails when pymcdm is mended: then its row goes from the page, and an agreement comes here.
"""

import numpy as np
import pytest

pymcdm = pytest.importorskip("pymcdm", reason="pip install pymcdm==1.4.0")
pytest.importorskip("journeyrank", reason="the Python package is not installed: pip install .")

import journeyrank as jr
import peer_problems as peers
import pymcdm.correlations
import pymcdm.methods as methods
import pymcdm.normalizations as scales
import pymcdm.weights as weighing
from peer_problems import AMOUNTS, CONSTANT, OFF, PLAIN, SIGNED, TIED, VARYING, between, problem, scores
from pymcdm.methods.comet_tools import MethodExpert
from pymcdm.weights.subjective import AHP, RANCOM

pytestmark = pytest.mark.filterwarnings("ignore")  # pymcdm warns of dominated journeys

RATIO = jr.MaxRatio()
AMOUNT = jr.MaxRatio(falling="complement")
VECTOR = jr.VectorRatio()
ANY = (*AMOUNTS, SIGNED)


def asked(method):
    """What this method of pymcdm, or the one made for a problem, gives for a problem."""

    def ask(given):
        ready = method if isinstance(method, methods.mcda_method.MCDA_method) else method(given)
        return ready(given.raw, given.weights, given.types)

    return ask


def ours(method, scale=jr.MinMax()):
    return lambda given: scores(given, method, scale)


def in_bounds(method):
    return lambda given: scores(given, method, between(given, given.bounds))


def with_cost(ask):
    """Where no criterion falls, MOORA and COPRAS of pymcdm refuse: these problems get the same answer from both."""
    return lambda given: ask(given) if (given.types == -1).any() else np.zeros(len(given.raw))


def limits(given):
    """A limit at 1/200 of each scale, at the best amount that is met."""

    def anchored(c):
        column = given.raw[:, c]
        far = 200.0 * (column.max() if given.types[c] == 1 else column.min())
        return jr.Anchored(at_0=0.0, at_1=far) if given.types[c] == 1 else jr.Anchored(at_0=far, at_1=0.0)

    return anchored


def expected_point(given):
    """Raw values one would settle for: 0.7 of the way to the urgent bound."""
    low, high = given.bounds.T
    return np.where(given.types == 1, low + 0.7 * (high - low), high - 0.7 * (high - low))


def less_off(ask):
    """Less the 1 that LMAW of pymcdm adds for each criterion that weighs 0."""
    return lambda given: ask(given) - (given.weights == 0.0).sum()


def preference(shape, indifference, preferred):
    method = jr.Promethee2(shape=shape, indifference=indifference / 100.0, preference=preferred / 100.0)
    return lambda given: scores(given, method, between(given, [(0.0, 100.0)] * len(given.types)))


def promethee(shape):
    def ask(given):
        m = len(given.types)
        return methods.PROMETHEE_II(shape, p=[20.7] * m, q=[7.3] * m)(given.raw, given.weights, given.types)

    return ask


def comet(expert):
    def ask(given):
        values = [np.linspace(low, high, 3) for low, high in given.bounds[:4]]
        first = problem(given.raw[:, :4], given.types[:4], given.weights[:4])
        return methods.COMET(values, MethodExpert(expert, first.weights, first.types))(first.raw)

    return ask


def first_four(method):
    """On the first four criteria: more make too many characteristic objects."""

    def ask(given):
        first = problem(given.raw[:, :4], given.types[:4], given.weights[:4])
        return scores(first, method, between(first, first.bounds))

    return ask


def share_of_journeys(ask):
    return lambda given: ask(given) / len(given.raw)


def one_less(ask):
    return lambda given: 1.0 - ask(given)


# What is compared: the kinds of problems, ours and theirs. Constant columns stand under the differences where the two
# libraries count them differently.
SCORES = {
    "weighted sum, sum": (VARYING, ours(jr.WeightedSum(), jr.SumRatio()), asked(methods.WSM())),
    "weighted sum, min-max": (
        (*VARYING, SIGNED),
        ours(jr.WeightedSum()),
        asked(methods.WSM(scales.minmax_normalization)),
    ),
    "weighted sum, linear": (VARYING, ours(jr.WeightedSum(), RATIO), asked(methods.WSM(scales.linear_normalization))),
    "weighted sum, max": (VARYING, ours(jr.WeightedSum(), AMOUNT), asked(methods.WSM(scales.max_normalization))),
    "weighted sum, vector": (VARYING, ours(jr.WeightedSum(), VECTOR), asked(methods.WSM(scales.vector_normalization))),
    "weighted sum, logarithmic": (
        VARYING,
        ours(jr.WeightedSum(), jr.LogarithmicRatio()),
        asked(methods.WSM(scales.logarithmic_normalization)),
    ),
    "weighted product": (VARYING, ours(jr.WeightedProduct(), jr.SumRatio()), asked(methods.WPM())),
    "waspas": (VARYING, ours(jr.Waspas(sum_share=0.3), RATIO), asked(methods.WASPAS(l=0.3))),
    "topsis, min-max": (ANY, ours(jr.Topsis()), asked(methods.TOPSIS())),
    "topsis, vector": (AMOUNTS, ours(jr.Topsis(), VECTOR), asked(methods.TOPSIS(scales.vector_normalization))),
    "vikor": ((*VARYING, SIGNED), one_less(ours(jr.Vikor())), asked(methods.VIKOR())),
    "vikor, S alone": ((*VARYING, SIGNED), one_less(ours(jr.Vikor(v=1.0))), asked(methods.VIKOR(v=1.0))),
    "vikor, R alone": ((*VARYING, SIGNED), one_less(ours(jr.Vikor(v=0.0))), asked(methods.VIKOR(v=0.0))),
    "moora": (AMOUNTS, with_cost(ours(jr.Moora(), AMOUNT)), with_cost(asked(methods.MOORA()))),
    "aras": (AMOUNTS, ours(jr.Aras(), RATIO), asked(methods.ARAS())),
    "edas": (AMOUNTS, ours(jr.Edas(), AMOUNT), asked(methods.EDAS())),
    "codas": (AMOUNTS, ours(jr.Codas(), RATIO), asked(methods.CODAS())),
    "mabac": (ANY, ours(jr.Mabac()), asked(methods.MABAC())),
    "mairca": (ANY, share_of_journeys(one_less(ours(jr.Mairca()))), asked(methods.MAIRCA())),
    "marcos": (AMOUNTS, ours(jr.Marcos(), RATIO), asked(methods.MARCOS())),
    "ocra": (AMOUNTS, ours(jr.Ocra(), AMOUNT), asked(methods.OCRA())),
    "ram": (AMOUNTS, ours(jr.Ram(), AMOUNT), asked(methods.RAM())),
    "aroman": (
        VARYING,
        ours(jr.Aroman(min_max_share=0.4, falling_power=0.3), AMOUNT),
        asked(methods.AROMAN(beta=0.4, lam=0.3)),
    ),
    "lmaw": (AMOUNTS, ours(jr.Lmaw(), RATIO), less_off(asked(methods.LMAW()))),
    "spotis": (ANY, one_less(in_bounds(jr.Spotis())), asked(lambda given: methods.SPOTIS(given.bounds))),
    "balanced spotis": (
        ANY,
        one_less(in_bounds(jr.BalancedSpotis(expected=[0.7], expected_share=0.3))),
        asked(lambda given: methods.BalancedSPOTIS(given.bounds, expected_point(given), 0.3)),
    ),
    "rim": (ANY, in_bounds(jr.Rim()), asked(lambda given: methods.RIM(given.bounds))),
    "rafsi": (ANY, in_bounds(jr.Rafsi()), asked(lambda given: methods.RAFSI(given.bounds[:, 1], given.bounds[:, 0]))),
    "ervd": (
        AMOUNTS,
        ours(jr.Ervd(), jr.SumRatio(falling="complement")),
        asked(lambda given: methods.ERVD(given.raw.mean(axis=0))),
    ),
    "lopm": (
        AMOUNTS,
        lambda given: 1.0 / scores(given, jr.Lopm(limit=1.0 / 200.0), limits(given)) - 1.0,
        asked(methods.LoPM()),
    ),
    "comet, topsis": ((PLAIN, TIED), first_four(jr.Comet()), comet(methods.TOPSIS())),
    "comet, weighted sum": (
        (PLAIN, TIED),
        first_four(jr.Comet(expert="weighted_sum")),
        comet(methods.WSM(scales.minmax_normalization)),
    ),
    "promethee II, usual": (AMOUNTS, preference("usual", 0.0, 0.0), promethee("usual")),
    "promethee II, U": (AMOUNTS, preference("u_shape", 7.3, 0.0), promethee("ushape")),
    "promethee II, V": (AMOUNTS, preference("v_shape", 0.0, 20.7), promethee("vshape")),
    "promethee II, level": (AMOUNTS, preference("level", 7.3, 20.7), promethee("level")),
    "promethee II, linear": (AMOUNTS, preference("linear", 7.3, 20.7), promethee("vshape_2")),
}


@pytest.mark.parametrize("name", SCORES)
def test_scores_agree(name):
    peers.check_agreement(*SCORES[name])


def line(given):
    """Min-max values, a constant column 0."""
    span = np.ptp(given.raw, axis=0)
    return (given.raw - given.raw.min(axis=0)) / np.where(span == 0.0, 1.0, span)


def by(name):
    return lambda given: peers.weights_by(given, name)


def idocriw(given):
    """Where one journey is the best on all criteria the equations of the losses have several answers, and it stops."""
    try:
        return weighing.idocriw_weights(given.raw, given.types)
    except ValueError:
        return np.full(len(given.types), np.nan)


WEIGHTS = {
    "equal": (AMOUNTS, by("equal"), lambda given: weighing.equal_weights(given.raw)),
    "entropy": (AMOUNTS, by("entropy"), lambda given: weighing.entropy_weights(given.raw)),
    "standard deviation": (
        ANY,
        by("standard_deviation"),
        lambda given: weighing.standard_deviation_weights(line(given)),
    ),
    "merec": (AMOUNTS, by("merec"), lambda given: weighing.merec_weights(given.raw, given.types)),
    "critic, directions by sign": (
        (PLAIN, OFF),
        by("critic"),
        lambda given: weighing.critic_weights(given.raw * given.types),
    ),
    "cilos": ((PLAIN, OFF), by("cilos"), lambda given: weighing.cilos_weights(given.raw, given.types)),
    "idocriw": ((PLAIN, OFF), by("idocriw"), idocriw),
    "angle": ((PLAIN, OFF), by("angle"), lambda given: weighing.angle_weights(given.raw)),
    "gini": (AMOUNTS, by("gini"), lambda given: weighing.gini_weights(given.raw)),
    "lopcow": ((PLAIN, OFF), by("lopcow"), lambda given: weighing.lopcow_weights(given.raw, given.types)),
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_weights_from_data_agree(name):
    peers.check_where_defined(*WEIGHTS[name])


def test_weights_from_comparisons_agree():
    for number in range(100):
        ratios = peers.random_ratios(number)
        weights = peers.judged_list(len(ratios), peers.pairwise(ratios, by="pairwise"))
        peers.assert_near(weights, AHP(matrix=ratios)(), number)


def test_weights_from_places_agree():
    for number in range(100):
        places = peers.random_places(number)
        weights = peers.judged_list(len(places), peers.by_places(places))
        peers.assert_near(weights, RANCOM(ranking=places)(), number)


def test_rank_correlation_agrees_where_nothing_is_tied():
    for _, number, given in peers.problems(PLAIN):
        table = peers.ranked(given).compare_methods().to_dicts()
        ranks = {}
        for row in table:
            ranks.setdefault(row["method"], []).append(row)
        own = np.array([row["rank"] for row in ranks["weighted_sum"]], dtype=float)
        for name, rows in ranks.items():
            other = np.array([row["rank"] for row in rows], dtype=float)
            if len(set(own)) == len(set(other)) == len(own):
                tau = pymcdm.correlations.kendall_tau(own, other)
                peers.assert_near([rows[0]["tau"]], [tau], f"{number} {name}")


# --- differences that are known ---------------------------------------------------------------------------------


def test_copras_of_pymcdm_ranks_a_dominated_journey_first():
    given = problem([[1.0, 1.0], [1.0, 3.0]], [1, -1], [1, 1])
    assert asked(methods.COPRAS())(given).tolist() == pytest.approx([0.6, 1.0])
    assert scores(given, jr.Copras(), AMOUNT).tolist() == pytest.approx([1.0, 0.6])


def test_moora_and_copras_of_pymcdm_refuse_a_problem_in_which_nothing_falls():
    given = problem([[1.0], [2.0]], [1], [1])
    for theirs, method in ((methods.MOORA(), jr.Moora()), (methods.COPRAS(), jr.Copras())):
        with pytest.raises(ValueError, match="at least one cost"):
            asked(theirs)(given)
        low, high = scores(given, method, AMOUNT)
        assert low < high


def test_vikor_of_pymcdm_refuses_a_constant_column():
    given = problem([[1.0, 5.0], [2.0, 5.0]], [1, 1], [1, 1])
    with pytest.raises(ValueError, match="equal values for all"):
        asked(methods.VIKOR())(given)
    assert scores(given, jr.Vikor()).tolist() == [0.0, 1.0]


def test_cocoso_agrees_where_all_criteria_count_and_no_journey_is_the_worst_everywhere():
    peers.check_where_defined((PLAIN, TIED), ours(jr.Cocoso(sum_share=0.3)), asked(methods.COCOSO(l=0.3)))


def test_cocoso_of_pymcdm_changes_the_order_for_a_criterion_that_weighs_0():
    raw = [[5.0, 1.0, 4.0], [5.0, 3.0, 4.0], [3.0, 2.0, 2.0], [2.0, 2.0, 5.0]]
    given, without = problem(raw, [1, 1, 1], [1, 1, 0]), problem(np.array(raw)[:, :2], [1, 1], [1, 1])
    theirs = asked(methods.COCOSO())
    assert theirs(given)[0] > theirs(given)[2] and theirs(without)[0] < theirs(without)[2]
    assert scores(given, jr.Cocoso()).tolist() == scores(without, jr.Cocoso()).tolist()


def test_cocoso_of_pymcdm_changes_the_order_for_a_constant_column():
    raw = [[2.0, 5.0, 3.0], [4.0, 2.0, 3.0], [1.0, 4.0, 3.0], [2.0, 3.0, 3.0]]
    given, without = problem(raw, [1, 1, 1], [1, 1, 2]), problem(np.array(raw)[:, :2], [1, 1], [1, 1])
    theirs = asked(methods.COCOSO())
    assert theirs(given)[1] < theirs(given)[3] and theirs(without)[1] > theirs(without)[3]
    # Here a constant column takes weight from the others, in whose powers it is, but adds nothing.
    ours_with, ours_without = scores(given, jr.Cocoso()), scores(without, jr.Cocoso())
    assert np.isfinite(ours_with).all() and np.isfinite(ours_without).all()


def test_cocoso_of_pymcdm_has_no_number_for_a_journey_that_is_the_worst_everywhere():
    given = problem([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]], [1, 1], [1, 1])
    assert not np.isfinite(asked(methods.COCOSO())(given)).any()
    assert scores(given, jr.Cocoso()).tolist() == pytest.approx([0.0, 13 / 6, 13 / 6])


def test_a_constant_column_shifts_the_sums_of_pymcdm_by_the_same_for_all():
    normalisations = {
        "sum": (scales.sum_normalization, jr.SumRatio()),
        "min-max": (scales.minmax_normalization, jr.MinMax()),
        "linear": (scales.linear_normalization, RATIO),
        "vector": (scales.vector_normalization, VECTOR),
    }
    for name, (theirs, scale) in normalisations.items():
        for _, number, given in peers.problems(CONSTANT):
            apart = asked(methods.WSM(theirs))(given) - scores(given, jr.WeightedSum(), scale)
            peers.assert_near(apart, np.full_like(apart, apart[0]), f"{name} {number}")
            assert name != "min-max" or apart[0] > 0.0


def test_a_constant_column_counts_as_the_best_in_aroman_of_pymcdm():
    given = problem([[1.0, 5.0], [2.0, 5.0]], [1, -1], [1, 1])
    assert not peers.are_near(asked(methods.AROMAN())(given), scores(given, jr.Aroman(), AMOUNT))


def test_lmaw_of_pymcdm_adds_1_for_a_criterion_that_weighs_0():
    for _, number, given in peers.problems(OFF):
        assert not peers.are_near(asked(methods.LMAW())(given), scores(given, jr.Lmaw(), RATIO)), number


def test_probid_agrees_for_an_odd_number_of_journeys():
    theirs = peers.only(lambda given: len(given.raw) % 2 == 1, asked(methods.PROBID()))
    peers.check_where_defined(AMOUNTS, ours(jr.Probid(), VECTOR), theirs)


def test_probid_of_pymcdm_counts_the_ideal_in_the_middle_of_an_even_number_in_the_worse_half_too():
    given = problem([[1.0], [2.0]], [1], [1])
    distance = 1.0 / np.sqrt(5.0)  # of 1 and 2 as shares of their length; half of it from the mean
    assert scores(given, jr.Probid(), VECTOR).tolist() == pytest.approx([distance / 2, 1 + distance / 2])
    # R of the worst is distance / (0 + distance / 2) = 2 there, without an end here, as 1 / R of the best is.
    assert asked(methods.PROBID())(given).tolist() == pytest.approx([0.2 + distance / 2, 1 + distance / 2])


def test_simple_probid_agrees_for_four_journeys_or_more():
    theirs = peers.only(lambda given: len(given.raw) >= 4, asked(methods.SPROBID()))
    peers.check_where_defined(
        AMOUNTS, ours(jr.SimpleProbid(), VECTOR), lambda given: peers.share_of_ratio(theirs(given))
    )


def test_simple_probid_of_pymcdm_takes_a_journey_for_an_ideal_below_four_journeys():
    """Its rows are journeys, its columns ideals: turned round, the same three journeys are others."""
    upwards = asked(methods.SPROBID())(problem([[1.0], [2.0], [4.0]], [1], [1]))
    downwards = asked(methods.SPROBID())(problem([[4.0], [2.0], [1.0]], [1], [1]))
    assert upwards[1] == pytest.approx(2.0) and downwards[1] == pytest.approx(0.5)
    given = problem([[1.0], [2.0], [4.0]], [1], [1])
    # P of the one in the middle is 1/2: as far from the worst as half the way to the best. Its score is P / (1 + P).
    assert scores(given, jr.SimpleProbid(), VECTOR).tolist() == pytest.approx([0.0, 1 / 3, 1.0])


def test_promethee_of_pymcdm_with_thresholds_answers_once():
    method = methods.PROMETHEE_II("vshape", p=[2.0])
    given = problem([[1.0], [2.0]], [1], [1])
    assert asked(method)(given).tolist() == [-0.5, 0.5]
    with pytest.raises(Exception, match="axis 1 is out of bounds"):
        asked(method)(given)


def test_critic_of_pymcdm_ignores_directions():
    """Diakoulaki's r is between values that rise towards the ideal: a criterion turned over turns the sign of its r."""
    given = problem([[1.0, 2.0, 5.0], [2.0, 1.0, 4.0], [3.0, 3.0, 1.0]], [1, -1, 1], [1, 1, 1])
    theirs = weighing.critic_weights(given.raw)
    assert theirs.tolist() != pytest.approx(weighing.critic_weights(given.raw * given.types).tolist(), abs=0.1)
    peers.assert_near(peers.weights_by(given, "critic"), weighing.critic_weights(given.raw * given.types))


def test_critic_lopcow_and_angle_of_pymcdm_have_no_weights_where_a_column_is_constant():
    raw = np.array([[1.0, 0.1], [2.0, 0.1], [3.0, 0.1]])
    given = problem(raw, [1, 1], [1, 1])
    for name, theirs in (
        ("critic", weighing.critic_weights(raw)),
        ("lopcow", weighing.lopcow_weights(raw, given.types)),
        ("angle", weighing.angle_weights(raw)),
    ):
        assert np.isnan(theirs).any(), name
        assert peers.weights_by(given, name).tolist() == [1.0, 0.0], name


def test_cilos_of_pymcdm_depends_on_the_order_of_the_journeys_where_two_are_the_best():
    given = problem([[3.0, 1.0], [3.0, 2.0], [1.0, 4.0]], [1, 1], [1, 1])
    swapped = problem([[3.0, 2.0], [3.0, 1.0], [1.0, 4.0]], [1, 1], [1, 1])
    theirs = [weighing.cilos_weights(each.raw, each.types) for each in (given, swapped)]
    assert abs(theirs[0] - theirs[1]).max() > 0.1
    assert peers.weights_by(given, "cilos").tolist() == peers.weights_by(swapped, "cilos").tolist()


def test_entropy_of_pymcdm_refuses_a_cell_of_0():
    """0 ln 0 is 0 by definition of the entropy."""
    given = problem([[0.0, 1.0], [1.0, 2.0]], [1, 1], [1, 1])
    with pytest.raises(ValueError, match="positive"):
        weighing.entropy_weights(given.raw)
    shares = np.array([1.0, 1.0 + (np.log(1 / 3) / 3 + 2 * np.log(2 / 3) / 3) / np.log(2)])
    peers.assert_near(peers.weights_by(given, "entropy"), shares / shares.sum())


def test_consistency_by_pymcdm_is_held_against_other_random_averages():
    """Saaty's random averages are printed with two digits, 0.58 for three criteria; pymcdm has newer ones, 0.5799."""
    saaty = [0.58, 0.90, 1.12, 1.24, 1.32]
    for number in range(100):
        ratios = peers.random_ratios(number)
        asked_once = AHP(matrix=ratios)
        m = len(ratios)
        found = peers.judged(m, peers.pairwise(ratios, by="pairwise")).inconsistency
        assert found * saaty[m - 3] == pytest.approx(asked_once.get_cr() * AHP.RI_M[m - 1], abs=1e-9)
        assert saaty[m - 3] != AHP.RI_M[m - 1]


def test_rank_correlation_of_pymcdm_ignores_ties():
    """τ-a of a tied ranking with itself is below 1; τ-b is 1."""
    assert pymcdm.correlations.kendall_tau([1, 1, 3], [1, 1, 3]) == pytest.approx(2 / 3)
    tied = peers.ranked(problem([[1.0], [1.0], [3.0]], [1], [1])).compare_methods()
    assert tied.to_dicts()[0]["tau"] == 1.0
