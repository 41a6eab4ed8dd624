// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// A column beside those of the contact table, passed through as text: a metric may read it, a slice may use it.
struct ExtraColumn {
  std::string_view name;
  std::string_view text;  ///< empty: not measured
};

/// What the row of a table said of a cell that says something where it is empty: `abandoned`, or of `churned` and
/// `churned_at` the one that says more.
///
/// no_column  the table does not have the column, or the contact comes from none
/// left_out   the rows of the table leave out what they do not say, as those of JSON Lines may, and this one did: an
///            empty cell once any row of any table has the column
/// empty      an empty cell
/// said       a text, readable or not
enum class CellSaid : std::uint8_t { no_column, left_out, empty, said };

/// One contact of one customer: a row of the contact table, or an event in a live service.
///
/// Shape   text is borrowed and must live as long as the call that takes the contact
/// Units   times: milliseconds since 1970-01-01 UTC; durations: milliseconds; money: hundredths of the one declared
///         currency, whatever the currency; scores: the scale of the survey
/// Edge    an empty optional is "not measured", never 0; an empty customer_id is an anonymous customer; an empty
///         journey is "(unmapped)"
struct Contact {
  std::string_view contact_id{};
  std::string_view source = "default";
  std::string_view case_id{};
  std::string_view parent_contact_id{};
  std::string_view customer_id{};
  std::string_view account_id{};
  std::string_view segment = "(none)";
  std::string_view persona = "(none)";
  std::string_view region = "(none)";
  std::string_view product = "(none)";
  std::string_view journey{};
  std::string_view stage{};
  std::string_view issue{};
  std::string_view objective{};
  std::string_view channel = "other";
  std::string_view direction = "inbound";
  std::string_view demand = "unknown";
  std::string_view agent_id{};
  std::optional<std::int64_t> started_at{};
  std::optional<std::int64_t> ended_at{};
  std::optional<std::int64_t> last_update_at{};
  std::optional<std::int64_t> churned_at{};
  std::optional<std::int64_t> queue_ms{};
  std::optional<std::int64_t> talk_ms{};
  std::optional<std::int64_t> hold_ms{};
  std::optional<std::int64_t> wrap_ms{};
  std::optional<std::int64_t> handle_ms{};
  std::optional<std::int64_t> transfers{};
  std::optional<std::int64_t> agents{};
  std::optional<std::int64_t> reopens{};
  std::optional<std::int64_t> replies{};
  std::optional<bool> abandoned{};
  std::optional<bool> resolved{};
  std::optional<bool> churned{};
  std::optional<double> csat{};
  std::optional<double> ces{};
  std::optional<double> nps{};
  std::optional<double> weight{};
  std::optional<std::int64_t> cost_minor{};
  std::optional<std::int64_t> credit_minor{};
  std::optional<std::int64_t> revenue_minor{};
  std::optional<std::int64_t> upsell_minor{};
  std::span<const ExtraColumn> extra{};
  CellSaid abandoned_cell = CellSaid::no_column;
  CellSaid churned_cell = CellSaid::no_column;
};

/// What the cells of a column are.
enum class ColumnKind { text, time, duration, count, flag, number, money };

constexpr auto enumerators(ColumnKind) {
  using enum ColumnKind;
  return std::array{Enumerator{"text", text},   Enumerator{"time", time}, Enumerator{"duration", duration},
                    Enumerator{"count", count}, Enumerator{"flag", flag}, Enumerator{"number", number},
                    Enumerator{"money", money}};
}

/// A member of Contact that a column fills.
using ContactMember = std::variant<std::string_view Contact::*, std::optional<std::int64_t> Contact::*,
                                   std::optional<bool> Contact::*, std::optional<double> Contact::*>;

/// A column of the contact table, described once: files, mappings, metrics and documentation are made from it.
struct ContactColumn {
  const char* name;
  ColumnKind kind;
  ContactMember member;
  const char* help;
};

/// The channels that contacts are compared by; another one is kept, and reported.
inline constexpr std::array<std::string_view, 9> contact_channels = {"voice",  "chat",   "email",        "web",  "app",
                                                                     "social", "branch", "self_service", "other"};

/// What customers want; another word is kept, and reported.
inline constexpr std::array<std::string_view, 6> contact_objectives = {"purchase", "onboarding", "change",
                                                                       "problem",  "renewal",    "repurchase"};

