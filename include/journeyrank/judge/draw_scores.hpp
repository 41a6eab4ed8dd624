// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/normal_score.hpp"
#include "journeyrank/base/random_lanes.hpp"
#include "journeyrank/judge/cell_draws.hpp"

namespace journeyrank {

/// So many draws are scored and ranked together, in vector lanes.
inline constexpr std::size_t draws_at_once = 16;

/// The scores of all journeys under several draws of the weights, with fixed values: one row of `stride` a journey.
struct ScoreFixed {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(const CellDraws* cells, std::size_t m, const double* const* weights,
                                     double* scores, std::size_t stride) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    constexpr std::size_t parts = draws_at_once / lanes;
    const std::size_t n = cells->journey_count();
    for (std::size_t j = 0; j < n; ++j) {
      Lanes score[parts] = {};
      for (std::size_t c = 0; c < m; ++c) {
        const double value = cells->column(c)[j].a;
        for (std::size_t part = 0; part < parts; ++part) {
          Lanes term;
          std::memcpy(&term, weights[c] + part * lanes, sizeof term);
          term *= value;
          JOURNEYRANK_ROUNDED(term);
          score[part] += term;
        }
      }
      std::memcpy(scores + j * stride, score, sizeof score);
    }
  }
};

/// The same with the values of each draw.
struct ScoreDrawn {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(const CellDraws* cells, std::size_t m, const double* const* weights,
                                     double* scores, std::size_t stride, std::uint64_t seed, std::uint64_t first,
                                     const double* factors) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    const std::size_t n = cells->journey_count();
    for (std::size_t begin = 0; begin < draws_at_once; begin += lanes) {
      Words<Lanes> streams;
      to_streams<Lanes>(first + begin, streams);
      for (std::size_t from = 0; from < n; from += 4) {
        const std::size_t count = std::min<std::size_t>(4, n - from);
        Lanes score[4] = {};
        for (std::size_t c = 0; c < m; ++c) {
          const DrawnCell* four = cells->column(c) + from;
          Lanes weight;
          std::memcpy(&weight, weights[c] + begin, sizeof weight);
          PhiloxWords<Lanes> words;
          std::uint32_t spread = 0;
          for (std::size_t k = 0; k < count; ++k) spread |= static_cast<std::uint32_t>(four[k].kind);
          if (spread != 0) philox_lanes<Lanes>(seed, CellDraws::counter(from / 4, c), streams, words);
          for (std::size_t k = 0; k < count; ++k) {
            Lanes value = Lanes{} + four[k].a;
            if (four[k].kind != DrawnCell::Kind::fixed) {
              Lanes uniform;
              to_open_uniform<Lanes>(words.word[k], uniform);
              draw_value(*cells, four[k], uniform, factors, begin, value);
            }
            value *= weight;
            JOURNEYRANK_ROUNDED(value);
            score[k] += value;
          }
        }
        for (std::size_t k = 0; k < count; ++k) {
          std::memcpy(scores + (from + k) * stride + begin, &score[k], sizeof score[k]);
        }
      }
    }
  }

 private:
  template <class Lanes>
  JOURNEYRANK_KERNEL static void draw_value(const CellDraws& cells, const DrawnCell& cell, Lanes& uniform,
                                            const double* factors, std::size_t begin, Lanes& value) noexcept {
    if (cell.kind == DrawnCell::Kind::other) {
      constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
      double each[lanes];
      std::memcpy(each, &uniform, sizeof uniform);
      draw_others(cells.other(cell.other), lanes, factors, begin, each);
      std::memcpy(&value, each, sizeof value);
      return;
    }
    if (cell.kind == DrawnCell::Kind::normal) to_normal_score(uniform);
    uniform *= cell.b;
    JOURNEYRANK_ROUNDED(uniform);
    value += uniform;
    const Lanes zero{};
    const Lanes one = zero + 1.0;
    value = value > zero ? value : zero;
    value = value < one ? value : one;
  }

  static void draw_others(const OtherCell& cell, std::size_t count, const double* factors, std::size_t begin,
                          double* each) noexcept {
    const double* factor = cell.group == OtherCell::none ? nullptr : factors + cell.group * draws_at_once + begin;
    for (std::size_t lane = 0; lane < count; ++lane) {
      each[lane] = cell.value(each[lane], factor == nullptr ? 0.0 : factor[lane]);
    }
  }
};

/// Scores `draws_at_once` draws from `first` on, under weights that stand in a row a criterion; additive methods.
///
/// Shape   weights: m rows of draws_at_once or more; scores: n rows of `stride`; factors: one row of draws_at_once a
///         group of cells
/// Cost    O(n m) a draw, in vector lanes over draws; the bits are those of ValueMatrix::score with the values drawn
inline void score_draws(const CellDraws& cells, std::span<const double* const> weights, std::span<double> scores,
                        std::size_t stride, std::uint64_t seed, std::uint64_t first,
                        std::span<double> factors) noexcept {
  if (cells.all_fixed()) {
    run_kernel<ScoreFixed>(&cells, weights.size(), weights.data(), scores.data(), stride);
    return;
  }
  for (std::size_t group = 0; group < cells.group_count(); ++group) {
    for (std::size_t k = 0; k < draws_at_once; ++k) {
      factors[group * draws_at_once + k] = CellDraws::group_factor(seed, first + k, group);
    }
  }
  run_kernel<ScoreDrawn>(&cells, weights.size(), weights.data(), scores.data(), stride, seed, first,
                         static_cast<const double*>(factors.data()));
}

}  // namespace journeyrank
