# SPDX-License-Identifier: MIT
"""The same problems through pyDecision: the same numbers, or a difference that is known (docs/peers.md says who is
right).

It brings scikit-learn and clients of language models, so it is no part of the tests' packages. Its methods need less:
pip install --no-deps pyDecision==5.1.8 && pip install matplotlib networkx scikit-learn scipy
"""

import numpy as np
import pytest

algorithm = pytest.importorskip("pyDecision.algorithm", reason="pip install pyDecision==5.1.8, see the file")
pytest.importorskip("journeyrank", reason="the Python package is not installed: pip install .")

import journeyrank as jr
import peer_problems as peers
from peer_problems import AMOUNTS, CONSTANT, OFF, PLAIN, SIGNED, TIED, VARYING, between, problem, scores
from pyDecision.algorithm import e_ii, e_iii

pytestmark = pytest.mark.filterwarnings("ignore")

RATIO = jr.MaxRatio()
AMOUNT = jr.MaxRatio(falling="complement")
VECTOR = jr.VectorRatio()
ANY = (*AMOUNTS, SIGNED)
QUIET = {"graph": False, "verbose": False}


def weights_first(method):
    return lambda given: in_order(method(given.raw, given.weights, given.words, **QUIET))


def directions_first(method):
    return lambda given: in_order(method(given.raw, given.words, given.weights, **QUIET))


def in_order(found):
    """The scores: some methods give pairs of a journey's number and its score."""
    found = np.asarray(found)
    return found[np.argsort(found[:, 0]), 1] if found.ndim == 2 else found


def ours(method, scale=jr.MinMax()):
    return lambda given: scores(given, method, scale)


def in_bounds(method):
    return lambda given: scores(given, method, between(given, given.bounds))


def one_less(ask):
    return lambda given: 1.0 - ask(given)


def by_rafsi(given):
    low, high = given.bounds.T
    best, worst = np.where(given.types == 1, high, low), np.where(given.types == 1, low, high)
    return algorithm.rafsi_method(
        given.raw, given.weights, given.words, ideal=best, anti_ideal=worst, graph=False, verbose=False
    )


def by_spotis(given):
    low, high = given.bounds.T
    return algorithm.spotis_method(given.raw, given.words, given.weights, low, high, **QUIET)


def by_vikor(strategy):
    def ask(given):
        found = algorithm.vikor_method(given.raw, given.weights, given.words, strategy_coefficient=strategy, **QUIET)
        return in_order(found[2])

    return ask


def shape_of(name, code):
    """Thresholds in raw units, on a scale of 100 of them."""
    indifference = 7.3 if name in ("u_shape", "level", "linear") else 0.0
    preferred = 20.7 if name in ("v_shape", "level", "linear") else 0.0
    method = jr.Promethee2(
        shape=name, indifference=indifference / 100, preference=preferred / 100, inflection=11.0 / 100
    )

    def here(given):
        return scores(given, method, between(given, [(0.0, 100.0)] * len(given.types)))

    def there(given):
        m = len(given.types)
        thresholds = ([7.3] * m, [11.0] * m, [20.7] * m)
        raw = given.raw * given.types
        return algorithm.promethee_ii(raw, given.weights, *thresholds, [code] * m, sort=False, verbose=False)[:, 1]

    return AMOUNTS, here, there


