// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// Throws an Error with the place of an entry of a judgement (of the whole list where there is no entry): only who read
/// it knows where it stands.
using RefuseJudgement = std::function<void(errc code, const std::string& list, std::optional<std::size_t> entry,
                                           const std::string& sentence)>;

/// A number that somebody gives to a criterion.
struct CriterionNumber {
  std::string criterion{};
  double number = 0.0;

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"pain": 100, "cost": 40}
  static constexpr auto fields() {
    return FieldList{Field{"criterion", &CriterionNumber::criterion, "the id of a criterion"},
                     Field{"number", &CriterionNumber::number, "what it is given"}};
  }

  friend bool operator==(const CriterionNumber&, const CriterionNumber&) = default;
};

/// The criteria that are judged, by their ids: judgements name them, formulas count them.
class NamedCriteria {
 public:
  /// `place`: what messages call where they stand, such as the model, or a group of it.
  NamedCriteria(std::vector<std::string> ids, std::vector<std::string> off, RefuseJudgement refuse,
                std::string place = "the model")
      : ids_(std::move(ids)), off_(std::move(off)), refuse_(std::move(refuse)), place_(std::move(place)) {}

  std::size_t size() const noexcept { return ids_.size(); }
  const std::string& id(std::size_t criterion) const noexcept { return ids_[criterion]; }

  [[noreturn]] void refuse(errc code, const std::string& list, std::optional<std::size_t> entry,
                           const std::string& sentence) const {
    refuse_(code, list, entry, sentence);
    throw Error(code, list + ": " + sentence);
  }

  /// Errors  unknown_name, with the nearest; bad_weights for a criterion that is off
  std::size_t index(const std::string& name, const std::string& list,
                    std::optional<std::size_t> entry = std::nullopt) const {
    for (std::size_t c = 0; c < ids_.size(); ++c) {
      if (ids_[c] == name) return c;
    }
    for (const std::string& each : off_) {
      if (each == name) {
        refuse(errc::bad_weights, list, entry,
               "criterion \"" + name + "\" is off in the model (weight 0); give it a weight there, or leave it out");
      }
    }
    refuse(errc::unknown_name, list, entry, "no criterion \"" + name + "\" in " + place_ + did_you_mean(name, ids_));
  }

  /// One number a criterion, each from `least` to `most`, in the order of the criteria.
  ///
  /// Errors  those of index; duplicate_name; bad_weights for a number outside, and if a criterion is not there
  std::vector<double> numbers(const std::vector<CriterionNumber>& stated, const std::string& list, double least,
                              double most = std::numeric_limits<double>::infinity()) const {
    std::vector<double> all(size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t entry = 0; entry < stated.size(); ++entry) {
      const std::size_t at = index(stated[entry].criterion, list, entry);
      if (!std::isnan(all[at])) {
        refuse(errc::duplicate_name, list, entry, "\"" + ids_[at] + "\" is judged twice; allowed: once");
      }
      check(stated[entry].number, list, entry, least, most);
      all[at] = stated[entry].number;
    }
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (!std::isnan(all[c])) continue;
      refuse(errc::bad_weights, list, std::nullopt, "nothing is said about \"" + ids_[c] + "\"; judge each criterion");
    }
    return all;
  }

  void check(double number, const std::string& list, std::optional<std::size_t> entry, double least,
             double most) const {
    if (std::isfinite(number) && number >= least && number <= most) return;
    refuse(errc::bad_weights, list, entry,
           "found " + (std::isfinite(number) ? shortest_number(number) : std::string("NaN or infinity")) +
               "; allowed: a number " +
               (std::isfinite(most) ? "from " + shortest_number(least) + " to " + shortest_number(most)
                                    : ">= " + shortest_number(least)));
  }

 private:
  std::vector<std::string> ids_;
  std::vector<std::string> off_;
  RefuseJudgement refuse_;
  std::string place_;
};

}  // namespace journeyrank
