// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_abi.hpp"

#include <cstddef>

#include <doctest/doctest.h>

TEST_CASE("arrow abi: the structs have the layout that the specification fixes") {
  CHECK(offsetof(ArrowSchema, flags) == 3 * sizeof(void*));
  CHECK(offsetof(ArrowSchema, children) == 3 * sizeof(void*) + 16);
  CHECK(offsetof(ArrowSchema, release) == 5 * sizeof(void*) + 16);
  CHECK(sizeof(ArrowSchema) == 7 * sizeof(void*) + 16);
  CHECK(offsetof(ArrowArray, null_count) == 8);
  CHECK(offsetof(ArrowArray, buffers) == 40);
  CHECK(offsetof(ArrowArray, release) == 40 + 3 * sizeof(void*));
  CHECK(sizeof(ArrowArray) == 40 + 5 * sizeof(void*));
  CHECK(offsetof(ArrowArrayStream, release) == 3 * sizeof(void*));
  CHECK(sizeof(ArrowArrayStream) == 5 * sizeof(void*));
}

TEST_CASE("arrow abi: flags have their fixed values, and a second declaration is guarded against") {
  CHECK(ARROW_FLAG_DICTIONARY_ORDERED == 1);
  CHECK(ARROW_FLAG_NULLABLE == 2);
  CHECK(ARROW_FLAG_MAP_KEYS_SORTED == 4);
#if !defined(ARROW_C_DATA_INTERFACE) || !defined(ARROW_C_STREAM_INTERFACE)
  FAIL("a guard is not defined");
#endif
}
