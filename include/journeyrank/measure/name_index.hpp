// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/measure/grown_capacity.hpp"

namespace journeyrank {

/// Numbers distinct names from 0 in the order they come, and finds them again.
///
/// A name of up to 15 bytes stands in its record, a longer one beside the others: most names are found by looking at
/// two places in memory, the slot and the record.
///
/// Errors  too_large beyond 4,294,967,294 names, or a name of 4 GiB
/// Cost    O(length) a name; 16 bytes a name, its letters where they are more than 15, and 11 to 23 bytes of slots
class NameIndex {
 public:
  std::size_t size() const noexcept { return records_.size(); }

  /// The name with a number; valid until the next name is added.
  std::string_view operator[](std::uint32_t number) const noexcept {
    assert(number < records_.size());
    const Record& record = records_[number];
    if (record.is_short()) return {record.bytes.data(), record.short_length()};
    return std::string_view(letters_).substr(record.offset(), record.length());
  }

  /// What finds a name: compute it once, `prefetch`, and look it up later.
  static std::uint32_t hash(std::string_view name) noexcept {
    std::uint64_t state = 0x9e3779b97f4a7c15ULL ^ name.size();
    const auto mix = [&state](std::uint64_t word) {
      state = (state ^ word) * 0xd6e8feb86659fd93ULL;
      state ^= state >> 32;
    };
    const char* at = name.data();
    std::size_t left = name.size();
    for (; left >= 8; at += 8, left -= 8) mix(word_at(at, 8));
    if (left > 0) mix(word_at(at, left));
    mix(0);
    return static_cast<std::uint32_t>(state >> 32);
  }

