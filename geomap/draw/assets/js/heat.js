// Where mentions are dense: a smooth surface over towns and other points. Areas are left out, for a country is nowhere
// in particular.

const CELL = 4; // pixels: the surface is computed so coarsely, and drawn smoothly
const SIGMA = 14; // pixels: a mention's heat falls to 60 % at this distance
const REACH_CELLS = Math.ceil((3 * SIGMA) / CELL);

// A mention spreads as a Gaussian; the same kernel for all.
const KERNEL = Array.from({ length: 2 * REACH_CELLS + 1 }, (_, n) => Math.exp(-(((n - REACH_CELLS) * CELL) ** 2) / (2 * SIGMA ** 2)));

/** Add up the heat of points {x, y, weight}, in pixels, on a grid of cells. */
function heatGrid(points, width, height) {
  const grid = new Float32Array(width * height);
  for (const { x, y, weight } of points) {
    const [column, row] = [Math.round(x / CELL), Math.round(y / CELL)];
    for (let dy = -REACH_CELLS; dy <= REACH_CELLS; dy += 1) {
      if (row + dy < 0 || row + dy >= height) continue;
      for (let dx = -REACH_CELLS; dx <= REACH_CELLS; dx += 1) {
        if (column + dx < 0 || column + dx >= width) continue;
        grid[(row + dy) * width + column + dx] += weight * KERNEL[dx + REACH_CELLS] * KERNEL[dy + REACH_CELLS];
      }
    }
  }
  return grid;
}

/** Colours as [red, green, blue] of a ramp's stops. */
function rampColors() {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return [1, 2, 3, 4, 5].map((step) => {
    probe.fillStyle = themeColor(`heat-${step}`);
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  });
}

function heatImage(grid, width, height) {
  const image = new ImageData(width, height);
  const most = grid.reduce((one, other) => Math.max(one, other), 0);
  const ramp = rampColors();
  grid.forEach((value, n) => {
    const share = Math.sqrt(value / (most || 1)); // a town named a hundred times must not hide all others
    if (share < 0.06) return;
    const at = share * (ramp.length - 1);
    const [low, high] = [ramp[Math.floor(at)], ramp[Math.ceil(at)]];
    for (let channel = 0; channel < 3; channel += 1) image.data[4 * n + channel] = low[channel] + (high[channel] - low[channel]) * (at % 1);
    image.data[4 * n + 3] = 255 * Math.min(0.82, share * 2.2);
  });
  return image;
}

const HeatLayer = CanvasLayer.extend({
  options: { pane: "gm-heat", className: "gm-heat" },

  initialize(app) {
    L.Renderer.prototype.initialize.call(this);
    this.app = app;
  },

  _paint(context, { size, scale, corner }) {
    const [width, height] = [Math.ceil(size.x / CELL), Math.ceil(size.y / CELL)];
    const points = heatPlaces(this.app).map((place) => {
      const [x, y] = mercator([place.longitude, place.latitude]);
      return { x: x * scale - corner.x, y: y * scale - corner.y, weight: mentionsAt(this.app, place) };
    });
    const small = document.createElement("canvas");
    [small.width, small.height] = [width, height];
    small.getContext("2d").putImageData(heatImage(heatGrid(points, width, height), width, height), 0, 0);
    context.imageSmoothingQuality = "high";
    context.drawImage(small, 0, 0, width * CELL, height * CELL);
  },
});

const heatPlaces = (app) => app.onMap.filter((place) => !place.isArea);

function showHeat(app, on) {
  if (on && !app.heat) {
    app.map.createPane("gm-heat").style.zIndex = 340;
    app.heat = new HeatLayer(app);
    onColors(() => app.heat.redraw());
  }
  if (on) app.heat.addTo(app.map).redraw();
  else app.heat?.remove();
}

function heatLegend(app) {
  const areas = app.onMap.filter((place) => place.isArea).reduce((sum, place) => sum + mentionsAt(app, place), 0);
  const scale = el("span", { class: "gm-heat-scale", "aria-hidden": "true" });
  return [
    el("li", {}, WORDS.heat.few, scale, WORDS.heat.many),
    el("li", {}, WORDS.heat.note),
    areas > 0 ? el("li", {}, say(WORDS.heat.areas, { n: areas })) : null,
  ];
}
