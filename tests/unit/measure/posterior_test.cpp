// SPDX-License-Identifier: MIT
#include "journeyrank/measure/posterior.hpp"

#include <cmath>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

constexpr Shrinkage estimated{.how = Shrink::estimated};

std::vector<Estimate> rates(const std::vector<std::pair<std::int64_t, std::int64_t>>& counts) {
  std::vector<Estimate> estimates;
  for (const auto& [met, n] : counts) estimates.push_back(measured_rate(met, n));
  return estimates;
}

Metric rate_of(const Shrinkage& shrink) { return Rate{.column = "ces", .at_most = 3, .shrink = shrink}; }
Metric mean_of(const Shrinkage& shrink) { return Mean{.column = "handle_s", .shrink = shrink}; }

}  // namespace

TEST_CASE("widened: a rate less one that is known but for an error is as unsure as both together") {
  const journeyrank::Beta own{8.0, 32.0};
  CHECK(journeyrank::widened(own, 0.0).a == 8.0);
  const journeyrank::Beta wide = journeyrank::widened(own, 0.05);
  CHECK(wide.a / (wide.a + wide.b) == doctest::Approx(0.2).epsilon(1e-12));
  const double variance = 0.2 * 0.8 / (wide.a + wide.b + 1.0);
  CHECK(variance == doctest::Approx(0.2 * 0.8 / 41.0 + 0.05 * 0.05).epsilon(1e-12));
}

TEST_CASE("posterior: a rate has Jeffreys' half an observation on each side") {
  CHECK(posteriors(rates({{3, 10}, {0, 4}}), rate_of({})) == std::vector<Posterior>{Beta{3.5, 7.5}, Beta{0.5, 4.5}});
}

TEST_CASE("posterior: a shrunk rate has the prior of the journeys, and its mean is the shrunk value") {
  auto estimates = rates({{50, 100}, {500, 1000}, {5, 10}, {100, 1000}, {10, 1000}});
  const Prior prior = shrink(estimates, estimated);
  REQUIRE(prior.tells_apart());
  const auto all = posteriors(estimates, rate_of(estimated));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Beta& beta = std::get<Beta>(all[i]);
    CHECK(beta.a / (beta.a + beta.b) == doctest::Approx(estimates[i].shrunk).epsilon(1e-14));
    CHECK(beta.a + beta.b == doctest::Approx(static_cast<double>(estimates[i].n) + prior.weight));
  }
}

TEST_CASE("posterior: observations that go together count as fewer") {
  Estimate together = measured_rate(30, 100);
  CHECK(observations_of(together) == 100.0);
  together.centre_error *= 2.0;  // as a quarter of the observations has
  CHECK(observations_of(together) == doctest::Approx(25.0));
  const Beta raw = std::get<Beta>(posteriors(std::vector{together}, rate_of({}))[0]);
  CHECK(raw.a == doctest::Approx(8.0));
  CHECK(raw.b == doctest::Approx(18.0));
  const Shrinkage fixed{.how = Shrink::fixed, .prior_mean = 0.1, .prior_weight = 50};
  const Beta shrunk = std::get<Beta>(posteriors(std::vector{together}, rate_of(fixed))[0]);
  CHECK(shrunk.a + shrunk.b == doctest::Approx(75.0));
  CHECK(shrunk.a / (shrunk.a + shrunk.b) == doctest::Approx(12.5 / 75.0));  // (25 * 0.3 + 50 * 0.1) / (25 + 50)
  CHECK(shrunk_centre(together, {.mean = 0.1, .weight = 50.0}) == doctest::Approx(12.5 / 75.0));
}

TEST_CASE("posterior: where all or none met, their number is told by the interval") {
  Estimate none = measured_rate(0, 100);
  CHECK(observations_of(none) == 100.0);
  none.interval = wilson(0, 20);
  CHECK(observations_of(none) == doctest::Approx(20.0));
  Estimate all = measured_rate(100, 100);
  CHECK(observations_of(all) == 100.0);
  all.interval = wilson(20, 20);
  CHECK(observations_of(all) == doctest::Approx(20.0));
}

TEST_CASE("posterior: a fixed prior is so many observations; one without weight on a side gets Jeffreys' half") {
  CHECK(posteriors(rates({{1, 9}}), rate_of({.how = Shrink::fixed, .prior_mean = 0.25, .prior_weight = 50})) ==
        std::vector<Posterior>{Beta{13.5, 45.5}});
  CHECK(posteriors(rates({{0, 9}}), rate_of({.how = Shrink::fixed, .prior_mean = 0.0, .prior_weight = 50})) ==
        std::vector<Posterior>{Beta{0.5, 59.5}});
  CHECK(posteriors(rates({{0, 9}}), rate_of(estimated)) ==
        std::vector<Posterior>{Beta{0.5, 9.5}});  // one journey alone
}

