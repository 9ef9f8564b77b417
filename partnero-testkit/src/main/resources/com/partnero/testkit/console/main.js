import {announce, at, byId, complain, onWindow, program, windows} from './dom.js';
import {connect, showControls} from './controls.js';
import {showCredits} from './credits.js';
import {showCustomers, showTransactions} from './program.js';
import {connectFilters, filters, forgetRequests, showRequests} from './requests.js';

const PAUSE = 700;

let version = '';
let asked = '';
let epoch = null;
let seen = null;
let timer;
let current = new AbortController();

/** Only the answer to the latest question counts: an earlier one may come later, with other filters. */
async function refresh() {
  clearTimeout(timer);
  current.abort();
  const mine = new AbortController();
  current = mine;
  try {
    const wanted = {...windows, ...filters()};
    const window = JSON.stringify(wanted);
    const answer = await fetch(at('/console/state', {...wanted, version: window === asked ? version : ''}),
        {signal: mine.signal});
    if (answer.status === 404) {
      complain(`There is no program with the API key ${program}.`);
    }
    if (answer.status === 200) {
      const state = await answer.json();
      version = state.version;
      asked = window;
      update(state);
    }
    live(true);
  } catch {
    if (mine !== current) {
      return;
    }
    live(false);
  }
  clearTimeout(timer);
  if (!document.hidden) {
    timer = setTimeout(refresh, PAUSE);
  }
}

function update(state) {
  if (epoch !== state.epoch) {
    epoch = state.epoch;
    seen = null;
    forgetRequests();
  }
  showControls(state);
  showRequests(state);
  showTransactions(state);
  showCredits(state);
  showCustomers(state);
  const newest = state.transactions[0];
  if (seen !== null && newest && state.transactions_from === 0 && newest.number > seen) {
    announce(`New transaction: ${newest.amount} by ${newest.buyer}.`);
  }
  seen = state.transactions_total;
  document.title = `Partnero emulator: ${state.transactions_total} transactions`;
}

function live(on) {
  const badge = byId('live');
  const text = on ? 'live' : 'not running';
  if (badge.textContent !== text) {
    badge.textContent = text;
    badge.className = on ? 'live on' : 'live off';
    complain(on ? '' : 'The emulator does not answer. Is it still running?');
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    refresh();
  }
});
connect(refresh);
connectFilters(refresh);
onWindow(refresh);
refresh();