SCORES = {
    "saw": (VARYING, ours(jr.WeightedSum(), RATIO), directions_first(algorithm.saw_method)),
    "macbeth, which is a weighted sum": (
        (*VARYING, SIGNED),
        ours(jr.WeightedSum()),
        weights_first(algorithm.macbeth_method),
    ),
    "topsis": (AMOUNTS, ours(jr.Topsis(), VECTOR), weights_first(algorithm.topsis_method)),
    "vikor": (ANY, one_less(ours(jr.Vikor(v=0.3))), by_vikor(0.3)),
    "moora": (AMOUNTS, ours(jr.Moora(), AMOUNT), weights_first(algorithm.moora_method)),
    "aras": (AMOUNTS, ours(jr.Aras(), RATIO), weights_first(algorithm.aras_method)),
    "edas": (AMOUNTS, ours(jr.Edas(), AMOUNT), directions_first(algorithm.edas_method)),
    "mairca": (
        (*VARYING, SIGNED),
        lambda given: (1.0 - scores(given, jr.Mairca())) / len(given.raw),
        weights_first(algorithm.mairca_method),
    ),
    "marcos": (AMOUNTS, ours(jr.Marcos(), RATIO), weights_first(algorithm.marcos_method)),
    "ocra": (AMOUNTS, ours(jr.Ocra(), AMOUNT), weights_first(algorithm.ocra_method)),
    "lmaw": (
        AMOUNTS,
        ours(jr.Lmaw(), RATIO),
        lambda given: algorithm.lmaw_method(given.raw, given.weights, given.words, **QUIET)
        - (given.weights == 0.0).sum(),
    ),
    "spotis": (ANY, one_less(in_bounds(jr.Spotis())), by_spotis),
    "rafsi": (ANY, in_bounds(jr.Rafsi()), by_rafsi),
    "promethee II, usual": shape_of("usual", "t1"),
    "promethee II, U": shape_of("u_shape", "t2"),
    "promethee II, V": shape_of("v_shape", "t3"),
    "promethee II, level": shape_of("level", "t4"),
    "promethee II, linear": shape_of("linear", "t5"),
    "promethee II, Gaussian": shape_of("gaussian", "t6"),
}


@pytest.mark.parametrize("name", SCORES)
def test_scores_agree(name):
    peers.check_agreement(*SCORES[name])


def test_copras_agrees():
    peers.check_where_defined(AMOUNTS, ours(jr.Copras(), AMOUNT), weights_first(algorithm.copras_method))


@pytest.mark.parametrize("number", range(20))
def test_weights_from_an_order_agree(number):
    places = np.random.default_rng(number).permutation(2 + number % 6) + 1
    order = [f"g{c + 1}" for c in np.argsort(places)]
    for form, method in (
        ("centroid", algorithm.roc_method),
        ("sum", algorithm.rsw_method),
        ("reciprocal", algorithm.rrw_method),
    ):
        ranks = {f"c{c}": int(place) for c, place in enumerate(places)}
        weights = peers.judged_list(len(places), {"by": "rank_order", "form": form, "ranks": ranks})
        peers.assert_near(weights, method(order), form)


def test_weights_from_comparisons_and_their_consistency_agree():
    for number in range(100):
        ratios = peers.random_ratios(number)
        m = len(ratios)
        theirs, consistency = algorithm.ahp_method(ratios, "max_eigen")
        judgement = peers.pairwise(ratios, by="pairwise")
        peers.assert_near(peers.judged_list(m, judgement), theirs, number)
        assert peers.judged(m, judgement).inconsistency == pytest.approx(consistency, abs=1e-9)
        by_means = peers.judged_list(m, {**judgement, "priority": "geometric_mean"})
        peers.assert_near(by_means, algorithm.ahp_method(ratios, "geometric")[0], number)


def test_weights_from_places_agree():
    for number in range(100):
        places = peers.random_places(number)
        weights = peers.judged_list(len(places), peers.by_places(places))
        peers.assert_near(weights, algorithm.rancom_method(places).weights, number)


def test_fucom_agrees_to_what_its_search_finds():
    significances = {"c0": 1.0, "c1": 2.0, "c2": 5.0}
    theirs = algorithm.fucom_method(["g1", "g2", "g3"], list(significances.values()), verbose=False)
    found = peers.judged_list(3, {"by": "fucom", "significances": significances})
    peers.assert_near(found, theirs, tolerance=1e-6)
    peers.assert_near(found, np.array([10.0, 5.0, 2.0]) / 17.0)


