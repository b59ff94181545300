// The shape of each kind of place: kinds differ in shape, not in colour alone. All shapes have the area of a
// circle of radius 1, so that size means the same for each.

const SHAPES = {
  city: [["circle", { r: 1 }]],
  country: [["circle", { r: 1, class: "gm-soft" }], ["circle", { r: 0.62, class: "gm-core" }]],
  division: [["rect", { x: -0.886, y: -0.886, width: 1.772, height: 1.772, rx: 0.34 }]],
  region: [["rect", { x: -0.886, y: -0.886, width: 1.772, height: 1.772, rx: 0.2, transform: "rotate(45)" }]],
  water: [["path", { d: "M0 -1.5 C0.55 -0.8 1.02 -0.25 1.02 0.36 A1.02 1.02 0 0 1 -1.02 0.36 C-1.02 -0.25 -0.55 -0.8 0 -1.5 Z" }]],
  other: [["path", { d: "M0 -1.4 L1.35 0.94 L-1.35 0.94 Z" }]],
};
const REACH = 1.55; // how far the farthest shape reaches from its middle, line included

/** Draw a symbol `diameter` pixels wide (were it a circle). */
function symbol(kind, diameter, { unsure = false } = {}) {
  const radius = diameter / 2;
  const size = diameter * REACH;
  const shapes = SHAPES[kind].map(([tag, attributes]) => svg(tag, { "vector-effect": "non-scaling-stroke", ...attributes }));
  return svg(
    "svg",
    { class: `gm-symbol gm-${kind}${unsure ? " gm-unsure" : ""}`, width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, "aria-hidden": "true", focusable: "false" },
    svg("g", { transform: `scale(${radius})` }, shapes),
  );
}
