// SPDX-License-Identifier: MIT
#include "numpy_doc.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parameter_words.hpp"

namespace journeyrank::python {

namespace {

constexpr std::size_t widest = 100;

/// A line of ours, such as "Edge    an empty list: 0", less what it is called.
struct Tagged {
  std::string tag;
  std::string text;
};

/// The words on some parameters: "criteria, journeys (type): words".
struct OptionWords {
  std::string names;
  std::string type;
  std::string words;
};

constexpr std::array<std::string_view, 9> tags = {"Shape",  "Units", "Edge",    "Errors", "Source",
                                                  "Memory", "Needs", "Returns", "Cost"};

/// The lines that examples stand on: "Examples with ranking:" begins by making one.
std::string what_examples_begin_with(const std::string& heading) {
  const std::string model = ">>> model = jr.Model.read(\"examples/data/telecom.json\")\n";
  if (heading == "Examples with model:") return model;
  if (heading == "Examples with ranking:")
    return model + ">>> ranking = jr.rank(\"examples/data/telecom.csv\", model)\n";
  if (heading == "Examples with measured:") {
    return ">>> model = jr.Model.read(\"examples/data/contact_centre.json\")\n"
           ">>> mapping = \"examples/data/contacts_map.json\"\n"
           ">>> measured = jr.measure(\"examples/data/contacts.csv\", model, mapping=mapping)\n";
  }
  return "";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

void join(std::string& text, const std::string& more) {
  const std::string words = trimmed(more);
  if (words.empty()) return;
  text += (text.empty() ? "" : " ") + words;
}

/// The words of a text in lines that are not too wide.
std::string wrapped(const std::string& text, const std::string& indent) {
  std::string lines;
  std::size_t column = 0;
  for (std::size_t at = text.find_first_not_of(' '); at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (column > 0 && column + 1 + end - at > widest) {
      lines += '\n';
      column = 0;
    }
    lines += column == 0 ? indent : " ";
    column = column == 0 ? indent.size() + end - at : column + 1 + end - at;
    lines += text.substr(at, end - at);
    at = text.find_first_not_of(' ', end);
  }
  return lines + "\n";
}

bool is_code(const std::string& line) { return line.starts_with("    "); }

/// A docstring of ours, taken apart.
class Parts {
 public:
  explicit Parts(const std::string& doc) {
    for (const std::string& line : lines_of(doc)) take(line);
  }

  std::vector<std::string> paragraphs{};  ///< those that begin with "    " are code, line by line
  std::vector<Tagged> tagged{};
  std::vector<OptionWords> options{};
  std::string examples{};

 private:
  enum class Within { paragraph, tag, options, examples };

  void take(const std::string& line) {
    if (line == "Options:") {
      within_ = Within::options;
    } else if (line.starts_with("Examples") && line.ends_with(':')) {
      examples = what_examples_begin_with(line);
      within_ = Within::examples;
    } else if (within_ == Within::examples) {
      examples += (is_code(line) ? line.substr(4) : line) + "\n";
    } else if (begins_tag(line) || continues(line)) {
      return;
    } else {
      take_paragraph(line);
    }
  }

  bool begins_tag(const std::string& line) {
    for (const std::string_view tag : tags) {
      if (!line.starts_with(tag) || line.compare(tag.size(), 1, " ") != 0) continue;
      if (tag.size() < 7 && line.compare(tag.size(), 2, "  ") != 0) continue;
      tagged.push_back({std::string(tag), trimmed(line.substr(tag.size()))});
      within_ = Within::tag;
      return true;
    }
    return false;
  }

  /// What belongs to the line before it.
  bool continues(const std::string& line) {
    if (within_ == Within::paragraph || !line.starts_with(' ')) return false;
    if (within_ == Within::tag) {
      join(tagged.back().text, line);
    } else if (line.starts_with("     ")) {
      if (!options.empty()) join(options.back().words, line);
    } else {
      take_option(trimmed(line));
    }
    return true;
  }

  void take_option(const std::string& line) {
    const std::size_t colon = line.find(": ");
    OptionWords option{line.substr(0, colon), "", colon == std::string::npos ? "" : line.substr(colon + 2)};
    if (const std::size_t bracket = option.names.find(" ("); bracket != std::string::npos) {
      option.type = option.names.substr(bracket + 2, option.names.size() - bracket - 3);
      option.names.resize(bracket);
    }
    options.push_back(std::move(option));
  }

  void take_paragraph(const std::string& line) {
    within_ = Within::paragraph;
    const bool apart = paragraphs.empty() || line.empty() || is_code(line) || is_code(paragraphs.back());
    if (apart && !(paragraphs.size() == 1 && paragraphs.back().empty())) paragraphs.emplace_back();
    if (is_code(line)) {
      paragraphs.back() = line;
      return;
    }
    const std::size_t errors = line.find("Errors: ");
    join(paragraphs.back(), line.substr(0, errors));
    if (errors == std::string::npos) return;
    tagged.push_back({"Errors", line.substr(errors + 8)});
    within_ = Within::tag;
  }

  Within within_ = Within::paragraph;
};

/// The parameters of a signature, each as it stands there.
std::vector<std::string> parameters_of(const std::string& signature) {
  std::vector<std::string> found(1);
  int depth = 0;
  char quote = 0;
  for (const char letter : signature) {
    if (quote != 0) {
      if (letter == quote) quote = 0;
    } else if (letter == '\'' || letter == '"') {
      quote = letter;
    } else if (std::string_view("([{").find(letter) != std::string_view::npos) {
      ++depth;
    } else if (std::string_view(")]}").find(letter) != std::string_view::npos) {
      --depth;
    } else if (letter == ',' && depth == 0) {
      found.emplace_back();
      continue;
    }
    found.back() += letter;
  }
  for (std::string& each : found) each = trimmed(each);
  std::erase_if(found,
                [](const std::string& each) { return each.empty() || each == "*" || each == "/" || each == "self"; });
  return found;
}

bool names(const OptionWords& option, const std::string& name) {
  std::size_t at = 0;
  while (at <= option.names.size()) {
    const std::size_t end = std::min(option.names.find(", ", at), option.names.size());
    if (option.names.substr(at, end - at) == name) return true;
    at = end + 2;
  }
  return false;
}

std::string heading(const std::string& words) { return "\n" + words + "\n" + std::string(words.size(), '-') + "\n"; }

std::string parameter_lines(const std::string& parameter, const std::vector<OptionWords>& options) {
  const std::size_t equals = parameter.find('=');
  const std::string shown = parameter.substr(0, equals);
  const std::string name = shown.substr(std::min(shown.find_first_not_of('*'), shown.size()));
  ParameterWords words = words_on_parameter(name);
  for (const OptionWords& option : options) {
    if (!names(option, name)) continue;
    if (!option.type.empty()) words.type = option.type;
    words.words = option.words;
  }
  std::string line = shown;
  if (!words.type.empty()) line += " : " + words.type;
  if (equals != std::string::npos) {
    const std::string value = parameter.substr(equals + 1);
    const bool plain = value != "None" && value != "..." && value != "()" && value != "{}" && value != "''";
    line += (words.type.empty() ? " : " : ", ") + (plain ? "default " + value : std::string("optional"));
  }
  return line + "\n" + (words.words.empty() ? "" : wrapped(words.words, "    "));
}

/// "Error" and the codes, or another class that the words begin with.
std::string raised(const std::string& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string first = text.substr(0, end);
  if (first.ends_with("Error") && end < text.size()) return first + "\n" + wrapped(text.substr(end), "    ");
  return "Error\n" + wrapped(text, "    ");
}

/// Where the first sentence ends.
std::size_t first_sentence(const std::string& text) {
  for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1)) {
    if (at + 2 < text.size() && std::isupper(static_cast<unsigned char>(text[at + 2])) != 0) return at + 1;
  }
  return text.size();
}

std::string summary_of(const std::vector<std::string>& paragraphs) {
  std::string text;
  bool code = false;
  for (const std::string& paragraph : paragraphs) {
    if (paragraph.empty()) continue;
    if (!text.empty() && !(code && is_code(paragraph))) text += '\n';
    code = is_code(paragraph);
    if (code) {
      text += paragraph + "\n";
    } else if (text.empty()) {
      const std::size_t end = first_sentence(paragraph);
      text = wrapped(paragraph.substr(0, end), "");
      if (end < paragraph.size()) text += "\n" + wrapped(paragraph.substr(end), "");
    } else {
      text += wrapped(paragraph, "");
    }
  }
  return text;
}

}  // namespace

std::string numpy_doc(const std::string& doc, const std::string& parameters, const std::string& returns) {
  const Parts parts(doc);
  std::string text = summary_of(parts.paragraphs);
  std::string gives = returns == "None" || returns.empty() ? "" : returns + "\n";
  std::string raises;
  std::string notes;
  for (const auto& [tag, words] : parts.tagged) {
    if (tag == "Returns") {
      const std::size_t colon = std::min(words.find(": "), words.size());
      gives = words.substr(0, colon) + "\n" + (colon < words.size() ? wrapped(words.substr(colon + 2), "    ") : "");
    } else if (tag == "Errors") {
      raises += raised(words);
    } else {
      notes += (notes.empty() ? "" : "\n") + wrapped(tag + ": " + words, "");
    }
  }
  std::string described;
  for (const std::string& each : parameters_of(parameters)) described += parameter_lines(each, parts.options);
  if (!described.empty()) text += heading("Parameters") + described;
  if (!gives.empty()) text += heading("Returns") + gives;
  if (!raises.empty()) text += heading("Raises") + raises;
  if (!notes.empty()) text += heading("Notes") + notes;
  if (!parts.examples.empty()) text += heading("Examples") + parts.examples;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace journeyrank::python