def test_merec_agrees_to_the_billionth_that_it_adds():
    peers.check_agreement(
        AMOUNTS,
        lambda given: peers.weights_by(given, "merec"),
        lambda given: algorithm.merec_method(given.raw, given.words),
        1e-7,
    )


def risen(given):
    return problem(given.raw, np.ones(len(given.types), dtype=int), np.ones(len(given.types)))


def test_entropy_and_cilos_agree_where_nothing_falls():
    peers.check_agreement(
        VARYING,
        lambda given: peers.weights_by(risen(given), "entropy"),
        lambda given: algorithm.entropy_method(given.raw, ["max"] * len(given.types)),
        1e-6,
    )
    peers.check_where_defined(
        (PLAIN, OFF),
        lambda given: peers.weights_by(risen(given), "cilos"),
        lambda given: algorithm.cilos_method(given.raw, ["max"] * len(given.types)),
    )


def test_critic_agrees_where_nothing_is_constant():
    def theirs(given):
        if len(given.types) == 1:  # it stops: a correlation of one column is no matrix
            return np.ones(1)
        return algorithm.critic_method(given.raw, given.words)

    peers.check_where_defined((PLAIN, OFF), lambda given: peers.weights_by(given, "critic"), theirs, 1e-7)


def min_max_values(given):
    span = np.ptp(given.raw, axis=0)
    up = (given.raw - given.raw.min(axis=0)) / np.where(span == 0.0, 1.0, span)
    return np.where(span == 0.0, 0.5, np.where(given.types == 1, up, 1.0 - up))


def has_circle(relation):
    reach = np.asarray(relation) > 0
    for k in range(len(reach)):
        reach = reach | (reach[:, [k]] & reach[[k], :])
    return bool(reach.diagonal().any())


def by_electre_1(given):
    """Concordance, discordance, who outranks whom, and who is in the kernel."""
    found = algorithm.electre_i(min_max_values(given), given.weights, c_hat=0.65, d_hat=0.35, graph=False)
    return (*found[:3], [f"a{i + 1}" in found[3] for i in range(len(given.raw))])


def test_electre_1_agrees_where_its_kernel_is_one():
    """Not where journeys outrank each other in a circle; nor where its kernel holds one that another in it outranks."""
    compared = 0
    broken = 0
    for kind, number, given in peers.problems(PLAIN, TIED, CONSTANT):
        *matrices, outranks, inside = by_electre_1(given)
        kernel = peers.ranked(given).kernel(concordance=0.65, discordance=0.35)
        off = ~np.eye(len(given.raw), dtype=bool)
        peers.assert_near(kernel.concordance()[off], matrices[0][off], f"{kind} {number}")
        peers.assert_near(kernel.discordance()[off], matrices[1][off], f"{kind} {number}")
        if has_circle(outranks):
            continue
        if outranks[np.ix_(inside, inside)].any():
            broken += 1
            continue
        assert [row["in_kernel"] for row in kernel.to_dicts()] == inside, f"{kind} {number}"
        compared += 1
    assert compared > 60 and broken > 0


def relations(given, method):
    """How each two journeys stand: pyDecision's letters."""
    order = peers.ranked(given, method).partial_order()
    names = [row["journey"] for row in order.to_dicts()]
    letters = {"ahead": "P+", "behind": "P-", "indifferent": "I", "incomparable": "R"}
    return [[letters[order.relation(a, b)] for b in names[i + 1 :]] for i, a in enumerate(names)]


def upper(letters):
    return [[str(each) for each in row[i + 1 :]] for i, row in enumerate(letters)]


