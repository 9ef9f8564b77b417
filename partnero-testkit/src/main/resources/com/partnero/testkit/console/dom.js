// Everything that comes from requests is put into the page as text, never as markup.

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

/** Shows something anew only if it has changed: what somebody has selected stays selected. */
export function showIfChanged(container, data, ...children) {
  const text = JSON.stringify(data);
  if (container.dataset.shown !== text) {
    container.dataset.shown = text;
    show(container, ...children.map(child => typeof child === 'function' ? child() : child));
  }
}

/** Shows rows in a table; a row that has not changed stays the same element. */
export function showRows(container, caption, heads, rows) {
  let body = container.querySelector(':scope > table > tbody');
  if (!body) {
    body = el('tbody', {role: 'rowgroup'});
    // The roles remain when a small screen lays the cells out without columns.
    show(container, el('table', {role: 'table'},
        el('caption', {class: 'unseen'}, caption),
        el('thead', {role: 'rowgroup'}, el('tr', {role: 'row'}, ...heads.map(([name, ...kinds]) =>
            el('th', {scope: 'col', role: 'columnheader', class: kinds.join(' ')}, name)))),
        body));
    delete container.dataset.shown;
  }
  const there = new Map([...body.children].map(element => [element.dataset.row, element]));
  rows.forEach(({key, data, make}, i) => {
    const text = JSON.stringify(data);
    let element = there.get(key);
    there.delete(key);
    if (!element || element.dataset.text !== text) {
      const fresh = make();
      fresh.setAttribute('role', 'row');
      [...fresh.cells].forEach(cell => cell.setAttribute('role', 'cell'));
      fresh.dataset.row = key;
      fresh.dataset.text = text;
      if (element) {
        const stay = element.contains(document.activeElement) ? document.activeElement.dataset.stay : null;
        element.replaceWith(fresh);
        if (stay) {
          fresh.querySelector(`[data-stay="${CSS.escape(stay)}"]`)?.focus();
        }
      }
      element = fresh;
    }
    if (body.children[i] !== element) {
      body.insertBefore(element, body.children[i] ?? null);
    }
  });
  there.forEach(element => element.remove());
}

/** The API key of the program that this page shows; empty for the emulator's first one. */
export const program = new URLSearchParams(location.search).get('program') ?? '';

/** An address of the emulator, for this program. */
export function at(path, parameters = {}) {
  const query = new URLSearchParams({...parameters, ...(program ? {program} : {})}).toString();
  return query ? `${path}?${query}` : path;
}

/** Where each list's window begins, and what asks for another one. */
export const windows = {requests: 0, transactions: 0, credits: 0, customers: 0};
let ask = () => {};

export function onWindow(refresh) {
  ask = refresh;
}

/** Buttons that move a list's window, if it does not fit into one. */
export function showPager(name, state) {
  const from = state[`${name}_from`];
  const total = state[`${name}_total`];
  const shown = state[name].length;
  windows[name] = from;
  const last = Math.floor((total - 1) / state.window) * state.window;
  const button = (label, to, disabled) => el('button', {
    type: 'button', class: 'quiet', 'data-stay': label, disabled,
    onclick: () => {
      windows[name] = Math.max(0, to);
      ask();
    },
  }, label, el('span', {class: 'unseen'}, ` ${name}`));
  showIfChanged(byId(`${name}-pager`), [from, total, shown],
      () => total <= state.window ? '' : el('span', {class: 'pager'},
          button('First', 0, from === 0),
          button('Previous', from - state.window, from === 0),
          el('span', {class: 'soft'}, `${from + 1} to ${from + shown} of ${total}`),
          button('Next', from + state.window, from + shown >= total),
          button('Last', last, from + shown >= total)));
}

const LONG = 24;

/** An amount on one line with its unit, unless it is too long for one. */
export function amount(text) {
  return el('span', {class: text.length > LONG ? 'amount long' : 'amount'}, text);
}

/** Highlights a new row for a moment. */
export function fresh(row) {
  row.classList.add('fresh');
  setTimeout(() => row.classList.remove('fresh'), 2500);
  return row;
}

/** Tells a screen reader. */
export function announce(text) {
  byId('announcer').textContent = text;
}

/** Shows what did not work; an empty text hides it. */
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
    const answer = await fetch(at(path), {
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
