// SPDX-License-Identifier: MIT
#include "journeyrank/base/version.hpp"

#include "binding.hpp"

// Everything below is reached by PyInit__core, at the end of this file.
PYBIND11_MODULE(_core_of_the_main_interpreter, module) {
  namespace python = journeyrank::python;
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

/// Refuses a sub-interpreter in every version of Python alike, and before pybind11 begins its work: until 3.11 that
/// waits for ever for a lock that a sub-interpreter holds itself, and what is registered once a process is another's.
extern "C" PYBIND11_EXPORT PyObject* PyInit__core() {
  if (PyInterpreterState_Get() == PyInterpreterState_Main()) return PyInit__core_of_the_main_interpreter();
  PyErr_SetString(
      PyExc_ImportError,
      "module journeyrank._core does not support loading in subinterpreters; import it in the main interpreter");
  return nullptr;
}
