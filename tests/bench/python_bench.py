# SPDX-License-Identifier: MIT
"""Times the Python package against what a user would write by hand, each pair in turn in one run. The results are
checked equal first; what is printed are ratios (how many times faster than by hand) and the times behind them.

    python tests/bench/python_bench.py [JOURNEYS]
"""

import statistics
import sys
import time

import journeyrank as jr
import numpy as np

ROUNDS = 7
REST = 0.25  # seconds before each run, awake: threads of OpenBLAS go on spinning for a while after a product


def by_hand(values, weights):
    """Normalise by range, weigh, sort: three lines of NumPy."""
    low, high = values.min(axis=0), values.max(axis=0)
    scores = ((values - low) / (high - low)) @ weights
    return scores, np.argsort(-scores)


def min_max_model(m):
    return jr.Model(
        criteria=[jr.Criterion(id=f"c{c}", direction="maximize", scale=jr.MinMax(), weight=c + 1) for c in range(m)]
    )


def in_turn(ours, theirs, rounds):
    """The fastest and the median time of each, in seconds."""
    times = ([], [])
    for _ in range(rounds):
        for work, taken in zip((ours, theirs), times):
            rested = time.perf_counter() + REST
            while time.perf_counter() < rested:
                pass
            started = time.perf_counter()
            work()
            taken.append(time.perf_counter() - started)
    return [(min(taken), statistics.median(taken)) for taken in times]


def report(name, ours, theirs, goal=None, rounds=ROUNDS):
    (our_best, our_median), (their_best, their_median) = in_turn(ours, theirs, rounds)
    wanted = f"  (goal: {goal} x)" if goal else ""
    print(
        f"{name:<52}{their_best / our_best:6.1f} x at best, {their_median / our_median:6.1f} x at the median"
        f"   {1e3 * our_best:8.1f} ms against {1e3 * their_best:8.1f} ms{wanted}",
        flush=True,
    )


def same_ranking(ranking, scores, order):
    """Equal up to rounding, for a matrix product adds in an order of its own."""
    np.testing.assert_allclose(ranking.scores, scores, rtol=0, atol=1e-12)
    np.testing.assert_allclose(ranking.scores[ranking.order], scores[order], rtol=0, atol=1e-12)


def bench_rank(n, m):
    values = np.random.default_rng(m).random((n, m))
    model = min_max_model(m)
    weights = np.arange(1.0, m + 1) / (m * (m + 1) / 2)
    for layout, array in (("rows", values), ("columns", np.asfortranarray(values))):
        same_ranking(jr.rank(array, model), *by_hand(array, weights))
        name = f"rank {n:,} x {m}, contiguous {layout}, against NumPy"
        report(name, lambda: jr.rank(array, model), lambda: by_hand(array, weights), goal=8)
    name = f"score {n:,} x {m}, contiguous columns, against NumPy"
    scorer = jr.Scorer.fit(array, model)
    low, high = array.min(axis=0), array.max(axis=0)
    report(name, lambda: scorer.score(array), lambda: ((array - low) / (high - low)) @ weights)


