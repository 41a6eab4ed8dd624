// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

// clang-format off
// Written by tools/embed_view.py from view/journey_view.js: change that file.

namespace journeyrank {

/// The text of the interactive view, an ES module: the script of the report page and of the widget.
inline constexpr std::string_view journey_view_module =
R"js(// SPDX-License-Identifier: MIT
// The interactive view of a ranking: one ES module for the report page and for notebooks. It needs no other file, no
// build and no network. `Decision` scores as the library does, bit for bit; `mount` draws.

/** A ranking under any weights, as the library computes it: the same terms, added in the same order. */
export class Decision {
  constructor(data) {
    this.data = data;
    this.criteria = data.criteria;
    this.journeys = data.journeys;
    this.groups = data.groups ?? [];
    this.stated = data.criteria.map((criterion) => criterion.weight);
    this.pinned = new Map(data.pins.map((pin) => [pin.journey, pin]));
  }

  /** Why a pin cannot be; empty where it can. The words of the library: reason, author, a place once, a day to come. */
  pinFault({ journey, place, reason, author, expires }, today) {
    if (reason === "") return "A pin needs a reason: say why no score decides it.";
    if (author === "") return "A pin needs an author: say who decides it.";
    if (!Number.isInteger(place) || place < 1 || place > this.journeys.length)
      return `A place is a whole number from 1 to ${this.journeys.length}.`;
    if (expires !== null && !isDay(expires))
      return `${shown(expires)} is no day; allowed: a day such as 2026-12-31, or none.`;
    if (expires !== null && expires < today) return `${expires} has passed: the pin would not hold today, ${today}.`;
    for (const [row, pin] of this.pinned) {
      if (row !== journey && pin.place === place)
        return `Place ${place} is taken by the pin of ${shown(this.journeys[row].label)}.`;
    }
    return "";
  }

  /** The pins as entries of a file of pins, by place. */
  pinEntries() {
    const pins = [...this.pinned.values()].sort((a, b) => a.place - b.place);
    return pins.map(({ journey, place, reason, author, expires }) =>
      ({ journey: this.journeys[journey].id, place, reason, author, ...(expires ? { expires } : {}) }));
  }

  /** What the criteria of each group weigh or add together: added in the order of the model, from 0 on. */
  groupSums(terms) {
    return this.groups.map((group) => {
      let sum = 0;
      for (const c of group.criteria) sum += terms[c];
      return sum;
    });
  }

  /** Weights that sum to 1. */
  shares(stated) {
    let sum = 0;
    for (const weight of stated) sum += weight;
    return stated.map((weight) => weight / sum);
  }

  /** The shares that apply to one journey: rescaled where a cell of it is left out, 0 for that cell. */
  applied(journey, shares) {
    let present = 0;
    let rescale = false;
    for (let c = 0; c < shares.length; ++c) {
      if (journey.known[c] === "l" && shares[c] > 0) rescale = true;
      else if (journey.known[c] !== "l") present += shares[c];
    }
    return shares.map((share, c) => (journey.known[c] === "l" ? 0 : rescale ? (present > 0 ? share / present : 0) : share));
  }

  score(journey, shares) {
    const applied = this.applied(journey, shares);
    let score = 0;
    for (let c = 0; c < applied.length; ++c) score += journey.values[c] * applied[c];
    return score;
  }

  /** What each criterion adds to the score of a journey. */
  points(row, result) {
    if (!this.data.live) return this.journeys[row].points;
    const journey = this.journeys[row];
    return this.applied(journey, result.shares).map((share, c) => journey.values[c] * share);
  }

  /** Scores, order and ranks under stated weights; places by decree stay. */
  rank(stated) {
    const shares = this.shares(stated);
    const live = this.data.live;
    const scores = this.journeys.map((journey) => (live ? this.score(journey, shares) : journey.score));
    const names = this.journeys.map((journey) => journey.name_order);
    const order = this.journeys.map((_, row) => row);
    order.sort((a, b) => (scores[a] !== scores[b] ? scores[b] - scores[a] : names[a] - names[b]));
    const unpinned = this.ranks(order, scores, false);
    const placed = this.pinned.size > 0 ? this.place(order) : order;
    const ranks = this.pinned.size > 0 ? this.ranks(placed, scores, true) : unpinned;
    return { stated: [...stated], shares, scores, order: placed, ranks, unpinned };
  }

  place(order) {
    const placed = new Array(order.length);
    for (const pin of this.pinned.values()) placed[pin.place - 1] = pin.journey;
    let position = 0;
    for (const row of order) {
      if (this.pinned.has(row)) continue;
      while (placed[position] !== undefined) ++position;
      placed[position++] = row;
    }
    return placed;
  }

  ranks(order, scores, withPins) {
    const ranks = new Array(order.length);
    let head = -1;
    order.forEach((row, position) => {
      if (withPins && this.pinned.has(row)) {
        ranks[row] = this.pinned.get(row).place;
        return;
      }
      const tied = head >= 0 && scores[order[head]] - scores[row] <= this.data.tie_tolerance;
      if (!tied) head = position;
      ranks[row] = head + 1;
    });
    return ranks;
  }

  /** The stated weights with one criterion at a share, the others in the proportions that they have in `stated`. */
  withShare(stated, c, share) {
    let others = 0;
    stated.forEach((weight, k) => (others += k === c ? 0 : weight));
    if (others === 0) {
      const even = this.stated.map((weight, k) => (k === c ? 0 : weight));
      const sum = even.reduce((a, b) => a + b, 0);
      if (sum === 0 || share >= 1) return stated.map((weight, k) => (k === c ? 1 : weight));
      return even.map((weight, k) => (k === c ? (share / (1 - share)) * sum : weight));
    }
    if (share >= 1) return stated.map((_, k) => (k === c ? 1 : 0));
    return stated.map((weight, k) => (k === c ? (share / (1 - share)) * others : weight));
  }

