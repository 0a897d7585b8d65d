// What a term means: shown while a mouse or the focus is on it, and at the first tap on it.
// Without this script a term is a link to its entry in the glossary.
(() => {
  const GAP = 6;
  let shown = null; // the term whose note is open
  let touched = null; // the term that was tapped while its note was not open
  let waiting = 0;

  const note = (term) => document.getElementById(term.getAttribute("aria-describedby"));
  const at = (event) => (event.target instanceof Element ? event.target : document.body);
  const termAt = (event) => at(event).closest("a.term");

  const hide = () => {
    clearTimeout(waiting);
    if (shown) note(shown).hidden = true;
    shown = null;
  };

  const show = (term) => {
    if (term === shown) return clearTimeout(waiting);
    hide();
    shown = term;
    const box = note(term);
    box.style.left = box.style.top = "0";
    box.hidden = false;
    const ground = box.offsetParent.getBoundingClientRect();
    const mark = term.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = box;
    const right = document.documentElement.clientWidth - width - GAP;
    const below = mark.bottom + GAP + height < innerHeight || mark.top < height + GAP;
    box.style.left = `${Math.max(GAP, Math.min(mark.left, right)) - ground.left}px`;
    box.style.top = `${(below ? mark.bottom + GAP : mark.top - GAP - height) - ground.top}px`;
  };

  const later = (what, wait) => {
    clearTimeout(waiting);
    waiting = setTimeout(what, wait);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const term = termAt(event);
    if (term) later(() => show(term), 150);
    else if (at(event).closest(".term-note")) clearTimeout(waiting); // it may be read and copied
    else later(hide, shown ? 250 : 0);
  });

  document.addEventListener("focusin", (event) => {
    const term = termAt(event);
    if (term && term.matches(":focus-visible")) show(term);
    else if (shown && !touched) hide();
  });

  document.addEventListener("pointerdown", (event) => {
    const term = termAt(event);
    touched = event.pointerType !== "mouse" && term !== shown ? term : null;
    if (!term && !at(event).closest(".term-note")) hide();
  });

  document.addEventListener("click", (event) => {
    if (!touched || termAt(event) !== touched) return;
    event.preventDefault(); // the next tap follows the link
    show(touched);
    touched = null;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
