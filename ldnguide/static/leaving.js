// Asks before a page of the interview is left with answers that are not saved. It keeps nothing.
const page = document.querySelector("form.question-page");
let isSending = false;

function differs(input) {
  if (input.type === "hidden") return false;
  if (input.type === "radio" || input.type === "checkbox") return input.checked !== input.defaultChecked;
  return "defaultValue" in input && input.value !== input.defaultValue;
}

// A page that was refused shows what was typed as if it were stored.
const isUnsaved = () => "unsaved" in page.dataset || [...page.elements].some(differs);

if (page) {
  page.addEventListener("submit", () => { isSending = true; });
  addEventListener("pageshow", (event) => { if (event.persisted) isSending = false; });
  addEventListener("beforeunload", (event) => { if (!isSending && isUnsaved()) event.preventDefault(); });
}