  /** The stated weights with the criteria of a group at a share together, in the proportions that they have. */
  withGroupShare(stated, g, share) {
    const held = new Set(this.groups[g].criteria);
    const sum = (weights, within) =>
      weights.reduce((total, weight, c) => total + (held.has(c) === within ? weight : 0), 0);
    const inside = sum(stated, true) > 0 ? stated : this.stated;
    const outside = sum(stated, false) > 0 ? stated : this.stated;
    const within = sum(inside, true);
    const others = sum(outside, false);
    if (!(within > 0) || !(others > 0)) return stated;
    if (share >= 1) return inside.map((weight, c) => (held.has(c) ? weight : 0));
    return inside.map((weight, c) => (held.has(c) ? weight * (((share / (1 - share)) * others) / within) : outside[c]));
  }

  /** Where the first place changes hands as one weight goes from 0 to 1, the others in proportion. */
  flips(stated, c) {
    const shares = this.shares(stated);
    const rest = 1 - shares[c];
    if (!this.data.live || !(rest > 0) || this.journeys.some((journey) => journey.known.includes("l"))) return [];
    const lines = this.journeys.map((journey) => {
      let others = 0;
      journey.values.forEach((value, k) => (others += k === c ? 0 : (value * shares[k]) / rest));
      return { at0: others, slope: journey.values[c] - others };
    });
    const names = this.journeys.map((journey) => journey.name_order);
    const before = (a, b) => names[a] < names[b];
    let first = 0;
    lines.forEach((line, row) => {
      const best = lines[first];
      const level = line.at0 === best.at0 && line.slope === best.slope;
      if (line.at0 > best.at0 || (line.at0 === best.at0 && line.slope > best.slope) || (level && before(row, first)))
        first = row;
    });
    const found = [];
    for (let at = 0; at < 1; ) {
      let next = -1;
      let nextAt = 1;
      lines.forEach((line, row) => {
        if (!(line.slope > lines[first].slope)) return;
        const crossing = (lines[first].at0 - line.at0) / (line.slope - lines[first].slope);
        if (crossing < at || crossing > nextAt || crossing >= 1) return;
        if (crossing === nextAt && next >= 0 && lines[next].slope >= line.slope) return;
        next = row;
)js"
R"js(        nextAt = crossing;
      });
      if (next < 0) break;
      if (nextAt > 0) found.push({ share: nextAt, overtaking: next, overtaken: first });
      first = next;
      at = nextAt;
    }
    return found;
  }
}

