// SPDX-License-Identifier: MIT
// Prints the hash of the scores of the fixed matrix, computed by a plain loop: no library.
"use strict";
const crypto = require("crypto");
const fs = require("fs");
const path = require("path");

const journeys = 20000;
const highest = [60000, 3e7, 0.07, 3e5, 1000, null, 400]; // null: a level, not a number
const levels = 5n;

function* splitmix64(state) {
  for (;;) {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    yield z ^ (z >> 31n);
  }
}

/** The fixed matrix, a list of raw values a criterion. */
function fixedColumns() {
  const columns = highest.map(() => []);
  const random = splitmix64(20260101n);
  for (let journey = 0; journey < journeys; ++journey) {
    columns.forEach((column, c) => {
      const drawn = random.next().value >> 11n;
      column.push(highest[c] === null ? Number(drawn % levels) : Number(drawn) * 2 ** -53 * highest[c]);
    });
  }
  return columns;
}

function line(raw, at0, at1) {
  const position = (raw - at0) / (at1 - at0);
  return position > 0 ? (position < 1 ? position : 1) : 0;
}

function bend(raw, knots) {
  if (raw <= knots[0].raw) return knots[0].value;
  for (let k = 1; k < knots.length; ++k) {
    const [a, b] = [knots[k - 1], knots[k]];
    if (raw === b.raw) return b.value;
    if (raw > b.raw) continue;
    const value = a.value + (b.value - a.value) * ((raw - a.raw) / (b.raw - a.raw));
    return a.value < b.value ? Math.min(value, b.value) : Math.max(value, b.value);
  }
  return knots[knots.length - 1].value;
}

function valueOf(raw, scale, anchors) {
  if (scale.name === "anchored") return line(raw, scale.at_0, scale.at_1);
  if (scale.name === "piecewise") return bend(raw, scale.knots);
  if (scale.name === "levels") return scale.levels[raw].value;
  return line(raw, ...anchors);
}

function scores(columns, model) {
  let total = 0;
  for (const { criterion } of model) total += criterion.weight;
  const ready = model.map(({ c, criterion }) => {
    let [low, high] = [Infinity, -Infinity];
    for (const raw of columns[c]) {
      if (raw < low) low = raw;
      if (raw > high) high = raw;
    }
    const anchors = criterion.direction === "maximize" ? [low, high] : [high, low];
    return { column: columns[c], scale: criterion.scale, weight: criterion.weight / total, anchors };
  });
  const result = [];
  for (let journey = 0; journey < journeys; ++journey) {
    let score = 0;
    for (const { column, scale, weight, anchors } of ready) score += weight * valueOf(column[journey], scale, anchors);
    result.push(score);
  }
  return result;
}

const criteria = JSON.parse(fs.readFileSync(path.join(__dirname, "model.json"), "utf8")).criteria;
const mixed = criteria.map((criterion, c) => ({ c, criterion }));
const linesOnly = mixed.filter(({ criterion }) => ["anchored", "min_max"].includes(criterion.scale.name));
const columns = fixedColumns();
const hash = crypto.createHash("sha256");
for (const model of [mixed, linesOnly]) {
  for (const score of scores(columns, model)) {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(score);
    hash.update(bytes);
  }
}
console.log(hash.digest("hex"));
