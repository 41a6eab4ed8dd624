# SPDX-License-Identifier: MIT
"""The documentation site. `./dev docs` builds it; at the top of the project it is sphinx-build -W docs build/docs.

The pages are the Markdown files beside this one, which read as they stand, and those of docs/api, which are made here:
the C++ reference from the headers (Doxygen, Breathe), the Python reference from the package as installed (autodoc).
"""

import re
import sys
from pathlib import Path

from sphinx import addnodes
from sphinx.util import logging

DOCS = Path(__file__).resolve().parent
TOP = DOCS.parent
sys.path.insert(0, str(TOP / "tools"))

import make_cpp_pages  # noqa: E402
import make_python_pages  # noqa: E402


def found_version():
    text = (TOP / "include" / "journeyrank" / "base" / "version.hpp").read_text(encoding="utf-8")
    return ".".join(re.search(rf"version_{part}\s*=\s*(\d+)", text).group(1) for part in ("major", "minor", "patch"))


project = "JourneyRank"
author = "JourneyRank contributors"
version = release = found_version()

extensions = ["myst_parser", "breathe", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["static"]
myst_heading_anchors = 4
smartquotes = False  # a text that is to be typed stays as it is
# The entries of the side bar are pages and headings: thousands of names of members there help nobody, and take a minute.
toc_object_entries = False

html_theme = "furo"
html_title = f"JourneyRank {release}"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_use_index = False  # the search finds names
html_domain_indices = False
html_copy_source = False
html_show_copyright = False

breathe_projects = {"journeyrank": str(make_cpp_pages.XML)}
breathe_default_project = "journeyrank"
breathe_default_members = ("members", "undoc-members")
breathe_show_include = False

add_module_names = False
autodoc_member_order = "alphabetical"
SIGNATURES = make_python_pages.signatures()


def make_pages(app):
    for line in make_cpp_pages.make():
        logging.getLogger(__name__).warning("%s", line)
    make_python_pages.make()


def read_docstring(app, what, name, obj, options, lines):
    lines[:] = make_python_pages.as_rst(lines)
    if what == "property" and name in SIGNATURES:
        lines[0] = f"``{SIGNATURES[name][1]}``. {lines[0]}"


def read_signature(app, what, name, obj, options, signature, returned):
    """The extension knows names and defaults, the stub beside it types too."""
    return SIGNATURES.get(name) if what != "property" else None


def lighten(app, document):
    """Takes from signatures what costs minutes and shows nothing: entries for the side bar, for which Breathe does not
    ask `toc_object_entries`, and links to types that are not on the site, such as std::string, which would be searched
    for among all names."""
    shown = make_cpp_pages.shown_types()
    for signature in document.findall(addnodes.desc_signature):
        signature.attributes.pop("_toc_name", None)
        for link in list(signature.findall(addnodes.pending_xref)):
            if link.get("refdomain") == "cpp" and link["reftarget"].split("::")[-1] not in shown:
                link.replace_self(link.children)


def setup(app):
    app.connect("doctree-read", lighten, priority=100)
    app.connect("builder-inited", make_pages)
    app.connect("autodoc-process-docstring", read_docstring)
    app.connect("autodoc-process-signature", read_signature)
    return {"parallel_read_safe": True}
