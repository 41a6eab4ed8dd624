// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/measure/grown_capacity.hpp"

namespace journeyrank {

/// A column of which most tables use nothing: as long as every row holds the usual value, no memory is taken.
///
/// Cost    O(1) amortised a row; memory only once some row holds another value
template <class T>
class SparseColumn {
 public:
  explicit SparseColumn(T usual) : usual_(usual) {}

  std::size_t size() const noexcept { return size_; }
  T operator[](std::size_t row) const noexcept { return values_.empty() ? usual_ : values_[row]; }

  /// True when every row has always held the usual value.
  bool is_uniform() const noexcept { return values_.empty(); }

  /// All rows; nothing when they all hold the usual value.
  std::span<const T> values() const noexcept { return values_; }

  /// Entries that there is memory for.
  std::size_t capacity() const noexcept { return values_.capacity(); }

  /// At most the same with further rows; `unusual`: one of them holds another value than the usual one. Of one further
  /// row it is exact.
  std::size_t capacity_with(std::size_t more, bool unusual) const noexcept {
    if (values_.empty() && !unusual) return values_.capacity();
    if (!values_.empty()) return grown_capacity(values_.capacity(), size_ + more);
    // Memory is taken for all rows before the first that is unusual, and doubles from there on.
    const std::size_t doubled = more > 1 ? 2 * (size_ + more) : 0;
    return std::max(doubled, grown_capacity(std::max(values_.capacity(), size_), size_ + more));
  }

  /// All rows at once; no values stand for the usual one everywhere.
  void assign(std::size_t size, LargeVector<T> values) {
    size_ = size;
    values_ = std::move(values);
  }

  /// Makes room for so many rows, where any memory is taken for them.
  void reserve(std::size_t rows) {
    if (!values_.empty()) values_.reserve(rows);
  }

  void push_back(T value) {
    if (values_.empty() && value != usual_) values_.assign(size_, usual_);
    if (!values_.empty() || value != usual_) values_.push_back(value);
    ++size_;
  }
  void set(std::size_t row, T value) {
    if (values_.empty() && value != usual_) values_.assign(size_, usual_);
    if (!values_.empty()) values_[row] = value;
  }
  void pop_back() noexcept {
    if (!values_.empty()) values_.pop_back();
    --size_;
  }

 private:
  T usual_;
  std::size_t size_ = 0;
  LargeVector<T> values_;
};

/// Copies a cell of a column to another row, whatever the kind of column.
template <class T>
void copy_cell(SparseColumn<T>& column, std::size_t from, std::size_t to) {
  column.set(to, column[from]);
}
template <class T>
void copy_cell(LargeVector<T>& column, std::size_t from, std::size_t to) {
  column[to] = column[from];
}

}  // namespace journeyrank
