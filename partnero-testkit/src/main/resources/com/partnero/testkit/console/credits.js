import {byId, el, fresh, show, time} from './dom.js';

let newest = null;

/** Shows the credit notes. */
export function showCredits(state) {
  const box = byId('credits');
  const last = newest;
  newest = state.credits[0]?.number ?? 0;
  if (state.credits.length === 0) {
    show(box, el('div', {class: 'empty'}, el('p', {}, 'No credit note has been written yet.')));
    return;
  }
  show(box, el('table', {},
      el('caption', {class: 'unseen'}, 'Credit notes, newest first'),
      el('thead', {}, el('tr', {}, ...['Time', 'Customer', 'Amount', 'Unit'].map((name, i) =>
          el('th', {scope: 'col', class: i === 2 ? 'number' : null}, name)))),
      el('tbody', {}, ...state.credits.map(row => credit(row, last)))));
}

function credit(row, last) {
  const line = el('tr', {},
      el('td', {class: 'when'}, time(row.created_at)),
      el('td', {class: 'break'}, row.customer),
      el('td', {class: 'number'}, row.amount),
      el('td', {class: 'break'}, row.unit));
  return last !== null && row.number > last ? fresh(line) : line;
}
