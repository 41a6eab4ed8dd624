// SPDX-License-Identifier: MIT
#include "journeyrank/measure/value_lint.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::Contact;
using journeyrank::ContactLint;
using journeyrank::lint_departures;
using journeyrank::lint_handling;
using journeyrank::ScoreLint;

namespace {

/// The same contact so many times.
ContactLint& add(ContactLint& lint, int times, const Contact& contact) {
  for (int i = 0; i < times; ++i) lint.add(contact);
  return lint;
}

Contact handled(std::int64_t handle_ms) { return {.contact_id = "1", .started_at = 0, .handle_ms = handle_ms}; }

}  // namespace

TEST_CASE("handle_unit: more than half above four hours or below two seconds; long ones among others are fine") {
  ContactLint lint;
  add(lint, 10, handled(300'000));
  CHECK(lint_handling(add(lint, 10, handled(5 * 3'600'000))).empty());
  const auto findings = lint_handling(add(lint, 1, handled(5 * 3'600'000)));
  REQUIRE(found_codes(findings) == "serious handle_unit");
  CHECK(findings[0].sentence.find("52 % (11 of 21) of the handle times are above 4 hours") == 0);
  ContactLint quick;
  CHECK(lint_handling(add(quick, 19, handled(300))).empty());  // too few to say
  CHECK(found_codes(lint_handling(add(quick, 1, handled(300)))) == "serious handle_unit");
}

TEST_CASE("parts_do_not_add_up: on more than a twentieth of the contacts that have them") {
  ContactLint lint;
  Contact contact = handled(300'000);
  contact.talk_ms = 300'000;
  add(lint, 19, contact);
  contact.talk_ms = 100'000;
  CHECK(lint_handling(add(lint, 1, contact)).empty());
  CHECK(found_codes(lint_handling(add(lint, 1, contact))) == "info parts_do_not_add_up");
}

TEST_CASE("left_before_contact: a warning from a hundredth of the contacts on; a loss afterwards is none") {
  ContactLint lint;
  add(lint, 199, {.contact_id = "1", .started_at = 100, .churned_at = 200});
  CHECK(lint_departures(lint).empty());
  CHECK(found_codes(lint_departures(add(lint, 1, {.contact_id = "1", .started_at = 100, .churned_at = 50}))) ==
        "info left_before_contact");
  CHECK(found_codes(lint_departures(add(lint, 3, {.contact_id = "1", .started_at = 100, .churned_at = 50}))) ==
        "warning left_before_contact");
}

TEST_CASE(
    "survey_out_of_scale: 0 where others are 1 to 7, 99 where most are below; a scale from 0 to 10 has both ends") {
  ContactLint lint;
  for (int answer = 1; answer <= 7; ++answer) add(lint, 5, {.contact_id = "1", .started_at = 0, .ces = answer * 1.0});
  CHECK(ScoreLint(lint).findings().empty());
  add(lint, 2, {.contact_id = "1", .started_at = 0, .ces = 0.0});
  const auto zeros = ScoreLint(lint).findings();
  REQUIRE(found_codes(zeros) == "warning survey_out_of_scale");
  CHECK(zeros[0].sentence == "5.4 % (2 of 37) of the answers in \"ces\" are 0, where all others are 1 or more");
  add(lint, 1, {.contact_id = "1", .started_at = 0, .ces = 99.0});
  CHECK(ScoreLint(lint).findings().size() == 2);

  ContactLint to_ten;
  for (int answer = 0; answer <= 10; ++answer) {
    add(to_ten, 5, {.contact_id = "1", .started_at = 0, .csat = answer * 1.0, .nps = answer * 1.0});
  }
  CHECK(ScoreLint(to_ten).findings().empty());
  add(to_ten, 1, {.contact_id = "1", .started_at = 0, .nps = 11.0});
  add(to_ten, 1, {.contact_id = "1", .started_at = 0, .csat = -1.0});
  CHECK(found_codes(ScoreLint(to_ten).findings()) == "warning survey_out_of_scale, warning survey_out_of_scale");
}

TEST_CASE("survey_out_of_scale: a scale of a hundred is one, and beyond it nothing is") {
  ContactLint lint;
  for (int answer = 0; answer <= 100; answer += 5) {
    add(lint, 2, {.contact_id = "1", .started_at = 0, .csat = answer * 1.0});
  }
  CHECK(ScoreLint(lint).findings().empty());
  add(lint, 1, {.contact_id = "1", .started_at = 0, .csat = 999.0});
  CHECK(found_codes(ScoreLint(lint).findings()) == "warning survey_out_of_scale");
}
