// SPDX-License-Identifier: MIT
#pragma once

// The way from a table to an explained ranking: all that a service which scores needs. What costs more to compile, or
// needs another library, is included where it is used:
//   journeyrank/io/contact_csv.hpp      contacts in, from CSV and a mapping
//   journeyrank/io/contact_jsonl.hpp    contacts in, from JSON Lines and a mapping
//   journeyrank/io/contact_or_matrix.hpp  which of the two a file is
//   journeyrank/io/contact_file.hpp     contacts in, from a file of either kind
//   journeyrank/io/customer_file.hpp    what is known of the customers beside their contacts
//   journeyrank/problem/measure.hpp     from contacts to a criteria matrix
//   journeyrank/problem/window_sweep.hpp  the same by several windows
//   journeyrank/problem/slice_notes.hpp  what is to be said of contacts measured in slices
//   journeyrank/problem/lint.hpp        what is doubtful about a matrix and its model
//   journeyrank/measure/simulated_contacts.hpp  made-up contacts of known true rates
//   journeyrank/measure/simulation.hpp          their plan, with the next
//   journeyrank/measure/simulated_journey.hpp
//   journeyrank/measure/simulated_population.hpp
//   journeyrank/measure/simulated_course.hpp
//   journeyrank/measure/simulated_cells.hpp
//   journeyrank/measure/simulation_truth.hpp    what metrics should find in them
//   journeyrank/base/random.hpp                 random numbers, the same everywhere
//   journeyrank/base/byte_size.hpp              sizes of memory as people write them
//   journeyrank/measure/tally_bytes.hpp         a tally as bytes, to be kept or sent
//   journeyrank/base/byte_stream.hpp
//   journeyrank/io/contact_csv_writer.hpp       contacts out
//   journeyrank/io/simulation_table.hpp
//   journeyrank/base/linear_program.hpp  the best of a linear objective under linear constraints, with its proof
//   journeyrank/base/linear_centre.hpp   the middle of what keeps linear constraints
//   journeyrank/base/linear_conflict.hpp  which of them contradict each other
//   journeyrank/base/linear_range.hpp
//   journeyrank/base/false_position.hpp  how far a range reaches
//   journeyrank/base/linear_constraint.hpp
//   journeyrank/base/linear_solution.hpp  what comes out of a linear programme, and whether it is proved
//   journeyrank/base/linear_system.hpp
//   journeyrank/base/simplex_tableau.hpp
//   journeyrank/rank/linearity.hpp      whether scores are linear in the weights, as exact answers need
//   journeyrank/judge/winning.hpp       exact pairwise winning over all weights
//   journeyrank/judge/exact_values.hpp
//   journeyrank/judge/first_place.hpp   exact shares of all weights that put each journey first
//   journeyrank/judge/two_criteria.hpp  all ranks over the weights of two criteria, exactly
//   journeyrank/judge/weight_cell.hpp
//   journeyrank/judge/pareto.hpp
//   journeyrank/judge/dominance.hpp     Pareto layers, and who dominates whom
//   journeyrank/judge/dominance_sentence.hpp
//   journeyrank/judge/partial_order.hpp  what two orders agree on: PROMETHEE I, ELECTRE II and III
//   journeyrank/judge/kernel.hpp        who is left to choose from by ELECTRE I
//   journeyrank/aggregate/electre_1.hpp
//   journeyrank/aggregate/simus.hpp     SIMUS: the journeys in the best plan for each criterion
//   journeyrank/judge/best_plans.hpp    the same of a matrix
//   journeyrank/judge/weighed_criteria.hpp
//   journeyrank/io/outranking_table.hpp
//   journeyrank/judge/potential_optimality.hpp  whether any weights put a journey first
//   journeyrank/io/method_table.hpp
//   journeyrank/agree/method_comparison.hpp  the same journeys by every method
//   journeyrank/judge/reversal.hpp      the tests of rank reversal of Wang and Triantaphyllou
//   journeyrank/judge/worse_replacement.hpp
//   journeyrank/judge/pair_order.hpp
//   journeyrank/judge/deletion.hpp      what leaving out each journey does to the others
//   journeyrank/judge/refit.hpp
//   journeyrank/judge/stability.hpp     how far each weight may move, exactly
//   journeyrank/judge/weight_search.hpp
//   journeyrank/judge/kept_interval.hpp
//   journeyrank/judge/trajectory.hpp    all ranks over one weight
//   journeyrank/judge/smallest_change.hpp the smallest change of all weights that lets one pass another
//   journeyrank/judge/weight_change_sentence.hpp
//   journeyrank/judge/flip_distance.hpp that of every two
//   journeyrank/judge/searched_change.hpp the same by search, for any method
//   journeyrank/judge/flip_search.hpp
//   journeyrank/judge/nearest_search.hpp
//   journeyrank/judge/lead_tangent.hpp
//   journeyrank/judge/place_margin.hpp
//   journeyrank/judge/weight_rays.hpp
//   journeyrank/judge/top_entry.hpp     and that brings one into the top k
//   journeyrank/judge/what_if.hpp       what moves if some things were other than they are
//   journeyrank/judge/named_few.hpp
//   journeyrank/judge/place_check.hpp   whether places are as expected, or as they were
//   journeyrank/io/place_check_json.hpp  an earlier ranking, to compare with
//   journeyrank/io/place_check_table.hpp
//   journeyrank/judge/robustness.hpp    how firm a ranking is, in one answer
//   journeyrank/judge/robustness_sentence.hpp
//   journeyrank/io/report_page.hpp      a page whose reader moves the weights
//   journeyrank/io/report_data.hpp
//   journeyrank/io/report_parts.hpp
//   journeyrank/io/journey_view.hpp
//   journeyrank/io/html_text.hpp
//   journeyrank/io/markdown_table.hpp   a result as a table in Markdown
//   journeyrank/base/visible_text.hpp   texts with what cannot be seen spelled out
//   journeyrank/judge/exact_answers.hpp what of it is known without a draw
//   journeyrank/judge/exact_ranks.hpp
//   journeyrank/judge/weight_line.hpp   all weights between two
//   journeyrank/judge/measured_doubt.hpp  what is believed of measured cells
//   journeyrank/judge/stated_cells.hpp  what is believed of cells, by name
//   journeyrank/judge/acceptability.hpp  how ranks come out where weights and cells are in doubt
//   journeyrank/judge/sampled_acceptability.hpp
//   journeyrank/judge/doubt.hpp         what data and what weights do to a ranking, and what more data would do
//   journeyrank/judge/weight_region.hpp  where weights may lie, and draws from there
//   journeyrank/base/random_lanes.hpp
//   journeyrank/agree/rank_similarity.hpp  how alike two rankings are: Kendall, Spearman, WS, rank-biased overlap
//   journeyrank/agree/concordance.hpp   how much several rankings agree: Kendall's W with its p-value
//   journeyrank/base/chi_square.hpp
//   journeyrank/agree/kemeny.hpp        the order that goes against the fewest voters, with its proof
//   journeyrank/agree/borda.hpp         and other ways to one ranking from several
//   journeyrank/agree/copeland.hpp
//   journeyrank/agree/schulze.hpp
//   journeyrank/agree/profile_comparison.hpp  several weight profiles over one matrix, side by side
//   journeyrank/problem/segment.hpp     segments of customers, one matrix each
//   journeyrank/problem/measured_segments.hpp  and from slices of contacts
//   journeyrank/rank/segment_rankings.hpp  one ranking a segment
//   journeyrank/agree/segment_agreement.hpp  how alike they are
//   journeyrank/judge/segment_noise.hpp  whether they differ by more than noise
//   journeyrank/judge/segment_noise_run.hpp
//   journeyrank/judge/drawn_segments.hpp
//   journeyrank/judge/noise_verdict.hpp
//   journeyrank/judge/place_evidence.hpp
//   journeyrank/judge/segment_doubt.hpp
//   journeyrank/judge/segment_draws.hpp
//   journeyrank/judge/segment_sentence.hpp
//   journeyrank/base/holm.hpp           p-values of many tests, to be read together
//   journeyrank/io/segment_csv.hpp      segments in, from CSV
//   journeyrank/io/segment_frame.hpp    and from data frames
//   journeyrank/io/segment_table.hpp
//   journeyrank/agree/disagreement.hpp  who disagrees with whom, and on which criterion
//   journeyrank/agree/stakeholder_clusters.hpp
//   journeyrank/agree/concession.hpp    the smallest concession that brings two profiles to the same top k
//   journeyrank/agree/weight_mean.hpp   one weight profile from several
//   journeyrank/agree/agreement.hpp     all of that in one answer
//   journeyrank/agree/agreement_text.hpp
//   journeyrank/agree/joint_ranking.hpp
//   journeyrank/agree/ranked_lists.hpp     lists that people ranked themselves
//   journeyrank/agree/list_agreement.hpp   how much they agree, and the one that stands for all
//   journeyrank/io/ranked_list_csv.hpp     the same from a table
//   journeyrank/io/list_agreement_table.hpp
//   journeyrank/io/list_agreement_json.hpp
//   journeyrank/agree/mean_ranking.hpp
//   journeyrank/io/agreement_table.hpp
//   journeyrank/io/agreement_json.hpp
//   journeyrank/judge/gap.hpp           planned against actual, and headroom
//   journeyrank/judge/stage_gap.hpp     the same of the stages of journeys
//   journeyrank/judge/comparison.hpp    why one journey stands before another
//   journeyrank/judge/decision_lint.hpp   what is doubtful about a decision
//   journeyrank/judge/score_noise.hpp
//   journeyrank/judge/score_notes.hpp   what is to be known of answers that rest on scores alone
//   journeyrank/judge/requirement.hpp   what it would take to reach the top k, or to leave it
//   journeyrank/judge/feasibility.hpp   whether a change can do it
//   journeyrank/judge/idleness.hpp   which weights decide nothing
//   journeyrank/judge/needed_text.hpp
//   journeyrank/judge/cell_trial.hpp
//   journeyrank/judge/cheapest_change.hpp  the same of several criteria together, at stated costs
//   journeyrank/judge/change_search.hpp
//   journeyrank/judge/spent_cost.hpp
//   journeyrank/judge/cheapest_stops.hpp
//   journeyrank/judge/cost_curve.hpp
//   journeyrank/problem/impact.hpp      what each journey does to an overall rate or mean
//   journeyrank/problem/target_reference.hpp
//   journeyrank/problem/model_hash.hpp  a model's canonical JSON and its hash
//   journeyrank/weigh/weight_catalogue.hpp   where weights come from beside the model: data or judgement
//   journeyrank/weigh/data_weighing.hpp  what every way to weigh by data gives, side by side
//   journeyrank/io/weight_table.hpp
//   journeyrank/weigh/judgements.hpp    weights of a model's criteria from what somebody says about them
//   journeyrank/weigh/judged_level.hpp  the same of one level of groups
//   journeyrank/weigh/named_criteria.hpp
//   journeyrank/weigh/number_judgements.hpp
//   journeyrank/weigh/pair_judgements.hpp
//   journeyrank/weigh/order_judgements.hpp
//   journeyrank/weigh/statement_judgements.hpp
//   journeyrank/weigh/choice_judgements.hpp  weights from choices between journeys
//   journeyrank/weigh/valued_journeys.hpp
//   journeyrank/weigh/learned_scale.hpp
//   journeyrank/weigh/judgement_sentence.hpp  what judgements say, and leave open, in sentences
//   journeyrank/rank/journey_values.hpp  what journeys are worth on each criterion, for choices between them
//   journeyrank/io/step_text.hpp        a step as a text: "topsis:p=1"
//   journeyrank/io/matrix_csv_writer.hpp
//   journeyrank/io/arrow.hpp            data frames in, through the Arrow C data interface
//   journeyrank/io/contact_frame.hpp    contacts from data frames
//   journeyrank/io/contact_arrow.hpp    contacts from an Arrow stream, batch by batch
//   journeyrank/io/arrow_result.hpp     results out, the same way
//   journeyrank/io/result_table.hpp
//   journeyrank/io/ingest_table.hpp     what was read of a data frame, and what of it was copied
//   journeyrank/io/estimate_table.hpp   what stands behind each cell that was measured
//   journeyrank/io/lint_table.hpp       what the lint found
//   journeyrank/io/target_csv.hpp       targets in, from CSV
//   journeyrank/io/target_frame.hpp     and from data frames
//   journeyrank/io/gap_table.hpp        gaps and impacts as tables
//   journeyrank/io/impact_table.hpp
//   journeyrank/io/what_if_table.hpp    what-ifs and stability as tables
//   journeyrank/io/stability_table.hpp
//   journeyrank/io/comparison_table.hpp
//   journeyrank/io/dominance_table.hpp
//   journeyrank/io/weight_change_table.hpp
//   journeyrank/io/reversal_table.hpp
//   journeyrank/io/robustness_table.hpp
//   journeyrank/io/robustness_json.hpp
//   journeyrank/io/json.hpp             model, mapping and pin files (this and the next need nlohmann/json)
//   journeyrank/io/ready_mapping.hpp    mappings of what Zendesk, Genesys Cloud, Salesforce and others export
//   journeyrank/io/schema.hpp
//   journeyrank/io/simulation_json.hpp  plan files of simulations
//   journeyrank/io/cell_json.hpp        files of what is believed of cells, for robustness
//   journeyrank/io/judgement_json.hpp   files of judgements, for weights
//   journeyrank/io/scenario_json.hpp    files of scenarios, for what-if
//   journeyrank/io/result_json.hpp
//   journeyrank/io/lint_json.hpp
//   journeyrank/io/catalogue_json.hpp
//   journeyrank/io/contact_xes.hpp      contacts from XES event logs (needs expat)
//   journeyrank/io/eigen.hpp            Eigen matrices in, vectors out (needs Eigen)

#include "journeyrank/base/version.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/problem/contact_centre.hpp"
#include "journeyrank/problem/product_preset.hpp"
#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/top.hpp"