def test_electre_2_agrees_where_no_journeys_outrank_each_other_in_a_circle():
    method = jr.Electre2(strong_concordance=0.75, strong_discordance=0.5, weak_concordance=0.6, weak_discordance=0.5)
    levels = {"c_minus": 0.6, "c_zero": 0.75, "c_plus": 0.75, "d_minus": 0.5, "d_plus": 0.5}
    compared = 0
    for kind, number, given in peers.problems(PLAIN, TIED, CONSTANT):
        values = min_max_values(given)
        agreed, against = e_ii.concordance_matrix(values, given.weights), e_ii.discordance_matrix(values)
        strong, weak = e_ii.dominance_matrix(agreed, against, **levels)
        if not has_circle(np.maximum(strong, weak)):
            theirs = algorithm.electre_ii(values, list(given.weights), **levels)[-1]
            assert relations(given, method) == upper(theirs), f"{kind} {number}"
            compared += 1
    assert compared > 60


def votes(given, rule):
    """The points of the journeys where each criterion is one voter."""
    criteria = peers.model(given, jr.WeightedSum(), jr.MinMax()).criteria
    profiles = []
    for one in given.criteria:
        profiles.append(jr.Profile(id=one, weights={each: float(each == one) for each in given.criteria}))
    model = jr.Model(criteria=criteria, profiles=profiles)
    found = jr.agree(given.raw, model, criteria=given.criteria, voices=given.criteria, consensus=rule)
    points = {each["journey"]: each["points"] for each in found.consensus["journeys"]}
    return np.array([points[each] for each in sorted(points)])


def test_borda_agrees_where_nothing_is_tied():
    peers.check_agreement(
        (PLAIN,),
        lambda given: votes(given, "borda"),
        lambda given: given.raw.size - algorithm.borda_method(given.raw, given.words, **QUIET),
    )


# --- differences that are known ---------------------------------------------------------------------------------


def test_borda_of_pydecision_breaks_ties_by_the_order_of_the_rows():
    given = problem([[1.0], [1.0]], [1], [1])
    assert algorithm.borda_method(given.raw, given.words, **QUIET).tolist() == [1.0, 2.0]
    assert len(set(votes(given, "borda"))) == 1


def test_copeland_of_pydecision_is_borda():
    """Copeland counts won duels: a beats each other one by two of three voters, and b has more points in all."""
    given = problem([[4.0, 4.0, 1.0], [3.0, 3.0, 4.0], [2.0, 2.0, 3.0], [1.0, 1.0, 2.0]], [1, 1, 1], [1, 1, 1])
    theirs = algorithm.copeland_method(given.raw, given.words, **QUIET)
    assert theirs.tolist() == [3.0, 5.0, -1.0, -7.0]
    peers.assert_near(theirs, 2.0 * votes(given, "borda") - 9.0)
    assert votes(given, "copeland").tolist() == [3.0, 2.0, 1.0, 0.0]


def test_cocoso_of_pydecision_adds_1_where_the_least_sum_is_0():
    given = problem([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]], [1, 1], [1, 1])
    assert algorithm.cocoso_method(given.raw, given.words, given.weights, **QUIET).tolist() == pytest.approx(
        [1.42519798, 3.17612978, 3.17612978]
    )
    assert scores(given, jr.Cocoso()).tolist() == pytest.approx([0.0, 13 / 6, 13 / 6])


def test_cocoso_agrees_where_all_criteria_count_and_no_journey_is_the_worst_everywhere():
    theirs = directions_first(algorithm.cocoso_method)

    def has_no_worst(given):
        return bool((min_max_values(given).max(axis=1) > 0.0).all())

    peers.check_where_defined((PLAIN, TIED), ours(jr.Cocoso()), peers.only(has_no_worst, theirs))


def test_codas_of_pydecision_multiplies_by_the_threshold_instead_of_comparing_with_it():
    """keshavarz2016codas: psi is 1 where E differs by the threshold. Of two journeys h = (dE) + psi (dT), by hand."""
    given = problem([[1.0, 1.0], [2.0, 1.0]], [1, 1], [1, 1])
    theirs = in_order(algorithm.codas_method(given.raw, given.weights, given.words, **QUIET))
    # E = 0 and 1/4, T = 0 and 1/4.
    assert scores(given, jr.Codas(), RATIO).tolist() == pytest.approx([-0.5, 0.5])
    assert theirs.tolist() == pytest.approx([-0.25 + 0.02 / 16, 0.25 + 0.02 / 16])  # they no longer add up to 0


