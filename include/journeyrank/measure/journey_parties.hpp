// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_groups.hpp"

namespace journeyrank {

/// The distinct known customers, or accounts, who met each journey, in whatever slice.
///
/// Shape   one entry of `journeys` and `parties` a contact; no_party is nobody's
/// Cost    O(n + parties + journeys) time; 4 bytes a party and journey that it met
class JourneyParties {
 public:
  JourneyParties(std::span<const std::uint32_t> journeys, std::size_t journey_count,
                 std::span<const std::uint32_t> parties, std::size_t party_count) {
    const ContactGroups groups(journeys, journey_count, parties, party_count);
    ends_.push_back(0);
    for (std::size_t journey = 0; journey < journey_count; ++journey) {
      for (const std::uint32_t row : groups.rows(static_cast<std::uint32_t>(journey))) {
        const bool known = parties_.size() > ends_.back() && parties_.back() == parties[row];
        if (parties[row] != no_party && !known) parties_.push_back(parties[row]);
      }
      ends_.push_back(parties_.size());
    }
  }

  std::span<const std::uint32_t> of(std::size_t journey) const noexcept {
    return std::span(parties_).subspan(ends_[journey], ends_[journey + 1] - ends_[journey]);
  }

 private:
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> parties_;
};

}  // namespace journeyrank
