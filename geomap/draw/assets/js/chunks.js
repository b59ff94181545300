// Cuts a long document into chunks, so that no page builds more of a text than is looked at.

const CHUNK_LENGTH = 6_000; // UTF-16 units
const CHUNK_MENTIONS = 80;

function lengthOf(runs) {
  return runs.reduce((sum, run) => sum + (typeof run === "string" ? run.length : lengthOf(run.r)), 0);
}

/** The numbers of all mentions within runs, in order. */
function mentionsWithin(runs) {
  return runs.flatMap((run) => (typeof run === "string" ? [] : ["m" in run ? [run.m] : [], mentionsWithin(run.r)].flat()));
}

/** Text between two sentences can be long where nothing is named; it is cut at white space. */
function cutText(text, limit) {
  const parts = [];
  let rest = text;
  while (rest.length > limit) {
    const blank = Math.max(rest.lastIndexOf(" ", limit), rest.lastIndexOf("\n", limit));
    // Never between the two halves of a character.
    const at = blank > 0 ? blank + 1 : limit - (/[\ud800-\udbff]/u.test(rest[limit - 1]) ? 1 : 0);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

/** Cut the runs of one paragraph into pieces that fit a chunk; a sentence is never cut. */
function piecesOf(runs) {
  const pieces = [];
  let piece = null;
  for (const run of runs.flatMap((held) => (typeof held === "string" ? cutText(held, CHUNK_LENGTH) : [held]))) {
    const length = lengthOf([run]);
    const mentions = mentionsWithin([run]);
    if (!piece || (piece.length > 0 && !fits(piece, length, mentions.length))) pieces.push((piece = { runs: [], length: 0, mentions: [] }));
    piece.runs.push(run);
    piece.length += length;
    piece.mentions.push(...mentions);
  }
  return pieces;
}

function fits(held, length, mentions) {
  return held.length + length <= CHUNK_LENGTH && held.mentions.length + mentions <= CHUNK_MENTIONS;
}

/**
 * Cut paragraphs into chunks of whole paragraphs, or of pieces where one alone is longer than a chunk.
 * Each has `parts` ({runs, wrapped, continued}), its `length` and its `mentions` by number.
 */
function chunksOf(paragraphs) {
  const chunks = [];
  let chunk = null;
  for (const runs of paragraphs) {
    const wrapped = isWrapped(runs);
    piecesOf(runs).forEach((piece, n) => {
      if (!chunk || !fits(chunk, piece.length, piece.mentions.length)) chunks.push((chunk = { parts: [], length: 0, mentions: [] }));
      chunk.parts.push({ runs: piece.runs, wrapped, continued: n > 0 });
      chunk.length += piece.length;
      chunk.mentions.push(...piece.mentions);
    });
  }
  return chunks;
}

function plain(runs) {
  return runs.map((run) => (typeof run === "string" ? run : plain(run.r))).join("");
}

// Text files are often wrapped at some 70 characters; such line ends mean nothing. Those of a poem or a list do.
function isWrapped(runs) {
  const lines = plain(runs).split("\n");
  return lines.length > 1 && lines.slice(0, -1).every((line) => line.length >= 50 && line.length <= 100);
}