def topsis_by_hand(values, weights):
    """Vector normalisation, distances from the best and the worst, sort."""
    weighted = values / np.sqrt((values**2).sum(axis=0)) * weights
    to_best = np.sqrt(((weighted - weighted.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((weighted - weighted.min(axis=0)) ** 2).sum(axis=1))
    scores = to_worst / (to_best + to_worst)
    return scores, np.argsort(-scores)


def vikor_by_hand(values, weights):
    """1 - Q, with half the weight on the summed regret."""
    low, high = values.min(axis=0), values.max(axis=0)
    regrets = weights * (high - values) / (high - low)
    s, r = regrets.sum(axis=1), regrets.max(axis=1)
    scores = 1 - (0.5 * (s - s.min()) / (s.max() - s.min()) + 0.5 * (r - r.min()) / (r.max() - r.min()))
    return scores, np.argsort(-scores)


def with_pymcdm(name, values, weights):
    import pymcdm
    import pymcdm.methods
    import pymcdm.normalizations

    scaled = {"TOPSIS": pymcdm.normalizations.vector_normalization, "VIKOR": pymcdm.normalizations.minmax_normalization}
    return getattr(pymcdm.methods, name)(scaled[name])(values, weights, np.ones(len(weights)))


def with_skcriteria(name, values, weights):
    import skcriteria
    from skcriteria.agg.topsis import TOPSIS
    from skcriteria.agg.vikor import VIKOR
    from skcriteria.preprocessing.scalers import VectorScaler

    problem = skcriteria.mkdm(values, [max] * len(weights), weights=weights)
    if name == "TOPSIS":
        return TOPSIS().evaluate(VectorScaler(target="matrix").transform(problem)).e_.similarity
    return VIKOR().evaluate(problem).e_.q_k


def bench_method(name, n, m, method, scale, by_hand_of):
    """A method that compares journeys, beside the same in NumPy and in the packages that are there."""
    values = np.random.default_rng(m).random((n, m))
    weights = np.arange(1.0, m + 1) / (m * (m + 1) / 2)
    criteria = [jr.Criterion(id=f"c{c}", direction="maximize", scale=scale, weight=c + 1) for c in range(m)]
    model = jr.Model(criteria=criteria, method=method)
    for layout, array in (("rows", values), ("columns", np.asfortranarray(values))):
        same_ranking(jr.rank(array, model), *by_hand_of(array, weights))
        row = f"{name} {n:,} x {m}, contiguous {layout}, against NumPy"
        report(row, lambda: jr.rank(array, model), lambda: by_hand_of(array, weights), goal=10)
    for package, theirs in (("pymcdm", with_pymcdm), ("scikit-criteria", with_skcriteria)):
        try:
            theirs(name, values[:10], weights)
        except (ImportError, AttributeError) as error:
            print(f"{package} {name}: its row is left out: {error}")
            continue
        row = f"{name} {n:,} x {m}, against {package}"
        report(row, lambda: jr.rank(values, model), lambda: theirs(name, values, weights), rounds=3)


def bench_pandas(n, m):
    """A data frame of pandas, in whose memory the numbers stay."""
    import pandas as pd

    frame = pd.DataFrame(np.random.default_rng(m).random((n, m)), columns=[f"c{c}" for c in range(m)])
    model = min_max_model(m)
    weights = np.arange(1.0, m + 1) / (m * (m + 1) / 2)

    def with_pandas():
        scores = ((frame - frame.min()) / (frame.max() - frame.min())) @ weights
        return scores.to_numpy(), scores.sort_values(ascending=False).index.to_numpy()

    def with_numpy():
        return by_hand(frame.to_numpy(), weights)

    same_ranking(jr.rank(frame, model), *with_pandas())
    same_ranking(jr.rank(frame, model), *with_numpy())
    print(jr.rank(frame, model).ingest.sentence)
    report(f"rank {n:,} x {m}, a pandas frame, against pandas", lambda: jr.rank(frame, model), with_pandas, goal=8)
    report(f"rank {n:,} x {m}, a pandas frame, against its NumPy", lambda: jr.rank(frame, model), with_numpy, goal=8)


def bench_arrow(n, m):
    import pyarrow as pa

    values = np.random.default_rng(m).random((n, m))
    names = [f"c{c}" for c in range(m)]
    table = pa.table({name: values[:, c] for c, name in enumerate(names)})
    chunked = pa.concat_tables([table.slice(at, n // 8) for at in range(0, n, n // 8)])
    model = min_max_model(m)

    def stacked(source):
        matrix = np.stack([source[name].to_numpy() for name in names], axis=1)
        assert np.isfinite(matrix).all()
        return matrix

    for kind, source in (("one chunk", table), ("8 chunks", chunked)):
        matrix = jr.CriteriaMatrix(source, model=model)
        assert all((matrix.column(name) == stacked(source)[:, c]).all() for c, name in enumerate(names))
        name = f"Arrow {n:,} x {m}, {kind}, against pyarrow to NumPy"
        report(name, lambda: jr.CriteriaMatrix(source, model=model), lambda: stacked(source))


def random_ranking(n, m):
    values = np.random.default_rng(n + m).random((n, m))
    scale = jr.Anchored(at_0=0, at_1=1)
    criteria = [jr.Criterion(id=f"c{c}", direction="maximize", scale=scale, weight=c + 1) for c in range(m)]
    return values, np.arange(1.0, m + 1) / (m * (m + 1) / 2), jr.rank(values, jr.Model(criteria=criteria))


def grid_weights(weights, c, steps=101):
    """One weight at `steps` places from 0 to 1, the others in proportion."""
    grid = np.linspace(0.0, 1.0, steps)[:, None]
    others = np.where(np.arange(len(weights)) == c, 0.0, weights)
    return (1.0 - grid) * others / others.sum() + grid * (np.arange(len(weights)) == c)


def bench_stability():
    """Every flip point, exactly, beside the ranks on a grid that sees a flip to within a hundredth."""
    values, weights, ranking = random_ranking(1000, 8)
    criteria = [criterion.id for criterion in ranking.model.criteria]

    def on_a_grid():
        return [np.argsort(-(grid_weights(weights, c) @ values.T), axis=1) for c in range(len(weights))]

    flips = ranking.trajectory(criteria[0]).to_native()
    assert flips["weight"] == sorted(flips["weight"])
    scores = grid_weights(weights, 0) @ values.T
    pairs = 200
    ahead = scores[:, :pairs, None] > scores[:, None, :pairs]
    seen = (ahead[1:] != ahead[:-1]).sum() / 2  # what the grid sees of the first journeys, a pair of steps each
    first = {ranking.matrix.journeys[i] for i in range(pairs)}
    exact = sum(a in first and b in first for a, b in zip(flips["overtaking"], flips["overtaken"]))
    assert exact == seen, (exact, seen)
    report(
        "all flips over 8 weights, 1,000 x 8, against argsort on a grid of 101",
        lambda: [len(ranking.trajectory(name)) for name in criteria], on_a_grid,
    )  # fmt: skip

    values, weights, ranking = random_ranking(1000, 4)

    def nearest_on_a_grid():
        """The nearest grid point, one weight moved, at which each pair is turned."""
        scores = values @ weights
        behind = scores[:, None] < scores[None, :]
        nearest = np.full(behind.shape, np.inf)
        for c in range(len(weights)):
            for there in grid_weights(weights, c):
                at = values @ there
                turned = behind & (at[:, None] > at[None, :])
                np.minimum(nearest, np.where(turned, np.linalg.norm(there - weights), np.inf), out=nearest)
        return nearest

    exact = ranking.flip_distances().distances()
    grid = nearest_on_a_grid()
    turned = np.isfinite(grid)
    assert (exact[turned] >= 0).all() and (exact[turned] <= grid[turned] + 1e-12).all()
    report("L2 flip distances of all pairs, 1,000 x 4, against a grid of 404", ranking.flip_distances, nearest_on_a_grid)


def bench_acceptability(n, m, draws):
    """Ranks over draws of uniform weights, beside argsort of all draws."""
    values, _, ranking = random_ranking(n, m)

    def with_numpy():
        random = np.random.default_rng(1)
        counts = np.zeros((n, n))
        for _ in range(draws // 10_000):
            weights = random.exponential(size=(10_000, m))
            weights /= weights.sum(axis=1, keepdims=True)
            ranks = np.argsort(np.argsort(-(weights @ values.T), axis=1), axis=1)
            for rank in range(n):
                counts[:, rank] += (ranks == rank).sum(axis=0)
        return counts / draws

    def ours():
        return ranking.robustness(draws=draws, threads=1).acceptability()

    assert np.abs(ours() - with_numpy()).max() < 6 * 0.5 / draws**0.5
    report(f"rank acceptability {n} x {m}, {draws:,} draws, 1 thread, against NumPy", ours, with_numpy, goal=15)


def bench_peers(n, m, draws):
    """The same over the weighted sum of pymcdm and scikit-criteria, where they are installed: a loop over weights."""
    values = np.random.default_rng(n).random((n, m))
    ranking = jr.rank(values, min_max_model(m))
    weights = np.random.default_rng(1).dirichlet(np.ones(m), draws)

    def ours():
        return ranking.robustness(draws=draws, threads=1).acceptability()[:, 0]

    def with_pymcdm():
        from pymcdm.methods import WSM

        method, types = WSM(), np.ones(m)
        winners = [int(np.argmax(method(values, each, types))) for each in weights]
        return np.bincount(winners, minlength=n) / draws

    def with_skcriteria():
        import skcriteria
        from skcriteria.agg.simple import WeightedSumModel
        from skcriteria.preprocessing.scalers import MinMaxScaler

        method, scaler = WeightedSumModel(), MinMaxScaler(target="matrix")
        winners = []
        for each in weights:
            problem = scaler.transform(skcriteria.mkdm(values, [max] * m, weights=each))
            winners.append(int(np.argmin(method.evaluate(problem).rank_)))
        return np.bincount(winners, minlength=n) / draws

    for name, theirs in (("pymcdm", with_pymcdm), ("scikit-criteria", with_skcriteria)):
        try:
            found = theirs()
        except ImportError:
            print(f"{name} is not installed: its row is left out")
            continue
        assert np.abs(ours() - found).max() < 6 * 0.5 / draws**0.5
        report(f"first places {n} x {m}, {draws:,} draws, 1 thread, against {name}", ours, theirs)


def main(arguments):
    n = int(arguments[0]) if arguments else 1_000_000
    print(f"journeyrank {jr.__version__}, NumPy {np.__version__}, {ROUNDS} rounds each")
    for m in (4, 16):
        bench_rank(n, m)
    bench_method("TOPSIS", n, 16, jr.Topsis(), jr.VectorRatio(), topsis_by_hand)
    bench_method("VIKOR", n // 10, 4, jr.Vikor(), jr.MinMax(), vikor_by_hand)
    bench_stability()
    bench_acceptability(100, 4, 100_000)
    bench_peers(100, 4, 2_000)
    try:
        import pyarrow
    except ImportError:
        print("pyarrow is not installed: its part is left out")
        return
    print(f"pyarrow {pyarrow.__version__}")
    try:
        bench_pandas(n, 8)
    except ImportError:
        print("pandas is not installed: its rows are left out")
    for m in (4, 16):
        bench_arrow(n, m)


if __name__ == "__main__":
    main(sys.argv[1:])
