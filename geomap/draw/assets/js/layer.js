// A layer for a map that is not ours: markers, and popups that quote the sentences. No part of geomap's own page.

const LAYER_STEP = 12; // pixels across for one mention, where the most named place allows it
const LAYER_LARGEST = 48;
const LAYER_SNIPPETS = 5; // sentences shown at once

function layerCard(model, place) {
  const list = el("ol", { class: "gm-l-snippets" });
  const more = el("button", { type: "button", class: "gm-l-more" });
  let shown = 0;
  const show = () => {
    const next = place.mentions.slice(shown, shown + LAYER_SNIPPETS);
    for (const mention of next) {
      const { before, within, after } = snippet(model, mention);
      const doc = model.documents[mention.document];
      const title = model.documents.length > 1 ? el("small", {}, quoted(doc.title || doc.id)) : null;
      list.append(el("li", { dir: "auto" }, title, before, el("mark", {}, within), after));
    }
    shown += next.length;
    more.hidden = shown === place.mentions.length;
    more.textContent = more.hidden ? "" : say(WORDS.showMore, { n: Math.min(LAYER_SNIPPETS, place.mentions.length - shown) });
  };
  more.addEventListener("click", show);
  show();
  return el("div", { class: "gm-l-card" }, el("h2", {}, quoted(place.name)), el("p", {}, where(place), " · ", say(WORDS.sure, { n: percent(meanConfidence(place.mentions)) })), list, more);
}

function layerMarker(model, place, most) {
  const count = place.mentions.length;
  const diameter = Math.max(9, Math.min(LAYER_STEP, LAYER_LARGEST / Math.sqrt(most)) * Math.sqrt(count));
  const unsure = meanConfidence(place.mentions) < SURE;
  const size = Math.max(24, diameter);
  const icon = L.divIcon({ className: "gm-l-marker", html: symbol(place.kind, diameter, { unsure }), iconSize: [size, size] });
  const marker = L.marker([place.latitude, place.longitude], { icon, keyboard: true, alt: "" });
  marker.bindPopup(() => layerCard(model, place), { maxWidth: 320, maxHeight: 320 });
  marker.on("add", () => {
    const node = marker.getElement();
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", say(WORDS.markerLabel, { name: isolated(place.name), where: where(place), mentions: say(WORDS.counts.mentions, { n: count }), doubt: unsure ? WORDS.doubt : "" }));
  });
  return marker;
}

/** Fill a Leaflet group with the places of a report. */
function fillLayer(group, report) {
  const model = modelOf(report);
  const roleOn = (mention) => !model.hiddenRoles.includes(mention.role);
  for (const place of model.mapped) {
    const mentions = place.mentions.filter(roleOn);
    if (mentions.length > 0) place.mentions = mentions;
  }
  const places = model.mapped.filter((place) => place.mentions.some(roleOn));
  const most = places.reduce((count, place) => Math.max(count, place.mentions.length), 1);
  for (const place of places) group.addLayer(layerMarker(model, place, most));
}
