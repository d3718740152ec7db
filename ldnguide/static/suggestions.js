// Suggests names of common medicines while one is typed. The list is fetched once, when the box is
// entered, and searched here: nothing that is typed is sent. A suggestion has no effect until it is
// chosen, and no spelling is corrected. Without this script the box is a plain one.
const LONGEST_LIST = 8;
const FEW = 3; // of so few medicines the strengths are suggested too
const PAUSE = 700; // before a number of suggestions is announced, so that no letter is talked over

// The words and numbers of a text, without case and accents: "1,000 Units" is 1000, units.
function partsOf(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/(\d),(?=\d{3})/g, "$1").match(/\p{L}+|\d+(?:\.\d+)?/gu) ?? [];
}

function medicineOf(line) {
  const [name, ...lists] = line.split("\t");
  const [strengths, forms, uses] = lists.map((list) => list.split("|").filter(Boolean));
  const parts = partsOf(name);
  return { name, strengths, forms, uses: uses.map(partsOf), parts, together: parts.join("") };
}

// A word may be unfinished. A number may be only where it was typed last.
const begins = (typed, part, isLast) => (/\d/.test(typed) && !isLast ? part === typed : part.startsWith(typed));
const holds = (parts, typed, index, all) => parts.some((part) => begins(typed, part, index === all.length - 1));

// What was typed beside the medicine's name; null if the first word is not of the name. The words of
// a name stand in its order, and may be joined or parted: "cocodamol", "vit d".
function besideName({ parts, together }, typed) {
  const starts = typed.map((_, index) => typed.slice(0, index + 1).join(""));
  const joined = starts.findLast((start) => together.startsWith(start)) ?? "";
  let left = typed.slice(starts.indexOf(joined) + 1);
  let [at, length] = [0, 0];
  while (length < joined.length) length += parts[at++].length;
  let letters = joined.length;
  left = left.filter((word) => {
    const place = parts.findIndex((part, index) => index >= at && part.startsWith(word));
    if (place < 0) return true;
    at = place + 1;
    letters += word.length;
    return false;
  });
  return left[0] === typed[0] || letters < 2 ? null : left;
}

// The forms that can have this strength: a liquid's is per ml, a tablet's is not.
function formsWith(strength, { forms }) {
  const other = /ml$/.test(strength) ? /tablet|capsule|patch|suppository|lozenge/ : /^liquid$/;
  const left = forms.filter((each) => !other.test(each));
  return strength && left.length ? left : forms;
}

// Name, strength and form as a person may have them. A strength with one form brings it; of several
// a person has to type the beginning.
function kindsOf(medicine, withForms) {
  return ["", ...medicine.strengths].flatMap((strength) => {
    const forms = formsWith(strength, medicine);
    const choices = strength && forms.length === 1 ? forms : withForms ? ["", ...forms] : [""];
    return choices.map((form) => ({ name: medicine.name, strength, form }));
  });
}

// Those kinds that hold all that was typed, so that choosing one leaves no word out.
function thatHold(beside, medicine) {
  return kindsOf(medicine, true).filter(({ strength, form }) => {
    const parts = [...partsOf(strength), ...partsOf(form)];
    return beside.every((...word) => holds(parts, ...word));
  });
}

function suggestionsFor(text, medicines) {
  const typed = partsOf(text);
  if (typed.join("").length < 2) return [];
  const found = medicines
    .map((medicine) => ({ medicine, beside: besideName(medicine, typed) }))
    .filter(({ beside }) => beside);
  const fewest = Math.min(...found.map(({ beside }) => beside.length));
  const named = found.filter(({ beside }) => beside.length === fewest);
  const begun = named.filter(({ medicine }) => medicine.together.startsWith(typed[0]));
  const isWhole = ({ together }) => named.length <= FEW || together === typed.join("");
  const suggested = [...new Set([...begun, ...named])].flatMap(({ medicine, beside }) => {
    if (beside.length) return thatHold(beside, medicine);
    const kinds = kindsOf(medicine, false);
    return isWhole(medicine) ? kinds : kinds.slice(0, 1);
  });
  return suggested.length ? suggested : forUse(typed, medicines);
}

