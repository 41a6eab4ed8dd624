// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// Whether a divergence between segments is more than noise.
///
/// more_than_noise          the test says so, after all the comparisons that were made
/// cannot_tell              alone it would look so, but not among so many; or how sure the cells are is not told
/// noise_would_explain_it   it would come about by chance often enough
enum class NoiseVerdict { more_than_noise, cannot_tell, noise_would_explain_it };

constexpr auto enumerators(NoiseVerdict) {
  using enum NoiseVerdict;
  return std::array{Enumerator{"more_than_noise", more_than_noise}, Enumerator{"cannot_tell", cannot_tell},
                    Enumerator{"noise_would_explain_it", noise_would_explain_it}};
}

/// The verdict in words: "more than noise".
inline std::string verdict_text(NoiseVerdict verdict) {
  std::string text = name_of(verdict);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// How segments are held against noise.
struct SegmentNoiseOptions {
  double level = 0.05;      ///< the probability of calling anything more than noise where nothing is
  std::uint64_t draws = 0;  ///< of the cells of each segment; 0: as many as the comparisons need
  std::uint64_t max_draws = 1'000'000;
  std::uint64_t seed = 1;
  std::size_t threads = 0;

  static constexpr const char* name = "segment_noise";
  static constexpr auto fields() {
    using Options = SegmentNoiseOptions;
    return FieldList{Field{"level", &Options::level, "the probability of calling noise more than that, over all",
                           Allowed{.at_least = 1e-6, .at_most = 0.5}},
                     Field{"draws", &Options::draws,
                           "draws of the cells; 0: as many as the comparisons need, fewer of very many journeys"},
                     Field{"max_draws", &Options::max_draws, "no more draws than this, however many comparisons"},
                     Field{"seed", &Options::seed, "of the random numbers; the same seed gives the same result"},
                     Field{"threads", &Options::threads, "0: one a processor; never changes a bit"}};
  }
};

static_assert(fully_described<SegmentNoiseOptions>);

/// Refuses options that contradict themselves. Errors: bad_option.
inline void validate(const SegmentNoiseOptions& options) {
  if (!(options.level >= 1e-6 && options.level <= 0.5)) {
    throw Error(errc::bad_option, "level: found " + shortest_number(options.level) + "; allowed: 0.000001 to 0.5");
  }
  if (options.max_draws == 0) throw Error(errc::bad_option, "max_draws: found 0; allowed: 1 or more");
}

/// A journey's places in two segments, among the journeys that both have.
struct PlaceDivergence {
  std::uint32_t journey = 0;  ///< by row of the overall matrix
  std::size_t a = 0;          ///< segments by position
  std::size_t b = 0;
  std::size_t among = 0;  ///< so many journeys both have
  std::uint32_t rank_a = 0;
  std::uint32_t rank_b = 0;
  std::optional<double> better_in_a{};  ///< the probability that it stands better in a; nothing where doubt is not told
  std::optional<double> better_in_b{};
  std::optional<double> p_value{};        ///< of "it has the same place in both"
  std::optional<double> adjusted{};       ///< the same after all places that are compared (Holm)
  std::optional<NoiseVerdict> verdict{};  ///< nothing where the places are the same

  std::uint32_t spread() const noexcept { return rank_a < rank_b ? rank_b - rank_a : rank_a - rank_b; }
};

/// Two journeys that change sides: the first is surest above the second in one segment, the second above the first in
/// another.
struct SideChange {
  std::uint32_t first = 0;  ///< by row of the overall matrix
  std::uint32_t second = 0;
  std::size_t first_ahead_in = 0;
  std::size_t second_ahead_in = 0;
  double p_value = 1.0;
  double adjusted = 1.0;  ///< after all pairs that are compared (Holm)
};

/// Whether all segments share one ranking, and which divergences are more than noise.
struct SegmentNoise {
  std::vector<PlaceDivergence> places{};  ///< of each journey and two segments, the widest apart first
  std::vector<SideChange> changes{};      ///< the pairs whose change is more than noise, the surest first
  std::size_t pairs_compared = 0;         ///< of journeys
  std::size_t places_compared = 0;        ///< of journeys, in two segments each
  std::optional<double> p_value{};        ///< of "all segments share one ranking"; nothing where nothing is told
  NoiseVerdict verdict = NoiseVerdict::cannot_tell;
  std::uint64_t draws = 0;
  std::uint64_t seed = 0;
  double level = 0.0;
  std::vector<Note> notes{};
};

}  // namespace journeyrank
