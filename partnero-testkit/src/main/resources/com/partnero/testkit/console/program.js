import {byId, el, fresh, show, time} from './dom.js';

let newest = null;

/** Shows the recorded transactions. */
export function showTransactions(state) {
  const box = byId('transactions');
  const last = newest;
  newest = state.transactions[0]?.number ?? 0;
  byId('try').disabled = !testBuyer(state);
  byId('try').title = testBuyer(state) ? '' : 'Add a customer who was referred by another one first';
  if (state.transactions.length === 0) {
    show(box, el('div', {class: 'empty'},
        el('p', {}, 'No sale has been recorded yet. Only customers whom somebody referred can buy.')));
    return;
  }
  const standing = new Map();
  for (const row of state.transactions) {
    if (row.key !== null && !row.deleted) {
      standing.set(row.key, (standing.get(row.key) ?? 0) + 1);
    }
  }
  show(box, el('table', {},
      el('thead', {}, el('tr', {}, ...['Time', 'Key', 'Amount', 'Buyer', 'Rewards'].map((name, i) =>
          el('th', {scope: 'col', class: i === 2 ? 'number' : null}, name)))),
      el('tbody', {}, ...state.transactions.map(row => transaction(row, standing, last)))));
}

function transaction(row, standing, last) {
  const key = [el('span', {class: row.deleted ? 'struck mono' : 'mono'}, row.key ?? 'without key')];
  if (row.action !== 'sale') {
    key.push(' ', el('span', {class: 'badge'}, row.action));
  }
  if (row.deleted) {
    key.push(' ', el('span', {class: 'badge'}, 'deleted'));
  } else if (standing.get(row.key) > 1) {
    key.push(' ', el('span', {class: 'badge bad', title: 'the key stands more than once: paid more than once'},
        `${standing.get(row.key)} times`));
  }
  const line = el('tr', {class: row.deleted ? 'deleted' : null},
      el('td', {class: 'when'}, time(row.created_at)),
      el('td', {class: 'break'}, ...key),
      el('td', {class: 'number struck'}, row.amount),
      el('td', {}, row.buyer, el('div', {class: 'soft'}, row.referrer ? `referred by ${row.referrer}` : 'not referred')),
      el('td', {class: 'struck'}, ...rewards(row)));
  return last !== null && row.number > last ? fresh(line) : line;
}

function rewards(row) {
  if (row.rewards.length === 0) {
    return ['none'];
  }
  return row.rewards.map(reward => el('div', {},
      `${reward.amount} to ${reward.beneficiary}`,
      reward.status === 'ok' ? null : el('span', {class: 'badge warn'}, reward.status.replaceAll('_', ' '))));
}

/** Who can buy: somebody with a referrer. */
export function testBuyer(state) {
  return state.customers.find(customer => customer.referrer !== null)?.id;
}

/** Shows who brought whom. */
export function showCustomers(state) {
  const children = new Map();
  for (const customer of state.customers) {
    const list = children.get(customer.referrer) ?? [];
    list.push(customer);
    children.set(customer.referrer, list);
  }
  const box = byId('customers');
  if (state.customers.length === 0) {
    show(box, el('div', {class: 'empty'},
        el('p', {}, 'Nobody is in the program. Add a referrer first, then somebody whom he has referred.')));
  } else {
    show(box, branch(children, null, 'tree'));
  }
  const select = byId('add-customer').elements.referrer;
  const chosen = select.value;
  select.replaceChildren(el('option', {value: ''}, 'nobody'),
      ...state.customers.map(customer => el('option', {value: customer.id}, customer.id)));
  select.value = [...select.options].some(option => option.value === chosen) ? chosen : '';
}

function branch(children, referrer, name) {
  return el('ul', {class: name ?? null}, ...children.get(referrer).map(customer => el('li', {},
      el('div', {},
          el('span', {class: 'mono'}, customer.id),
          customer.name ? el('span', {class: 'person'}, customer.name) : null,
          ...customer.balance.map(amount => el('span', {class: 'badge good'}, amount)),
          ...customer.coupons.map(code => el('span', {class: 'badge', title: 'coupon'}, code))),
      children.has(customer.id) ? branch(children, customer.id) : null)));
}
