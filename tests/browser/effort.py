"""Walk the sample answers on a phone, and print what that asks of a person: `make effort`.

From the home page to the page with the finished pack, by the site's own links and buttons, with the
medicines pasted as one list. Counted
for each page when it is left: its height, and the words of its main part that can be seen, without
what is folded. A click is a press of a button, link, box or choice; a box is one that was typed in.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.server import CHROMIUM, FLAGS, ROOT, Site, served

SAMPLES = ROOT / "tests" / "samples"
PHONE = {"width": 360, "height": 740}
READY = "/letter/ready/"
# Kept over the pages of one tab, in the browser of this walk alone.
COUNTING = """
(() => {
  const seen = new Set();
  const kept = () => JSON.parse(sessionStorage.effort ?? '{"pages":[],"clicks":0,"boxes":0}');
  const keep = (effort) => { sessionStorage.effort = JSON.stringify(effort); };
  const isRead = (text) => {
    const parent = text.parentElement;
    return parent.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
      && !parent.closest(".visually-hidden, script, style, textarea, [hidden]");
  };
  const words = () => {
    const main = document.querySelector("main");
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let read = "";
    while (walker.nextNode()) if (isRead(walker.currentNode)) read += ` ${walker.currentNode.data}`;
    return read.trim().split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
  };
  window.effort = () => {
    const effort = kept();
    effort.pages.push({
      path: location.pathname,
      title: document.querySelector("h1").innerText.replace(/\\s+/g, " "),
      height: document.documentElement.scrollHeight,
      words: words(),
    });
    keep(effort);
    return effort;
  };
  addEventListener("pagehide", () => window.effort());
  addEventListener("pointerdown", () => { const e = kept(); e.clicks += 1; keep(e); }, true);
  addEventListener("input", ({ target }) => {
    if (/^(radio|checkbox)$/.test(target.type) || seen.has(target)) return;
    seen.add(target);
    const effort = kept();
    effort.boxes += 1;
    keep(effort);
  }, true);
})();
"""


def main() -> None:
    """Print a table for each sample, or for those that are named."""
    names = sys.argv[1:] or ["only-what-is-required", "many-medicines"]
    with running_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in names:
            context = browser.new_context(base_url=site.url, viewport=PHONE)
            context.set_default_timeout(60_000)
            context.add_init_script(COUNTING)
            answers = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
            sys.stdout.write(report(name, effort_of(context.new_page(), answers)))
            context.close()
        browser.close()


@contextmanager
def running_site() -> Iterator[Site]:
    """The site with its starter content, in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        database = folder / "starter.sqlite3"
        env = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "DEVELOPMENT": "true"}
        for command in (["migrate", "--verbosity=0"], ["load_starter_content"]):
            run = [sys.executable, "manage.py", *command]
            subprocess.run(run, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
        with served(database, folder) as site:
            yield site


def effort_of(page: Page, answers: dict[str, Any]) -> dict[str, Any]:
    """What the browser counted on the way from the home page to the finished pack."""
    from tests.browser.walk import walk

    walk(page, answers, pastes=True)
    while not page.url.endswith(READY):
        download = page.locator(f'main a[href="{READY}"]')
        forward = download if download.count() else page.locator("main a.button")
        with page.expect_navigation(wait_until="domcontentloaded"):
            forward.first.click()
    counted: dict[str, Any] = page.evaluate("window.effort()")
    return counted


def report(name: str, effort: dict[str, Any]) -> str:
    """The sums, then each page with its height, in phone screens too, and its words."""
    pages = effort["pages"]
    words, height = (sum(page[what] for page in pages) for what in ("words", "height"))
    lines = [
        f"\n{name}: {len(pages)} screens, {effort['clicks']} clicks, {effort['boxes']} boxes,",
        f"  {words:,} words, {height / PHONE['height']:.0f} phone screens to scroll\n",
        f"  {'height':>6} {'screens':>7} {'words':>5}  page",
    ]
    for page in pages:
        screens = page["height"] / PHONE["height"]
        lines.append(f"  {page['height']:>6} {screens:>7.1f} {page['words']:>5}  {page['title']}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnguide.settings")
    django.setup()
    main()
