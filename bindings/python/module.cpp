// SPDX-License-Identifier: MIT
#include "journeyrank/base/version.hpp"

#include "binding.hpp"

namespace {

/// Says in every version of Python alike that the module is not for sub-interpreters. From 3.12 on its slots say so, as
/// pybind11 sets them; before, what is registered once a process would be taken for another interpreter's.
void refuse_sub_interpreters() {
  if (PyInterpreterState_Get() == PyInterpreterState_Main()) return;
  throw pybind11::import_error(
      "module journeyrank._core does not support loading in subinterpreters; import it in the main interpreter");
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  namespace python = journeyrank::python;
  refuse_sub_interpreters();
  pybind11::options options;
  options.disable_function_signatures();  // they are written in the form that inspect.signature reads
  module.doc() = "The extension behind the package journeyrank; import that.";
  python::define_errors(module);
  python::define_steps(module);
  python::define_model(module);
  python::define_ingest(module);
  python::define_matrix(module);
  python::define_explanation(module);
  python::define_scorer(module);
  python::define_ranking(module);
  python::define_comparison(module);
  python::define_what_if(module);
  python::define_stability(module);
  python::define_dominance(module);
  python::define_partial_order(module);
  python::define_method_comparison(module);
  python::define_agreement(module);
  python::define_weighing(module);
  python::define_judged_weights(module);
  python::define_measure(module);
  python::define_slices(module);
  python::define_segments(module);
  python::define_tally(module);
  python::define_lint(module);
  python::define_simulation(module);
  python::define_gaps(module);
  python::define_robustness(module);
  python::define_report(module);
  python::define_place_check(module);
  python::define_function(module, "version", &journeyrank::version, "The version of the library: \"0.1.0\".");
  module.attr("__version__") = journeyrank::version();
}
