// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_table.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"

#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowOwner;
using journeyrank::ArrowSpan;
using journeyrank::ArrowTable;
using journeyrank::errc;
using journeyrank::Error;

namespace {

ProducedColumn pain(const std::vector<double>& values) { return numbers_column("pain", "g", values); }

/// Reads a stream of these batches that must fail; returns the message. Checks that all was released once.
std::string failure(std::vector<ProducedColumn> batches, int fail_at = -1) {
  ArrowProducer producer(std::move(batches), fail_at);
  auto stream = producer.stream();
  std::string message = "no failure";
  try {
    const ArrowTable table(&stream);
  } catch (const Error& error) {
    message = error.what();
  }
  CHECK(producer.counts().released == producer.counts().given);
  return message;
}

}  // namespace

TEST_CASE("arrow owner: an object that is moved from owner to owner is released once, at the end") {
  ArrowProducer producer({batch_of({pain({1.0})})});
  {
    auto array = producer.array();
    ArrowOwner<ArrowArray> first(&array);
    CHECK(is_released(array));
    ArrowOwner<ArrowArray> second(std::move(first));
    ArrowOwner<ArrowArray> third;
    CHECK(third.is_released());
    third = std::move(second);
    CHECK(!third.is_released());
    CHECK(producer.counts().released == 0);
  }
  CHECK(producer.counts().released == 1);
}

TEST_CASE("arrow table: a stream is read to its end, empty batches give no chunk, and all is released once") {
  ArrowProducer producer({batch_of({pain({1, 2})}), batch_of({pain({})}), batch_of({pain({3})})});
  auto stream = producer.stream();
  int batches = 0;
  {
    const ArrowTable table(&stream, [&batches] { ++batches; });
    CHECK(is_released(stream));
    CHECK(batches == 3);
    CHECK(table.row_count() == 3);
    CHECK(table.column_count() == 1);
    CHECK(table.name(0) == "pain");
    REQUIRE(table.chunks(0).size() == 2);
    CHECK(table.chunks(0)[0].size == 2);
    CHECK(table.chunks(0)[1].size == 1);
    CHECK(producer.counts().released == 1);  // the stream; the cells are still borrowed
  }
  CHECK(producer.counts().given == 5);
  CHECK(producer.counts().released == 5);
}

TEST_CASE("arrow table: a stream without a batch is a table without rows") {
  ArrowProducer producer({batch_of({pain({})})}, -1);
  auto stream = producer.stream();
  const ArrowTable table(&stream);
  CHECK(table.row_count() == 0);
  CHECK(table.chunks(0).empty());
}

TEST_CASE("arrow table: the offset of a struct and that of its field add up") {
  auto column = pain({0, 1, 2, 3, 4});
  column.offset = 1;
  column.length = 4;
  auto batch = batch_of({column});
  batch.offset = 2;
  batch.length = 2;
  ArrowProducer producer({batch});
  auto schema = producer.schema();
  auto array = producer.array();
  const ArrowTable table(&schema, &array);
  const auto chunk = table.chunks(0).at(0);
  CHECK(chunk.begin == 3);
  CHECK(chunk.size == 2);
  CHECK(static_cast<const double*>(chunk.array->buffers[1])[chunk.begin] == 3.0);
}

TEST_CASE("arrow table: an array that is no struct is a table of one column") {
  ArrowProducer producer({pain({1, 2, 3})});
  auto schema = producer.schema();
  auto array = producer.array();
  const ArrowTable table(&schema, &array);
  CHECK(table.column_count() == 1);
  CHECK(table.name(0) == "pain");
  CHECK(table.chunks(0).at(0).size == 3);
}

TEST_CASE("arrow span: validity follows bitmap, offset, null count and the type null") {
  auto column = numbers_column<double>("pain", "g", {1, 2, 3}, "101");
  ArrowProducer producer({column});
  auto schema = producer.schema();
  auto array = producer.array();
  const ArrowTable table(&schema, &array);
  auto span = table.chunks(0).at(0);
  CHECK(!is_complete(span));
  CHECK(is_valid(span, 0));
  CHECK(!is_valid(span, 1));
  span.begin = 1;
  CHECK(!is_valid(span, 0));
  CHECK(is_valid(span, 1));

  ArrowSchema nulls{};
  nulls.format = "n";
  ArrowArray none{};
  none.length = 2;
  const ArrowSpan both{&nulls, &none, 0, 2};
  CHECK(!is_complete(both));
  CHECK(!is_valid(both, 0));
}

TEST_CASE("arrow table: a producer that fails is quoted, and what it gave before is released once") {
  CHECK(failure({}) == "bad_arrow: the producer of the stream failed: the disk is gone");
  CHECK(failure({batch_of({pain({1})})}, 0) == "bad_arrow: the producer of the stream failed: the disk is gone");
  CHECK(failure({batch_of({pain({1})}), batch_of({pain({2})})}, 1) ==
        "bad_arrow: the producer of the stream failed: the disk is gone");
}

TEST_CASE("arrow table: what the caller throws between batches passes through, all released once") {
  ArrowProducer producer({batch_of({pain({1})}), batch_of({pain({2})})});
  auto stream = producer.stream();
  const auto stop = [] { throw std::runtime_error("stop"); };
  CHECK_THROWS_WITH_AS((ArrowTable(&stream, stop)), "stop", std::runtime_error);
  CHECK(producer.counts().given == 3);
  CHECK(producer.counts().released == 3);
}

TEST_CASE("arrow table: a stream or array that was released before is refused") {
  ArrowArrayStream used{};
  CHECK_THROWS_WITH_AS(ArrowTable{&used}, "bad_arrow: the stream is used up: it was released before", Error);
  ArrowProducer producer({batch_of({pain({1})})});
  auto schema = producer.schema();
  ArrowArray used_array{};
  CHECK_THROWS_WITH_AS((ArrowTable{&schema, &used_array}), "bad_arrow: the array is used up: it was released before",
                       Error);
  CHECK(producer.counts().released == 1);
}

TEST_CASE("arrow table: batches that contradict their schema are refused, all released once") {
  auto negative = batch_of({pain({1})});
  negative.length = -1;
  CHECK(failure({negative}) == "bad_arrow: a batch does not fit its schema");
  auto long_batch = batch_of({pain({1})});
  long_batch.length = 2;
  CHECK(failure({long_batch}) == "bad_arrow: a column is shorter than its batch");
  CHECK(failure({batch_of({pain({1})}), batch_of({pain({1}), pain({2})})}) ==
        "bad_arrow: a batch does not fit its schema");
  auto null_row = batch_of({pain({1, 2, 3})});
  null_row.buffers = {bitmap("110")};
  null_row.null_count = 1;
  CHECK(failure({null_row}) == "bad_arrow: row 3 is null as a whole");
}
