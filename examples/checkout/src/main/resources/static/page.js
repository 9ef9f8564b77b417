// While orders wait, takes what has changed from a fresh page. Nothing moves under the focus of the keyboard.
const parts = ['.chip', '#list', '#balance-referrer', '#balance-buyer', '.wire', 'table'];

async function refresh() {
  if (!document.querySelector('[data-waiting]')) {
    return;
  }
  const answer = await fetch('/').catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts) {
      const old = document.querySelector(part);
      const fresh = page.querySelector(part);
      if (old && fresh && old.outerHTML !== fresh.outerHTML && !old.contains(document.activeElement)) {
        old.replaceWith(fresh);
      }
    }
  }
  setTimeout(refresh, 2000);
}

setTimeout(refresh, 2000);
