// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/posterior.hpp"

namespace journeyrank {

/// The cell is what the matrix says.
struct FixedCell {
  static constexpr const char* name = "fixed";
  static constexpr auto fields() { return FieldList{}; }
  std::string fault() const { return ""; }
  friend bool operator==(const FixedCell&, const FixedCell&) = default;
};

/// Anywhere between two bounds, each place as likely as any other.
struct UniformCell {
  double low = 0.0;
  double high = 0.0;

  static constexpr const char* name = "uniform";
  static constexpr auto fields() {
    return FieldList{Field{"low", &UniformCell::low, "the least it can be", Allowed{.required = true}},
                     Field{"high", &UniformCell::high, "the most it can be", Allowed{.required = true}}};
  }
  std::string fault() const {
    return std::isfinite(high - low) && low <= high ? "" : "low and high must be finite numbers with low <= high";
  }
  friend bool operator==(const UniformCell&, const UniformCell&) = default;
};

/// Normal.
struct NormalCell {
  double mean = 0.0;
  double deviation = 0.0;

  static constexpr const char* name = "normal";
  static constexpr auto fields() {
    return FieldList{Field{"mean", &NormalCell::mean, "its mean", Allowed{.required = true}},
                     Field{"deviation", &NormalCell::deviation, "its standard deviation, >= 0",
                           Allowed{.required = true, .at_least = 0.0}}};
  }
  std::string fault() const {
    return std::isfinite(mean) && deviation >= 0.0 && std::isfinite(deviation) ? "" : "deviation must be finite, >= 0";
  }
  friend bool operator==(const NormalCell&, const NormalCell&) = default;
};

/// A number above 0 whose logarithm is normal.
struct LogNormalCell {
  double median = 1.0;
  double log_deviation = 0.0;

  static constexpr const char* name = "log_normal";
  static constexpr auto fields() {
    return FieldList{Field{"median", &LogNormalCell::median, "half lie below it, > 0", Allowed{.required = true}},
                     Field{"log_deviation", &LogNormalCell::log_deviation,
                           "the standard deviation of its natural logarithm, 0 to 50",
                           Allowed{.required = true, .at_least = 0.0, .at_most = 50.0}}};
  }
  std::string fault() const {
    const bool holds = median > 0.0 && median < 1e150 && log_deviation >= 0.0 && log_deviation <= 50.0;
    return holds ? "" : "median must be > 0 and below 1e150, log_deviation from 0 to 50";
  }
  friend bool operator==(const LogNormalCell&, const LogNormalCell&) = default;
};

/// A middle and an interval of 95 % around it, normal to either side with a deviation of its own.
struct IntervalCell {
  double low = 0.0;
  double middle = 0.0;
  double high = 0.0;

  static constexpr const char* name = "interval";
  static constexpr auto fields() {
    return FieldList{Field{"low", &IntervalCell::low, "1 in 40 lies below it", Allowed{.required = true}},
                     Field{"middle", &IntervalCell::middle, "half lie below it", Allowed{.required = true}},
                     Field{"high", &IntervalCell::high, "1 in 40 lies above it", Allowed{.required = true}}};
  }
  std::string fault() const {
    const bool holds = std::isfinite(high - low) && low <= middle && middle <= high;
    return holds ? "" : "low, middle and high must be finite numbers that do not fall";
  }
  friend bool operator==(const IntervalCell&, const IntervalCell&) = default;
};

/// A rate under a beta distribution.
struct BetaCell {
  double a = 1.0;
  double b = 1.0;

  static constexpr const char* name = "beta";
  static constexpr auto fields() {
    return FieldList{Field{"a", &BetaCell::a, "how much speaks for it, > 0", Allowed{.required = true}},
                     Field{"b", &BetaCell::b, "how much speaks against it, > 0", Allowed{.required = true}}};
  }
  std::string fault() const {
    return a >= 0.01 && b >= 0.01 && a <= 1e12 && b <= 1e12 ? "" : "a and b must lie between 0.01 and 1e12";
  }
  friend bool operator==(const BetaCell&, const BetaCell&) = default;
};

/// A mean whose numbers' variance is estimated too.
struct StudentCell {
  double freedom = 1.0;
  double centre = 0.0;
  double scale = 0.0;

