import {announce, byId, complain} from './dom.js';
import {connect, showControls} from './controls.js';
import {showCredits} from './credits.js';
import {showCustomers, showTransactions} from './program.js';
import {showRequests} from './requests.js';

const PAUSE = 700;

let version = '';
let seen = null;
let timer;

async function refresh() {
  clearTimeout(timer);
  try {
    const answer = await fetch(`/console/state?version=${version}`);
    if (answer.status === 200) {
      const state = await answer.json();
      version = state.version;
      update(state);
    }
    live(true);
  } catch {
    live(false);
  }
  clearTimeout(timer);
  if (!document.hidden) {
    timer = setTimeout(refresh, PAUSE);
  }
}

function update(state) {
  showControls(state);
  showRequests(state);
  showTransactions(state);
  showCredits(state);
  showCustomers(state);
  const newest = state.transactions[0];
  if (seen !== null && newest && newest.number > seen) {
    announce(`New transaction: ${newest.amount} by ${newest.buyer}.`);
  }
  seen = newest?.number ?? 0;
  document.title = `Partnero emulator: ${state.transactions.filter(row => !row.deleted).length} transactions`;
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
refresh();
