// SPDX-License-Identifier: MIT
#include "journeyrank/io/journey_view.hpp"

#include <string_view>

#include <doctest/doctest.h>

using journeyrank::journey_view_module;

TEST_CASE("journey_view: the module exports what the page and the widget use") {
  CHECK(journey_view_module.find("export class Decision") != std::string_view::npos);
  CHECK(journey_view_module.find("export function mount(") != std::string_view::npos);
  CHECK(journey_view_module.find("export default") != std::string_view::npos);
  CHECK(journey_view_module.substr(journey_view_module.size() - 2) == "}\n");
}

TEST_CASE("journey_view: it stands inside a script element and asks for nothing from a network") {
  for (const char* never : {"</script", "</SCRIPT", "<!--", "http://", "https://", "fetch(", "XMLHttpRequest",
                            "import(", "WebSocket", "innerHTML", "eval(", "document.write", "insertAdjacentHTML"}) {
    CAPTURE(never);
    CHECK(journey_view_module.find(never) == std::string_view::npos);
  }
}
