// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// What can be chosen as a metric: a described step that can say what is wrong with its options.
template <class T>
concept metric_step = fully_described<T> && std::equality_comparable<T> && requires(const T& metric) {
  { metric.fault() } -> std::convertible_to<std::string>;
};

/// A metric, or none, kept without its type: a model carries it, and only those who measure compile the metrics.
/// `metric_of(choice)` in measure/metric.hpp gives it back with its type.
///
/// Edge    no metric: false; its name is "" and nothing is wrong with it
class MetricChoice {
 public:
  static constexpr bool sealed = true;  ///< see sealed_choice

  MetricChoice() noexcept = default;

  template <metric_step Metric>
  MetricChoice(Metric metric)  // NOLINT: every metric is a choice
      : kind_(&kind<Metric>), metric_(new Metric(std::move(metric))) {}

  template <metric_step... Metrics>
  MetricChoice(const std::variant<Metrics...>& metric)  // NOLINT: so is one of a list
      : MetricChoice(std::visit([](const auto& each) { return MetricChoice(each); }, metric)) {}

  MetricChoice(const MetricChoice& other) : kind_(other.kind_) {
    if (other) metric_ = kind_->copy(other.metric_);
  }
  MetricChoice(MetricChoice&& other) noexcept
      : kind_(std::exchange(other.kind_, nullptr)), metric_(std::exchange(other.metric_, nullptr)) {}
  MetricChoice& operator=(MetricChoice other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(metric_, other.metric_);
    return *this;
  }
  ~MetricChoice() {
    if (*this) kind_->destroy(metric_);
  }

  explicit operator bool() const noexcept { return metric_ != nullptr; }
  bool has_value() const noexcept { return metric_ != nullptr; }

  /// The spelling of the metric: "burden".
  const char* name() const noexcept { return *this ? kind_->name : ""; }

  /// What is wrong with the metric's options, or "".
  std::string fault() const { return *this ? kind_->fault(metric_) : ""; }

  /// The metric, when it is of this type; else nullptr.
  template <metric_step Metric>
  const Metric* get_if() const noexcept {
    return *this && std::string_view(kind_->name) == Metric::name ? static_cast<const Metric*>(metric_) : nullptr;
  }

  friend bool operator==(const MetricChoice& a, const MetricChoice& b) {
    if (!a || !b) return !a && !b;
    return std::string_view(a.name()) == b.name() && a.kind_->equal(a.metric_, b.metric_);
  }

 private:
  struct Kind {
    const char* name;
    void* (*copy)(const void*);
    void (*destroy)(void*) noexcept;
    bool (*equal)(const void*, const void*);
    std::string (*fault)(const void*);
  };

  template <class Metric>
  static constexpr Kind kind = {
      Metric::name, [](const void* metric) -> void* { return new Metric(*static_cast<const Metric*>(metric)); },
      [](void* metric) noexcept { delete static_cast<Metric*>(metric); },
      [](const void* a, const void* b) { return *static_cast<const Metric*>(a) == *static_cast<const Metric*>(b); },
      [](const void* metric) { return std::string(static_cast<const Metric*>(metric)->fault()); }};

  const Kind* kind_ = nullptr;
  void* metric_ = nullptr;
};

}  // namespace journeyrank
