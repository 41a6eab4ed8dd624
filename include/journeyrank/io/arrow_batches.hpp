// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/arrow_abi.hpp"
#include "journeyrank/io/arrow_table.hpp"

namespace journeyrank {

/// The batches of an Arrow stream, one in memory at a time.
///
///     ArrowBatches batches(stream);
///     while (batches.next()) use(batches.table());
///
/// Edge    a table is valid until the next batch; before the first it has its columns and no rows
/// Errors  bad_arrow if the producer reports a failure, or hands over what contradicts itself
class ArrowBatches {
 public:
  /// Takes the stream over; it is released when this ends.
  explicit ArrowBatches(ArrowArrayStream* producer) : stream_(producer), table_(schema_of(stream_)) {}

  /// Goes to the next batch; false at the end.
  bool next() {
    table_.clear();
    ArrowOwner<ArrowArray> batch;
    check_arrow_stream(stream_.get(), stream_.get()->get_next(stream_.get(), batch.get()));
    if (batch.is_released()) return false;
    table_.add(std::move(batch));
    return true;
  }

  const ArrowTable& table() const noexcept { return table_; }

 private:
  static ArrowOwner<ArrowSchema> schema_of(ArrowOwner<ArrowArrayStream>& stream) {
    if (stream.is_released()) throw Error(errc::bad_arrow, "the stream is used up: it was released before");
    ArrowOwner<ArrowSchema> schema;
    check_arrow_stream(stream.get(), stream.get()->get_schema(stream.get(), schema.get()));
    return schema;
  }

  ArrowOwner<ArrowArrayStream> stream_;
  ArrowTable table_;
};

}  // namespace journeyrank
