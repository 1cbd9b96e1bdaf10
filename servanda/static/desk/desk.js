// The keys of the review page. Everything here can be done without it, by links and buttons.

const SETTLE = 300; // ms: a key pressed on the last page must not decide on this one

/** Return the letter of a key event on any keyboard: the Latin letter, else that of the key's place. */
export function letter(event) {
  if (event.key === "?" || /^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  if (event.shiftKey && event.key === "؟") return "?";
  return /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : "";
}

/** Tell whether the person is writing, so that letters are letters. */
export function writing(element) {
  if (!element) return false;
  if (element.matches("textarea, select, [contenteditable]")) return true;
  return element.matches("input") && !["checkbox", "radio", "submit"].includes(element.type);
}

/** Put the quotation into the middle of its pane without moving the page. */
function scrollToQuotation(pane) {
  const mark = pane.querySelector("#quotation");
  if (!mark) return;
  const offset = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += offset - pane.clientHeight / 3;
}

/** Let the button say what accepting will do; return a function that tells whether a field was changed. */
function followChanges(form, accept) {
  const content = () => new URLSearchParams(new FormData(form)).toString();
  const before = content();
  const words = accept?.querySelector("span");
  const plain = words?.textContent;
  form.addEventListener("input", () => {
    if (words) words.textContent = content() === before ? plain : accept.dataset.amended;
  });
  return () => content() !== before;
}

/** Bind the keys to the review page. */
export function draw(page) {
  const find = (selector) => page.querySelector(selector);
  const keys = find("#keys");
  const form = find("[data-fields]");
  const toggleKeys = () => (keys.open ? keys.close() : keys.showModal());
  const field = () => form?.querySelector("fieldset:not(:disabled) :is(select, input:not([type=hidden]), textarea)");
  const acts = {
    a: () => find("#accept")?.click(),
    e: () => field()?.focus(),
    r: () => find("#note")?.focus(),
    j: () => find("#next")?.click(),
    k: () => find("#previous")?.click(),
    "?": toggleKeys,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (event.key === "Escape" && writing(document.activeElement)) {
      document.activeElement.blur();
      return;
    }
    if (writing(document.activeElement) || performance.now() < SETTLE) return;
    const act = acts[letter(event)];
    if (!act || (keys.open && letter(event) !== "?")) return;
    event.preventDefault();
    act();
  });
  find("#show-keys").hidden = false;
  find("#show-keys").addEventListener("click", toggleKeys);
  page.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    if (event.target.method !== "dialog") event.target.dataset.sent = "1";
  });
  const changed = form ? followChanges(form, find("#accept")) : () => false;
  find("#amend")?.addEventListener("click", (event) => {
    if (changed()) return;
    event.preventDefault();
    field()?.focus();
  });
  page.dataset.keys = "on";
  scrollToQuotation(find("[data-kept]"));
}

const page = globalThis.document?.querySelector("[data-review]");
if (page) draw(page);
