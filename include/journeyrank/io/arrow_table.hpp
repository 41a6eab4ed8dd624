// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/arrow_abi.hpp"

namespace journeyrank {

/// An Arrow object taken over from its producer. It is released once: when this ends.
template <class Object>
class ArrowOwner {
 public:
  ArrowOwner() = default;
  explicit ArrowOwner(Object* producer) noexcept : object_(*producer) { producer->release = nullptr; }
  ArrowOwner(ArrowOwner&& other) noexcept : object_(std::exchange(other.object_, Object{})) {}
  ArrowOwner& operator=(ArrowOwner&& other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~ArrowOwner() {
    if (object_.release != nullptr) object_.release(&object_);
  }

  Object* get() noexcept { return &object_; }
  const Object* get() const noexcept { return &object_; }
  bool is_released() const noexcept { return object_.release == nullptr; }

 private:
  Object object_{};
};

/// Consecutive cells of one column: those of one batch, from `begin` in its buffers.
struct ArrowSpan {
  const ArrowSchema* schema = nullptr;
  const ArrowArray* array = nullptr;
  std::size_t begin = 0;
  std::size_t size = 0;
};

/// All cells of an array, its own offset counted in.
inline ArrowSpan whole_span(const ArrowSchema& schema, const ArrowArray& array) noexcept {
  return {&schema, &array, static_cast<std::size_t>(array.offset), static_cast<std::size_t>(array.length)};
}

/// True when every cell of a span is there: no bitmap says otherwise.
inline bool is_complete(const ArrowSpan& span) noexcept {
  if (std::strcmp(span.schema->format, "n") == 0) return span.size == 0;
  return span.array->null_count == 0 || span.array->n_buffers == 0 || span.array->buffers[0] == nullptr;
}

/// False for a cell that is null.
inline bool is_valid(const ArrowSpan& span, std::size_t row) noexcept {
  if (is_complete(span)) return true;
  const bool has_bits = span.array->n_buffers > 0 && span.array->buffers[0] != nullptr;
  if (!has_bits) return false;  // an array of the type null
  const std::size_t bit = span.begin + row;
  return (static_cast<const std::uint8_t*>(span.array->buffers[0])[bit / 8] >> (bit % 8) & 1U) != 0;
}

/// Refuses what the producer of a stream reports as a failure.
inline void check_arrow_stream(ArrowArrayStream* stream, int failure) {
  if (failure == 0) return;
  const char* message = stream->get_last_error(stream);
  throw Error(errc::bad_arrow, "the producer of the stream failed: " +
                                   (message == nullptr ? std::string(std::strerror(failure)) : std::string(message)));
}

/// A data frame as Arrow hands it over: named columns, each in as many chunks as there were batches. Its columns may be
/// borrowed for as long as it lives. A stream of plain arrays is a table of one column.
///
/// Edge    no batch and empty batches: a table without rows
/// Errors  bad_arrow if the producer reports a failure, or hands over what contradicts itself
class ArrowTable {
 public:
  /// Reads a stream to its end and releases it. `after_batch` is called after each batch; what it throws ends the
  /// reading.
  template <class AfterBatch>
  ArrowTable(ArrowArrayStream* producer, AfterBatch&& after_batch) {
    ArrowOwner<ArrowArrayStream> stream(producer);
    if (stream.is_released()) throw Error(errc::bad_arrow, "the stream is used up: it was released before");
    check_arrow_stream(stream.get(), stream.get()->get_schema(stream.get(), schema_.get()));
    check_schema(*schema_.get());
    while (true) {
      ArrowOwner<ArrowArray> batch;
      check_arrow_stream(stream.get(), stream.get()->get_next(stream.get(), batch.get()));
      if (batch.is_released()) return;
      add(std::move(batch));
      after_batch();
    }
  }

  explicit ArrowTable(ArrowArrayStream* producer) : ArrowTable(producer, [] {}) {}

  /// A table without rows.
  explicit ArrowTable(ArrowOwner<ArrowSchema> schema) : schema_(std::move(schema)) { check_schema(*schema_.get()); }