def test_cradis_of_pydecision_ranks_a_dominated_journey_first():
    """Its shares fall where more is better, and the larger number stands for the better journey."""
    given = problem([[1.0, 1.0], [2.0, 2.0]], [1, 1], [1, 1])
    assert algorithm.cradis_method(given.raw, given.words, given.weights, **QUIET).tolist() == pytest.approx([0.5, 0.0])
    low, high = scores(given, jr.Cradis(), RATIO)
    assert low < high == 1.0


def test_mabac_and_multimoora_of_pydecision_take_no_weights():
    assert "weights" not in algorithm.mabac_method.__code__.co_varnames
    assert "weights" not in algorithm.multimoora_method.__code__.co_varnames
    for _, number, given in peers.problems(PLAIN):
        n, m = given.raw.shape
        even = problem(given.raw, given.types, np.ones(m))
        theirs = algorithm.mabac_method(given.raw, given.words, **QUIET) * n / m  # 1 / n in the place of a weight
        peers.assert_near(scores(even, jr.Mabac()), theirs, number)


def test_mairca_of_pydecision_counts_a_constant_column_as_a_whole_gap_of_all():
    for _, number, given in peers.problems(CONSTANT):
        n = len(given.raw)
        theirs = algorithm.mairca_method(given.raw, given.weights, given.words, **QUIET)
        alike = np.ptp(given.raw, axis=0) == 0.0
        apart = theirs - (1.0 - scores(given, jr.Mairca())) / n
        peers.assert_near(apart, np.full(n, given.weights[alike].sum() / n), number)


def test_waspas_of_pydecision_takes_1_more_than_the_min_max_value():
    """zavadskas2012optimization divides by the best; with 1 + v in place of v nothing is near 0 in the product."""
    for _, number, given in peers.problems(PLAIN):
        sums, products, joint = algorithm.waspas_method(given.raw, given.words, given.weights, 0.5, graph=False)
        peers.assert_near(1.0 + scores(given, jr.WeightedSum()), sums, number)
        assert not peers.are_near(scores(given, jr.Waspas(), RATIO), joint)
    constant = peers.drawn(CONSTANT, 0)
    theirs = algorithm.waspas_method(constant.raw, constant.words, constant.weights, 0.5, graph=False)
    assert not np.isfinite(theirs[2]).any()


def test_lmaw_of_pydecision_adds_1_for_a_criterion_that_weighs_0():
    for _, number, given in peers.problems(OFF):
        theirs = algorithm.lmaw_method(given.raw, given.weights, given.words, **QUIET)
        assert not peers.are_near(theirs, scores(given, jr.Lmaw(), RATIO)), number


def test_entropy_of_pydecision_turns_falling_columns_over():
    """shannon1948mathematical: the entropy of the shares, which know no direction."""
    given = problem([[1.0, 1.0], [2.0, 3.0], [4.0, 9.0]], [1, -1], [1, 1])
    turned = problem([[1.0, 1.0], [2.0, 1.0 / 3.0], [4.0, 1.0 / 9.0]], [1, 1], [1, 1])
    theirs = algorithm.entropy_method(given.raw, given.words)
    peers.assert_near(theirs, peers.weights_by(turned, "entropy"), tolerance=1e-6)
    given = problem([[1.0, 1.0], [2.0, 8.0], [4.0, 9.0]], [1, -1], [1, 1])
    theirs = algorithm.entropy_method(given.raw, given.words)
    assert np.abs(theirs - peers.weights_by(given, "entropy")).max() > 0.01