  static constexpr const char* name = "student_t";
  static constexpr auto fields() {
    return FieldList{
        Field{"freedom", &StudentCell::freedom, "degrees of freedom, >= 1", Allowed{.required = true, .at_least = 1.0}},
        Field{"centre", &StudentCell::centre, "its median", Allowed{.required = true}},
        Field{"scale", &StudentCell::scale, "its scale, >= 0", Allowed{.required = true, .at_least = 0.0}}};
  }
  std::string fault() const {
    const bool holds =
        freedom >= 1.0 && std::isfinite(freedom) && std::isfinite(centre) && scale >= 0.0 && scale < 1e150;
    return holds ? "" : "freedom must be finite, >= 1, and scale finite, >= 0";
  }
  friend bool operator==(const StudentCell&, const StudentCell&) = default;
};

/// One of a list of numbers that were seen or drawn elsewhere, each as likely as any other.
struct EmpiricalCell {
  std::vector<double> samples{};

  static constexpr const char* name = "empirical";
  static constexpr auto fields() {
    return FieldList{
        Field{"samples", &EmpiricalCell::samples, "numbers, one or more", Allowed{.required = true, .least_size = 1}}};
  }
  std::string fault() const {
    const bool finite = std::all_of(samples.begin(), samples.end(), [](double each) { return std::isfinite(each); });
    return !samples.empty() && finite ? "" : "samples must be one finite number or more";
  }
  friend bool operator==(const EmpiricalCell&, const EmpiricalCell&) = default;
};

/// How the raw value of a cell is spread.
using CellShape =
    std::variant<FixedCell, UniformCell, NormalCell, LogNormalCell, IntervalCell, BetaCell, StudentCell, EmpiricalCell>;

/// What is believed of one raw cell: a shape, and what the cell makes of it (a burden is customers × rate).
///
/// Edge    without spread it is the number it stands for, to the bit (see CellDraws)
struct CellDistribution {
  CellShape shape{};
  Outcome outcome{};

  friend bool operator==(const CellDistribution&, const CellDistribution&) = default;
};

/// The one number of a shape without spread; nothing where there is spread or the matrix says.
inline std::optional<double> only_number(const CellShape& shape) {
  if (const auto* uniform = std::get_if<UniformCell>(&shape); uniform != nullptr && uniform->low == uniform->high) {
    return uniform->low;
  }
  if (const auto* normal = std::get_if<NormalCell>(&shape); normal != nullptr && normal->deviation == 0.0) {
    return normal->mean;
  }
  if (const auto* log = std::get_if<LogNormalCell>(&shape); log != nullptr && log->log_deviation == 0.0) {
    return log->median;
  }
  if (const auto* interval = std::get_if<IntervalCell>(&shape);
      interval != nullptr && interval->low == interval->high) {
    return interval->middle;
  }
  if (const auto* student = std::get_if<StudentCell>(&shape); student != nullptr && student->scale == 0.0) {
    return student->centre;
  }
  const auto* samples = std::get_if<EmpiricalCell>(&shape);
  if (samples == nullptr) return std::nullopt;
  const auto [least, most] = std::minmax_element(samples->samples.begin(), samples->samples.end());
  return *least == *most ? std::optional(*least) : std::nullopt;
}

/// What is believed of a measured cell: its posterior; where that has no distribution, its 95 % interval; where there
/// is neither, the cell is fixed.
inline CellDistribution cell_distribution(const Estimate& estimate, const Posterior& posterior) {
  if (!estimate.measured) return {};
  if (const auto* beta = std::get_if<Beta>(&posterior)) return {BetaCell{beta->a, beta->b}, estimate.outcome};
  if (const auto* normal = std::get_if<Normal>(&posterior)) {
    return {NormalCell{normal->mean, normal->deviation}, estimate.outcome};
  }
  if (const auto* student = std::get_if<StudentT>(&posterior)) {
    return {StudentCell{student->freedom, student->centre, student->scale}, estimate.outcome};
  }
  const bool spread = estimate.has_interval && estimate.interval.low < estimate.interval.high;
  if (std::holds_alternative<Certain>(posterior) || !spread) return {};
  const auto& [low, high] = estimate.interval;
  return {IntervalCell{low, std::clamp(estimate.value, low, high), high}, {}};
}

/// What is believed of the cells of one criterion, in journey order. Cost: O(journeys).
inline std::vector<CellDistribution> cell_distributions(std::span<const Estimate> estimates, const Metric& metric) {
  const std::vector<Posterior> beliefs = posteriors(estimates, metric);
  std::vector<CellDistribution> cells;
  for (std::size_t i = 0; i < estimates.size(); ++i) cells.push_back(cell_distribution(estimates[i], beliefs[i]));
  return cells;
}

}  // namespace journeyrank
