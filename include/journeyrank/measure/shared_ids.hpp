// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <unordered_map>

namespace journeyrank {

/// Which contact ids were delivered again for another customer: ids that do not name one contact.
///
/// Edge    a delivery without a customer says nothing; in whatever order deliveries are noted, the answer is the same
/// Cost    some 40 bytes an id that was delivered again
class SharedIds {
 public:
  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

  /// Notes one delivery of the contact in a row, which has another one.
  void note(std::uint32_t row, std::uint32_t customer) {
    if (customer == nobody) return;
    const auto [at, is_first] = customers_.try_emplace(row, customer);
    if (is_first || at->second == customer || at->second == several) return;
    at->second = several;
    ++count_;
  }

  /// Notes that the deliveries of the contact in a row are of several customers.
  void note_several(std::uint32_t row) {
    const auto [at, is_first] = customers_.try_emplace(row, several);
    if (!is_first && at->second == several) return;
    at->second = several;
    ++count_;
  }

  /// How many ids there are.
  std::int64_t count() const noexcept { return count_; }

  /// Contacts that were delivered again.
  std::size_t size() const noexcept { return customers_.size(); }

  /// Some bytes of memory that they take: a node and its place among the buckets each.
  std::size_t bytes() const noexcept { return bytes_with(0); }

  /// The same with so many further ones.
  std::size_t bytes_with(std::size_t more) const noexcept { return bytes_of_one * (customers_.size() + more); }

  /// Calls `visit(row, customer)` for each contact that was delivered again, with nobody for several customers.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const auto& [row, customer] : customers_) visit(row, customer == several ? nobody : customer);
  }

 private:
  static constexpr std::uint32_t several = nobody - 1;
  static constexpr std::size_t bytes_of_one = 40;  // measured: 24 to 48, by how full the buckets are

  std::unordered_map<std::uint32_t, std::uint32_t> customers_;
  std::int64_t count_ = 0;
};

}  // namespace journeyrank
