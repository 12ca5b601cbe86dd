// Every line of words that pokes out of a box that does not clip it, as an array of descriptions.
// Marks piled on a letter are no part of its box; they are looked for with the eyes.
() => {
  const PASSED = ".visually-hidden, .skip-link, option, svg";
  const wide = document.documentElement.scrollWidth - innerWidth;
  const found = new Set(wide > 0 ? [`the page is ${wide} pixels too wide`] : []);
  const boxes = (holder) => {
    const around = [];
    for (let box = holder; box && box !== document.body; box = box.parentElement) {
      const {display, overflowX, clipPath} = getComputedStyle(box);
      if (display === "inline" || display === "contents") continue;
      if (overflowX !== "visible" || clipPath !== "none") break;
      around.push(box);
    }
    return around;
  };
  const look = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const around = boxes(node.parentElement);
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      for (const box of around) {
        const edge = box.getBoundingClientRect();
        const out = Math.round(Math.max(line.right - edge.right, edge.left - line.left));
        if (out > 2) found.add(`${box.localName}.${box.className}: ${out}px of ${node.data.slice(0, 30)}`);
      }
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    if (node.data.trim() && holder.checkVisibility() && !holder.closest(PASSED)) look(node);
  }
  return [...found].slice(0, 8);
}
