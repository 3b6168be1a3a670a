"use strict";
/* Shows again what terminals did. Everything is put in as text, never as markup. */
for (const box of document.querySelectorAll(".replay")) {
  const data = JSON.parse(document.getElementById(box.dataset.of).textContent);
  const button = box.querySelector("button"), slider = box.querySelector("input"), clock = box.querySelector("output");
  const screens = [...box.querySelectorAll("pre")];
  let at = 0, timer = 0;
  slider.max = data.length;
  const draw = () => {
    const papers = screens.map(() => ({ lines: [[]], column: 0 }));
    for (const [, actor, typed, text] of data.slice(0, at)) {
      const paper = papers[actor];
      for (const letter of text) {
        if (letter === "\n") { paper.lines.push([]); paper.column = 0; }
        else if (letter === "\r") paper.column = 0;
        else if (letter === "\b") paper.column = Math.max(0, paper.column - 1);
        else paper.lines.at(-1)[paper.column++] = [letter, typed];
      }
    }
    papers.forEach((paper, actor) => {
      const pieces = [];
      for (const line of paper.lines) {
        let run = null;
        for (const [letter, typed] of line) {
          if (!run || run.typed !== typed) {
            run = { typed, node: document.createElement("span") };
            if (typed) run.node.className = "typed";
            pieces.push(run.node);
          }
          run.node.append(letter);
        }
        pieces.push("\n");
      }
      screens[actor].replaceChildren(...pieces);
      screens[actor].scrollTop = screens[actor].scrollHeight;
    });
    slider.value = at;
    const now = at > 0 ? data[at - 1][0] : 0;
    clock.textContent = (now / 1000).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 3 }) + " s";
  };
  const stop = () => { clearTimeout(timer); timer = 0; button.textContent = box.dataset.play; };
  const step = () => {
    at += 1;
    draw();
    if (at >= data.length) return stop();
    const pause = data[at][0] - data[at - 1][0];
    timer = setTimeout(step, Math.min(1200, Math.max(250, pause)));
  };
  button.addEventListener("click", () => {
    if (timer) return stop();
    if (at >= data.length) at = 0;
    button.textContent = box.dataset.stop;
    step();
  });
  slider.addEventListener("input", () => { stop(); at = Number(slider.value); draw(); });
  at = data.length;
  draw();
  box.hidden = false;
}