  /// Lets go of all rows.
  void clear() {
    batches_.clear();
    row_count_ = 0;
  }

  /// Takes over the rows of a batch, after those that are there.
  void add(ArrowOwner<ArrowArray> batch) {
    check_array(*schema_.get(), *batch.get());
    if (is_frame()) check_rows(*batch.get());
    row_count_ += static_cast<std::size_t>(batch.get()->length);
    batches_.push_back(std::move(batch));
  }

  /// Takes over one batch.
  ArrowTable(ArrowSchema* schema, ArrowArray* array) : schema_(schema) {
    ArrowOwner<ArrowArray> batch(array);
    if (schema_.is_released() || batch.is_released()) {
      throw Error(errc::bad_arrow, "the array is used up: it was released before");
    }
    check_schema(*schema_.get());
    add(std::move(batch));
  }

  std::size_t row_count() const noexcept { return row_count_; }
  std::size_t column_count() const noexcept {
    return is_frame() ? static_cast<std::size_t>(schema_.get()->n_children) : 1;
  }

  /// "" for a column without a name.
  std::string_view name(std::size_t c) const noexcept { return schema(c).name == nullptr ? "" : schema(c).name; }

  const ArrowSchema& schema(std::size_t c) const noexcept {
    return is_frame() ? *schema_.get()->children[c] : *schema_.get();
  }

  /// The chunks of a column that hold cells.
  std::vector<ArrowSpan> chunks(std::size_t c) const {
    std::vector<ArrowSpan> chunks;
    for (const auto& batch : batches_) {
      const ArrowArray& whole = *batch.get();
      if (whole.length == 0) continue;
      ArrowSpan chunk = whole_span(schema(c), is_frame() ? *whole.children[c] : whole);
      if (is_frame()) {  // the offset of a struct counts for each of its fields
        chunk.begin += static_cast<std::size_t>(whole.offset);
        chunk.size = static_cast<std::size_t>(whole.length);
      }
      chunks.push_back(chunk);
    }
    return chunks;
  }

 private:
  bool is_frame() const noexcept { return std::string_view(schema_.get()->format) == "+s"; }

  static void check_schema(const ArrowSchema& schema) {
    if (schema.format == nullptr) throw Error(errc::bad_arrow, "a schema has no format");
    if (schema.dictionary != nullptr) check_schema(*schema.dictionary);
    for (std::int64_t c = 0; c < schema.n_children; ++c) check_schema(*schema.children[c]);
  }

  static void check_array(const ArrowSchema& schema, const ArrowArray& array) {
    const bool fits = array.length >= 0 && array.offset >= 0 && array.n_children == schema.n_children &&
                      (array.dictionary == nullptr) == (schema.dictionary == nullptr) &&
                      (array.n_buffers == 0 || array.buffers != nullptr);
    if (!fits) throw Error(errc::bad_arrow, "a batch does not fit its schema");
    if (schema.dictionary != nullptr) check_array(*schema.dictionary, *array.dictionary);
    for (std::int64_t c = 0; c < schema.n_children; ++c) check_array(*schema.children[c], *array.children[c]);
  }

  void check_rows(const ArrowArray& batch) const {
    const ArrowSpan rows = whole_span(*schema_.get(), batch);
    for (std::size_t row = 0; row < rows.size && !is_complete(rows); ++row) {
      if (is_valid(rows, row)) continue;
      throw Error(errc::bad_arrow, "row " + std::to_string(row_count_ + row + 1) + " is null as a whole");
    }
    for (std::int64_t c = 0; c < batch.n_children; ++c) {
      if (batch.children[c]->length < batch.offset + batch.length) {
        throw Error(errc::bad_arrow, "a column is shorter than its batch");
      }
    }
  }

  ArrowOwner<ArrowSchema> schema_;
  std::vector<ArrowOwner<ArrowArray>> batches_;
  std::size_t row_count_ = 0;
};

}  // namespace journeyrank
