import {at, byId, copyButton, el, fresh, showIfChanged, showPager, showRows, time, windows} from './dom.js';

const HEADS = [['Time', 'when'], ['Request'], ['About'], ['Answer', 'answer'], ['Took', 'number took']];
const open = new Set();
const details = new Map();
let state;
let epoch = 0;
let newest = Infinity;

/** What the filters let through, as parameters. */
export function filters() {
  return Object.fromEntries([...new FormData(byId('filters'))].filter(([, value]) => value));
}

/** While somebody types, every letter need not be asked for. */
const TYPING = 150;

/** Asks again whenever a filter has changed. */
export function connectFilters(refresh) {
  const form = byId('filters');
  let timer;
  const changed = () => {
    windows.requests = 0;
    clearTimeout(timer);
    timer = setTimeout(refresh, TYPING);
  };
  form.addEventListener('input', changed);
  form.addEventListener('reset', () => setTimeout(changed));
  form.addEventListener('submit', event => event.preventDefault());
}

/** After a reset, numbers begin anew. */
export function forgetRequests() {
  epoch++;
  open.clear();
  details.clear();
  newest = Infinity;
}

/** Shows what has come to the API. */
export function showRequests(next) {
  const last = newest;
  state = next;
  newest = state.requests_from === 0 ? state.requests[0]?.number ?? 0 : Infinity;
  showPager('requests', state);
  render(last);
  for (const request of state.requests) {
    if (open.has(request.number) && details.get(request.number)?.status !== request.status) {
      load(request.number);
    }
  }
}

function render(last = Infinity) {
  const box = byId('requests');
  const operation = byId('filters').elements.operation;
  if (operation.options.length === 1) {
    operation.append(...state.operations.map(name => el('option', {value: name}, name)));
  }
  if (state.requests.length === 0) {
    showIfChanged(box, [state.base_url, state.api_key, state.requests_all > 0], state.requests_all > 0 ? noMatch : empty);
    return;
  }
  showRows(box, 'Requests, newest first', HEADS, state.requests.flatMap(request => {
    const expanded = open.has(request.number);
    const line = {
      key: `${epoch}-${request.number}`,
      data: [request, expanded],
      make: () => request.number > last ? fresh(row(request)) : row(request),
    };
    return expanded
        ? [line, {key: `${epoch}-${request.number}-detail`, data: details.get(request.number) ?? null, make: () => detail(request.number)}]
        : [line];
  }));
}

function row(request) {
  const expanded = open.has(request.number);
  return el('tr', {},
      el('td', {class: 'when'}, time(request.at)),
      el('td', {class: 'break'},
          el('button', {
            type: 'button', class: 'open mono', 'aria-expanded': expanded,
            'data-stay': `request-${request.number}`, onclick: () => toggle(request.number),
          }, el('span', {class: 'short'}, `${request.method} ${request.target}`))),
      el('td', {class: 'break soft'}, el('div', {class: 'short', title: request.summary}, request.summary),
          request.reason ? el('div', {class: 'reason'}, request.reason) : null),
      el('td', {}, answer(request)),
      el('td', {class: 'number'}, request.status === null ? '–' : `${request.took_ms} ms`));
}

function answer(request) {
  const parts = [];
  if (request.status === null) {
    parts.push(el('span', {class: 'badge bad'}, 'no answer'));
  } else {
    parts.push(el('span', {class: `badge ${request.status < 300 ? 'good' : 'bad'}`}, String(request.status)));
  }
  if (request.fault) {
    parts.push(' ', el('span', {class: 'badge warn', title: 'a planned fault'}, faultName(request.fault)));
  }
  return el('span', {}, ...parts);
}

export function faultName(text) {
  return text.toLowerCase().replaceAll('_', ' ');
}

function toggle(number) {
  if (open.delete(number)) {
    render();
  } else {
    open.add(number);
    render();
    load(number);
  }
}

async function load(number) {
  const asked = epoch;
  const answer = await fetch(at(`/console/requests/${number}`));
  if (answer.ok) {
    const all = await answer.json();
    if (asked === epoch) {
      details.set(number, all);
      render();
    }
  }
}

function detail(number) {
  const all = details.get(number);
  if (!all) {
    return el('tr', {}, el('td', {class: 'detail', colspan: 5}, 'Loading…'));
  }
  const answered = all.status === null ? 'no answer was sent' : pretty(all.answer) || '(empty)';
  return el('tr', {}, el('td', {class: 'detail', colspan: 5},
      el('h3', {}, 'As a curl line', copyButton('the curl line', all.curl, `curl-${number}`)),
      el('pre', {tabindex: 0}, all.curl),
      el('div', {class: 'sides'},
          el('div', {},
              el('h3', {}, 'Request'),
              el('pre', {tabindex: 0}, all.headers.join('\n') + (all.body ? `\n\n${pretty(all.body)}` : '')),
              rest(all, 'body')),
          el('div', {},
              el('h3', {}, 'Answer', answer(all)),
              el('pre', {tabindex: 0}, answered),
              rest(all, 'answer')))));
}

/** A link to all of a long body. */
function rest(all, part) {
  const length = all[`${part}_length`];
  return all[part].length === length ? null : el('p', {class: 'hint'}, 'This is the beginning. ',
      el('a', {href: at(`/console/requests/${all.number}/${part}`), download: `${part}.json`},
          `All ${length} characters of the ${part}`));
}

const EMPTY = /\s*[}\]]/y;

/** Indents JSON without touching its numbers, which JavaScript would round. */
export function pretty(text) {
  let out = '';
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      out += c;
      if (c === '\\') {
        out += text[++i] ?? '';
      } else if (c === '"') {
        inString = false;
      }
    } else if (c === '"') {
      inString = true;
      out += c;
    } else if (c === '{' || c === '[') {
      EMPTY.lastIndex = i + 1;
      const close = EMPTY.exec(text);
      if (close) {
        out += c + close[0].trim();
        i += close[0].length;
      } else {
        depth++;
        out += `${c}\n${'  '.repeat(depth)}`;
      }
    } else if (c === '}' || c === ']') {
      depth = Math.max(0, depth - 1);
      out += `\n${'  '.repeat(depth)}${c}`;
    } else if (c === ',') {
      out += `,\n${'  '.repeat(depth)}`;
    } else if (c === ':') {
      out += ': ';
    } else if (!/\s/.test(c)) {
      out += c;
    }
  }
  return /^\s*[{[]/.test(text) ? out : text;
}

function noMatch() {
  return el('div', {class: 'empty'}, el('p', {}, `None of the ${state.requests_all} requests matches the filters.`));
}

function empty() {
  const line = `curl ${state.base_url}/transactions \\\n  -H 'Authorization: Bearer ${state.api_key}'`;
  return el('div', {class: 'empty'},
      el('p', {}, 'No request has come yet. Point your application to the base URL, with the API key, or try:'),
      el('pre', {tabindex: 0}, line),
      el('p', {}, copyButton('the curl line', line, 'first-curl')));
}
