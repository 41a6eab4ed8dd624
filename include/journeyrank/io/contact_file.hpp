// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/contact_csv.hpp"
#include "journeyrank/io/contact_jsonl.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// What a file of contacts is written in.
enum class ContactFormat { csv, jsonl, xes };

constexpr auto enumerators(ContactFormat) {
  using enum ContactFormat;
  return std::array{Enumerator{"csv", csv}, Enumerator{"jsonl", jsonl}, Enumerator{"xes", xes}};
}

/// What the ending of a file's name says: .jsonl and .ndjson are JSON Lines, .xes is an event log, all else is CSV.
inline ContactFormat contact_format_of(std::string_view path) {
  const auto ends_with = [path](std::string_view ending) {
    return path.size() >= ending.size() &&
           std::equal(ending.begin(), ending.end(), path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char small, char any) {
                        return small == (any >= 'A' && any <= 'Z' ? static_cast<char>(any + 32) : any);
                      });
  };
  if (ends_with(".xes")) return ContactFormat::xes;
  return ends_with(".jsonl") || ends_with(".ndjson") ? ContactFormat::jsonl : ContactFormat::csv;
}

/// How a file of contacts is written.
struct ContactFileOptions {
  std::optional<ContactFormat> format = {};  ///< by default what the name of the file ends with
  CsvOptions csv = {};                       ///< of CSV; its missing markers count in the other formats too
};

/// Refuses what says how CSV is written where the contacts are not.
inline void refuse_csv_options(const CsvOptions& csv, ContactFormat format) {
  if (csv.separator == '\0' && csv.decimal == '.' && csv.thousands == '\0' && csv.encoding == TextEncoding::utf8)
    return;
  throw Error(errc::bad_option, std::string("separator, decimal, thousands and encoding are options of CSV; the "
                                            "contacts are ") +
                                    name_of(format));
}

/// Counts all contacts of a file, whatever it is written in, and says what came in.
///
/// Errors  as read_contacts of the format; bad_option for an option of CSV with another format, and for XES, which
///         read_any_contact_file of io/contact_xes.hpp reads
template <class Progress = NoProgress>
Intake read_contact_file(ByteSource source, const Mapping& mapping, Tally& tally,
                         const ContactFileOptions& options = {}, Progress&& progress = {},
                         const CustomerTable* customers = nullptr) {
  const ContactFormat format = options.format.value_or(contact_format_of(source.name()));
  if (format == ContactFormat::csv) {
    return read_contacts(std::move(source), mapping, tally, options.csv, std::forward<Progress>(progress), customers);
  }
  refuse_csv_options(options.csv, format);
  if (format == ContactFormat::xes) {
    throw Error(errc::bad_option, Place{source.name()},
                "this program was built without XES event logs; they need expat (on Debian and Ubuntu: libexpat1-dev) "
                "and journeyrank/io/contact_xes.hpp");
  }
  return read_contacts(std::move(source), mapping, tally, JsonlOptions{.missing = options.csv.missing},
                       std::forward<Progress>(progress), customers);
}

}  // namespace journeyrank
