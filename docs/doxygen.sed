# SPDX-License-Identifier: MIT
# What Doxygen reads in place of a header; no line is added or taken away.
# The labels of a comment become a list.
s!^( *///) (Shape|Units|Edge|Errors|Source|Cost|Use) {2,}!\1 - **\2**: !
# The JavaScript of the report page is a text, which Doxygen would read as C++.
/^R"js\(/,/\)js"/{
  s/^R"js\(.*/R"js(/
  t
  /\)js"/!s/.*//
}
