// SPDX-License-Identifier: MIT
#include "journeyrank/base/hash.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Sha256;
using journeyrank::sha256_hex;

// Source: nist2015secure, the examples that go with FIPS 180-4.
TEST_CASE("hash: the published digests of nist2015secure come out") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                   "mnopqrstnopqrstu") == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("hash: bytes count, not letters: zero bytes and bytes above 127 are hashed") {
  CHECK(sha256_hex(std::string(1, '\0')) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  CHECK(sha256_hex("\xbd") == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
}

TEST_CASE("hash: any length around a block gives one digest, in whatever pieces it is fed") {
  Splitmix64 random(1);
  for (std::size_t length = 0; length <= 200; ++length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(random());
    Sha256 hash;
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t piece = 1 + random.below(rest.size());
      hash.add(rest.substr(0, piece));
      hash.add("");
      rest.remove_prefix(piece);
    }
    CAPTURE(length);
    CHECK(hash.hex() == sha256_hex(text));
  }
}

TEST_CASE("hash: a digest can be read while feeding goes on") {
  Sha256 hash;
  hash.add("a");
  CHECK(hash.hex() == sha256_hex("a"));
  CHECK(hash.hex() == sha256_hex("a"));
  hash.add("bc");
  CHECK(hash.hex() == sha256_hex("abc"));
}
