// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include <pybind11/pybind11.h>

#include "numpy_doc.hpp"
#include "plain_refusal.hpp"
#include "returned_type.hpp"

// The parts of the module journeyrank._core, a file each, in the order in which they need each other.
namespace journeyrank::python {

namespace py = pybind11;

void define_errors(py::module_& module);
void define_steps(py::module_& module);
void define_model(py::module_& module);
void define_ingest(py::module_& module);
void define_matrix(py::module_& module);
void define_explanation(py::module_& module);
void define_scorer(py::module_& module);
void define_ranking(py::module_& module);
void define_comparison(py::module_& module);
void define_what_if(py::module_& module);
void define_stability(py::module_& module);
void define_dominance(py::module_& module);
void define_partial_order(py::module_& module);
void define_method_comparison(py::module_& module);
void define_agreement(py::module_& module);
void define_weighing(py::module_& module);
void define_judged_weights(py::module_& module);
void define_measure(py::module_& module);
void define_slices(py::module_& module);
void define_segments(py::module_& module);
void define_tally(py::module_& module);
void define_lint(py::module_& module);
void define_simulation(py::module_& module);
void define_gaps(py::module_& module);
void define_robustness(py::module_& module);
void define_report(py::module_& module);
void define_place_check(py::module_& module);

/// One parameter of a Python signature, from what pybind11 is told of it.
inline std::string parameter(const py::kw_only&) { return "*"; }
inline std::string parameter(const py::pos_only&) { return "/"; }
inline std::string parameter(const py::arg& argument) { return argument.name; }
inline std::string parameter(const py::arg_v& argument) {
  return std::string(argument.name) + "=" + py::repr(argument.value).cast<std::string>();
}

/// A docstring that begins with the signature in the form that `inspect.signature` and `help` read, and goes on in
/// NumPy's layout.
inline std::string with_signature(const std::string& name, const std::string& parameters, const std::string& doc,
                                  const std::string& returns = "") {
  const bool special = name.starts_with("__");
  return name + "(" + parameters + ")\n--\n\n" + (special ? doc : numpy_doc(doc, parameters, returns));
}

template <class Function, class... Arguments>
std::string with_signature_of(const char* name, const char* self, const char* doc, const Arguments&... arguments) {
  std::string parameters = self;
  ((parameters += (parameters.empty() ? "" : ", ") + parameter(arguments)), ...);
  using Signature = py::detail::function_signature_t<Function>;
  return with_signature(name, parameters, doc, returned_type_of(std::type_identity<Signature>{}));
}

/// Defines a function of the module, a method, a static method: name, function, docstring, parameters. A call that does
/// not fit it is refused in plain words.
template <class Function, class... Arguments>
void define_function(py::module_& module, const char* name, Function&& function, const char* doc,
                     const Arguments&... arguments) {
  module.def(name, std::forward<Function>(function), with_signature_of<Function>(name, "", doc, arguments...).c_str(),
             arguments...);
  refuse_plainly<Function>(module, name, false, arguments...);
}

template <class Class, class Function, class... Arguments>
void define_method(Class& object, const char* name, Function&& function, const char* doc,
                   const Arguments&... arguments) {
  object.def(name, std::forward<Function>(function),
             with_signature_of<Function>(name, "self", doc, arguments...).c_str(), arguments...);
  refuse_plainly<Function>(object, name, true, arguments...);
}

template <class Class, class Function, class... Arguments>
void define_static(Class& object, const char* name, Function&& function, const char* doc,
                   const Arguments&... arguments) {
  object.def_static(name, std::forward<Function>(function),
                    with_signature_of<Function>(name, "", doc, arguments...).c_str(), arguments...);
  refuse_plainly<Function>(object, name, false, arguments...);
}

/// Makes a class say that it lives in `journeyrank`, where users import it from.
template <class Class>
void name_module(Class& object) {
  object.attr("__module__") = "journeyrank";
}

/// The same for a class without constructor, whose words are still to be laid out as NumPy does.
template <class Class>
void name_result(Class& object) {
  name_module(object);
  object.attr("__doc__") = numpy_doc(py::str(object.attr("__doc__")).template cast<std::string>(), "", "");
}

/// Runs work without the interpreter lock; what it throws passes through with the lock held again.
template <class Work>
auto without_lock(Work&& work) {
  const py::gil_scoped_release unlocked;
  return work();
}

/// Ends long work when Ctrl-C was pressed; callable without the lock.
inline void stop_if_interrupted() {
  const py::gil_scoped_acquire locked;
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
}

}  // namespace journeyrank::python
