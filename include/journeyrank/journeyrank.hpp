// SPDX-License-Identifier: MIT
#pragma once

// The way from a table to an explained ranking: all that a service which scores needs. What costs more to compile, or
// needs another library, is included where it is used:
//   journeyrank/io/contact_csv.hpp      contacts in, from CSV and a mapping
//   journeyrank/io/contact_jsonl.hpp    contacts in, from JSON Lines and a mapping
//   journeyrank/io/contact_file.hpp     contacts in, from a file of either kind
//   journeyrank/io/customer_file.hpp    what is known of the customers beside their contacts
//   journeyrank/problem/measure.hpp     from contacts to a criteria matrix
//   journeyrank/problem/window_sweep.hpp  the same by several windows
//   journeyrank/problem/lint.hpp        what is doubtful about a matrix and its model
//   journeyrank/measure/simulated_contacts.hpp  made-up contacts of known true rates
//   journeyrank/measure/simulation.hpp          their plan, with the next
//   journeyrank/measure/simulated_journey.hpp
//   journeyrank/measure/simulated_population.hpp
//   journeyrank/measure/simulated_course.hpp
//   journeyrank/measure/simulated_cells.hpp
//   journeyrank/measure/simulation_truth.hpp    what metrics should find in them
//   journeyrank/base/random.hpp                 random numbers, the same everywhere
//   journeyrank/base/elementary.hpp
//   journeyrank/measure/tally_bytes.hpp         a tally as bytes, to be kept or sent
//   journeyrank/base/byte_stream.hpp
//   journeyrank/io/contact_csv_writer.hpp       contacts out
//   journeyrank/io/simulation_table.hpp
//   journeyrank/base/linear_program.hpp  the best of a linear objective under linear constraints, with its proof
//   journeyrank/base/linear_constraint.hpp
//   journeyrank/base/linear_system.hpp
//   journeyrank/base/simplex_tableau.hpp
//   journeyrank/rank/value_matrix.hpp   what every cell is worth, to try other weights on
//   journeyrank/judge/winning.hpp       exact pairwise winning over all weights
//   journeyrank/judge/exact_values.hpp
//   journeyrank/judge/first_place.hpp   exact shares of all weights that put each journey first
//   journeyrank/judge/two_criteria.hpp  all ranks over the weights of two criteria, exactly
//   journeyrank/judge/weight_cell.hpp
//   journeyrank/judge/pareto.hpp
//   journeyrank/judge/acceptability.hpp  how ranks come out where weights and cells are in doubt
//   journeyrank/judge/sampled_acceptability.hpp
//   journeyrank/judge/doubt.hpp         what data and what weights do to a ranking, and what more data would do
//   journeyrank/judge/weight_region.hpp  where weights may lie, and draws from there
//   journeyrank/base/random_lanes.hpp
//   journeyrank/judge/gap.hpp           planned against actual, and headroom
//   journeyrank/problem/impact.hpp      what each journey does to an overall rate or mean
//   journeyrank/problem/target_reference.hpp
//   journeyrank/problem/model_hash.hpp  a model's canonical JSON and its hash
//   journeyrank/io/matrix_csv_writer.hpp
//   journeyrank/io/arrow.hpp            data frames in, through the Arrow C data interface
//   journeyrank/io/contact_frame.hpp    contacts from data frames
//   journeyrank/io/contact_arrow.hpp    contacts from an Arrow stream, batch by batch
//   journeyrank/io/arrow_result.hpp     results out, the same way
//   journeyrank/io/result_table.hpp
//   journeyrank/io/estimate_table.hpp   what stands behind each cell that was measured
//   journeyrank/io/lint_table.hpp       what the lint found
//   journeyrank/io/target_csv.hpp       targets in, from CSV
//   journeyrank/io/target_frame.hpp     and from data frames
//   journeyrank/io/gap_table.hpp        gaps and impacts as tables
//   journeyrank/io/impact_table.hpp
//   journeyrank/io/json.hpp             model, mapping and pin files (this and the next need nlohmann/json)
//   journeyrank/io/ready_mapping.hpp    mappings of what Zendesk, Genesys Cloud, Salesforce and others export
//   journeyrank/io/schema.hpp
//   journeyrank/io/simulation_json.hpp  plan files of simulations
//   journeyrank/io/result_json.hpp
//   journeyrank/io/lint_json.hpp
//   journeyrank/io/catalogue_json.hpp
//   journeyrank/io/contact_xes.hpp      contacts from XES event logs (needs expat)
//   journeyrank/io/eigen.hpp            Eigen matrices in, vectors out (needs Eigen)

#include "journeyrank/base/version.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/problem/contact_centre.hpp"
#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/top.hpp"
