// SPDX-License-Identifier: MIT
#include "journeyrank/measure/bound_mapping.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::BoundMapping;
using journeyrank::DurationUnit;
using journeyrank::Mapping;
using journeyrank::RowFault;
using journeyrank::RowReading;

namespace {

using Header = std::vector<std::string>;
using Record = std::vector<std::string_view>;

const Header plain = {"contact_id", "customer_id", "journey", "started_at"};

std::vector<RowFault> faults_of(const RowReading& row) {
  std::vector<RowFault> faults;
  for (const auto& each : row.faults) faults.push_back(each.fault);
  return faults;
}

}  // namespace

TEST_CASE("BoundMapping: without a mapping columns are taken by their own names, units included") {
  BoundMapping bound({}, {"journey", "contact_id", "started_at", "queue_min", "handle_s", "mood"});
  const RowReading row = bound.read(Record{"billing", " 17 ", "1970-01-01T00:00:00Z", "2", "3", "good"});
  REQUIRE(row.contact != nullptr);
  CHECK(row.contact->contact_id == "17");
  CHECK(row.contact->journey == "billing");
  CHECK(row.contact->queue_ms == 120'000);
  CHECK(row.contact->handle_ms == 3000);
  REQUIRE(row.contact->extra.size() == 1);
  CHECK(row.contact->extra[0].name == "mood");
  CHECK(row.contact->extra[0].text == "good");
  CHECK(row.faults.empty());
  CHECK(bound.fills("queue_s"));
  CHECK_FALSE(bound.fills("customer_id"));
}

TEST_CASE("BoundMapping: a service desk's export under its own names") {
  BoundMapping bound(Mapping{.missing = {"?"},
                             .columns = {{"contact_id", {.from = "number"}},
                                         {"customer_id", {.from = "caller_id"}},
                                         {"journey", {.from = "category"}},
                                         {"started_at", {.from = "opened_at", .format = "%d/%m/%Y %H:%M", .tz = "UTC"}},
                                         {"handle_s", {.from = "tHandle", .unit = DurationUnit::ms}},
                                         {"channel", {.from = "type", .values = {{"Phone", "voice"}}}},
                                         {"source", {.value = "desk"}}}},
                     {"number", "caller_id", "category", "opened_at", "tHandle", "type", "made_sla"});
  const RowReading row = bound.read(Record{"45", "?", "55", "29/2/2016 01:16", "1500", "Phone", "?"});
  REQUIRE(row.contact != nullptr);
  CHECK(row.contact->contact_id == "45");
  CHECK(row.contact->customer_id.empty());
  CHECK(row.contact->started_at == 1'456'708'560'000);
  CHECK(row.contact->handle_ms == 1500);
  CHECK(row.contact->channel == "voice");
  CHECK(row.contact->source == "desk");
  CHECK(row.contact->extra[0].text.empty());
  CHECK(faults_of(row) == std::vector{RowFault::no_customer});
  CHECK(row.faults[0].field == 1);
  CHECK(row.faults[0].text == "?");
  CHECK(std::string(row.faults[0].column) == "customer_id");
}

TEST_CASE("BoundMapping: a field used for something else does not speak for itself") {
  BoundMapping bound(Mapping{.columns = {{"channel", {.from = "source"}}}},
                     {"contact_id", "journey", "started_at", "source"});
  const RowReading row = bound.read(Record{"1", "a", "1970-01-01T00:00:00Z", "Web"});
  CHECK(row.contact->channel == "Web");
  CHECK(row.contact->source == "default");
}

TEST_CASE("BoundMapping: one field may fill two columns, and a mapped column wins over a header of its name") {
  BoundMapping bound(Mapping{.columns = {{"journey", {.from = "category"}}, {"issue", {.from = "category"}}}},
                     {"contact_id", "journey", "started_at", "category"});
  const RowReading row = bound.read(Record{"1", "own", "1970-01-01T00:00:00Z", "mapped"});
  CHECK(row.contact->journey == "mapped");
  CHECK(row.contact->issue == "mapped");
  REQUIRE(row.contact->extra.size() == 1);
  CHECK(row.contact->extra[0].text == "own");
}

TEST_CASE("BoundMapping: rows are numbered when the table has no id, and differ from those of another table") {
  BoundMapping bound(Mapping{.columns = {{"contact_id", {.row_number = true}}}}, {"journey", "started_at"}, "may.csv");
  CHECK(bound.read(Record{"a", "1970-01-01T00:00:00Z"}).contact->contact_id == "1");
  const RowReading second = bound.read(Record{"a", "1970-01-01T00:00:00Z"});
  CHECK(second.contact->contact_id == "2");
  CHECK(second.contact->source == "may.csv");
}

TEST_CASE("BoundMapping: doubtful cells are faults; without id or start the row is no contact") {
  BoundMapping bound({}, {"contact_id", "customer_id", "journey", "started_at", "ended_at", "ces"});
  const auto read = [&](Record record) { return bound.read(record); };
  RowReading row = read({"1", "", "", "1970-01-01T00:00:05Z", "1970-01-01T00:00:04Z", "high"});
  REQUIRE(row.contact != nullptr);
  CHECK_FALSE(row.contact->ended_at.has_value());
  CHECK(faults_of(row) ==
        std::vector{RowFault::no_customer, RowFault::no_journey, RowFault::bad_number, RowFault::ended_before_started});
  CHECK(row.faults[3].text == "1970-01-01T00:00:04Z");
  row = read({"", "x", "a", "1970-01-01T00:00:05Z", "", ""});
  CHECK(row.contact == nullptr);
  CHECK(faults_of(row) == std::vector{RowFault::missing_contact_id});
  row = read({"1", "x", "a", "30/2/2016", "1970-01-01T00:00:05Z", ""});
  CHECK(row.contact == nullptr);
  CHECK(faults_of(row) == std::vector{RowFault::bad_start});
  row = read({"1", "x", "a", "1970-01-01T00:00:05Z", "1970-01-01T00:00:05Z", ""});
  CHECK(row.contact->ended_at == 5000);
  CHECK(row.faults.empty());
  CHECK_FALSE(row.contact->ces.has_value());
}

TEST_CASE("BoundMapping: a value of one row does not stay for the next") {
  BoundMapping bound({}, {"contact_id", "journey", "started_at", "ces"});
  CHECK(bound.read(Record{"1", "a", "1970-01-01T00:00:00Z", "5"}).contact->ces == 5.0);
  CHECK_FALSE(bound.read(Record{"2", "a", "1970-01-01T00:00:00Z", ""}).contact->ces.has_value());
}

TEST_CASE("BoundMapping: with a decimal comma numbers of extra columns get a point, other text stays") {
  BoundMapping bound(Mapping{.decimal = ","}, {"contact_id", "journey", "started_at", "ces", "waiting", "place"});
  const RowReading row = bound.read(Record{"1", "a", "1970-01-01T00:00:00Z", "5,5", "7,25", "Rome, Italy"});
  CHECK(row.contact->ces == 5.5);
  CHECK(row.contact->extra[0].text == "7.25");
  CHECK(row.contact->extra[1].text == "Rome, Italy");
}

TEST_CASE("BoundMapping: it may be moved between rows") {
  BoundMapping first(Mapping{.missing = {"?"}, .columns = {{"source", {.value = "desk"}}}},
                     {"contact_id", "journey", "started_at", "mood"}, "t.csv");
  first.read(Record{"1", "a", "1970-01-01T00:00:00Z", "good"});
  BoundMapping second(std::move(first));
  const RowReading row = second.read(Record{"2", "b", "1970-01-01T00:00:00Z", "bad"});
  CHECK(row.contact->contact_id == "2");
  CHECK(row.contact->source == "desk");
  CHECK(row.contact->extra[0].name == "mood");
}

TEST_CASE("BoundMapping: a mapped column that the table lacks is missing_column, with the nearest name") {
  CHECK(refusal([] {
          BoundMapping(Mapping{.columns = {{"started_at", {.from = "creatd_date"}}}}, {"created_date"}, "t.csv");
        }) ==
        "missing_column: t.csv: mapping of \"started_at\": there is no column \"creatd_date\" (did you mean "
        "\"created_date\"?)");
}

TEST_CASE("BoundMapping: contact_id, journey and started_at must be there, customer_id need not") {
  for (const char* required : {"contact_id", "journey", "started_at"}) {
    CAPTURE(required);
    Header header;
    for (const auto& each : plain) {
      if (each != required) header.push_back(each);
    }
    CHECK(refusal([&] {
            BoundMapping({}, header, "t.csv");
          }).find("missing_column: t.csv: there is no column \"" + std::string(required) + "\"") == 0);
  }
  CHECK(refusal([] {
          BoundMapping({}, {"contact_id", "journy", "started_at"});
        }) ==
        "missing_column: contacts: there is no column \"journey\" (did you mean \"journy\"?); name it in a mapping: "
        "{\"columns\": {\"journey\": {\"from\": \"...\"}}}");
  CHECK_NOTHROW(BoundMapping({}, {"contact_id", "journey", "started_at"}));
}

TEST_CASE("BoundMapping: two sources for one column are duplicate_name") {
  CHECK(refusal([] {
          BoundMapping({}, {"contact_id", "journey", "started_at", "handle_s", "handle_ms"});
        }).find("duplicate_name: contacts: columns \"handle_s\" and \"handle_ms\" both give handle_s") == 0);
  CHECK(refusal([] {
          BoundMapping(Mapping{.columns = {{"journey", {.from = "x"}}}}, {"contact_id", "x", "started_at", "x"});
        }) == "duplicate_name: contacts: two columns are called \"x\"; rename one");
}

TEST_CASE("BoundMapping: a faulty mapping is refused before the header is looked at") {
  CHECK(refusal_code([] { BoundMapping(Mapping{.columns = {{"nonsense", {}}}}, plain); }) == "unknown_name");
}

TEST_CASE("BoundMapping: among numbered rows, one that equals an earlier one is doubtful and still a contact") {
  BoundMapping bound(Mapping{.columns = {{"contact_id", {.row_number = true}}}}, {"journey", "started_at"}, "may.csv");
  const std::vector<std::string_view> row = {"bill", "2026-03-01T09:30:00Z"};
  const std::vector<std::string_view> other = {"bil", "l2026-03-01T09:30:00Z"};
  CHECK(bound.read(row).faults.empty());
  const auto again = bound.read(row);
  REQUIRE(again.faults.size() == 1);
  CHECK(again.faults[0].fault == journeyrank::RowFault::equal_row);
  REQUIRE(again.contact != nullptr);
  CHECK(again.contact->contact_id == "2");
  for (const auto& fault : bound.read(other).faults) CHECK(fault.fault != journeyrank::RowFault::equal_row);
}

TEST_CASE("BoundMapping: a journey spelled like the name for none names none") {
  BoundMapping bound(Mapping{}, {"contact_id", "journey", "started_at"}, "may.csv");
  const std::vector<std::string_view> row = {"1", "(unmapped)", "2026-03-01T09:30:00Z"};
  const auto reading = bound.read(row);
  REQUIRE(reading.faults.size() == 1);
  CHECK(reading.faults[0].fault == journeyrank::RowFault::no_journey);
  CHECK(reading.contact->journey.empty());
}

TEST_CASE("BoundMapping: the first of several columns that is not missing counts, and is the one to blame") {
  BoundMapping bound(Mapping{.missing = {"-"},
                             .columns = {{"journey", {.first_of = {"form", "subject"}}},
                                         {"ended_at", {.first_of = {"solved", "closed"}}}}},
                     {"contact_id", "form", "subject", "started_at", "solved", "closed"});
  CHECK(bound.read(Record{"1", "bill", "x", "2026-03-01T09:30:00Z", "", ""}).contact->journey == "bill");
  CHECK(bound.read(Record{"1", "-", "x", "2026-03-01T09:30:00Z", "", ""}).contact->journey == "x");
  const RowReading row = bound.read(Record{"1", "", "", "2026-03-01T09:30:00Z", "", "soon"});
  CHECK(faults_of(row) == std::vector{RowFault::no_journey, RowFault::bad_time});
  CHECK(row.faults[1].field == 5);
}

TEST_CASE("BoundMapping: a sum of columns leaves out missing parts; none at all, or a doubtful one, is not measured") {
  BoundMapping bound(
      Mapping{.columns = {{"handle_s", {.sum_of = {"tTalk", "tHeld", "tAcw"}, .unit = DurationUnit::ms}}}},
      {"contact_id", "journey", "started_at", "tTalk", "tHeld", "tAcw"});
  const auto handled = [&](std::string_view talk, std::string_view held, std::string_view wrap) {
    return bound.read(Record{"1", "a", "2026-03-01T09:30:00Z", talk, held, wrap}).contact->handle_ms;
  };
  CHECK(handled("1000", "20", "3") == 1023);
  CHECK(handled("1000", "", "3") == 1003);
  CHECK(handled("0", "", "") == 0);
  CHECK_FALSE(handled("", "", "").has_value());
  CHECK_FALSE(handled("1000", "x", "3").has_value());
  CHECK_FALSE(handled("9007199254740992", "1", "").has_value());
  const RowReading row = bound.read(Record{"1", "a", "2026-03-01T09:30:00Z", "1", "-2", "3"});
  CHECK(faults_of(row) == std::vector{RowFault::negative_number});
  CHECK(row.faults[0].field == 4);
}

TEST_CASE("BoundMapping: what values does not list stands for otherwise; an empty cell stays empty") {
  BoundMapping bound(
      Mapping{.columns = {{"channel", {.from = "via", .values = {{"phone", "voice"}}, .otherwise = "other"}}}},
      {"contact_id", "journey", "started_at", "via"});
  const auto channel = [&](std::string_view via) {
    const RowReading row = bound.read(Record{"1", "a", "2026-03-01T09:30:00Z", via});
    CHECK(row.faults.empty());
    return row.contact->channel;
  };
  CHECK(channel("phone") == "voice");
  CHECK(channel("fax") == "other");
  CHECK(channel("") == "other");
}

TEST_CASE("BoundMapping: a text that is missing in one column counts in the others") {
  BoundMapping bound(Mapping{.columns = {{"ces", {.missing = {"999", "0"}}}}},
                     {"contact_id", "journey", "started_at", "ces", "csat"});
  const RowReading row = bound.read(Record{"999", "a", "2026-03-01T09:30:00Z", "999", "999"});
  CHECK(row.contact->contact_id == "999");
  CHECK_FALSE(row.contact->ces.has_value());
  CHECK(row.contact->csat == 999.0);
  CHECK(row.faults.empty());
}

TEST_CASE("BoundMapping: where looks at columns of the file before anything else of the row") {
  BoundMapping bound(Mapping{.missing = {"?"},
                             .decimal = ",",
                             .where = {{"state", {.not_one_of = {"deleted"}}}, {"size", {.at_least = 1.5}}}},
                     {"contact_id", "journey", "started_at", "state", "size"});
  const auto is_filtered = [&](std::string_view state, std::string_view size) {
    const RowReading row = bound.read(Record{"1", "a", "2026-03-01T09:30:00Z", state, size});
    CHECK((row.contact == nullptr) == row.filtered);
    return row.filtered;
  };
  CHECK_FALSE(is_filtered("open", "1,5"));
  CHECK_FALSE(is_filtered("?", "2"));
  CHECK(is_filtered("deleted", "2"));
  CHECK(is_filtered("open", "1,4"));
  CHECK(is_filtered("open", "?"));
  CHECK(bound.read(Record{"", "", "never", "deleted", "9"}).faults.empty());
  CHECK(refusal([] {
          BoundMapping({.where = {{"kind", {.present = true}}}}, plain, "t.csv");
        }) == "missing_column: t.csv: where \"kind\": there is no column \"kind\"");
}

TEST_CASE("BoundMapping: 15 and 18 letters of one Salesforce record are one id") {
  BoundMapping bound(Mapping{.columns = {{"customer_id", {.ids = journeyrank::IdForm::salesforce}}}}, plain);
  const auto id = [&](std::string_view text) {
    return std::string(bound.read(Record{"1", text, "a", "2026-03-01T09:30:00Z"}).contact->customer_id);
  };
  CHECK(id("500D0000001AbCd") == "500D0000001AbCdIAK");
  CHECK(id("500D0000001AbCdIAK") == "500D0000001AbCdIAK");
  CHECK(id("500D0000001Abcd") != id("500D0000001AbCd"));
  CHECK(id("ann") == "ann");
}

TEST_CASE("BoundMapping: what real exports do to ids, words and scores is kept, and said") {
  BoundMapping bound({}, {"contact_id", "customer_id", "journey", "started_at", "channel", "objective", "csat", "nps"});
  const RowReading row =
      bound.read(Record{"1.2E+15", "N/A", "unknown", "2026-03-01T09:30:00Z", "fax", "problem", "0", "0"});
  CHECK(faults_of(row) == std::vector{RowFault::rounded_id, RowFault::placeholder, RowFault::placeholder,
                                      RowFault::unlisted_value, RowFault::zero_score});
  REQUIRE(row.contact != nullptr);
  CHECK(row.contact->customer_id == "N/A");
  CHECK(row.contact->channel == "fax");
  CHECK(row.contact->csat == 0.0);
  CHECK(row.contact->nps == 0.0);
}

TEST_CASE("BoundMapping: a weight is above 0, and where it is not 1 it is said that contacts count once each") {
  BoundMapping bound({}, {"contact_id", "journey", "started_at", "weight"});
  const auto faults = [&](std::string_view weight) {
    return faults_of(bound.read(Record{"1", "a", "2026-03-01T09:30:00Z", weight}));
  };
  CHECK(faults("2.5") == std::vector{RowFault::unused_weight});
  CHECK(faults("1.0").empty());
  CHECK(faults("").empty());
  CHECK(bound.read(Record{"1", "a", "2026-03-01T09:30:00Z", "2.5"}).contact->weight == 2.5);
  CHECK(faults("0") == std::vector{RowFault::bad_weight});
  CHECK(faults("-1") == std::vector{RowFault::bad_weight});
}

TEST_CASE("BoundMapping: a growing header takes columns as they turn up, and a field without text is not there") {
  BoundMapping bound({}, {}, "t.jsonl", journeyrank::HeaderKind::growing);
  CHECK(bound.header() == Header{"contact_id", "journey", "started_at", "customer_id"});
  CHECK(faults_of(bound.read(Record{{}, {}, {}, {}})) ==
        std::vector{RowFault::missing_contact_id, RowFault::no_journey, RowFault::bad_start, RowFault::no_customer});
  bound.add_field("abandoned");
  CHECK(bound.read(Record{"1", "a", "2026-03-01T09:30:00Z", "c", ""}).contact->abandoned == false);
  CHECK_FALSE(bound.read(Record{"1", "a", "2026-03-01T09:30:00Z", "c", {}}).contact->abandoned.has_value());
}

TEST_CASE("BoundMapping: a column that may be absent is noted, one that every row needs is refused") {
  const auto lenient = journeyrank::AbsentColumns::note;
  BoundMapping bound(
      Mapping{.absent_columns = lenient,
              .where = {{"state", {.present = true}}},
              .columns = {{"replies", {.from = "answers"}}, {"customer_id", {.first_of = {"person", "customer_id"}}}}},
      plain, "t.csv");
  REQUIRE(bound.notes().size() == 3);
  CHECK(bound.notes()[0].text == "t.csv: mapping of \"replies\": there is no column \"answers\"");
  CHECK(bound.notes()[2].text == "t.csv: where \"state\": there is no column \"state\"");
  CHECK_FALSE(bound.fills("replies"));
  const RowReading row = bound.read(Record{"1", "ann", "a", "2026-03-01T09:30:00Z"});
  REQUIRE(row.contact != nullptr);
  CHECK(row.contact->customer_id == "ann");
  CHECK(refusal([&] {
          BoundMapping(Mapping{.absent_columns = lenient, .columns = {{"journey", {.from = "reason"}}}},
                       {"contact_id", "started_at"}, "t.csv");
        }).find("missing_column: t.csv: there is no column \"journey\"") == 0);
}

TEST_CASE("BoundMapping: typed columns are not looked for in the record, and their faults join those of the rest") {
  BoundMapping bound({}, plain, "t.csv");
  CHECK(bound.allows_typed());
  bound.mark_typed([](const auto& column) { return std::string_view(column.column->name) == "started_at"; });
  journeyrank::Contact begun{.started_at = 5};
  const journeyrank::CellFault doubt{RowFault::zero_score, 1, "csat", "0"};
  const RowReading row = bound.read(Record{"1", "ann", "a", "no time"}, begun, std::span(&doubt, 1));
  REQUIRE(row.contact == &begun);
  CHECK(begun.started_at == 5);
  CHECK(begun.customer_id == "ann");
  CHECK(faults_of(row) == std::vector{RowFault::zero_score});
}

TEST_CASE("BoundMapping: typed cells are for rows that nothing looks at as a whole") {
  const auto allows = [](const Mapping& mapping) { return BoundMapping(mapping, plain, "t.csv").allows_typed(); };
  CHECK(allows({}));
  CHECK_FALSE(allows({.missing = {"-1"}}));
  CHECK_FALSE(allows({.decimal = ","}));
  CHECK_FALSE(allows({.where = {{"journey", {.present = true}}}}));
  CHECK_FALSE(allows({.columns = {{"contact_id", {.row_number = true}}}}));
}