  /// Asks for the slot of a hash, so that it is near when it is looked at.
  void prefetch(std::uint32_t hash) const noexcept {
#if defined(__GNUC__)
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash >> shift_]);
#endif
  }

  /// Asks for the name that the slot of a hash leads to, once the slot is near.
  void prefetch_name(std::uint32_t hash) const noexcept {
#if defined(__GNUC__)
    if (slots_.empty()) return;
    const Slot& slot = slots_[hash >> shift_];
    if (slot.number_from_1 != 0) __builtin_prefetch(&records_[slot.number_from_1 - 1]);
#endif
  }

  /// Makes room for so many names, short ones, at once.
  void reserve(std::size_t names) {
    records_.reserve(names);
    std::size_t slots = slots_.size();
    while (10 * names > 7 * slots) slots = slots == 0 ? 16 : 2 * slots;
    if (slots > slots_.size()) grow(slots);
  }

  /// The number of a name, and whether it is new.
  std::pair<std::uint32_t, bool> insert(std::string_view name) { return insert(name, hash(name)); }
  std::pair<std::uint32_t, bool> insert(std::string_view name, std::uint32_t hash) {
    if (10 * (records_.size() + 1) > 7 * slots_.size()) grow(slots_.empty() ? 16 : 2 * slots_.size());
    const std::size_t at = slot_of(name, hash);
    if (slots_[at].number_from_1 != 0) return {slots_[at].number_from_1 - 1, false};
    if (records_.size() >= std::numeric_limits<std::uint32_t>::max() - 1) {
      throw Error(errc::too_large, "more than 4294967294 different names; split the input");
    }
    records_.push_back(record_of(name));
    slots_[at] = {hash, static_cast<std::uint32_t>(records_.size())};
    return {static_cast<std::uint32_t>(records_.size() - 1), true};
  }

  std::optional<std::uint32_t> find(std::string_view name) const noexcept { return find(name, hash(name)); }
  std::optional<std::uint32_t> find(std::string_view name, std::uint32_t hash) const noexcept {
    if (slots_.empty()) return std::nullopt;
    const Slot slot = slots_[slot_of(name, hash)];
    return slot.number_from_1 == 0 ? std::nullopt : std::optional(slot.number_from_1 - 1);
  }

  /// Bytes of memory that the index holds, beside itself.
  std::size_t bytes() const noexcept { return memory().bytes(); }

  /// The places of an index, filled and free: how its memory grows is known without a name in it.
  struct Memory {
    std::size_t names, names_capacity, slots, letters, letters_capacity;

    /// Room for one more name, as insert() makes it.
    void make_room() noexcept {
      while (10 * (names + 1) > 7 * slots) slots = slots == 0 ? 16 : 2 * slots;
    }
    /// A name of so many letters.
    void add(std::size_t length) noexcept {
      make_room();
      names_capacity = grown_capacity(names_capacity, ++names);
      if (length <= Record::most_short) return;
      letters += length;
      if (letters > letters_capacity) letters_capacity = std::max(letters, 2 * letters_capacity);
    }
    /// At most what so many names of so many letters in all make of it.
    void add_any(std::size_t count, std::size_t of_letters) noexcept {
      names += count;
      names_capacity = grown_capacity(names_capacity, names);
      make_room();
      letters += of_letters;
      if (letters > letters_capacity) letters_capacity = 2 * letters;
    }
    std::size_t bytes() const noexcept {
      return names_capacity * sizeof(Record) + slots * sizeof(Slot) + letters_capacity;
    }
  };

  Memory memory() const noexcept {
    return {records_.size(), records_.capacity(), slots_.size(), letters_.size(), letters_.capacity()};
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number_from_1 = 0;  // 0 is free
  };

  /// A name of up to 15 bytes and its length; or where a longer one stands, and that it does.
  struct Record {
    static constexpr std::size_t most_short = 15;
    static constexpr char is_long = 127;

    std::array<char, 16> bytes{};

    bool is_short() const noexcept { return bytes[15] != is_long; }
    std::size_t short_length() const noexcept { return static_cast<std::size_t>(bytes[15]); }
    std::size_t offset() const noexcept {
      std::uint64_t offset = 0;
      std::memcpy(&offset, bytes.data(), sizeof offset);
      return offset;
    }
    std::size_t length() const noexcept {
      std::uint32_t length = 0;
      std::memcpy(&length, bytes.data() + 8, sizeof length);
      return length;
    }
  };

  /// Up to 8 bytes, the first one lowest where that is how words lie in memory; without a call for so few.
  static std::uint64_t word_at(const char* at, std::size_t bytes) noexcept {
    const auto load = [at]<class Word>(Word word, std::size_t from) {
      std::memcpy(&word, at + from, sizeof word);
      return std::uint64_t{word};
    };
    if (bytes == 8) return load(std::uint64_t{}, 0);
    if constexpr (std::endian::native == std::endian::little) {
      if (bytes >= 4) return load(std::uint32_t{}, 0) | load(std::uint32_t{}, bytes - 4) << (8 * (bytes - 4));
      if (bytes == 0) return 0;
      return load(std::uint8_t{}, 0) | load(std::uint8_t{}, bytes / 2) << (8 * (bytes / 2)) |
             load(std::uint8_t{}, bytes - 1) << (8 * (bytes - 1));
    }
    std::uint64_t word = 0;
    std::memcpy(&word, at, bytes);
    return word;
  }

  static Record short_record(std::string_view name) noexcept {
    const std::size_t head = std::min<std::size_t>(8, name.size());
    const std::array<std::uint64_t, 2> words = {word_at(name.data(), head),
                                                word_at(name.data() + head, name.size() - head)};
    Record record;
    std::memcpy(record.bytes.data(), words.data(), sizeof words);
    record.bytes[15] = static_cast<char>(name.size());
    return record;
  }

  static bool are_equal(const Record& a, const Record& b) noexcept {
    std::array<std::uint64_t, 2> x{};
    std::array<std::uint64_t, 2> y{};
    std::memcpy(x.data(), a.bytes.data(), sizeof x);
    std::memcpy(y.data(), b.bytes.data(), sizeof y);
    return ((x[0] ^ y[0]) | (x[1] ^ y[1])) == 0;
  }

  Record record_of(std::string_view name) {
    if (name.size() <= Record::most_short) return short_record(name);
    if (name.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw Error(errc::too_large, "a name of " + std::to_string(name.size()) + " bytes; allowed: up to 4294967295");
    }
    Record record;
    const std::uint64_t offset = letters_.size();
    const auto length = static_cast<std::uint32_t>(name.size());
    letters_.append(name);
    std::memcpy(record.bytes.data(), &offset, sizeof offset);
    std::memcpy(record.bytes.data() + 8, &length, sizeof length);
    record.bytes[15] = Record::is_long;
    return record;
  }

  /// The slot of a name, or the free one that it would have.
  std::size_t slot_of(std::string_view name, std::uint32_t hash) const noexcept {
    if (name.size() > Record::most_short) {
      return slot_where(hash, [&](std::uint32_t number) { return (*this)[number] == name; });
    }
    const Record record = short_record(name);
    return slot_where(hash, [&](std::uint32_t number) { return are_equal(records_[number], record); });
  }

  template <class IsName>
  std::size_t slot_where(std::uint32_t hash, IsName&& is_name) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash >> shift_;
    for (; slots_[at].number_from_1 != 0; at = (at + 1) & mask) {
      if (slots_[at].hash == hash && is_name(slots_[at].number_from_1 - 1)) break;
    }
    return at;
  }

  /// Slots are in order of their hashes, all but for collisions: growing goes through memory in one direction.
  void grow(std::size_t slots) {
    LargeVector<Slot> old(slots);
    old.swap(slots_);
    shift_ = 32U - static_cast<unsigned>(std::countr_zero(slots));
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.number_from_1 == 0) continue;
      std::size_t at = slot.hash >> shift_;
      while (slots_[at].number_from_1 != 0) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  LargeVector<Record> records_;
  std::string letters_;
  LargeVector<Slot> slots_;
  unsigned shift_ = 28;  ///< from a hash to its slot: the slots are numbered by the first bits of the hash
};

}  // namespace journeyrank
