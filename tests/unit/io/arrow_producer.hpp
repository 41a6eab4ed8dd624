// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/io/arrow_abi.hpp"

template <class Object>
bool is_released(const Object& object) {
  return object.release == nullptr;
}

/// How many Arrow objects a producer gave out, and how many of them were released.
struct ArrowCounts {
  int given = 0;
  int released = 0;
};

/// One column of one batch as a test writes it: its format, its buffers as bytes, and what hangs off it.
struct ProducedColumn {
  std::string format;
  std::string name = {};
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::int64_t offset = 0;
  std::vector<std::optional<std::string>> buffers = {};  ///< nothing: a null pointer
  std::vector<ProducedColumn> children = {};
  std::shared_ptr<ProducedColumn> dictionary = {};
};

template <class T>
std::string bytes_of(const std::vector<T>& values) {
  std::string bytes(values.size() * sizeof(T), '\0');
  if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

/// A validity bitmap from a text such as "1101".
inline std::optional<std::string> bitmap(const std::string& valid) {
  std::string bits((valid.size() + 7) / 8, '\0');
  for (std::size_t i = 0; i < valid.size(); ++i) {
    if (valid[i] == '1') bits[i / 8] = static_cast<char>(bits[i / 8] | 1 << (i % 8));
  }
  return bits;
}

template <class T>
ProducedColumn numbers_column(const std::string& name, const std::string& format, const std::vector<T>& values,
                              const std::string& valid = "") {
  ProducedColumn column{.format = format, .name = name};
  column.length = static_cast<std::int64_t>(values.size());
  column.null_count = valid.empty() ? 0 : -1;
  column.buffers = {valid.empty() ? std::nullopt : bitmap(valid), bytes_of(values)};
  return column;
}

template <class Offset = std::int32_t>
ProducedColumn texts_column(const std::string& name, const std::vector<std::string>& texts,
                            const std::string& valid = "") {
  std::vector<Offset> offsets = {0};
  std::string letters;
  for (const auto& text : texts) {
    letters += text;
    offsets.push_back(static_cast<Offset>(letters.size()));
  }
  auto column = numbers_column(name, sizeof(Offset) == 4 ? "u" : "U", offsets, valid);
  column.length = static_cast<std::int64_t>(texts.size());
  column.buffers.emplace_back(letters);
  return column;
}

/// Texts of the type utf8_view; what is longer than 12 bytes stands in one buffer.
inline ProducedColumn viewed_column(const std::string& name, const std::vector<std::string>& texts,
                                    const std::string& valid = "") {
  std::string views;
  std::string letters;
  for (const auto& text : texts) {
    std::string view(16, '\0');
    const auto put = [&view](std::size_t at, std::int32_t number) { std::memcpy(view.data() + at, &number, 4); };
    put(0, static_cast<std::int32_t>(text.size()));
    if (text.size() <= 12) {
      std::memcpy(view.data() + 4, text.data(), text.size());
    } else {
      std::memcpy(view.data() + 4, text.data(), 4);
      put(8, 0);
      put(12, static_cast<std::int32_t>(letters.size()));
      letters += text;
    }
    views += view;
  }
  ProducedColumn column{.format = "vu", .name = name};
  column.length = static_cast<std::int64_t>(texts.size());
  column.null_count = valid.empty() ? 0 : -1;
  column.buffers = {valid.empty() ? std::nullopt : bitmap(valid), views, letters,
                    bytes_of(std::vector<std::int64_t>{static_cast<std::int64_t>(letters.size())})};
  return column;
}

/// Indices into a column of entries.
template <class Index>
ProducedColumn dictionary_column(const std::string& name, const std::string& format, const std::vector<Index>& indices,
                                 ProducedColumn entries, const std::string& valid = "") {
  auto column = numbers_column(name, format, indices, valid);
  column.dictionary = std::make_shared<ProducedColumn>(std::move(entries));
  return column;
}

inline ProducedColumn batch_of(std::vector<ProducedColumn> columns) {
  ProducedColumn batch{.format = "+s"};
  batch.length = columns.empty() ? 0 : columns.front().length;
  batch.buffers = {std::nullopt};
  batch.children = std::move(columns);
  return batch;
}

/// Gives out batches through the C structs, counts releases, and may fail at a batch.
class ArrowProducer {
 public:
  explicit ArrowProducer(std::vector<ProducedColumn> batches, int fail_at = -1)
      : batches_(std::move(batches)), fail_at_(fail_at) {}

  const ArrowCounts& counts() const { return counts_; }

  ArrowArrayStream stream() {
    ++counts_.given;
    next_ = 0;
    return {&get_schema, &get_next, &get_last_error, &release_stream, this};
  }

  ArrowSchema schema() {
    ++counts_.given;
    ArrowSchema out{};
    fill(batches_.front(), &out);
    out.release = &release_schema;
    out.private_data = this;
    return out;
  }

  ArrowArray array(std::size_t batch = 0) {
    ++counts_.given;
    ArrowArray out{};
    fill(batches_[batch], &out);
    out.release = &release_array;
    out.private_data = this;
    return out;
  }

 private:
  static ArrowProducer& of(void* data) { return *static_cast<ArrowProducer*>(data); }

  void fill(const ProducedColumn& column, ArrowSchema* out) {
    out->format = column.format.c_str();
    out->name = column.name.c_str();
    out->n_children = static_cast<std::int64_t>(column.children.size());
    auto& children = schema_lists_.emplace_back();
    for (const auto& child : column.children) fill(child, children.emplace_back(&schemas_.emplace_back()));
    out->children = children.data();
    if (column.dictionary) fill(*column.dictionary, out->dictionary = &schemas_.emplace_back());
  }

  void fill(const ProducedColumn& column, ArrowArray* out) {
    out->length = column.length;
    out->null_count = column.null_count;
    out->offset = column.offset;
    out->n_buffers = static_cast<std::int64_t>(column.buffers.size());
    auto& buffers = buffer_lists_.emplace_back();
    for (const auto& buffer : column.buffers) buffers.push_back(buffer ? buffer->data() : nullptr);
    out->buffers = buffers.data();
    out->n_children = static_cast<std::int64_t>(column.children.size());
    auto& children = array_lists_.emplace_back();
    for (const auto& child : column.children) fill(child, children.emplace_back(&arrays_.emplace_back()));
    out->children = children.data();
    if (column.dictionary) fill(*column.dictionary, out->dictionary = &arrays_.emplace_back());
  }

  static int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    auto& self = of(stream->private_data);
    if (self.batches_.empty()) return EINVAL;
    *out = self.schema();
    return 0;
  }

  static int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    auto& self = of(stream->private_data);
    *out = {};
    if (self.fail_at_ == static_cast<int>(self.next_)) return EIO;
    if (self.next_ < self.batches_.size()) *out = self.array(self.next_++);
    return 0;
  }

  static const char* get_last_error(ArrowArrayStream*) { return "the disk is gone"; }

  static void release_stream(ArrowArrayStream* stream) {
    ++of(stream->private_data).counts_.released;
    stream->release = nullptr;
  }
  static void release_schema(ArrowSchema* schema) {
    ++of(schema->private_data).counts_.released;
    schema->release = nullptr;
  }
  static void release_array(ArrowArray* array) {
    ++of(array->private_data).counts_.released;
    array->release = nullptr;
  }

  std::vector<ProducedColumn> batches_;
  int fail_at_;
  std::size_t next_ = 0;
  ArrowCounts counts_;
  std::deque<ArrowSchema> schemas_;
  std::deque<ArrowArray> arrays_;
  std::deque<std::vector<ArrowSchema*>> schema_lists_;
  std::deque<std::vector<ArrowArray*>> array_lists_;
  std::deque<std::vector<const void*>> buffer_lists_;
};
