import {announce, at, byId, complain, copy, el, send, showIfChanged} from './dom.js';
import {faultName} from './requests.js';

let state;
let sales = 0;
let buttonsMade = false;

/** Connects what does not change; refresh asks the emulator at once what a button has done. */
export function connect(refresh) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    const source = byId(button.dataset.copy);
    button.addEventListener('click', () => copy(button.textContent.replace('Copy ', ''), source.textContent));
  }
  byId('export').href = at('/__partnero/state');
  byId('program').addEventListener('change', event => {
    location.search = new URLSearchParams({program: event.target.value});
  });
  byId('menu').addEventListener('click', () => {
    const open = byId('top').classList.toggle('open');
    byId('menu').setAttribute('aria-expanded', String(open));
  });
  byId('try').addEventListener('click', async () => {
    await sell();
    refresh();
  });
  byId('reset').addEventListener('click', () => byId('reset-dialog').showModal());
  byId('reset-dialog').addEventListener('close', async () => {
    if (byId('reset-dialog').returnValue === 'reset' && await send('POST', '/__partnero/reset')) {
      announce('The program has its initial state again.');
      refresh();
    }
    byId('reset-dialog').returnValue = '';
  });
  byId('import').addEventListener('click', () => byId('import-file').click());
  byId('import-file').addEventListener('change', async event => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file && await send('PUT', '/__partnero/state', await file.text())) {
      announce(`Imported ${file.name}.`);
      refresh();
    }
  });
  byId('add-customer').addEventListener('submit', async event => {
    event.preventDefault();
    const form = event.target;
    const body = Object.fromEntries(new FormData(form));
    if (await send('POST', '/__partnero/customers', body)) {
      announce(`Added ${body.id}.`);
      form.reset();
      form.elements.id.focus();
      refresh();
    }
  });
  connectFaults(refresh);
}

function connectFaults(refresh) {
  byId('faults').addEventListener('click', async event => {
    const button = event.target.closest('button');
    const body = {
      fault: button?.dataset.fault,
      operation: byId('fault-operation').value,
      standing: byId('fault-standing').checked,
    };
    if (button && await send('POST', '/__partnero/faults', body)) {
      announce(`Planned: ${button.textContent}.`);
      refresh();
    }
  });
  for (const event of ['pointerover', 'focusin']) {
    byId('faults').addEventListener(event, ({target}) => {
      const hint = target.closest('button')?.title;
      if (hint) {
        byId('fault-hint').textContent = hint;
      }
    });
  }
  byId('planned').addEventListener('click', async event => {
    if (event.target.closest('button') && await send('DELETE', '/__partnero/faults')) {
      announce('No faults are planned.');
      refresh();
    }
  });
  byId('switches').addEventListener('change', async event => {
    if (await send('PATCH', '/__partnero/switches', {[event.target.name]: event.target.value})) {
      refresh();
    }
  });
}

/** A sale as an application would send it. */
async function sell() {
  const buyer = state.test_buyer;
  sales++;
  const key = `console-${Date.now()}-${sales}`;
  try {
    const answer = await fetch('/v1/transactions', {
      method: 'POST',
      headers: {
        'Authorization': `Bearer ${state.api_key}`,
        'Accept': 'application/json',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({key, amount: 99.99, action: 'sale', customer: {id: buyer}}),
    });
    const text = answer.ok ? `Sold to ${buyer}.` : `The test sale was answered with ${answer.status}.`;
    announce(text);
    complain(answer.ok ? '' : text);
  } catch {
    complain('The test sale got no answer.');
  }
}

/** Shows buttons, plans and switches. */
export function showControls(next) {
  state = next;
  byId('base-url').textContent = state.base_url;
  byId('api-key').textContent = state.api_key;
  byId('chooser').hidden = state.programs.length < 2;
  showIfChanged(byId('program'), [state.programs, state.api_key], ...state.programs.map(key => () =>
      el('option', {value: key, selected: key === state.api_key}, key)));
  if (!buttonsMade) {
    buttonsMade = true;
    byId('faults').append(...state.faults.map(fault =>
        el('button', {type: 'button', 'data-fault': fault.name, title: fault.hint}, fault.label)));
    byId('fault-operation').append(...state.operations.map(name => el('option', {value: name}, name)));
  }
  showIfChanged(byId('planned'), state.planned, ...(state.planned.length === 0
      ? [() => el('p', {class: 'hint'}, 'Nothing is planned to fail.')]
      : [() => el('ul', {}, ...state.planned.map(line =>
          el('li', {}, el('span', {class: 'badge warn'}, faultName(line))))),
      () => el('div', {}, el('button', {type: 'button', 'data-stay': 'clear'}, 'Clear'))]));
  showIfChanged(byId('switches'), state.switches, ...state.switches.map(each => () => el('label', {}, each.question,
      el('select', {name: each.name, 'data-stay': each.name}, ...each.options.map(option =>
          el('option', {value: option.value, selected: option.value === each.value}, option.text))))));
}
