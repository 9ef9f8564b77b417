import {amount, byId, el, fresh, showIfChanged, showPager, showRows, time} from './dom.js';

const HEADS = [['Time', 'when'], ['Key'], ['Amount', 'number'], ['Buyer'], ['Rewards']];
let newest = null;

/** Shows the recorded transactions. */
export function showTransactions(state) {
  const box = byId('transactions');
  const last = newest;
  newest = state.transactions_total;
  showPager('transactions', state);
  byId('try').disabled = !state.test_buyer;
  byId('try').title = state.test_buyer ? '' : 'Add a customer who was referred by another one first';
  if (state.transactions.length === 0) {
    showIfChanged(box, 'none', () => el('div', {class: 'empty'},
        el('p', {}, 'No sale has been recorded yet. Only referred customers can buy.')));
    return;
  }
  const standing = new Map();
  for (const row of state.transactions) {
    if (row.key !== null && !row.deleted) {
      standing.set(row.key, (standing.get(row.key) ?? 0) + 1);
    }
  }
  showRows(box, 'Transactions, newest first', HEADS, state.transactions.map(row =>
      ({key: String(row.number), data: [row, standing.get(row.key)], make: () => transaction(row, standing, last)})));
}

function transaction(row, standing, last) {
  const key = [el('span', {class: row.deleted ? 'struck mono' : 'mono'}, row.key ?? 'without key')];
  if (row.action !== 'sale') {
    key.push(' ', el('span', {class: 'badge'}, row.action));
  }
  if (row.deleted) {
    key.push(' ', el('span', {class: 'badge'}, 'deleted'));
  } else if (standing.get(row.key) > 1) {
    key.push(' ', el('span', {class: 'badge bad', title: 'several transactions have this key, and each was paid'},
        `${standing.get(row.key)} times`));
  }
  const line = el('tr', {class: row.deleted ? 'deleted' : null},
      el('td', {class: 'when'}, time(row.created_at)),
      el('td', {class: 'break'}, ...key),
      el('td', {class: 'number struck'}, amount(row.amount)),
      el('td', {class: 'break'}, row.buyer, el('div', {class: 'soft'}, row.referrer ? `referred by ${row.referrer}` : 'not referred')),
      el('td', {class: 'break struck'}, ...rewards(row)));
  return last !== null && row.number > last ? fresh(line) : line;
}

function rewards(row) {
  if (row.rewards.length === 0) {
    return ['none'];
  }
  return row.rewards.map(reward => el('div', {},
      amount(reward.amount), ` to ${reward.beneficiary}`,
      reward.status === 'ok' ? null : ' ', reward.status === 'ok' ? null : el('span', {class: 'badge warn'}, reward.status.replaceAll('_', ' '))));
}

/** Shows the customers of the window as a tree of referrals. */
export function showCustomers(state) {
  showPager('customers', state);
  const here = new Set(state.customers.map(customer => customer.id));
  const children = new Map();
  for (const customer of state.customers) {
    const above = here.has(customer.referrer) ? customer.referrer : null;
    const list = children.get(above) ?? [];
    list.push(customer);
    children.set(above, list);
  }
  const box = byId('customers');
  if (state.customers.length === 0) {
    showIfChanged(box, 'none', () => el('div', {class: 'empty'},
        el('p', {}, 'There are no customers yet. Add a referrer first, then a customer whom they referred.')));
  } else {
    showIfChanged(box, state.customers, () => branch(children, null, here, 'tree'));
  }
  showIfChanged(byId('known-customers'), [...here],
      ...state.customers.map(customer => () => el('option', {value: customer.id})));
}

function branch(children, referrer, here, name) {
  return el('ul', {class: name ?? null}, ...children.get(referrer).map(customer => el('li', {},
      el('div', {},
          el('span', {class: 'mono'}, customer.id),
          customer.name ? el('span', {class: 'person'}, customer.name) : null,
          customer.referrer && !here.has(customer.referrer)
              ? el('span', {class: 'person'}, `referred by ${customer.referrer}`) : null,
          ...customer.balance.map(text => el('span', {class: 'badge good'}, amount(text))),
          ...customer.coupons.map(code => el('span', {class: 'badge', title: 'coupon'}, code))),
      children.has(customer.id) ? branch(children, customer.id, here) : null)));
}
