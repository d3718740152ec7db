// A return link keeps its secret after the #, which no server sees. This puts it into the box and
// out of the address. Without this script people paste the link themselves.
const box = document.querySelector("textarea[name='code']");

function take() {
  if (!box || !location.hash.startsWith("#v1.")) return;
  box.value = location.href;
  history.replaceState(null, "", location.pathname);
  document.querySelector(".from-link").hidden = false;
}

addEventListener("hashchange", take);
take();
