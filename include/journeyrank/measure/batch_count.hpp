// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// Contacts that came again: how many, and the first few.
struct RepeatedContacts {
  static constexpr std::size_t most_shown = 5;

  struct Shown {
    std::uint64_t line;
    std::string contact_id;
  };

  std::int64_t count = 0;
  std::vector<Shown> first{};

  /// What an intake says of them, at their lines (and a column of these, where there is one); the contacts were counted
  /// as used.
  Intake intake(const std::string& source_name, std::size_t column = 0) const {
    Intake intake;
    if (count == 0) return intake;
    intake.used = -count;
    Finding finding{.fault = RowFault::repeated_contact, .column = "contact_id", .count = count};
    for (const auto& [line, contact_id] : first) finding.places.push_back(Place{source_name, line, column});
    finding.example = Intake::shown(first.front().contact_id, 40);
    intake.findings.push_back(std::move(finding));
    return intake;
  }
};

/// Contacts are counted by one thread at a time, which keeps no more than some others busy with reading.
inline constexpr std::size_t most_reading_threads = 8;

/// Puts batches of contacts into a tally, in the order of their contacts, and keeps what there is to say of them.
class BatchCount {
 public:
  /// The tally outlives this.
  explicit BatchCount(Tally& tally) noexcept : tally_(tally) {}

  /// An empty batch for contacts of the tally.
  ContactBatch batch() const { return tally_.batch(); }

  /// Puts in all contacts of a batch and empties it. Errors: as Tally::add.
  void take(ContactBatch& batch) {
    tally_.add(batch, [&](std::size_t at) {
      if (++repeated_.count > static_cast<std::int64_t>(RepeatedContacts::most_shown)) return;
      repeated_.first.push_back({batch.row(at).line, std::string(id_of_contact_key(batch.text(batch.row(at).id)))});
    });
    tally_.take_met(batch);
    batch.clear();
  }

  /// The same, with what is to be said of the rows that its contacts come from.
  void take(ContactBatch& batch, Intake& report) {
    take(batch);
    report_.merge(report);
    report = {};
  }

  /// Is told how much of the whole has been taken: once the contacts are many, makes room for those that are to be
  /// expected. A whole of unknown size is 0.
  void look_ahead(std::uint64_t taken, std::uint64_t whole, std::int64_t many = std::int64_t{1} << 19) {
    if (has_looked_ || taken == 0 || tally_.contacts() < many) return;
    has_looked_ = true;
    if (taken >= whole) return;
    const double expected =
        1.03 * static_cast<double>(tally_.contacts()) * static_cast<double>(whole) / static_cast<double>(taken);
    if (expected < most_expected) tally_.expect(static_cast<std::size_t>(expected));
  }

  /// What came in so far, without contacts that came again.
  Intake& report() noexcept { return report_; }

  RepeatedContacts& repeated() noexcept { return repeated_; }

 private:
  static constexpr double most_expected = 2e9;

  Tally& tally_;
  bool has_looked_ = false;
  RepeatedContacts repeated_;
  Intake report_;
};

}  // namespace journeyrank
