// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_abi.hpp"
#include "journeyrank/io/arrow_batches.hpp"
#include "journeyrank/io/arrow_contact_rows.hpp"
#include "journeyrank/io/contact_frame.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_feed.hpp"
#include "journeyrank/measure/contact_intake.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// Counts all contacts of an Arrow stream, batch by batch, and says what came in, as for a data frame. The stream may
/// be larger than memory: one batch is held at a time, and released before the next is asked for. `progress(rows,
/// rows_of_the_batch)` is called now and then.
///
/// Errors  as ArrowBatches, ArrowFrame and BoundMapping; when not one row can be counted, the reason is thrown
template <class Progress = NoProgress>
Intake read_contacts(ArrowArrayStream* producer, const Mapping& mapping, Tally& tally, Progress&& progress = {},
                     const CustomerTable* customers = nullptr) {
  ArrowBatches batches(producer);
  const ArrowFrame layout(batches.table());
  const auto columns = contact_columns_of(layout, mapping, tally.extra_columns());
  ArrowContactRows rows(frame_intake(layout, columns, mapping, tally, customers), columns);
  ContactFeed feed(tally);
  std::uint64_t before = 0;
  while (batches.next()) {
    const ArrowContactBatch batch(layout, columns);
    const std::size_t size = layout.row_count();
    for (std::size_t begin = 0; begin < size; begin += 4096) {
      progress(begin, size);
      rows.read(batch, begin, std::min(size, begin + 4096), before,
                [&](const Contact& contact, std::uint64_t number) { feed.push(contact, number); });
    }
    before += size;
  }
  Intake& report = rows.intake().report();
  report.merge(feed.finish().intake("frame"));
  refuse_if_nothing_used(report, "frame");
  return std::move(report);
}

}  // namespace journeyrank
