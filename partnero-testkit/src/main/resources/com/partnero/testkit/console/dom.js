// Small helpers: everything that comes from requests is put into the page as text, never as markup.

/** Makes an element: el('td', {class: 'number'}, 'text', child). */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name.startsWith('aria-')) {
      element.setAttribute(name, String(value));
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

export const byId = id => document.getElementById(id);

/** Replaces what a container shows; the keyboard stays where it was, and so does the scroll bar. */
export function show(container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.stay : null;
  const top = container.scrollTop;
  container.replaceChildren(...children);
  container.scrollTop = top;
  if (focused) {
    container.querySelector(`[data-stay="${CSS.escape(focused)}"]`)?.focus();
  }
}

/** Lights a new row up for a moment. */
export function fresh(row) {
  row.classList.add('fresh');
  setTimeout(() => row.classList.remove('fresh'), 2500);
  return row;
}

/** Tells a screen reader. */
export function announce(text) {
  byId('announcer').textContent = text;
}

/** Tells everybody that something did not work; an empty text that it does again. */
export function complain(text) {
  const problem = byId('problem');
  problem.textContent = text;
  problem.hidden = !text;
}

export function time(text) {
  const at = new Date(text);
  return el('time', {datetime: text, title: at.toLocaleString()}, at.toLocaleTimeString([], {hour12: false}));
}

/** A button that copies a text. */
export function copyButton(what, text, stay) {
  return el('button', {type: 'button', class: 'quiet', 'data-stay': stay, onclick: () => copy(what, text)},
      'Copy', el('span', {class: 'unseen'}, ` ${what}`));
}

export async function copy(what, text) {
  try {
    await navigator.clipboard.writeText(text);
    announce(`Copied ${what}.`);
  } catch {
    complain(`The browser does not let this page copy ${what}.`);
  }
}

/** Sends a change to the emulator. */
export async function send(method, path, body) {
  try {
    const answer = await fetch(path, {
      method,
      headers: {'Content-Type': 'application/json'},
      body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
    });
    if (!answer.ok) {
      complain((await answer.json()).message);
      return false;
    }
    complain('');
    return true;
  } catch {
    complain('The emulator does not answer. Is it still running?');
    return false;
  }
}
