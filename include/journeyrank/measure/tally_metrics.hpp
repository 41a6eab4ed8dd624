// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/evaluated_contacts.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/metric_choice.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/slice_groups.hpp"
#include "journeyrank/measure/unit_contacts.hpp"

namespace journeyrank {

/// What a tally says of one journey: one estimate a metric, in the order of the tally's metrics.
struct JourneyMeasures {
  std::string journey;
  std::int64_t contacts = 0;
  std::vector<Estimate> estimates{};

  friend bool operator==(const JourneyMeasures&, const JourneyMeasures&) = default;
};

/// The metrics that a tally was made for: what they read off each contact, and their answers.
///
/// Errors  bad_option for a choice that is none, and for a faulty metric
class TallyMetrics {
 public:
  explicit TallyMetrics(std::vector<MetricChoice> choices) : choices_(std::move(choices)) {
    for (const auto& choice : choices_) {
      typed_.push_back(typed(choice));
      read_.emplace_back();
      for (Reading& reading : std::visit([](const auto& each) { return readings_of(each); }, typed_.back())) {
        read_.back().readings.push_back(place_of(std::move(reading)));
      }
      if (const auto unit = unit_reading_of(typed_.back())) read_.back().unit = place_of(*unit);
      if (const auto cluster = cluster_reading_of(typed_.back())) read_.back().cluster = place_of(*cluster);
    }
  }

  const std::vector<MetricChoice>& choices() const noexcept { return choices_; }

  /// What all of them read off each contact, each reading once.
  const std::vector<Reading>& readings() const noexcept { return readings_; }

  /// True when one of them counts contacts by their weight.
  bool is_weighted() const noexcept {
    return std::find(readings_.begin(), readings_.end(), Reading{WeightReading{}}) != readings_.end();
  }

  /// The place of a metric. Errors: bad_option for one that the tally was not made for.
  std::size_t find(const MetricChoice& metric) const {
    const auto found = std::find(choices_.begin(), choices_.end(), metric);
    if (found != choices_.end()) return static_cast<std::size_t>(found - choices_.begin());
    throw Error(errc::bad_option, "the tally was not made for this metric (" + std::string(metric.name()) + ")");
  }

  /// The answer of one metric for the contacts of a group.
  Estimate answer(std::size_t metric, const EvaluatedContacts& contacts, std::uint32_t group) const {
    std::vector<ReadingView> views;
    const auto& [readings, unit, cluster] = read_[metric];
    for (const std::size_t reading : readings) views.push_back(contacts.view(reading));
    const auto ask = [&](const JourneyContacts& own) {
      return std::visit([&own](const auto& each) { return each(own); }, typed_[metric]);
    };
    if (!unit) return ask(contacts.contacts(group, Party::customer, views, cluster));
    if (counts_parties(typed_[metric])) return ask(contacts.contacts(group, Party::account, views, cluster));
    const UnitContacts units = contacts.units(group, *unit, views, cluster);
    Estimate estimate = ask(units.contacts());
    estimate.asked = units.contacts().count();
    return estimate;
  }

  /// All answers for the journeys of a slice. One piece of work a journey and metric: whoever is free takes the next,
  /// so that one large journey holds up nobody; `threads` (0: one a processor) never change a bit.
  std::vector<JourneyMeasures> answers(const EvaluatedContacts& contacts, const ContactSlice& slice,
                                       std::size_t threads) const {
    std::vector<JourneyMeasures> all;
    for (const auto& [name, group] : slice.journeys) {
      all.push_back({std::string(name), static_cast<std::int64_t>(contacts.rows(group).size()),
                     std::vector<Estimate>(choices_.size())});
    }
    const std::size_t pieces = all.size() * choices_.size();
    std::atomic<std::size_t> next = 0;
    run_parts(thread_count(threads, pieces), [&](std::size_t) {
      for (std::size_t piece = next++; piece < pieces; piece = next++) {
        const std::size_t journey = piece / choices_.size();
        const std::size_t metric = piece % choices_.size();
        all[journey].estimates[metric] = answer(metric, contacts, slice.journeys[journey].second);
      }
    });
    return all;
  }

 private:
  /// Which of the readings a metric reads, and which tell its units (none where it counts contacts) and its clusters.
  struct MetricReadings {
    std::vector<std::size_t> readings{};
    std::optional<std::size_t> unit{};
    std::optional<std::size_t> cluster{};
  };

  std::size_t place_of(Reading reading) {
    const auto found = std::find(readings_.begin(), readings_.end(), reading);
    if (found != readings_.end()) return static_cast<std::size_t>(found - readings_.begin());
    readings_.push_back(std::move(reading));
    return readings_.size() - 1;
  }

  /// The metric with its type, found fit to use.
  static Metric typed(const MetricChoice& choice) {
    std::optional<Metric> metric = metric_of(choice);
    if (!metric) throw Error(errc::bad_option, "a tally was asked for a metric that is none");
    validate(*metric);
    return *std::move(metric);
  }

  std::vector<MetricChoice> choices_;
  std::vector<Metric> typed_;
  std::vector<MetricReadings> read_;
  std::vector<Reading> readings_;
};

}  // namespace journeyrank
