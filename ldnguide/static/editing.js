/* Rich text in the admin: label the editors, keep headings and lists pasted from Word, and ask before
   unsaved text is lost. */
"use strict";

const EDITOR = ".ProseMirror[contenteditable]";
const RENAMED = { H1: "h3", H2: "h3", H5: "h4", H6: "h4" };
const LIST_PARAGRAPH = 'p[class^="MsoListParagraph"], p[style*="mso-list:"]';

/* A field's label belongs to its hidden textarea; screen readers need it on the editor. */
function nameEditors() {
  for (const editor of document.querySelectorAll(`${EDITOR}:not([aria-labelledby])`)) {
    const label = editor.closest(".form-row")?.querySelector("label[for]");
    if (label) {
      label.id = `label-of-${label.htmlFor}`;
      editor.setAttribute("aria-labelledby", label.id);
    }
  }
}
new MutationObserver(nameEditors).observe(document.documentElement, { childList: true, subtree: true });

/* Word's headings 1 and 2 become level 3: here level 1 is the page's title and level 2 a section's. */
function renameHeadings(page) {
  for (const heading of page.querySelectorAll("h1, h2, h5, h6")) {
    const renamed = page.createElement(RENAMED[heading.tagName]);
    renamed.append(...heading.childNodes);
    heading.replaceWith(renamed);
  }
}

/* Word writes bullets and numbers as text in marked spans: turn them into lists. */
function rebuildLists(page) {
  let last = null;
  for (const paragraph of page.querySelectorAll(LIST_PARAGRAPH)) {
    const drawn = paragraph.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
    const kind = /^\s*\(?(\d+|[a-z]{1,4})[.)]/i.test(drawn?.textContent ?? "") ? "ol" : "ul";
    drawn?.remove();
    if (!last || last !== paragraph.previousElementSibling || last.localName !== kind) {
      last = page.createElement(kind);
      paragraph.before(last);
    }
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    last.append(item);
    paragraph.remove();
  }
}

function removeHandlers(page) {
  for (const element of page.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (name.startsWith("on")) element.removeAttribute(name);
    }
  }
}

const cleanedPastes = new WeakSet();

document.addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html");
  const copiedHere = html?.includes("data-pm-slice");
  if (!html || copiedHere || cleanedPastes.has(event) || !event.target.closest?.(EDITOR)) return;

  const page = new DOMParser().parseFromString(html, "text/html"); // runs no script
  renameHeadings(page);
  rebuildLists(page);
  removeHandlers(page);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", page.body.innerHTML);
  clipboardData.setData("text/plain", event.clipboardData.getData("text/plain"));
  const again = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  cleanedPastes.add(again);
  event.preventDefault();
  event.stopImmediatePropagation();
  event.target.dispatchEvent(again);
}, true);

/* Ask before an unsaved form is left. Each field knows its initial value; the rich text editors write
   into textareas. */
let isSaving = false;

function differs(field) {
  if (field.name === "csrfmiddlewaretoken" || field.type === "hidden") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.localName === "select") {
    const preselected = [...field.options].filter((option) => option.defaultSelected);
    const chosen = [...field.selectedOptions];
    const before = preselected.length || field.multiple ? preselected : [field.options[0]];
    return chosen.some((option) => !before.includes(option)) || chosen.length !== before.length;
  }
  return "defaultValue" in field && field.value !== field.defaultValue;
}

function isUnsaved() {
  const form = document.querySelector(".change-form #content-main > form");
  if (!form) return false;
  return Boolean(form.querySelector(".errornote")) || [...form.elements].some(differs);
}

document.addEventListener("submit", (event) => {
  isSaving = !event.defaultPrevented;
});
/* The browser's Back restored the page. On a first load (not persisted) a save may already be running. */
addEventListener("pageshow", (event) => { if (event.persisted) isSaving = false; });
addEventListener("beforeunload", (event) => {
  if (!isSaving && isUnsaved()) event.preventDefault();
});
