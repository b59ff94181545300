// Documents by date: a histogram of mentions over time, of which the reader picks a part.

const UNITS = [
  { length: 10, most: 92, step: (date) => date.setUTCDate(date.getUTCDate() + 1), format: { day: "numeric", month: "short", year: "numeric" } },
  { length: 7, most: 120, step: (date) => date.setUTCMonth(date.getUTCMonth() + 1), format: { month: "short", year: "numeric" } },
  { length: 4, most: 2000, step: (date) => date.setUTCFullYear(date.getUTCFullYear() + 1), format: { year: "numeric" } },
]; // days, months, years: the first whose bins are not too many
const BEAT = 900; // milliseconds a step of playing takes
const CHART = { width: 300, height: 34 };

/** All bins from the first to the last day, as the beginnings of ISO dates. */
function binsBetween(first, last, { length, step, most }) {
  const bins = [];
  const date = new Date(`${first.slice(0, length)}${"-01-01".slice(0, 10 - length)}T00:00:00Z`.replace(/^(\d{4}-\d\d)-01-01T/, "$1-01T"));
  if (Number.isNaN(date.getTime())) return null;
  while (bins.length <= most) {
    const bin = date.toISOString().slice(0, length);
    if (bin > last.slice(0, length)) return bins;
    bins.push(bin);
    step(date);
  }
  return null;
}

/** How time is cut, for the dates that documents bear; null where they bear fewer than two. */
function timeScale(model) {
  const days = model.documents.map(({ day }) => day).filter(Boolean).sort();
  if (days.length === 0 || days[0] === days[days.length - 1]) return null;
  const exact = Math.min(...days.map(({ length }) => length)); // a year alone is no day
  for (const unit of UNITS) {
    if (unit.length > exact) continue;
    const bins = binsBetween(days[0], days[days.length - 1], unit);
    if (bins && bins.length > 1) return { unit, bins };
  }
  return null;
}

function formatBin(bin, { format }) {
  const date = new Date(`${bin}${"-01-01".slice(0, 10 - bin.length)}T00:00:00Z`.replace(/^(\d{4}-\d\d)-01-01T/, "$1-01T"));
  return new Intl.DateTimeFormat(LANGUAGE, { ...format, timeZone: "UTC" }).format(date);
}

function countByBin(app, { unit, bins }) {
  const counts = new Map(bins.map((bin) => [bin, 0]));
  for (const doc of app.model.documents) {
    if (doc.day === null) continue;
    const bin = doc.day.slice(0, unit.length);
    counts.set(bin, (counts.get(bin) ?? 0) + doc.count);
  }
  return bins.map((bin) => counts.get(bin));
}

function histogram(counts) {
  const most = Math.max(...counts, 1);
  const width = CHART.width / counts.length;
  const bars = counts.map((n, at) => svg("rect", { x: at * width, width: Math.max(0.5, width - Math.min(2, width * 0.2)), y: CHART.height * (1 - Math.sqrt(n / most)), height: CHART.height * Math.sqrt(n / most), "data-bin": at }));
  return svg("svg", { class: "gm-histogram", viewBox: `0 0 ${CHART.width} ${CHART.height}`, preserveAspectRatio: "none", "aria-hidden": "true" }, bars);
}

function renderTimeline(app) {
  const scale = timeScale(app.model);
  if (!scale) return null;
  const { unit, bins } = scale;
  const last = bins.length - 1;
  const chart = histogram(countByBin(app, scale));
  const label = el("span", { class: "gm-time-label" });
  const slider = (id, words, value) => el("input", { type: "range", id, min: 0, max: last, value, step: 1, "aria-label": words });
  const [from, to] = [slider("gm-time-from", WORDS.time.from, 0), slider("gm-time-to", WORDS.time.to, last)];
  const undated = app.model.documents.filter(({ day }) => day === null).length;
  const without = undated > 0 ? switchRow("gm-undated", WORDS.time.undated, undated, null, true, (on) => choose(Number(from.value), Number(to.value), on)) : null;
  app.undated = true;

  const choose = (first, end, withUndated = app.undated) => {
    [from.value, to.value] = [first, end];
    app.undated = withUndated;
    show(first, end);
    changeShown(app);
  };
  const show = (first, end) => {
    if (without) without.querySelector("input").checked = app.undated;
    app.dayLength = unit.length;
    app.days = first === 0 && end === last && app.undated ? null : [bins[first], bins[end]];
    const [one, other] = [formatBin(bins[first], unit), formatBin(bins[end], unit)];
    label.textContent = one === other ? one : `${one} – ${other}`;
    from.setAttribute("aria-valuetext", one);
    to.setAttribute("aria-valuetext", other);
    for (const bar of chart.children) bar.classList.toggle("gm-out", Number(bar.dataset.bin) < first || Number(bar.dataset.bin) > end);
  };
  from.addEventListener("input", () => choose(Math.min(Number(from.value), Number(to.value)), Number(to.value)));
  to.addEventListener("input", () => choose(Number(from.value), Math.max(Number(from.value), Number(to.value))));
  const play = renderPlay({ last, choose, range: () => [Number(from.value), Number(to.value)] });
  app.resetDays = () => choose(0, last, true);
  // What an address names; the whole where it names none of these bins.
  app.chooseDays = (first, end) => {
    const [one, other] = [bins.indexOf(first), bins.indexOf(end)];
    choose(one < 0 ? 0 : one, other < Math.max(one, 0) ? last : other);
  };
  show(0, last);
  return el("section", { class: "gm-time", id: "gm-time", "aria-label": WORDS.time.title }, el("div", { class: "gm-time-head" }, play, label, without), el("div", { class: "gm-time-track" }, chart, from, to));
}

/** A button that moves the chosen part on, step by step; of the whole, it begins with the first bin. */
function renderPlay({ last, choose, range }) {
  let timer = null;
  const button = el("button", { type: "button", class: "gm-play", "aria-label": WORDS.time.play, title: WORDS.time.play, "aria-pressed": "false" });
  const stop = () => {
    clearInterval(timer);
    timer = null;
    button.setAttribute("aria-pressed", "false");
  };
  const next = () => {
    const [first, end] = range();
    if (end >= last) stop();
    else choose(first + 1, end + 1);
  };
  button.addEventListener("click", () => {
    if (timer) return stop();
    const [first, end] = range();
    if (end >= last) choose(0, first === 0 ? 0 : end - first);
    button.setAttribute("aria-pressed", "true");
    timer = setInterval(next, BEAT);
    return undefined;
  });
  return button;
}
