// SPDX-License-Identifier: MIT
#pragma once

#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_abi.hpp"
#include "journeyrank/io/arrow_batches.hpp"
#include "journeyrank/io/contact_frame.hpp"
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
  FrameContacts<ArrowFrame> contacts(ArrowFrame(batches.table()), mapping, tally, customers);
  while (batches.next()) contacts.count(ArrowFrame(batches.table()), progress);
  return contacts.finish();
}

}  // namespace journeyrank
