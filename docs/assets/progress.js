// Keeps in this browser which lessons are read, and shows it in both languages as one progress.
// Quizzes keep theirs by the address of their page (mkdocs-quiz); here each state is handed to the
// page's twin in the other language. docs/hooks/progress.py says what lessons and words there are.
(() => {
  const KEY = "crmlab-progress";
  const QUIZ = "quiz_progress_";
  const told = document.getElementById("course");
  const { lang, lessons, words } = JSON.parse(told.textContent);
  const root = new URL(`${told.dataset.base}/`, location.href);
  const here = lessons.find((lesson) => lesson.name === told.dataset.lesson);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const say = (text, ...values) => values.reduce((said, value) => said.replace("{}", value), text);

  const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  function recall(key) {
    try {
      const value = JSON.parse(localStorage.getItem(key));
      return isMap(value) ? value : {};
    } catch {
      return {};
    }
  }

  function keep(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      tell(words.blocked);
    }
  }

  function forget(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      tell(words.blocked);
    }
  }

  function tell(text) {
    for (const status of all(".progress-status")) status.textContent = text;
  }

  function state() {
    const { read, last } = recall(KEY);
    return { read: isMap(read) ? read : {}, last };
  }

  // What quizzes take for an answer; anything else would make them drop all answers of a page.
  const isAnswer = (value) =>
    isMap(value) &&
    typeof value.answered === "boolean" &&
    typeof value.correct === "boolean" &&
    Array.isArray(value.selectedValues);

  // Adds answers to others; of a quiz that both know, the better one stays.
  function add(all, others) {
    for (const [quiz, answer] of Object.entries(others)) {
      if (!isAnswer(answer)) continue;
      if (!all[quiz] || (answer.correct && !all[quiz].correct)) all[quiz] = answer;
    }
    return all;
  }

  const address = (lesson, code) => new URL((code === "zh" ? "zh/" : "") + lesson.url, root);
  const quizKeys = (lesson) => ["en", "zh"].map((code) => QUIZ + address(lesson, code).pathname);
  const answers = (lesson) => quizKeys(lesson).map(recall).reduce(add, {});
  const right = (all) => Object.values(all).filter((answer) => answer.correct).length;

  function setRead(lesson, read) {
    const now = state();
    if (read) now.read[lesson.name] = new Date().toISOString().slice(0, 10);
    else delete now.read[lesson.name];
    keep(KEY, now);
    show();
  }

  function show() {
    const { read, last } = state();
    const isRead = (lesson) => lesson.name in read;
    showMarks(isRead);
    showLeft(isRead);
    showNext(isRead, last);
    if (here) showEnd(isRead(here));
  }

  function showMarks(isRead) {
    const done = new Set(lessons.filter(isRead).map((lesson) => address(lesson, lang).pathname));
    for (const link of all("a.md-nav__link, .path h3 a:not(.headerlink), .track li a")) {
      link.querySelector(".read-mark")?.remove();
      if (done.has(link.pathname)) {
        const mark = Object.assign(document.createElement("span"), { className: "read-mark" });
        mark.setAttribute("role", "img");
        mark.setAttribute("aria-label", words.read);
        link.append(mark);
      }
    }
  }

  function showLeft(isRead) {
    for (const line of all("[data-track]")) {
      const track = lessons.filter((lesson) => lesson.name.startsWith(`${line.dataset.track}/`));
      const left = track.filter((lesson) => !isRead(lesson));
      const minutes = left.reduce((sum, lesson) => sum + lesson.minutes, 0);
      line.querySelector(".left")?.remove();
      if (left.length === track.length && !line.classList.contains("lesson-end__left")) continue;
      const text = left.length
        ? say(words.left, left.length, track.length, minutes)
        : say(words.none, track.length);
      line.append(Object.assign(document.createElement("span"), { className: "left", textContent: text }));
    }
  }

  function showNext(isRead, last) {
    const link = document.getElementById("begin");
    if (!link) return;
    link.dataset.first ??= link.textContent;
    const begun = lessons.find((lesson) => lesson.name === last);
    const unread = lessons.filter((lesson) => !isRead(lesson));
    const next = begun && !isRead(begun) ? begun : unread[0];
    const started = begun || unread.length < lessons.length;
    link.href = address(next ?? lessons[0], lang).href;
    if (!next) link.textContent = words.done;
    else link.textContent = started ? say(words.continue, next.title) : link.dataset.first;
  }

  function showEnd(read) {
    const end = document.getElementById("lesson-end");
    end.hidden = false;
    const quiz = end.querySelector(".lesson-end__quiz");
    quiz.textContent = here.quizzes ? say(words.quiz, right(answers(here)), here.quizzes) : "";
    const button = end.querySelector("button");
    button.textContent = read ? words.unmark : words.mark;
    button.setAttribute("aria-pressed", read);
  }

  // The quizzes write down what this page knows, which may be less than the browser keeps: another
  // tab, or another address of the page, may have had more. So only what changes here is handed on.
  function followQuiz() {
    const own = QUIZ + location.pathname;
    const keys = new Set([own, ...quizKeys(here)]);
    const twin = quizKeys(here).find((key) => key !== own);
    const keepAll = (all) => keys.forEach((key) => keep(key, all));
    let was = answers(here);
    keepAll(was); // before the quizzes read it
    addEventListener("quizProgressUpdate", () => {
      const now = recall(own);
      const all = add({}, recall(twin));
      const before = right(all);
      for (const quiz of Object.keys({ ...was, ...now })) {
        if (JSON.stringify(was[quiz]) === JSON.stringify(now[quiz])) continue;
        if (quiz in now) all[quiz] = now[quiz];
        else delete all[quiz];
      }
      was = now;
      keepAll(all);
      if (right(all) > before && right(all) === here.quizzes) setRead(here, true);
      else showEnd(here.name in state().read);
    });
  }

  function save() {
    const quizzes = Object.fromEntries(lessons.map((lesson) => [lesson.name, answers(lesson)]));
    const text = JSON.stringify({ format: KEY, version: 1, ...state(), quizzes }, null, 2);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${KEY}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // What is in the file is added to what is here.
  async function load(file) {
    tell("");
    let saved;
    try {
      saved = JSON.parse(await file.text());
    } catch {
      saved = null;
    }
    if (saved?.format !== KEY || !isMap(saved.read) || !isMap(saved.quizzes)) {
      tell(words.strange);
      return;
    }
    const now = state();
    keep(KEY, { read: { ...saved.read, ...now.read }, last: now.last ?? saved.last });
    for (const lesson of lessons) {
      const theirs = saved.quizzes[lesson.name];
      const both = add(answers(lesson), isMap(theirs) ? theirs : {});
      if (Object.keys(both).length) for (const key of quizKeys(lesson)) keep(key, both);
    }
    show();
  }

  function erase() {
    if (!confirm(words.sure)) return;
    tell("");
    const quizzes = lessons.flatMap(quizKeys).flatMap((key) => [key, `${key}index.html`]);
    for (const key of [KEY, ...quizzes]) forget(key);
    show();
  }

  function offer() {
    const box = document.getElementById("progress");
    if (!box) return;
    box.hidden = false;
    const field = box.querySelector("input[type=file]");
    box.querySelector("[data-do=save]").addEventListener("click", save);
    box.querySelector("[data-do=load]").addEventListener("click", () => field.click());
    box.querySelector("[data-do=erase]").addEventListener("click", erase);
    field.addEventListener("change", async () => {
      if (field.files.length) await load(field.files[0]);
      field.value = "";
    });
  }

  if (here) {
    keep(KEY, { ...state(), last: here.name });
    const button = document.querySelector("#lesson-end button");
    button.addEventListener("click", () => setRead(here, !(here.name in state().read)));
    followQuiz();
  }
  offer();
  show();
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
})();
