// Copies words or a link to the clipboard. The buttons stay hidden if the browser has no clipboard;
// people can then select the text by hand or save it as a file.
function offer(part) {
  const button = part.querySelector("[data-copy]");
  const [copied, notCopied] = part.querySelectorAll("[role='status'] > *");
  button.hidden = false;
  button.addEventListener("click", async () => {
    copied.hidden = notCopied.hidden = true; // so that a screen reader announces a second press too
    const worked = await navigator.clipboard.writeText(button.dataset.copy).then(
      () => true,
      () => false,
    );
    (worked ? copied : notCopied).hidden = false;
  });
}

if (navigator.clipboard) document.querySelectorAll(".copying").forEach(offer);
