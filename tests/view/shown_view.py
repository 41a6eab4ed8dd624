# SPDX-License-Identifier: MIT
"""How tests reach the view of a page."""

VIEW = 'document.getElementById("journeyrank-view").view'
TODAY = ["--today", "2026-01-31"]  # the day that pins and the lint go by

# How often each element and each attribute stands in the page and in the view, whose tree is a shadow of its own.
MARKUP = """
(() => {
  const found = {};
  const count = (name) => (found[name] = (found[name] ?? 0) + 1);
  for (const root of [document, document.getElementById("journeyrank-view").shadowRoot]) {
    for (const element of root.querySelectorAll("*")) {
      count(element.localName);
      for (const attribute of element.attributes) count(`${element.localName} ${attribute.name}`);
    }
  }
  return found;
})()
"""
