// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/agree/joint_ranking.hpp"
#include "journeyrank/io/csv_options.hpp"

#include "output.hpp"

/// What agree is told of lists that people ranked themselves.
struct ListWords {
  std::string path;
  std::vector<std::string> voices;  ///< "ann", "ann=2"; every list when none is named
  journeyrank::ConsensusBy by;
  std::size_t top;  ///< so many first places are said in a sentence
  journeyrank::CsvOptions csv;
};

/// Reads ranked lists, compares them and writes the one that stands for all.
///
/// Errors  usage, bad_number and those of validate for a voice; those of reading, of list_agreement and of Output
void agree_on_lists(const ListWords& words, const OutputOptions& output);