TEST_CASE("posterior: rates that cannot be told apart are the mean rate, as sure as all journeys are of it") {
  const auto all = posteriors(rates({{10, 100}, {9, 100}, {22, 200}}), rate_of(estimated));
  const double mean = (0.10 + 0.09 + 0.11) / 3.0;
  const double observations = 9.0 / (0.01 + 0.01 + 0.005);
  for (const auto& each : all) {
    CHECK(std::get<Beta>(each).a == doctest::Approx(observations * mean + 0.5));
    CHECK(std::get<Beta>(each).b == doctest::Approx(observations * (1.0 - mean) + 0.5));
  }
  CHECK(posteriors(rates({{0, 10}, {0, 10}}), rate_of(estimated))[0] == Posterior{Beta{0.5, 20.5}});
}

TEST_CASE("posterior: a mean is Student's with n - 1 degrees; one number alone has none") {
  const std::vector<Estimate> means = {measured_mean(10, 100, 25), measured_mean(12, 0, 1)};
  const auto all = posteriors(means, mean_of({}));
  CHECK(all[0] == Posterior{StudentT{24.0, 10.0, 2.0}});
  CHECK(std::holds_alternative<NoPosterior>(all[1]));
}

TEST_CASE("posterior: a shrunk mean is normal with the variance that is left, also of one number alone") {
  const std::vector<Estimate> means = {measured_mean(10, 100, 100), measured_mean(20, 100, 100),
                                       measured_mean(30, 0, 1)};
  auto shrunk = means;
  const Prior prior = shrink(shrunk, estimated);
  const auto all = posteriors(means, mean_of(estimated));
  CHECK(std::get<Normal>(all[0]).mean == shrunk[0].shrunk);
  CHECK(std::get<Normal>(all[0]).deviation == doctest::Approx(std::sqrt(1.0 / (1.0 + 1.0 / prior.between))));
  CHECK(all[2] == Posterior{Normal{prior.mean, std::sqrt(prior.between)}});
}

TEST_CASE("posterior: means that cannot be told apart are their mean, with its error") {
  const std::vector<Estimate> means = {measured_mean(10.0, 400, 100), measured_mean(10.1, 400, 100)};
  CHECK(posteriors(means, mean_of(estimated))[0] == Posterior{Normal{10.05, std::sqrt(2.0)}});
  const std::vector<Estimate> alone = {measured_mean(10.0, 0, 1), measured_mean(10.0, 0, 1)};
  CHECK(std::holds_alternative<NoPosterior>(posteriors(alone, mean_of(estimated))[0]));
}

TEST_CASE("posterior: a fixed prior counts as observations of the journey's own variance") {
  const std::vector<Estimate> means = {measured_mean(10, 100, 25)};
  const auto all = posteriors(means, mean_of({.how = Shrink::fixed, .prior_mean = 20.0, .prior_weight = 75.0}));
  CHECK(all[0] == Posterior{StudentT{24.0, 17.5, 1.0}});
}

TEST_CASE("posterior: a total is certain, what is not measured has none, with the reason") {
  CHECK(posteriors(std::vector{measured(7, 7)}, Sum{"cost"}) == std::vector<Posterior>{Certain{}});
  CHECK(posteriors(std::vector{not_measured("no survey")}, rate_of({})) ==
        std::vector<Posterior>{NoPosterior{"no survey"}});
  CHECK(posteriors({}, rate_of({})).empty());
}

TEST_CASE("posterior: a quantile is believed by how many numbers lie below, an end of all not at all") {
  Estimate median = measured(2.5, 4);
  median.around = order_statistics(std::vector<double>{1.0, 2.0, 3.0, 4.0}, 0.5);
  CHECK(posteriors(std::vector{median}, Quantile{.column = "handle_s"}) ==
        std::vector<Posterior>{QuantileBelief{0.5, 4, median.around}});
  CHECK(posteriors(std::vector{measured(7, 7)}, Quantile{.column = "handle_s", .p = 1.0}) ==
        std::vector<Posterior>{NoPosterior{"the least or greatest number seen says nothing of how far others may go"}});
}

TEST_CASE("posterior: a ratio of sums has Student's t with its error, as its interval has") {
  const Proportion hold{.part = "hold_s", .whole = "handle_s"};
  Estimate share = measured(0.25, 4);
  share.centre_error = 0.05;
  share.interval = normal_interval(0.25, 0.05, student_width(4));
  const auto found = posteriors(std::vector{share}, hold);
  CHECK(found == std::vector<Posterior>{StudentT{3.0, 0.25, 0.05}});
  CHECK(tails(found[0], share.interval.high)->above == doctest::Approx(0.025).epsilon(1e-9));
  CHECK(posteriors(std::vector{without_interval(share)}, hold) ==
        std::vector<Posterior>{NoPosterior{"the sample is too small to say how far it may be off"}});
}