// What a medicine is used for finds it only where no name does.
function forUse(typed, medicines) {
  if (typed.join("").length < 4) return [];
  return medicines
    .filter(({ uses }) => uses.some((use) => typed.every((...word) => holds(use, ...word))))
    .map(({ name }) => ({ name, strength: "", form: "" }));
}

// form: the box for the form; null where one box holds a whole line.
// A combobox as ARIA 1.2 describes it: the focus stays in the box, the list is below it.
function suggestAt(box, form, place) {
  const [list, status] = place.children;
  const [count] = status.children;
  const [filledName, filledBoth] = place.lastElementChild.children;
  let medicines = [];
  let shown = [];
  let marked = -1;
  let dismissed = false; // by Escape, until more is typed
  let announcing;

  const load = () => import(place.dataset.names).then(
    (names) => { medicines = names.default.split("\n").map(medicineOf); if (!dismissed) show(); },
    () => {}, // the box stays a plain one
  );

  function close() {
    shown = [];
    clearTimeout(announcing);
    count.hidden = list.hidden = true;
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function show() {
    close();
    if (document.activeElement !== box) return;
    shown = suggestionsFor(box.value, medicines).slice(0, LONGEST_LIST);
    if (!shown.length) return;
    list.append(...shown.map(optionOf));
    list.hidden = false;
    list.scrollTop = 0;
    box.setAttribute("aria-expanded", "true");
    count.firstElementChild.textContent = shown.length;
    announcing = setTimeout(() => { count.hidden = false; }, PAUSE);
  }

  function optionOf(suggestion, index) {
    const option = document.createElement("li");
    option.id = `${list.id}-${index}`;
    option.role = "option";
    option.textContent = [nameOf(suggestion), suggestion.form].filter(Boolean).join(", ");
    option.addEventListener("click", () => choose(index));
    return option;
  }

  function mark(index) {
    marked = index;
    [...list.children].forEach((option, each) => option.setAttribute("aria-selected", each === index));
    const option = list.children[index];
    if (!option) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(index) {
    const chosen = shown[index];
    const fillsForm = Boolean(form && chosen.form) && !form.value.trim();
    box.value = form ? nameOf(chosen) : [nameOf(chosen), chosen.form].filter(Boolean).join(" ");
    if (fillsForm) form.value = chosen.form;
    close();
    filledName.hidden = fillsForm;
    filledBoth.hidden = !fillsForm;
  }

  function move(step) {
    if (list.hidden) show();
    const places = shown.length + 1; // with the box itself, where nothing is marked
    mark(((marked + 1 + step + places) % places) - 1);
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => choose(marked),
    Escape: close,
  };

  function press(event) {
    if (event.key === "Escape") dismissed = true;
    const isForTheList = !list.hidden && (event.key !== "Enter" || marked >= 0);
    if (event.isComposing || !(event.key in keys) || !(isForTheList || event.key === "ArrowDown")) return;
    event.preventDefault();
    keys[event.key]();
  }

  box.role = "combobox";
  box.autocomplete = "off";
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  const question = box.closest(".question");
  question.classList.add("suggesting");
  question.append(place);
  place.hidden = false;
  close();
  box.addEventListener("focus", load, { once: true });
  box.addEventListener("input", () => { dismissed = false; filledName.hidden = filledBoth.hidden = true; show(); });
  box.addEventListener("keydown", press);
  box.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
  if (document.activeElement === box) load();
}

const nameOf = ({ name, strength }) => [name, strength].filter(Boolean).join(" ");
const named = document.querySelector("[name='medication_name'], [name='another']");
if (named) suggestAt(named, document.querySelector("[name='form']"), document.querySelector(".suggestions"));
