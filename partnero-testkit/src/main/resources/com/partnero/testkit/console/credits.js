import {byId, el, fresh, showIfChanged, showPager, showRows, time} from './dom.js';

const HEADS = [['Time', 'when'], ['Customer'], ['Amount', 'number'], ['Unit']];
let newest = null;

/** Shows the credit notes. */
export function showCredits(state) {
  const box = byId('credits');
  const last = newest;
  newest = state.credits_total;
  showPager('credits', state);
  if (state.credits.length === 0) {
    showIfChanged(box, 'none', () => el('div', {class: 'empty'}, el('p', {}, 'No credit note has been written yet.')));
    return;
  }
  showRows(box, 'Credit notes, newest first', HEADS, state.credits.map(row =>
      ({key: String(row.number), data: row, make: () => credit(row, last)})));
}

function credit(row, last) {
  const line = el('tr', {},
      el('td', {class: 'when'}, time(row.created_at)),
      el('td', {class: 'break'}, row.customer),
      el('td', {class: 'number'}, row.amount),
      el('td', {class: 'break'}, row.unit));
  return last !== null && row.number > last ? fresh(line) : line;
}