const STYLE = `
:host { all: initial; display: block; }
.view {
  color-scheme: light; --ink: #1b1b1b; --soft: #5a5a5a; --line: #d5d5d5; --paper: #ffffff; --raised: #f6f6f4; --mark: #b3261e; --good: #1a6b3c;
  color: var(--ink); background: var(--paper); font: 15px/1.45 system-ui, sans-serif; padding: 1rem; box-sizing: border-box;
}
.view[data-theme=dark] {
  color-scheme: dark; --ink: #ececec; --soft: #b0b0b0; --line: #4a4a4a; --paper: #181a1b; --raised: #232627; --mark: #ff8a80; --good: #7fd6a2;
}
h2 { font-size: 1.3rem; margin: 0 0 .2rem; } h3 { font-size: 1.05rem; margin: 0 0 .5rem; }
p { margin: .2rem 0; } p, caption, .number { direction: ltr; } p, caption { text-align: -webkit-match-parent; text-align: match-parent; } ul { direction: ltr; }
.soft { color: var(--soft); } .mono { direction: ltr; unicode-bidi: isolate; font-family: ui-monospace, monospace; font-size: .85em; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: minmax(15rem, 21rem) minmax(0, 1fr); gap: 1.2rem; align-items: start; margin-block: 1rem; }
@media (max-width: 50rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
section { background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; margin-block-end: 1rem; }
.tools { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin-block: .5rem; }
button, select, input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; padding: .15rem .5rem; }
button { cursor: pointer; } button:disabled { opacity: .5; cursor: default; }
button:focus-visible, select:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid #0072b2; outline-offset: 1px; }
.weight { margin-block-end: .8rem; } .weight-head { display: flex; gap: .5rem; align-items: center; }
.weight-head label { flex: 1; overflow-wrap: anywhere; } .weight input[type=number] { inline-size: 5.2rem; text-align: end; }
.weight input[type=range] { inline-size: 100%; margin: 0; padding: 0; }
.group { border-inline-start: 3px solid var(--line); padding-inline-start: .6rem; margin-block-end: .8rem; }
.group-head { font-weight: 600; }
.pin-form { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem .6rem; align-items: center; }
.pin-form input { inline-size: 100%; box-sizing: border-box; min-inline-size: 0; }
.fault { color: var(--mark); font-weight: 600; }
fieldset { border: 1px solid var(--line); border-radius: .3rem; margin: .6rem 0 0; padding: .4rem .6rem; }
fieldset { min-inline-size: 0; }
.swatch { inline-size: .8rem; block-size: .8rem; border-radius: .15rem; flex: none; border: 1px solid var(--ink); }
.flips { position: relative; block-size: .75rem; margin-inline: .5rem; }
.flips span { position: absolute; inset-block: 0; inline-size: 2px; background: var(--mark); }
table { border-collapse: collapse; inline-size: 100%; } caption { color: var(--soft); padding-block-end: .3rem; }
th, td { text-align: start; padding: .22rem .4rem; border-block-end: 1px solid var(--line); vertical-align: middle; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; position: relative; }
.name { background: none; border: 0; padding: 0; text-align: start; text-decoration: underline dotted; overflow-wrap: anywhere; }
tr[aria-selected=true] td { background: color-mix(in srgb, #0072b2 16%, transparent); }
.bar { inline-size: 100%; min-inline-size: 7rem; block-size: 1.05rem; forced-color-adjust: none; }
.moving { display: block; block-size: 1.45em; contain: size layout style; }
.ranking, .ranking > * { display: block; } .ranking tr { display: grid; grid-template-columns: 4rem 5rem minmax(0, 1fr) 4.2rem 45%; align-items: center; border-block-end: 1px solid var(--line); }
.ranking th, .ranking td { border: 0; } .ranking tbody tr { content-visibility: auto; contain-intrinsic-block-size: auto 2.2rem; }
@media (max-width: 50rem) { .ranking { min-inline-size: 34rem; } } .up { color: var(--good); } .down { color: var(--mark); }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
ul { margin: .2rem 0; padding-inline-start: 1.2rem; } li { margin-block: .15rem; }
.severity { font-weight: 600; }
@media print {
  .view[data-theme] { color-scheme: light; --ink: #000; --soft: #333; --paper: #fff; --raised: #fff; --line: #999; --mark: #000; --good: #000; padding: 0; font-size: 10.5pt; }
  .tools, input[type=range], .flips, .screen, fieldset { display: none; } button, input { border-color: transparent; } .columns { display: block; }
  section { break-inside: avoid-page; border: 0; padding: 0; } tr { break-inside: avoid; } .ranking tbody tr { content-visibility: visible; } .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

// Okabe and Ito's colours, told apart by all common kinds of colour vision; more criteria repeat them paler.
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#8c8c8c"];
const colourOf = (c) => (c < COLOURS.length ? COLOURS[c] : `color-mix(in srgb, ${COLOURS[c % COLOURS.length]} 55%, white)`);

const MANY = 100; // rows that are drawn before "show all"
const MOST_GLIDING = 40; // lines that are seen to move
const RESTS_AFTER = 150; // milliseconds without a move of the slider
const BEYOND = 3; // lines above and below those in view that are drawn with them

/** An element with attributes and children; texts are always texts, never markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style") Object.entries(value).forEach(([property, to]) => element.style.setProperty(property, to));
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Text of a user, in whichever direction it runs. */
const named = (text) => make("bdi", {}, shown(text));

/** A text with what would change the text around it, and what cannot be seen, spelled out. */
function shown(text) {
  const unseen =
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
  return String(text).replace(unseen, (letter) => `\\u${letter.codePointAt(0).toString(16).padStart(4, "0")}`);
}

/** True for a day of the calendar, written as 2026-12-31. */
function isDay(text) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The reader's day, as 2026-12-31. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Changes the text of an element where it is another. */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const percent = (share) => `${(share * 100).toFixed(1)} %`;
const pointsOf = (score) => (score * 100).toFixed(1);

/** A cell of CSV that no spreadsheet takes for a formula. */
function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
)js"
R"js(  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** The view of one ranking, in an element. */
class View {
  constructor(root, data, told = {}) {
    this.decision = new Decision(data);
    this.data = data;
    this.told = told;
    this.first = this.decision.rank(this.decision.stated);
    this.reported = this.decision.pinEntries();
    this.result = this.first;
    this.selected = null;
    this.scenarios = [];
    this.author = "";
    this.showsAll = data.journeys.length <= MANY;
    const shadow = root.shadowRoot ?? root.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    this.box = make("div", { class: "view" });
    this.theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    shadow.replaceChildren(this.box);
    this.build();
    this.drawPins();
    this.draw();
  }

  theme(name) {
    this.box.dataset.theme = name;
    if (this.told.theme) this.told.theme(name);
  }

  // --- what is built once ---------------------------------------------------------------------------------------

  build() {
    this.lines = [];
    this.gliding = new WeakMap();
    this.resting = null;
    this.seen = new Set();
    this.watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.seen[isIntersecting ? "add" : "delete"](target);
    });
    this.criterionNames = this.decision.criteria.map((criterion) => shown(criterion.label));
    this.groupNames = this.decision.groups.map((group) => `group ${shown(group.label)}`);
    this.spoken = make("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.body = make("tbody", { role: "rowgroup" });
    this.standing = []; // the lines of the ranking, from the first
    this.changed = make("div");
    this.detail = make("section", { "aria-label": "One journey" });
    this.profileBody = make("tbody");
    this.scenarioList = make("ul");
    this.pinList = make("ul");
    this.inputs = this.decision.criteria.map((criterion, c) => this.weightOf(criterion, c));
    this.groupInputs = this.decision.groups.map((group, g) => this.groupOf(group, g));
    this.box.append(
      this.spoken,
      this.head(),
      make("div", { class: "columns" },
        make("div", {}, this.weightSection(), this.scenarioSection(), this.pinSection()),
        make("div", {}, this.rankingSection(), this.detail)),
      ...[this.profileSection(), this.stabilitySection(), this.robustnessSection(), this.lintSection(), this.provenance()]
        .filter((section) => section !== null));
  }

  head() {
    const data = this.data;
    return make("header", {},
      make("h2", {}, named(data.title)),
      make("p", { class: "soft" }, `${data.journeys.length} journeys by ${data.criteria.length} criteria, method `,
        named(data.method), data.profile ? [", weights of ", named(data.profile)] : null),
      make("p", { class: "soft" }, "Model ", named(data.model.name), " ", make("span", { class: "mono" }, data.model.hash)),
      make("div", { class: "tools" },
        make("button", { type: "button", onclick: () => this.set(this.decision.stated) }, "Stated weights"),
        make("button", { type: "button", onclick: () => this.saveCsv() }, "Save as CSV"),
        make("button", { type: "button", onclick: () => this.saveModel() }, "Save the model with these weights"),
        make("button", { type: "button", onclick: () => this.theme(this.box.dataset.theme === "dark" ? "light" : "dark") },
          "Dark or light")),
      data.notes.length > 0 ? make("ul", {}, data.notes.map((note) => make("li", {}, shown(note.text)))) : null);
  }

  weightOf(criterion, c) {
    const id = `weight-${c}`;
    const fixed = !this.data.live || !criterion.can_weigh;
    const slider = make("input", { type: "range", name: id, min: 0, max: 100, step: "any", id, disabled: fixed,
      oninput: () => this.set(this.decision.withShare(this.result.stated, c, Number(slider.value) / 100), false, true),
      onchange: () => this.settle(),
      onkeydown: (event) => this.nudge(event, (step) => this.result.shares[c] * 100 + step,
        (share) => this.set(this.decision.withShare(this.result.stated, c, share))) });
    const number = make("input", { type: "number", name: `share-${c}`, min: 0, max: 100, step: 1, disabled: fixed,
      "aria-label": `Weight of ${shown(criterion.label)} in percent`,
      onchange: () => {
        const share = Number(number.value) / 100;
        if (number.value !== "" && share >= 0 && share <= 1) this.set(this.decision.withShare(this.result.stated, c, share));
        else this.draw();
      } });
    const flips = make("div", { class: "flips" });
    const box = make("div", { class: "weight" },
      make("div", { class: "weight-head" },
        make("span", { class: "swatch", style: { background: colourOf(c) } }),
        make("label", { for: id }, named(criterion.label)), number, "%"),
      slider, flips);
    return { slider, number, flips, box };
  }

  /** The share of a group, which moves its criteria together. */
  groupOf(group, g) {
    const id = `group-${g}`;
    const fixed = !this.data.live || !group.criteria.some((c) => this.decision.criteria[c].can_weigh);
    const ask = (share, moving = false) =>
      this.set(this.decision.withGroupShare(this.result.stated, g, share), false, moving);
    const slider = make("input", { type: "range", name: id, min: 0, max: 100, step: "any", id, disabled: fixed,
      oninput: () => ask(Number(slider.value) / 100, true),
      onchange: () => this.settle(),
      onkeydown: (event) =>
        this.nudge(event, (step) => this.decision.groupSums(this.result.shares)[g] * 100 + step, ask) });
    const number = make("input", { type: "number", name: `group-share-${g}`, min: 0, max: 100, step: 1, disabled: fixed,
      "aria-label": `Weight of the group ${shown(group.label)} in percent`,
      onchange: () => {
        const share = Number(number.value) / 100;
        if (number.value !== "" && share >= 0 && share <= 1) ask(share);
        else this.draw();
      } });
    const box = make("div", { class: "group", role: "group", "aria-label": `Group ${shown(group.label)}` },
      make("div", { class: "weight" },
        make("div", { class: "weight-head group-head" }, make("label", { for: id }, named(group.label)), number, "%"),
        slider));
    return { slider, number, box };
  }

  /** The weights as they are shown: each group around its criteria. */
  weightBoxes() {
    if (this.decision.groups.length === 0) return this.inputs.map((input) => input.box);
    const open = [];
    const top = [];
    for (const { group, index, depth } of this.data.outline) {
      const box = (group ? this.groupInputs : this.inputs)[index].box;
      if (depth === 0) top.push(box);
      else open[depth - 1].append(box);
      if (group) open[depth] = box;
    }
    return top;
  }

  nudge(event, to, ask) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
    let step = steps[event.key];
    if (step === undefined) return;
    if (event.key.match(/Left|Right/) && getComputedStyle(event.target).direction === "rtl") step = -step;
    event.preventDefault();
    ask(Math.min(1, Math.max(0, Math.round(to(step)) / 100)));
  }

  weightSection() {
    return make("section", { "aria-label": "Weights" },
      make("h3", {}, "Weights"),
      this.data.live ? make("p", { class: "soft screen" },
        "Drag or type a share; the others keep their proportions. A red line marks where the first place changes hands.")
        : make("p", {}, shown(this.data.why_not_live)),
      this.weightBoxes());
  }

  rankingSection() {
)js"
R"js(    const criteria = this.decision.criteria;
    return make("section", { "aria-label": "Ranking" },
      make("h3", {}, "Ranking"),
      make("div", { class: "tools", "aria-hidden": "true" }, criteria.map((criterion, c) =>
        make("span", {}, make("span", { class: "swatch", style: { background: colourOf(c), display: "inline-block" } }), " ",
          named(criterion.label)))),
      make("div", { class: "wide" }, make("table", { class: "ranking", role: "table" },
        make("caption", {}, "Journeys from most to least urgent; points out of 100"),
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" },
          ["Rank", "Moved", "Journey", "Points", "What each criterion adds"].map((text, i) =>
            make("th", { scope: "col", role: "columnheader", class: i === 0 || i === 3 ? "number" : null }, text)))),
        this.body)),
      this.showsAll ? null : make("button", { type: "button", onclick: (event) => {
        this.showsAll = true;
        event.target.remove();
        this.draw();
      } }, `Show all ${this.data.journeys.length}`),
      make("h3", { style: { "margin-top": "1rem" } }, "What changed"), this.changed);
  }

  scenarioSection() {
    const name = make("input", { type: "text", name: "scenario", "aria-label": "Name of the scenario", placeholder: "name" });
    const keep = () => {
      const text = name.value.trim() || `Scenario ${this.scenarios.length + 1}`;
      this.keep(text, this.result.stated);
      name.value = "";
    };
    return make("section", { class: "screen", "aria-label": "Scenarios" },
      make("h3", {}, "Scenarios"),
      make("div", { class: "tools" }, name, make("button", { type: "button", onclick: keep }, "Keep these weights")),
      this.scenarioList);
  }

  pinSection() {
    return make("section", { "aria-label": "Pins" },
      make("h3", {}, "Places by decree"),
      make("p", { class: "soft screen" }, "Press a journey's name to pin it to a place, for what no score decides."),
      this.pinList,
      make("div", { class: "tools" },
        make("button", { type: "button", onclick: () => this.savePins() }, "Save the pins"),
        make("button", { type: "button", onclick: () => this.setPins(this.reported, false) }, "Pins of the report")));
  }

  /** What a journey is pinned by: built when it is looked at, so that what is typed stays while weights move. */
  pinForm(row) {
    const pin = this.decision.pinned.get(row);
    const field = (name, label, type, value, more = {}) => {
      const input = make("input", { type, name: `pin-${name}`, id: `pin-${name}`, value, ...more });
      return [input, [make("label", { for: `pin-${name}` }, label), input]];
    };
    const [place, placeRow] = field("place", "Place", "number", pin?.place ?? this.result.ranks[row],
      { min: 1, max: this.data.journeys.length, step: 1 });
    const [reason, reasonRow] = field("reason", "Reason", "text", pin?.reason ?? "");
    const [author, authorRow] = field("author", "Author", "text", pin?.author ?? this.author);
    const [expires, expiresRow] = field("expires", "Last day, if any", "text", pin?.expires ?? "",
      { placeholder: "2026-12-31" });
    const fault = make("p", { class: "fault", role: "alert" });
    const press = () => {
      fault.textContent = this.pin({ journey: row, place: Number(place.value || NaN), reason: reason.value.trim(),
        author: author.value.trim(), expires: expires.value.trim() || null });
    };
    const enter = (event) => {
      if (event.key === "Enter") press();
    };
    for (const input of [place, reason, author, expires]) input.addEventListener("keydown", enter);
    const set = make("button", { type: "button", onclick: press }, "Pin to this place");
    const remove = make("button", { type: "button", onclick: () => this.unpin(row) }, "Remove the pin");
    const element = make("fieldset", {}, make("legend", {}, "Place by decree"),
      make("div", { class: "pin-form" }, placeRow, reasonRow, authorRow, expiresRow), fault,
      make("div", { class: "pin-buttons" }, set, " ", remove));
    return { element, fill: () => (remove.disabled = !this.decision.pinned.has(row)) };
  }

  profileSection() {
    if (this.data.profiles.length === 0) return null;
    if (!this.data.live) return null;
    const heads = [{ name: "stated", weights: this.decision.stated }, ...this.data.profiles];
    this.drawProfiles();
    return make("section", { "aria-label": "Profiles" },
      make("h3", {}, "Profiles side by side"),
      make("div", { class: "wide" }, make("table", {},
        make("caption", {}, "The rank of each journey by whose weights; press a name to use them above"),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Journey"), heads.map((profile) =>
          make("th", { scope: "col", class: "number" },
            make("button", { type: "button", onclick: () => this.set(profile.weights) }, named(profile.name)))))),
        this.profileBody)));
  }

  stabilitySection() {
    const stability = this.data.stability;
    if (!stability || stability.sentences.length === 0) return null;
    return make("section", { "aria-label": "Stability" }, make("h3", {}, "How far the stated weights may move"),
      make("ul", {}, stability.sentences.map((sentence) => make("li", {}, shown(sentence)))));
  }

  robustnessSection() {
    const robustness = this.data.robustness;
    if (!robustness) return null;
    const heads = [["Journey", null], ["Expected rank", "number"], ["Ranks", "number"], ["First", "number"],
      [`Top ${robustness.top}`, "number"], ["Group", "number"]];
    return make("section", { "aria-label": "Robustness" }, make("h3", {}, "How firm the places are"),
      make("p", { class: "soft" }, shown(robustness.words)),
      make("div", { class: "wide" }, make("table", { "aria-label": "How firm the places are" },
        make("thead", {}, make("tr", {}, heads.map(([text, kind]) => make("th", { scope: "col", class: kind }, text)))),
        make("tbody", {}, robustness.rows.map((row) => make("tr", {},
          make("th", { scope: "row" }, named(this.data.journeys[row.journey].label)),
          make("td", { class: "number" }, row.expected_rank.toFixed(2)),
          make("td", { class: "number" }, row.rank_low === row.rank_high ? String(row.rank_low) : `${row.rank_low}–${row.rank_high}`),
          make("td", { class: "number" }, percent(row.first)),
          make("td", { class: "number" }, percent(row.top)),
          make("td", { class: "number" }, String(row.group))))))));
  }

  lintSection() {
    return make("section", { "aria-label": "Findings" }, make("h3", {}, "Findings"),
      this.data.lint.length === 0 ? make("p", {}, "Nothing was found.")
        : make("ul", {}, this.data.lint.map((finding) => this.findingItem(finding))));
  }

  findingItem(finding) {
    return make("li", {}, make("span", { class: "severity" }, `${finding.severity}: `), shown(finding.sentence), " ",
      make("span", { class: "soft" }, shown(finding.remedy)), " ", make("span", { class: "mono soft" }, finding.code));
  }

  provenance() {
    return make("section", { "aria-label": "Provenance" }, make("h3", {}, "Where this comes from"),
      make("table", { "aria-label": "Where this comes from" }, make("tbody", {}, this.data.provenance.map(({ name, value }) => make("tr", {},
        make("th", { scope: "row" }, shown(name)), make("td", { class: "mono" }, shown(value)))))));
  }

  // --- what follows the weights ---------------------------------------------------------------------------------

  /**
   * Ranks under these stated weights and shows it. While a slider is `moving` only what can be seen is drawn, without
   * what is read at a mark or aloud; the rest follows once it rests.
   */
  set(stated, quiet = false, moving = false) {
    if (!this.data.live || !(stated.reduce((a, b) => a + b, 0) > 0)) return;
    this.result = this.decision.rank(stated);
    this.draw(moving);
)js"
R"js(    if (moving) this.resting = setTimeout(() => this.settle(), RESTS_AFTER);
    if (!quiet && this.told.weights) this.told.weights([...this.result.stated]);
  }

  /** Puts a journey at a place by decree; returns why that cannot be, or nothing. */
  pin(pin) {
    const fault = this.decision.pinFault(pin, today());
    if (fault !== "") return fault;
    this.author = pin.author;
    this.decision.pinned.set(pin.journey, pin);
    this.repin();
    const label = shown(this.data.journeys[pin.journey].label);
    this.spoken.textContent = `${label} is pinned to place ${pin.place}. ${this.spoken.textContent}`;
    return "";
  }

  unpin(row) {
    if (this.decision.pinned.delete(row)) this.repin();
  }

  /** Ranks anew with the pins as they are. */
  repin(quiet = false) {
    const focused = this.box.getRootNode().activeElement;
    this.result = this.decision.rank(this.result.stated);
    for (const scenario of this.scenarios) scenario.first = this.decision.rank(scenario.weights).order[0];
    this.drawScenarios();
    this.drawProfiles();
    this.drawPins();
    this.draw();
    if (focused !== null && focused.isConnected) focused.focus({ preventScroll: true });
    if (!quiet && this.told.pins) this.told.pins(this.decision.pinEntries());
  }

  /** The pins of a notebook, in the words of a file of pins. */
  setPins(entries, quiet = true) {
    const rows = new Map(this.data.journeys.map((journey, row) => [journey.id, row]));
    const known = entries.filter((pin) => rows.has(pin.journey));
    this.decision.pinned = new Map(known.map((pin) => {
      const journey = rows.get(pin.journey);
      return [journey, { ...pin, journey, expires: pin.expires ?? null }];
    }));
    if (this.selected !== null) this.form = this.pinForm(this.selected);
    this.repin(quiet);
  }

  /** Draws what was put off while a slider moved. */
  settle() {
    if (this.resting !== null) this.draw();
  }

  /** Keeps weights under a name, to come back to. */
  keep(name, weights) {
    this.scenarios.push({ name, weights: [...weights], first: this.decision.rank(weights).order[0] });
    this.drawScenarios();
  }

  markSelected(line) {
    line.element.setAttribute("aria-selected", String(line.shows === this.selected));
  }

  select(row, quiet = false) {
    if (row !== this.selected || row === null) this.form = row === null ? null : this.pinForm(row);
    this.selected = row;
    for (const line of this.standing) this.markSelected(line);
    this.drawDetail();
    if (!quiet && this.told.selection) this.told.selection(row === null ? null : this.data.journeys[row].id);
  }

  draw(moving = false) {
    clearTimeout(this.resting);
    this.rests = this.resting !== null; // what lines show follows the last move already: none glides
    this.resting = null;
    this.drawWeights(moving);
    this.drawGroups();
    this.drawRanking(moving);
    this.drawChanged(moving);
    this.drawDetail();
  }

  drawWeights(moving) {
    this.inputs.forEach(({ slider, number, flips }, c) => {
      const share = this.result.shares[c];
      slider.value = share * 100;
      slider.setAttribute("aria-valuetext", percent(share));
      if (number !== number.getRootNode().activeElement) number.value = (share * 100).toFixed(1);
      if (moving) return; // the marks of the slider that moves stay where they are, the others follow
      flips.replaceChildren(...this.decision.flips(this.result.stated, c).map((flip) => make("span", {
        title: `${shown(this.data.journeys[flip.overtaking].label)} passes ${
          shown(this.data.journeys[flip.overtaken].label)} at ${percent(flip.share)}`,
        style: { "inset-inline-start": `${flip.share * 100}%` } })));
    });
  }

  drawGroups() {
    const sums = this.decision.groups.length > 0 ? this.decision.groupSums(this.result.shares) : [];
    this.groupInputs.forEach(({ slider, number }, g) => {
      slider.value = sums[g] * 100;
      slider.setAttribute("aria-valuetext", percent(sums[g]));
      if (number !== number.getRootNode().activeElement) number.value = (sums[g] * 100).toFixed(1);
    });
  }

  drawProfiles() {
    if (!this.data.live || this.data.profiles.length === 0) return;
    const all = [this.decision.stated, ...this.data.profiles.map((profile) => profile.weights)];
    const results = all.map((weights) => this.decision.rank(weights));
    this.profileBody.replaceChildren(...this.first.order.map((row) => make("tr", {},
      make("th", { scope: "row" }, named(this.data.journeys[row].label)),
      results.map((result) => make("td", { class: "number" }, String(result.ranks[row]))))));
  }

  drawPins() {
    const pins = [...this.decision.pinned.values()].sort((a, b) => a.place - b.place);
    this.pinList.replaceChildren(...pins.map((pin) => make("li", {},
      `${pin.place}. `, named(this.data.journeys[pin.journey].label), ": ", named(pin.reason), " (", named(pin.author),
      pin.expires ? `, until ${pin.expires}` : "", ") ",
      make("button", { type: "button", class: "screen", onclick: () => this.unpin(pin.journey),
        "aria-label": `Remove the pin of ${shown(this.data.journeys[pin.journey].label)}` }, "×"))));
    if (pins.length === 0) this.pinList.replaceChildren(make("li", { class: "soft" }, "No journey is pinned."));
  }

  drawRanking(moving) {
    const most = Math.max(...this.result.scores, 1e-300);
    if (moving) {
      this.drawInView(most);
      return;
    }
    const order = this.showsAll ? this.result.order : this.result.order.slice(0, MANY);
    const before = this.rests ? new Map() : this.places(); // before anything is written: the browser need not lay out twice
    this.end = getComputedStyle(this.box).direction === "rtl" ? "left" : "right";
    this.standing = order.map((row) => (this.lines[row] ??= this.line(row)));
    this.standing.forEach((line, i) => this.fill(line, order[i], most, true));
    this.arrange(this.standing.map((line) => line.element));
    this.glide(before);
  }

  /**
   * Writes into the lines in view, and some beyond them, the journeys that belong there now: no line is moved, which
   * would lay out all of them anew. Each shows its own journey again once the slider rests.
   */
  drawInView(most) {
    const seen = this.standing.map((line) => this.seen.has(line.element));
    const first = Math.max(0, seen.indexOf(true) - BEYOND);
    const last = Math.min(seen.length, seen.lastIndexOf(true) + 1 + BEYOND);
    for (let i = first; i < last; ++i) this.fill(this.standing[i], this.result.order[i], most, false);
  }

  /** Puts lines into the table in their order; what stands where it should is not touched. */
  arrange(lines) {
    const focused = this.body.getRootNode().activeElement;
    let at = this.body.firstElementChild;
    for (const line of lines) {
      if (line === at) at = at.nextElementSibling;
      else this.body.insertBefore(line, at);
    }
    while (at !== null) {
      const next = at.nextElementSibling;
      at.remove();
      at = next;
    }
    const lost = focused !== null && focused !== this.body.getRootNode().activeElement;
    if (lost && this.body.contains(focused)) focused.focus({ preventScroll: true });
  }

  /** Where the lines that can be seen stand; none where nothing is to move. */
  places() {
    const places = new Map();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return places;
    for (const line of this.body.children) {
      const top = line.getBoundingClientRect().top;
      if (top > innerHeight || places.size > MOST_GLIDING) break;
      if (top > -100) places.set(line, top);
    }
    return places;
  }

  /** Lets lines glide from where they stood to where they stand. */
  glide(before) {
    for (const [line, top] of before) {
      const moved = line.isConnected ? top - line.getBoundingClientRect().top : 0;
      if (moved === 0) continue;
      this.gliding.get(line)?.cancel();
)js"
R"js(      const glides = line.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration: 180, easing: "ease-out" });
      this.gliding.set(line, glides);
    }
  }

  /** The line of a journey; it is made once, and `fill` writes what follows the weights. */
  line(row) {
    const journey = this.data.journeys[row];
    const rank = make("span");
    const pinned = make("span");
    const moved = make("span", { class: "moving" });
    const points = make("span", { class: "moving" });
    const bar = make("div", { class: "bar", role: "img" });
    const label = named(journey.label);
    const element = make("tr", { role: "row", "aria-selected": String(row === this.selected) },
      make("td", { role: "cell", class: "number" }, make("span", { class: "moving" }, rank, pinned)),
      make("td", { role: "cell" }, moved),
      make("td", { role: "cell" }, make("button", { type: "button", class: "name", onclick: () => {
        const { shows } = this.lines[row];
        this.settle();
        this.select(shows);
      } }, label)),
      make("td", { role: "cell", class: "number" }, points),
      make("td", { role: "cell" }, bar));
    this.watch.observe(element);
    return { element, label, rank, pinned, moved, points, bar, shows: row };
  }

  /** Writes what is new of a journey into a line; with `words` what is read at its bar, and aloud, too. */
  fill(line, row, most, words) {
    if (line.shows !== row) {
      line.shows = row;
      line.label.textContent = shown(this.data.journeys[row].label);
      this.markSelected(line);
    }
    const points = this.decision.points(row, this.result);
    const moved = this.first.ranks[row] - this.result.ranks[row];
    const pin = this.decision.pinned.get(row);
    if (line.pin !== pin) {
      line.pin = pin;
      line.pinned.textContent = pin ? " 📌" : "";
      if (pin) line.pinned.title = shown(pin.reason);
      else line.pinned.removeAttribute("title");
    }
    write(line.rank, String(this.result.ranks[row]));
    const kind = moved > 0 ? "moving up" : "moving down";
    if (line.moved.className !== kind) line.moved.className = kind;
    write(line.moved, moved === 0 ? "" : moved > 0 ? `▲ ${moved}` : `▼ ${-moved}`);
    write(line.points, pointsOf(this.result.scores[row]));
    line.bar.style.backgroundImage = this.stripes(points, most);
    if (words) this.say(line, points);
  }

  /** What each criterion adds as stripes of one background, a thin line behind each: a bar is one box to lay out. */
  stripes(points, most) {
    let at = 0;
    const stops = [];
    points.forEach((each, c) => {
      if (!(each > 0)) return;
      const end = at + (each / most) * 100;
      stops.push(`${colourOf(c)} ${at.toFixed(2)}% calc(${end.toFixed(2)}% - 1px)`, `var(--paper) 0 ${end.toFixed(2)}%`);
      at = end;
    });
    return stops.length === 0 ? "none" : `linear-gradient(to ${this.end}, ${stops.join(", ")}, transparent 0)`;
  }

  say(line, points) {
    const words = points.map((each, c) => `${this.criterionNames[c]} ${pointsOf(each)}`);
    const sums = points.length > 0 ? this.decision.groupSums(points) : [];
    const groups = sums.map((each, g) => `; ${this.groupNames[g]} ${pointsOf(each)}`);
    line.bar.setAttribute("aria-label", words.join(", ") + groups.join(""));
    line.bar.title = words.join(", ");
  }

  drawChanged(moving) {
    const moves = this.result.order.filter((row) => this.result.ranks[row] !== this.first.ranks[row]);
    const pinned = JSON.stringify(this.decision.pinEntries()) !== JSON.stringify(this.reported);
    const than = pinned ? "the stated weights and pins" : "the stated weights";
    const text = moves.length === 0 ? `No journey stands elsewhere than by ${than}.`
      : `${moves.length} of ${this.data.journeys.length} journeys stand elsewhere than by ${than}.`;
    if (moving) {
      write(this.changed.firstElementChild, text); // its list follows once the slider rests
      return;
    }
    const rest = moves.length > MANY ? make("p", { class: "soft" }, `and ${moves.length - MANY} more`) : "";
    this.changed.replaceChildren(make("p", {}, text), rest, make("ul", {}, moves.slice(0, MANY).map((row) => make("li", {},
      named(this.data.journeys[row].label),
      `: ${this.first.ranks[row]} → ${this.result.ranks[row]}, ${pointsOf(this.first.scores[row])} → ${
        pointsOf(this.result.scores[row])} points`))));
    const first = this.result.order[0];
    this.spoken.textContent = first === undefined ? "" : `First: ${shown(this.data.journeys[first].label)}. ${text}`;
  }

  drawDetail() {
    if (this.selected === null) {
      this.detail.classList.add("screen");
      this.detail.replaceChildren(make("h3", {}, "One journey"), make("p", { class: "soft" }, "Press a journey's name to see what its place rests on."));
      return;
    }
    this.detail.classList.remove("screen");
    const row = this.selected;
    const journey = this.data.journeys[row];
    const points = this.decision.points(row, this.result);
    const applied = this.data.live ? this.decision.applied(journey, this.result.shares) : this.result.shares;
    const pin = this.decision.pinned.get(row);
    const findings = this.data.lint.filter((finding) => finding.journey === journey.id);
    const robust = this.data.robustness?.rows.find((each) => each.journey === row);
    const lines = this.data.criteria.map((criterion, c) => make("tr", {},
      make("th", { scope: "row" }, named(criterion.label)),
      make("td", { class: "number" }, journey.raw[c] === null ? "missing" : `${journey.shown[c]}`, criterion.unit ? [" ", named(criterion.unit)] : null),
      make("td", { class: "number" }, journey.known[c] === "l" ? "left out" : journey.known[c] === "o" ? "0 to 1" : journey.values[c].toFixed(3)),
      make("td", { class: "number" }, percent(applied[c])),
      make("td", { class: "number" }, points[c] === undefined ? "" : pointsOf(points[c]))));
    const held = this.decision.groupSums(applied);
    const added = points.length > 0 ? this.decision.groupSums(points) : [];
    const groups = this.decision.groups.map((group, g) => make("tr", { class: "group-head" },
      make("th", { scope: "row" }, "Group ", named(group.label)), make("td"), make("td"),
      make("td", { class: "number" }, percent(held[g])),
      make("td", { class: "number" }, added[g] === undefined ? "" : pointsOf(added[g]))));
    this.form.fill();
    this.detail.replaceChildren(...[
      make("h3", {}, named(journey.label), " ", make("span", { class: "mono soft" }, named(journey.id))),
      make("p", {}, `Rank ${this.result.ranks[row]} of ${this.data.journeys.length}, ${pointsOf(this.result.scores[row])} points.`),
      journey.low < journey.high && this.result.stated.every((weight, c) => weight === this.decision.stated[c])
        ? make("p", {}, `Open cells leave it between ${pointsOf(journey.low)} and ${pointsOf(journey.high)} points.`) : null,
      pin ? make("p", {}, `Pinned at place ${pin.place} by `, named(pin.author), ": ", named(pin.reason),
        pin.expires ? `, until ${pin.expires}.` : ".") : null,
      robust ? make("p", {}, `With the stated doubt its rank lies between ${robust.rank_low} and ${robust.rank_high}, first in ${percent(robust.first)} of all cases.`) : null,
      make("div", { class: "wide" }, make("table", { "aria-label": `What ${shown(journey.label)} rests on` },
        make("thead", {}, make("tr", {}, ["Criterion", "Raw", "Value", "Weight", "Points"].map((text, i) =>
          make("th", { scope: "col", class: i > 0 ? "number" : null }, text)))),
        make("tbody", {}, lines, groups))),
      this.form.element,
      findings.length > 0 ? make("ul", {}, findings.map((finding) => this.findingItem(finding))) : null,
      make("div", { class: "tools" }, make("button", { type: "button", onclick: () => this.select(null) }, "Close")),
    ].filter((part) => part !== null));
  }

  drawScenarios() {
)js"
R"js(    this.scenarioList.replaceChildren(...this.scenarios.map((scenario, i) => {
      return make("li", {},
        make("button", { type: "button", onclick: () => this.set(scenario.weights) }, named(scenario.name)), " ",
        scenario.first === undefined ? null : ["first: ", named(this.data.journeys[scenario.first].label), " "],
        make("button", { type: "button", "aria-label": `Forget ${shown(scenario.name)}`, onclick: () => {
          this.scenarios.splice(i, 1);
          this.drawScenarios();
        } }, "×"));
    }));
  }

  // --- what leaves the page -------------------------------------------------------------------------------------

  csv() {
    const heads = ["rank", "unpinned_rank", "journey", "label", "score",
      ...[...this.data.criteria, ...this.decision.groups].map((each) => `added_${each.id}`)];
    const lines = this.result.order.map((row) => [this.result.ranks[row], this.result.unpinned[row], this.data.journeys[row].id,
      this.data.journeys[row].label, this.result.scores[row], ...this.addedTo(row)]);
    return [heads, ...lines].map((cells) => cells.map(csvCell).join(",")).join("\n") + "\n";
  }

  /** What each criterion adds to a score, and behind them each group. */
  addedTo(row) {
    const points = this.decision.points(row, this.result);
    return points.length > 0 ? [...points, ...this.decision.groupSums(points)] : [];
  }

  /** A file of pins, which the library reads beside a model. */
  pins() {
    return JSON.stringify({ schema: 1, pins: this.decision.pinEntries() }, null, 2) + "\n";
  }

  model() {
    const model = structuredClone(this.data.full_model);
    model.criteria.forEach((criterion, c) => (criterion.weight = this.result.stated[c]));
    return JSON.stringify(model, null, 2) + "\n";
  }

  saveCsv() {
    save("ranking.csv", this.csv(), "text/csv;charset=utf-8");
  }

  savePins() {
    save("pins.json", this.pins(), "application/json");
  }

  saveModel() {
    save("model.json", this.model(), "application/json");
  }
}

/** Shows a ranking in an element. `told.weights`, `told.pins` and `told.selection` hear what the user does. */
export function mount(root, data, told = {}) {
  root.view = new View(root, data, told);
  return root.view;
}

/** The widget of notebooks: `data` comes in, `weights` (by criterion), `pins` and `selection` go both ways. */
export default {
  render({ model, el }) {
    const root = document.createElement("div");
    el.append(root);
    let view;
    const ids = () => model.get("data").criteria.map((criterion) => criterion.id);
    const told = {
      weights: (stated) => {
        model.set("weights", Object.fromEntries(ids().map((id, c) => [id, stated[c]])));
        model.save_changes();
      },
      pins: (entries) => {
        model.set("pins", entries);
        model.save_changes();
      },
      selection: (id) => {
        model.set("selection", id);
        model.save_changes();
      },
    };
    const follow = () => {
      const weights = model.get("weights");
      const stated = ids().map((id, c) => weights[id] ?? view.decision.stated[c]);
      if (stated.some((weight, c) => weight !== view.result.stated[c])) view.set(stated, true);
    };
    const choose = () => {
      const row = view.data.journeys.findIndex((journey) => journey.id === model.get("selection"));
      if ((row < 0 ? null : row) !== view.selected) view.select(row < 0 ? null : row, true);
    };
    const pin = () => {
      const entries = model.get("pins");
      const same = JSON.stringify(entries) === JSON.stringify(view.decision.pinEntries());
      if (entries !== undefined && !same) view.setPins(entries);
    };
    const show = () => {
      view = mount(root, model.get("data"), told);
      follow();
      pin();
      choose();
    };
    show();
    model.on("change:data", show);
    model.on("change:weights", follow);
    model.on("change:pins", pin);
    model.on("change:selection", choose);
    return () => {
      model.off("change:data", show);
      model.off("change:weights", follow);
      model.off("change:pins", pin);
      model.off("change:selection", choose);
    };
  },
};

if (typeof document !== "undefined") {
  const data = document.getElementById("journeyrank-data");
  const root = document.getElementById("journeyrank-view");
  const theme = (name) => document.documentElement.style.setProperty("color-scheme", name);
  if (data !== null && root !== null) mount(root, JSON.parse(data.textContent), { theme });
}
)js";

}  // namespace journeyrank
// clang-format on
