// Puts words or a link on the clipboard. Where a browser cannot, the buttons stay hidden: the same
// page has both to read, to save and to mark by hand.
function offer(part) {
  const button = part.querySelector("[data-copy]");
  const [copied, notCopied] = part.querySelectorAll("[role='status'] > *");
  button.hidden = false;
  button.addEventListener("click", async () => {
    copied.hidden = notCopied.hidden = true; // so that a second press is told as well
    const worked = await navigator.clipboard.writeText(button.dataset.copy).then(
      () => true,
      () => false,
    );
    (worked ? copied : notCopied).hidden = false;
  });
}

if (navigator.clipboard) document.querySelectorAll(".copying").forEach(offer);
