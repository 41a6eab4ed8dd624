// SPDX-License-Identifier: MIT
#include "counted_contacts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/contact_arrow.hpp"
#ifdef JOURNEYRANK_HAS_XES
#include "journeyrank/io/contact_xes.hpp"
#endif
#include "journeyrank/io/contact_file.hpp"
#include "journeyrank/io/contact_frame.hpp"
#include "journeyrank/io/customer_file.hpp"
#include "journeyrank/io/ready_mapping.hpp"

#include "binding.hpp"
#include "foreign_frame.hpp"
#include "native_table.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

Mapping mapping_from_python(py::handle mapping) {
  if (mapping.is_none()) return {};
  if (py::isinstance<Mapping>(mapping)) return mapping.cast<const Mapping&>();
  if (is_path(mapping)) return mapping_of(path_of(mapping));
  refuse_type("mapping", "a Mapping, the path of a mapping file, the name of a ready mapping, or None", mapping);
}

std::optional<ContactFormat> format_from_python(py::handle format) {
  if (format.is_none()) return std::nullopt;
  if (!py::isinstance<py::str>(format)) refuse_type("format", enumerator_list<ContactFormat>() + " or None", format);
  const auto name = format.cast<std::string>();
  if (const auto known = parse_enumerator<ContactFormat>(name)) return known;
  throw Error(errc::bad_option, "format: found " + excerpt(name) + "; allowed: " + enumerator_list<ContactFormat>());
}

/// Looks for Ctrl-C as the reading goes on.
struct InterruptedByUser {
  template <class Count>
  void operator()(Count, Count) const {
    stop_if_interrupted();
  }
};

std::optional<CustomersRead> customers_from_python(py::handle customers, const Mapping& mapping) {
  if (customers.is_none()) return std::nullopt;
  if (is_path(customers) && !is_parquet(customers)) {
    const std::string path = path_of(customers);
    return without_lock([&] { return read_customers(ByteSource::open(path, &stop_if_interrupted), mapping); });
  }
  const auto table = table_or_parquet(customers);
  if (!table) refuse_type("customers", "the path of a file, a dict of columns, a data frame, or None", customers);
  return without_lock(
      [&] { return with_frame(*table, [&](const auto& frame) { return read_customers(frame, mapping); }); });
}

/// The columns of contacts that are read; nothing of them outlives the reading.
template <frame Frame>
Ingest streamed(const Frame& layout, const Mapping& mapping, const Tally& tally, const TypeNames& types) {
  Ingest ingest;
  for (const std::size_t c : contact_columns_of(layout, mapping, tally.extra_columns())) {
    const std::string name(layout.name(c));
    const auto called = types.find(name);
    ingest.columns.push_back({.name = name,
                              .type = called == types.end() ? layout.type(c) : called->second,
                              .memory = IngestMemory::streamed});
  }
  return ingest;
}

Intake read_from_python(py::handle contacts, const Mapping& mapping, Tally& tally, std::optional<ContactFormat> format,
                        const CustomerTable* customers, Ingest& ingest) {
  if (is_path(contacts) && (format || !is_parquet(contacts))) {
    const std::string path = path_of(contacts);
    return without_lock([&] {
      ByteSource source = ByteSource::open(path, &stop_if_interrupted);
      const ContactFileOptions written{.format = format};
#ifdef JOURNEYRANK_HAS_XES
      return read_any_contact_file(std::move(source), mapping, tally, written, InterruptedByUser{}, customers);
#else
      return read_contact_file(std::move(source), mapping, tally, written, InterruptedByUser{}, customers);
#endif
    });
  }
  if (format) throw Error(errc::bad_option, "format says how a file is written; the contacts are none");
  const py::object frame = is_parquet(contacts) ? parquet_stream(contacts) : opened(contacts);
  const TypeNames types = is_pandas_like(frame) ? TypeNames{} : types_of(frame);
  if (const py::object capsule = arrow_stream_of(frame); !capsule.is_none()) {
    ArrowArrayStream* const stream = stream_in(capsule);
    const ArrowTable layout = layout_of(stream);
    ingest = streamed(ArrowFrame(layout), mapping, tally, types);
    return without_lock([&] { return read_contacts(stream, mapping, tally, InterruptedByUser{}, customers); });
  }
  const auto table = table_from(frame);
  if (!table) {
    refuse_type("contacts", "the path of a file, a dict of columns, a list of dicts, a data frame", contacts);
  }
  return without_lock([&] {
    return with_frame(*table, [&](const auto& columns) {
      ingest = streamed(columns, mapping, tally, table->types);
      return read_contacts(columns, mapping, tally, InterruptedByUser{}, customers);
    });
  });
}

}  // namespace

bool is_path(py::handle data) { return py::isinstance<py::str>(data) || py::hasattr(data, "__fspath__"); }

CountedContacts count_contacts(Tally& tally, py::handle contacts, py::handle mapping, py::handle format,
                               py::handle customers) {
  CountedContacts counted{.source = kind_of(contacts)};
  const Mapping meant = mapping_from_python(mapping);
  const auto known = customers_from_python(customers, meant);
  counted.intake = read_from_python(contacts, meant, tally, format_from_python(format), known ? &known->table : nullptr,
                                    counted.ingest);
  if (known) counted.customer_notes = known->notes();
  return counted;
}

py::dict rows_of(const Intake& intake) {
  py::dict rows;
  rows["read"] = intake.rows;
  rows["used"] = intake.used;
  rows["left_out"] = intake.left_out();
  rows["repeated"] = intake.repeated();
  rows["filtered"] = intake.filtered;
  return rows;
}

py::tuple notes_tuple(const std::vector<Note>& notes) {
  py::tuple tuple(notes.size());
  for (std::size_t i = 0; i < notes.size(); ++i) tuple[i] = py::cast(notes[i]);
  return tuple;
}

}  // namespace journeyrank::python
