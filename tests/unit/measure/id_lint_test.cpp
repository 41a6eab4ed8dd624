// SPDX-License-Identifier: MIT
#include "journeyrank/measure/id_lint.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::ContactTable;
using journeyrank::IdLint;
using journeyrank::is_filler_number;
using journeyrank::LintCode;
using journeyrank::LintFinding;
using journeyrank::stands_for_nobody;

namespace {

/// A table with a contact for each customer.
std::vector<LintFinding> found(const std::vector<std::string>& customers) {
  ContactTable table({});
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const std::string id = "t" + std::to_string(i);
    table.add({.contact_id = id, .customer_id = customers[i], .journey = "bill", .started_at = 0});
  }
  return IdLint(table).findings();
}

/// So many customers with two contacts each.
std::vector<std::string> customers(int count) {
  std::vector<std::string> all;
  for (int i = 0; i < 2 * count; ++i) all.push_back("K" + std::to_string(1000 + i % count));
  return all;
}

std::vector<LintFinding> found_with(std::vector<std::string> all, const std::string& customer, int times) {
  all.insert(all.end(), static_cast<std::size_t>(times), customer);
  return found(all);
}

/// A table with these contact ids, and sources.
std::vector<LintFinding> found_in_contact_ids(const std::vector<std::string>& ids, std::string_view source) {
  ContactTable table({});
  for (const auto& id : ids) table.add({.contact_id = id, .source = source, .journey = "bill", .started_at = 0});
  return IdLint(table).findings();
}

}  // namespace

TEST_CASE("ids: words that stand for no customer, in letters of any case") {
  for (const char* word : {"unknown", "UNKNOWN", "n/a", "NA", "-1", "Test", "-", "?", "Null"}) {
    CAPTURE(word);
    CHECK(stands_for_nobody(word));
  }
  for (const char* id : {"testing", "C0", "unknown1", "1", "tester@example.com", ""}) {
    CAPTURE(id);
    CHECK(!stands_for_nobody(id));
  }
  CHECK(is_filler_number("0"));
  CHECK(is_filler_number("0000"));
  CHECK(is_filler_number("999"));
  CHECK(!is_filler_number("99"));
  CHECK(!is_filler_number("990"));
  CHECK(!is_filler_number(""));
}

TEST_CASE("not_a_customer: 0 on half of the contacts is serious, and so is a word for none") {
  const auto zero = found_with(customers(20), "0", 40);
  REQUIRE(found_codes(zero) == "serious not_a_customer");
  CHECK(zero[0].sentence == "50 % (40 of 80) of the contacts have the customer_id \"0\", which is no customer");
  CHECK(found_codes(found_with(customers(20), "unknown", 2)) == "warning not_a_customer");
}

TEST_CASE("not_a_customer: 999 among other numbers, with as many contacts as they have, is one") {
  CHECK(found_with(customers(20), "999", 2).empty());
  CHECK(found_codes(found_with(customers(20), "999", 10)) == "serious not_a_customer");
}

TEST_CASE("not_a_customer: an id on five times as many contacts as any other, a busy customer is none") {
  auto all = customers(200);
  for (int i = 0; i < 9; ++i) all.push_back("K1000");  // 11 contacts
  CHECK(found(all).empty());
  const auto findings = found_with(all, "SHOP", 60);
  REQUIRE(found_codes(findings) == "serious not_a_customer");
  CHECK(findings[0].sentence.find("\"SHOP\", five times as many as on any other") != std::string::npos);
  CHECK(found_with(all, "SHOP", 54).empty());  // 55 are five times 11
}

TEST_CASE("not_a_customer: an id on more than a quarter of twenty contacts or more, whatever it is") {
  const auto findings = found_with(customers(7), "SHOP", 6);
  REQUIRE(found_codes(findings) == "serious not_a_customer");
  CHECK(
      findings[0].sentence ==
      "30 % (6 of 20) of the contacts have the customer_id \"SHOP\", more than a quarter of all: hardly one customer");
  CHECK(found_with(customers(7), "SHOP", 4).empty());  // 18 contacts
  CHECK(found_with(customers(9), "SHOP", 6).empty());  // 6 of 24
}

TEST_CASE("not_a_customer: a handful of contacts of one customer is nothing to doubt") {
  CHECK(found({"A", "A", "A"}).empty());
  CHECK(found({}).empty());
}

TEST_CASE("anonymous_share: from a fifth on; a table without customers is said to be one elsewhere") {
  CHECK(found_codes(found_with(customers(20), "", 10)) == "warning anonymous_share");
  CHECK(found_with(customers(20), "", 9).empty());
  CHECK(found({"", "", ""}).empty());
}

TEST_CASE("rounded_ids: customers and contacts in scientific notation, the smallest one shown") {
  const auto findings = found({"1.24E+15", "1.23E+15", "K1"});
  REQUIRE(found_codes(findings) == "serious rounded_ids");
  CHECK(findings[0].sentence == "2 different customer_ids are in scientific notation, such as \"1.23E+15\"");
  CHECK(found_codes(found({"1.24E15", "K1"})) == "serious rounded_ids");
  CHECK(found({"124E15", "K1"}).empty());
  const auto of_contacts = found_in_contact_ids({"5.1E+9", "7"}, "crm");
  REQUIRE(found_codes(of_contacts) == "serious rounded_ids");
  CHECK(of_contacts[0].sentence.find("contact_ids") != std::string::npos);
}

TEST_CASE("two_id_lengths: an id of 15 letters and the same with its three check letters are one record") {
  const auto findings = found({"001A0000006Vm9r", "001A0000006Vm9rIAC"});
  REQUIRE(found_codes(findings) == "serious two_id_lengths");
  CHECK(findings[0].sentence.find("\"001A0000006Vm9r\" and \"001A0000006Vm9rIAC\"") != std::string::npos);
  CHECK(found({"001A0000006Vm9r", "001A0000006Vm9rIAD"}).empty());     // other letters behind it
  CHECK(found({"001A0000006Vm9x", "001A0000006Vm9rIAC"}).empty());     // another record
  CHECK(found({"001A0000006Vm9rIAC", "001A0000006Vm9sIAC"}).empty());  // one spelling
  CHECK(found_codes(found_in_contact_ids({"001A0000006Vm9r", "001A0000006Vm9rIAC"}, "crm")) ==
        "serious two_id_lengths");
}

TEST_CASE("ids: the order of the contacts changes no finding") {
  auto all = customers(30);
  for (const char* id : {"0", "unknown", "1.23E+15", "1.1E+15", "001A0000006Vm9rIAC", "001A0000006Vm9r", ""}) {
    all.insert(all.end(), 7, id);
  }
  const auto in_order = found(all);
  std::vector<std::string> turned(all.rbegin(), all.rend());
  CHECK(found(turned) == in_order);
  CHECK(has_code(in_order, LintCode::rounded_ids));
}