def test_critic_of_pydecision_lets_a_constant_column_weigh_for_the_others():
    """r with a constant column is set to 0, so each other criterion conflicts with it: 1 is added to all their sums."""
    raw = [[1.0, 2.0, 1.0, 5.0], [2.0, 1.0, 4.0, 5.0], [3.0, 3.0, 2.0, 5.0]]
    given, without = problem(raw, [1] * 4, [1] * 4), problem(np.array(raw)[:, :3], [1] * 3, [1] * 3)
    theirs = algorithm.critic_method(given.raw, given.words)
    assert np.abs(theirs[:3] - algorithm.critic_method(without.raw, without.words)).max() > 0.001
    found = peers.weights_by(given, "critic")
    peers.assert_near(found[:3], peers.weights_by(without, "critic"))
    assert found[3] == 0.0


def test_cilos_of_pydecision_takes_the_highest_of_a_falling_column_for_the_best():
    """zavadskas2016integrated turns costs over, lowest / x; it divides them by their greatest, which turns nothing."""
    given = problem([[1.0, 2.0], [2.0, 1.0], [4.0, 3.0]], [1, -1], [1, 1])
    rising = problem(given.raw, [1, 1], [1, 1])
    theirs = algorithm.cilos_method(given.raw, given.words)
    assert theirs.tolist() == algorithm.cilos_method(rising.raw, rising.words).tolist()
    assert peers.weights_by(given, "cilos").tolist() == pytest.approx([4 / 7, 3 / 7])


def test_idocriw_of_pydecision_is_not_the_product_of_its_parts():
    """The entropy is divided by the logarithm of the number of criteria, and the losses are not solved for."""
    raw = np.array([[1.0, 4.0, 2.0], [2.0, 1.0, 5.0], [4.0, 3.0, 1.0], [3.0, 2.0, 2.0]])
    words = ["max"] * 3
    parts = algorithm.cilos_method(raw, words) * algorithm.entropy_method(raw, words)
    theirs = algorithm.idocriw_method(raw, words)
    assert np.abs(theirs - parts / parts.sum()).max() > 0.1
    found = peers.weights_by(problem(raw, [1, 1, 1], [1, 1, 1]), "idocriw")
    peers.assert_near(found, parts / parts.sum(), tolerance=1e-6)


def test_best_worst_of_pydecision_stops_before_the_least_deviation():
    best_over, over_worst = np.array([1, 2, 4, 8]), np.array([8, 4, 3, 1])
    names = [f"c{c}" for c in range(4)]
    judgement = {
        "by": "best_worst",
        "best": "c0",
        "worst": "c3",
        "best_over": dict(zip(names, map(float, best_over))),
        "over_worst": dict(zip(names, map(float, over_worst))),
    }

    def deviation(weights):
        return max(
            np.abs(weights[0] - best_over * weights).max(), np.abs(weights - over_worst * weights[3]).max()
        )

    found = peers.judged_list(4, judgement)
    peers.assert_near(found, [0.52, 0.28, 0.14, 0.06])
    assert deviation(found) == pytest.approx(0.04)
    assert deviation(algorithm.bw_method(best_over, over_worst, verbose=False)) > 0.043


def test_electre_3_of_pydecision_takes_one_threshold_for_all_pairs():
    """roy1978: b is behind a where s(a, b) - s(b, a) is above 0.3 - 0.15 s(a, b). It takes the largest s for s(a, b).

    Of b and c: 0.75 - 0.57 = 0.18 is above 0.3 - 0.15 * 0.9 = 0.165, and not above 0.3 - 0.15 * 0.75 = 0.1875.
    """
    credibility = np.array([[0.0, 0.9, 0.3], [0.1, 0.0, 0.75], [0.2, 0.57, 0.0]])
    assert e_iii.qualification(credibility).tolist() == [1.0, 0.0, -1.0]  # b over c; by roy1978 [1, -1, 0]
    same = []
    for _, _, given in peers.problems(PLAIN):
        m = len(given.types)
        theirs = algorithm.electre_iii(
            min_max_values(given), [0.3] * m, [0.1] * m, [1.5] * m, list(given.weights), graph=False
        )[-1]
        same.append(relations(given, jr.Electre3(indifference=0.1, preference=0.3)) == upper(theirs))
    assert any(same) and not all(same)