TEST_CASE("posterior: what has an interval alone has what that leaves open, and without width nothing") {
  const Estimate found = with_interval(measured(100.0, 40), {80.0, 150.0});
  CHECK(posteriors(std::vector{found}, TimeToResolve{}) == std::vector<Posterior>{SplitNormal{80.0, 100.0, 150.0}});
  CHECK(posteriors(std::vector{found}, Consistency{"handle_s"}) ==
        std::vector<Posterior>{SplitNormal{80.0, 100.0, 150.0}});
  CHECK(posteriors(std::vector{with_interval(measured(100.0, 40), {100.0, 100.0})}, TimeToResolve{}) ==
        std::vector<Posterior>{NoPosterior{"equal numbers alone say nothing of how far others may be off"}});
}

TEST_CASE("probability_worse: of a quantile, on the side that is bad, and exactly met is met") {
  Estimate median = measured(3.0, 5);
  median.around = order_statistics(std::vector<double>{1.0, 2.0, 3.0, 4.0, 5.0}, 0.5);
  const Posterior posterior = posteriors(std::vector{median}, Quantile{.column = "handle_s"})[0];
  CHECK(probability_worse(median, 3.0, posterior, 4.5, Better::lower) == Beta{4.5, 1.5}.tails(0.5).below);
  CHECK(probability_worse(median, 3.0, posterior, 4.0, Better::lower) == Beta{4.5, 1.5}.tails(0.5).below);
  CHECK(probability_worse(median, 3.0, posterior, 4.0, Better::higher) == Beta{3.5, 2.5}.tails(0.5).above);
}

TEST_CASE("probability_worse: of a rate it is the posterior beyond the bound, on the side that is bad") {
  const Estimate rate = measured_rate(3, 10);
  const Posterior posterior = Beta{3.5, 7.5};
  CHECK(probability_worse(rate, 0.3, posterior, 0.2, Better::lower) == Beta{3.5, 7.5}.tails(0.2).above);
  CHECK(probability_worse(rate, 0.3, posterior, 0.2, Better::higher) == Beta{3.5, 7.5}.tails(0.2).below);
  CHECK(probability_worse(rate, 0.3, posterior, 1.0, Better::lower) == 0.0);
  CHECK(probability_worse(rate, 0.3, posterior, -0.1, Better::lower) == 1.0);
}

TEST_CASE("probability_worse: a burden is compared through its customers, an excess through its baseline") {
  const Estimate burden = with_outcome(measured_rate(3, 10), {.factor = 200.0});
  const Posterior posterior = Beta{3.5, 7.5};
  CHECK(probability_worse(burden, 60.0, posterior, 40.0, Better::lower) == Beta{3.5, 7.5}.tails(0.2).above);
  const Estimate excess = with_outcome(measured_rate(3, 10), {.offset = 0.125, .least = 0.0});
  CHECK(probability_worse(excess, 0.175, posterior, 0.125, Better::lower) == Beta{3.5, 7.5}.tails(0.25).above);
  CHECK(probability_worse(excess, 0.175, posterior, 0.0, Better::lower) == Beta{3.5, 7.5}.tails(0.125).above);
  CHECK(probability_worse(excess, 0.175, posterior, 0.0, Better::higher) == 0.0);
  CHECK(probability_worse(excess, 0.175, posterior, -0.1, Better::lower) == 1.0);
  CHECK(probability_worse(excess, 0.175, posterior, -0.1, Better::higher) == 0.0);
}

TEST_CASE("probability_worse: a negative factor turns the side around, a factor of 0 leaves no doubt") {
  const Posterior posterior = Beta{3.5, 7.5};
  const Estimate turned = with_outcome(measured_rate(3, 10), {.factor = -1.0});
  CHECK(probability_worse(turned, -0.3, posterior, -0.2, Better::lower) == Beta{3.5, 7.5}.tails(0.2).below);
  const Estimate nobody = with_outcome(measured_rate(3, 10), {.factor = 0.0});
  CHECK(probability_worse(nobody, 0.0, posterior, 1.0, Better::lower) == 0.0);
  CHECK(probability_worse(nobody, 0.0, posterior, -1.0, Better::lower) == 1.0);
}

TEST_CASE("probability_worse: a total is 0 or 1, and exactly met is met") {
  const Estimate total = measured(7, 7);
  CHECK(probability_worse(total, 7.0, Certain{}, 6.0, Better::lower) == 1.0);
  CHECK(probability_worse(total, 7.0, Certain{}, 7.0, Better::lower) == 0.0);
  CHECK(probability_worse(total, 7.0, Certain{}, 7.0, Better::higher) == 0.0);
  CHECK(probability_worse(total, 7.0, Certain{}, 8.0, Better::higher) == 1.0);
  CHECK_FALSE(probability_worse(total, 7.0, NoPosterior{"no"}, 8.0, Better::higher).has_value());
}
