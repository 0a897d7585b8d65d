// The theme asks for the index of its search with every page, the heaviest file of all. Here the
// request waits until somebody turns to the search; words to be marked in a page (?h=) need it at once.
(() => {
  if (new URLSearchParams(location.search).has("h")) return;
  const wanted = new Promise((turn) => {
    document.addEventListener("focusin", ({ target }) => {
      if (target.matches(".md-search__input")) turn();
    });
  });
  const { open, send } = XMLHttpRequest.prototype;
  const waiting = new WeakSet();
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (String(address).endsWith("/search_index.json")) waiting.add(this);
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (waiting.has(this)) wanted.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
})();
