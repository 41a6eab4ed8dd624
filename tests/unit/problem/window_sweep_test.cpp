// SPDX-License-Identifier: MIT
#include "journeyrank/problem/window_sweep.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Contacts;
using journeyrank::CostOf;
using journeyrank::CostToServe;
using journeyrank::measure;
using journeyrank::metrics_of_sweep;
using journeyrank::Model;
using journeyrank::RepeatRate;
using journeyrank::sweep_windows;
using journeyrank::Tally;
using journeyrank::with_window;

namespace {

const Model model{.criteria = {{.id = "again", .metric = RepeatRate{.cases = {.windows = {{"billing", 30}}}}},
                               {.id = "volume", .metric = Contacts{}}}};

/// Four customers call on day 0; one of them again after 2 days, one after 10; the log has 40 days.
void add_calls(Tally& tally) {
  constexpr std::int64_t day = 86'400'000;
  int id = 0;
  const auto add = [&](const char* customer, std::int64_t at) {
    const std::string contact_id = std::to_string(++id);
    tally.add({.contact_id = contact_id, .customer_id = customer, .journey = "billing", .started_at = at * day});
  };
  for (const char* customer : {"a", "b", "c", "d"}) add(customer, 0);
  add("a", 2);
  add("b", 10);
  tally.add({.contact_id = "end", .started_at = 40 * day});
}

}  // namespace

TEST_CASE("sweep_windows: the same contacts by each window, every journey by the same one") {
  const std::vector<double> windows{1, 2, 14};
  Tally tally(metrics_of_sweep(model, windows));
  add_calls(tally);
  const auto sweep = sweep_windows(tally, model, windows);
  REQUIRE(sweep.size() == 3);
  const auto rate = [&](std::size_t i) { return sweep[i].measured.estimates[0][0].value; };
  CHECK(rate(0) == 0.0);
  CHECK(rate(1) == 1.0 / 6.0);
  CHECK(rate(2) == 2.0 / 6.0);
  CHECK(sweep[2].by == std::vector<std::string>{"14"});
  for (const auto& each : sweep) CHECK(each.measured.estimates[1][0].value == 6.0);
}

TEST_CASE("sweep_windows: each window gives the bits of a model with that window alone") {
  const std::vector<double> windows{3.5, 10};
  Tally tally(metrics_of_sweep(model, windows));
  add_calls(tally);
  const auto sweep = sweep_windows(tally, model, windows);
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const Model one = with_window(model, windows[i]);
    Tally alone(metrics_of(one));
    add_calls(alone);
    CHECK(measure(alone, one).estimates == sweep[i].measured.estimates);
  }
  CHECK(measure(tally, model).estimates[0][0].n == 6);  // the model's own windows are still there: 30 days
}

TEST_CASE("sweep_windows: a window longer than the log leaves the cell missing") {
  Tally tally(metrics_of_sweep(model, {50}));
  add_calls(tally);
  CHECK_FALSE(sweep_windows(tally, model, {50})[0].measured.estimates[0][0].measured);
}

TEST_CASE("with_window: windows of single journeys give way; a model without cases is refused") {
  const Model changed = with_window(model, 7);
  CHECK(changed.criteria[0].metric == RepeatRate{.cases = {.days = 7}});
  CHECK(changed.criteria[1].metric == Contacts{});
  const Model plain{.criteria = {{.id = "cost", .metric = CostToServe{.rate_per_hour = 1}}}};
  CHECK(refusal([&] { with_window(plain, 7); }).starts_with("bad_option: no metric of the model tells cases apart"));
  const Model repeats{.criteria = {{.id = "cost", .metric = CostToServe{.of = CostOf::repeats}}}};
  CHECK(with_window(repeats, 7) == with_window(with_window(repeats, 3), 7));
  CHECK(refusal([&] { with_window(model, -1); }) == "bad_option: window: found -1 days; allowed: 0 to 3660");
  CHECK(refusal([&] { metrics_of_sweep(model, {}); }).starts_with("bad_option: no window is named"));
  CHECK(refusal([&] { metrics_of_sweep(model, {7, 1, 7}); }) == "bad_option: window: 7 days are named twice");
}
