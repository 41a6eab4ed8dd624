// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "journeyrank/base/block_pipeline.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_abi.hpp"
#include "journeyrank/io/arrow_batches.hpp"
#include "journeyrank/io/arrow_contact_rows.hpp"
#include "journeyrank/io/contact_frame.hpp"
#include "journeyrank/measure/batch_count.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_intake.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// The steps that bring the contacts of an Arrow stream into a tally, some thousand rows a block: see BlockPipeline.
/// One batch is held at a time, and released before the next is asked for.
template <class Progress>
class ArrowContactBlocks {
 public:
  ArrowContactBlocks(ArrowArrayStream* producer, const Mapping& mapping, Tally& tally, Progress& progress,
                     const CustomerTable* customers, std::size_t slots)
      : batches_(producer),
        layout_(batches_.table()),
        columns_(contact_columns_of(layout_, mapping, tally.extra_columns())),
        count_(tally),
        progress_(progress) {
    for (std::size_t slot = 0; slot < slots; ++slot) {
      ContactIntake intake = frame_intake(layout_, columns_, mapping, tally, customers);
      if (slot == 0) count_.report() = std::exchange(intake.report(), {});
      intake.report() = {};
      blocks_.push_back({ArrowContactRows(std::move(intake), columns_), count_.batch()});
    }
    reads_in_order_ = blocks_.front().rows.intake().bound().numbers_rows();
  }

  BlockGiving give(std::size_t slot, std::size_t open) {
    while (begin_ == size_) {
      if (open > 0) return BlockGiving::later;
      batch_.reset();
      before_ += size_;
      begin_ = size_ = 0;
      if (!batches_.next()) return BlockGiving::ended;
      size_ = layout_.row_count();
      batch_.emplace(layout_, columns_);
    }
    if (begin_ % rows_between_looks == 0) progress_(begin_, size_);
    Block& block = blocks_[slot];
    block.begin = begin_;
    block.end = begin_ = std::min(size_, begin_ + rows_of_a_block);
    if (reads_in_order_) read(blocks_.front().rows, block);
    return BlockGiving::given;
  }

  void work(std::size_t slot) {
    if (!reads_in_order_) read(blocks_[slot].rows, blocks_[slot]);
  }

  void take(std::size_t slot) { count_.take(blocks_[slot].contacts, blocks_[slot].report); }

  /// What came in, once all is taken.
  Intake& report() {
    count_.report().merge(std::exchange(count_.repeated(), {}).intake("frame"));
    return count_.report();
  }

 private:
  static constexpr std::size_t rows_of_a_block = 1024;
  static constexpr std::size_t rows_between_looks = 4096;

  struct Block {
    ArrowContactRows rows;
    ContactBatch contacts;
    Intake report{};
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void read(ArrowContactRows& rows, Block& block) {
    rows.read(*batch_, block.begin, block.end, before_, [&block](const Contact& contact, std::uint64_t number) {
      Tally::check(contact);
      block.contacts.push_back(contact, number);
    });
    block.report = std::exchange(rows.intake().report(), {});
  }

  ArrowBatches batches_;
  ArrowFrame layout_;
  std::vector<std::size_t> columns_;
  BatchCount count_;
  Progress& progress_;
  std::vector<Block> blocks_;
  bool reads_in_order_ = false;
  std::optional<ArrowContactBatch> batch_;
  std::size_t begin_ = 0;  // the first row of the batch that is not in a block
  std::size_t size_ = 0;   // of the batch
  std::uint64_t before_ = 0;
};

/// Counts all contacts of an Arrow stream, batch by batch, and says what came in, as for a data frame. The stream may
/// be larger than memory: one batch is held at a time, and released before the next is asked for. `progress(rows,
/// rows_of_the_batch)` is called now and then. `threads` (0: one a processor) read contacts; that changes no bit.
///
/// Errors  as ArrowBatches, ArrowContactRows and BoundMapping; when not one row can be counted, the reason is thrown
template <class Progress = NoProgress>
Intake read_contacts(ArrowArrayStream* producer, const Mapping& mapping, Tally& tally, Progress&& progress = {},
                     const CustomerTable* customers = nullptr, std::size_t threads = 0) {
  using Blocks = ArrowContactBlocks<std::remove_reference_t<Progress>>;
  const std::size_t readers = thread_count(threads, most_reading_threads);
  const std::size_t slots = BlockPipeline<Blocks>::slots_for(readers);
  Blocks blocks(producer, mapping, tally, progress, customers, slots);
  BlockPipeline(blocks, slots, readers).run();
  refuse_if_nothing_used(blocks.report(), "frame");
  if (tally.is_weighted()) blocks.report().drop(RowFault::unused_weight);
  return std::move(blocks.report());
}

}  // namespace journeyrank
