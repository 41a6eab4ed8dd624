// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace journeyrank {

/// The values of one journey, one a criterion that weighs something: numbers side by side, or a function that gives the
/// value of a criterion. It owns neither, so it must not outlive them.
///
///     fitted(ValueRow(values));
///     fitted(ValueRow([&](std::size_t c) { return columns[c][journey]; }));
class ValueRow {
 public:
  explicit ValueRow(std::span<const double> values) noexcept : values_(values.data()) {}

  /// `at(c)` is the value of criterion c; it must not throw.
  template <class At>
  requires requires(const At& at) { at(std::size_t{0}); }
  explicit ValueRow(const At& at) noexcept : at_(&call<At>), context_(&at) {}

  double operator()(std::size_t c) const noexcept { return at_ == nullptr ? values_[c] : at_(context_, c); }

 private:
  template <class At>
  static double call(const void* context, std::size_t c) noexcept {
    return (*static_cast<const At*>(context))(c);
  }

  const double* values_ = nullptr;
  double (*at_)(const void*, std::size_t) noexcept = nullptr;
  const void* context_ = nullptr;
};

}  // namespace journeyrank
