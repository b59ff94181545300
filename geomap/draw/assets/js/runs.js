// A document cut into paragraphs of runs: a run is a plain string, {s: sentence, r: runs} or {m: mention, r: runs}.
// It is cut when it is first read; a page may hold thousands.

const BLANK_LINES = /\n\s*\n/;

/** The runs of text[start … end], outermost first; takes up the stretches that begin in it. Stretches nest: one that begins within another ends with it at the latest. */
function cut(text, stretches, cursor, start, end) {
  const runs = [];
  let at = start;
  while (cursor.next < stretches.length && stretches[cursor.next].start < end) {
    const { key, number, start: begins, end: ends } = stretches[cursor.next];
    cursor.next += 1;
    const last = Math.min(end, ends);
    if (at < begins) runs.push(text.slice(at, begins));
    runs.push({ [key]: number, r: cut(text, stretches, cursor, begins, last) });
    at = last;
  }
  if (at < end) runs.push(text.slice(at, end));
  return runs;
}

/** Blank lines part paragraphs, but never a sentence. */
function atBlankLines(runs) {
  const paragraphs = [];
  let paragraph = [];
  const close = () => {
    const held = paragraph.filter((run) => run !== "");
    if (held.length > 0) paragraphs.push(held);
  };
  for (const run of runs) {
    if (typeof run !== "string") {
      paragraph.push(run);
      continue;
    }
    const [first, ...rest] = run.split(BLANK_LINES);
    paragraph.push(first);
    for (const piece of rest) {
      close();
      paragraph = [piece];
    }
  }
  close();
  return paragraphs;
}

/** The paragraphs of a text. `sentences` and `mentions`: {number, start, end}, in the order of their numbers. */
function paragraphsOf(text, sentences, mentions) {
  const stretches = [...sentences.map((held) => ({ key: "s", ...held })), ...mentions.map((held) => ({ key: "m", ...held }))];
  // Stable: at the same span a sentence stays outside its mention.
  stretches.sort((one, other) => one.start - other.start || other.end - one.end);
  return atBlankLines(cut(text, stretches.filter(({ start }) => start < text.length), { next: 0 }, 0, text.length));
}