/// Every column of the contact table, in the order of the members of Contact.
inline constexpr std::array contact_columns = {
    ContactColumn{"contact_id", ColumnKind::text, &Contact::contact_id, "unique within a source; required"},
    ContactColumn{"source", ColumnKind::text, &Contact::source, "the system it comes from; empty: default"},
    ContactColumn{"case_id", ColumnKind::text, &Contact::case_id, "empty: found by key and window"},
    ContactColumn{"parent_contact_id", ColumnKind::text, &Contact::parent_contact_id,
                  "the contact that this one is a transfer leg of; empty: none"},
    ContactColumn{"customer_id", ColumnKind::text, &Contact::customer_id, "empty: anonymous"},
    ContactColumn{"account_id", ColumnKind::text, &Contact::account_id, "company or household of the customer"},
    ContactColumn{"segment", ColumnKind::text, &Contact::segment, "a slice of the customers; empty: (none)"},
    ContactColumn{"persona", ColumnKind::text, &Contact::persona, "a slice of the customers; empty: (none)"},
    ContactColumn{"region", ColumnKind::text, &Contact::region, "a slice; empty: (none)"},
    ContactColumn{"product", ColumnKind::text, &Contact::product, "a slice; empty: (none)"},
    ContactColumn{"journey", ColumnKind::text, &Contact::journey, "what the customer tried to do; required"},
    ContactColumn{"stage", ColumnKind::text, &Contact::stage, "where in the journey"},
    ContactColumn{"issue", ColumnKind::text, &Contact::issue, "what it was about; empty: the journey"},
    ContactColumn{"objective", ColumnKind::text, &Contact::objective,
                  "purchase, onboarding, change, problem, renewal, repurchase; empty: none"},
    ContactColumn{"channel", ColumnKind::text, &Contact::channel,
                  "voice, chat, email, web, app, social, branch, self_service; empty: other"},
    ContactColumn{"direction", ColumnKind::text, &Contact::direction, "inbound or outbound; empty: inbound"},
    ContactColumn{"demand", ColumnKind::text, &Contact::demand, "value, failure or unknown (not measured)"},
    ContactColumn{"agent_id", ColumnKind::text, &Contact::agent_id, "who handled it"},
    ContactColumn{"started_at", ColumnKind::time, &Contact::started_at, "required"},
    ContactColumn{"ended_at", ColumnKind::time, &Contact::ended_at, "empty: not known"},
    ContactColumn{"last_update_at", ColumnKind::time, &Contact::last_update_at,
                  "of two rows with one contact_id the newer wins"},
    ContactColumn{
        "churned_at", ColumnKind::time, &Contact::churned_at,
        "when the customer left; empty: not so far, where `churned` does not say; unreadable: left, nobody knows when"},
    ContactColumn{"queue_s", ColumnKind::duration, &Contact::queue_ms, "waited before an agent answered"},
    ContactColumn{"talk_s", ColumnKind::duration, &Contact::talk_ms, "talked"},
    ContactColumn{"hold_s", ColumnKind::duration, &Contact::hold_ms, "put on hold"},
    ContactColumn{"wrap_s", ColumnKind::duration, &Contact::wrap_ms, "worked by the agent after the contact"},
    ContactColumn{"handle_s", ColumnKind::duration, &Contact::handle_ms, "worked by agents in all"},
    ContactColumn{"transfers", ColumnKind::count, &Contact::transfers, "times passed on to someone else"},
    ContactColumn{"agents", ColumnKind::count, &Contact::agents, "agents who took part"},
    ContactColumn{"reopens", ColumnKind::count, &Contact::reopens, "times reopened after it was solved"},
    ContactColumn{"replies", ColumnKind::count, &Contact::replies, "answers sent to the customer"},
    ContactColumn{"abandoned", ColumnKind::flag, &Contact::abandoned, "the customer gave up; empty: false"},
    ContactColumn{"resolved", ColumnKind::flag, &Contact::resolved, "the issue was solved; empty: not known"},
    ContactColumn{"churned", ColumnKind::flag, &Contact::churned, "the customer left afterwards; empty: false"},
    ContactColumn{"csat", ColumnKind::number, &Contact::csat, "satisfaction answered; empty: not answered"},
    ContactColumn{"ces", ColumnKind::number, &Contact::ces, "effort answered; empty: not answered"},
    ContactColumn{"nps", ColumnKind::number, &Contact::nps, "0 to 10 answered; empty: not answered"},
    ContactColumn{"weight", ColumnKind::number, &Contact::weight,
                  "how many contacts of a sampled extract it stands for, above 0; empty: 1"},
    ContactColumn{"cost", ColumnKind::money, &Contact::cost_minor, "what the contact cost"},
    ContactColumn{"credit", ColumnKind::money, &Contact::credit_minor, "given back to the customer"},
    ContactColumn{"revenue", ColumnKind::money, &Contact::revenue_minor, "what the customer is worth in a year"},
    ContactColumn{"upsell", ColumnKind::money, &Contact::upsell_minor, "sold during the contact"},
};

static_assert(has_members<Contact, contact_columns.size() + 3>(),
              "describe every member of Contact but `extra` and what cells said");

/// Seconds from start to end: no column of a file, but a metric may name it.
///
/// Edge    without an end the handle time stands for it; an end before the start is not measured
inline constexpr const char* duration_column = "duration_s";

/// The journey of contacts that name none: counted, and kept out of the ranking.
inline constexpr std::string_view unmapped_journey = "(unmapped)";

/// The column with this name, or nullptr.
constexpr const ContactColumn* find_contact_column(std::string_view name) noexcept {
  for (const auto& column : contact_columns) {
    if (name == column.name) return &column;
  }
  return nullptr;
}

/// All column names, for messages on an unknown one.
constexpr std::array<std::string_view, contact_columns.size()> contact_column_names() noexcept {
  std::array<std::string_view, contact_columns.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = contact_columns[i].name;
  return names;
}

}  // namespace journeyrank
