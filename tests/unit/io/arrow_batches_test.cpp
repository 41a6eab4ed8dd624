// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_batches.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowBatches;

namespace {

std::vector<ProducedColumn> three_batches() {
  std::vector<ProducedColumn> batches;
  for (const std::int32_t first : {1, 3, 6}) {
    batches.push_back(batch_of({numbers_column<std::int32_t>("n", "i", std::vector<std::int32_t>{first, first + 1})}));
  }
  return batches;
}

}  // namespace

TEST_CASE("ArrowBatches: one batch is in memory at a time, and everything is released at the end") {
  ArrowProducer producer(three_batches());
  {
    auto stream = producer.stream();
    ArrowBatches batches(&stream);
    CHECK(is_released(stream));
    CHECK(batches.table().row_count() == 0);
    CHECK(batches.table().column_count() == 1);
    int count = 0;
    while (batches.next()) {
      ++count;
      CHECK(batches.table().row_count() == 2);
      CHECK(producer.counts().given - producer.counts().released == 3);  // stream, schema, batch
    }
    CHECK(count == 3);
    CHECK(batches.table().row_count() == 0);
  }
  CHECK(producer.counts().given == producer.counts().released);
}

TEST_CASE("ArrowBatches: a used stream and a failure on the way are refused, and nothing leaks") {
  ArrowProducer producer(three_batches(), 1);
  auto stream = producer.stream();
  CHECK(refusal([&] {
          ArrowBatches batches(&stream);
          while (batches.next()) {
          }
        }) == "bad_arrow: the producer of the stream failed: the disk is gone");
  CHECK(refusal([&] { ArrowBatches{&stream}; }) == "bad_arrow: the stream is used up: it was released before");
  CHECK(producer.counts().given == producer.counts().released);
}
