// SPDX-License-Identifier: MIT
#include "journeyrank/base/note.hpp"

#include <doctest/doctest.h>

using journeyrank::Note;

TEST_CASE("note: notes are equal when code and text are") {
  const Note note{"constant_column", "criterion \"pain\" is the same for every journey"};
  CHECK(note == Note{"constant_column", "criterion \"pain\" is the same for every journey"});
  CHECK_FALSE(note == Note{"constant_column", "another sentence"});
  CHECK_FALSE(note == Note{"another_code", note.text});
}
