// SPDX-License-Identifier: MIT
#include <exception>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"

#include "binding.hpp"

namespace journeyrank::python {

namespace {

/// The class journeyrank.Error; lives as long as the interpreter.
PyObject* error_class = nullptr;

void translate(std::exception_ptr thrown) {
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const Error& error) {
    const auto type = py::reinterpret_borrow<py::object>(error_class);
    const py::object value = type(error.what());
    value.attr("code") = name_of(error.code());
    PyErr_SetObject(error_class, value.ptr());
  }
}

}  // namespace

void define_errors(py::module_& module) {
  const char* doc =
      "What the library raises for every input it refuses: a ValueError that says where, what was found and what is\n"
      "allowed. `code` is the stable spelling of the kind, such as \"bad_number\"; it also begins the message.";
  error_class = PyErr_NewExceptionWithDoc("journeyrank.Error", doc, PyExc_ValueError, nullptr);
  if (error_class == nullptr) throw py::error_already_set();
  module.attr("Error") = py::reinterpret_borrow<py::object>(error_class);
  py::setattr(error_class, "code", py::str(""));
  py::register_exception_translator(&translate);

  py::class_<Note> note(module, "Note", py::is_final(),
                        "A finding that does not stop the work: a stable code and one sentence.");
  name_result(note);
  note.def_readonly("code", &Note::code, "The stable spelling of what was found.");
  note.def_readonly("text", &Note::text, "What was found and what to do.");
  define_method(
      note, "__repr__", [](const Note& self) { return self.code + ": " + self.text; }, "Code and sentence.");
  define_method(
      note, "__eq__",
      [](const Note& self, py::handle other) {
        return py::isinstance<Note>(other) && self == other.cast<const Note&>();
      },
      "True for the same code and text.", py::arg("other"), py::pos_only());
  define_method(
      note, "__hash__", [](const Note& self) { return py::hash(py::make_tuple(self.code, self.text)); },
      "Equal notes have equal hashes.");
}

}  // namespace journeyrank::python
