// Draws the map whose data stand before this script's element, in a frame that cannot reach the page. Called with what
// all maps share: a page is a list of its own texts and of numbers of shared ones.
((shared, script) => {
  const data = JSON.parse(script.previousElementSibling.textContent);
  const frame = document.createElement("iframe");
  frame.title = data.title;
  frame.style.cssText = data.style;
  frame.setAttribute("sandbox", data.sandbox);
  frame.srcdoc = data.page.map((part) => (typeof part === "number" ? shared[part] : part)).join("");
  script.after(frame);
})
