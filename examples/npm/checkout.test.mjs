import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {before, beforeEach, test} from 'node:test';
import {Checkout} from './checkout.mjs';

const baseUrl = process.env.PARTNERO_BASE_URL ?? 'http://127.0.0.1:4010/v1';
const controls = baseUrl.replace(/\/v1$/, '/__partnero');

// A key at random is a program of its own, so that test files can run side by side: the emulator runs with --any-key.
const apiKey = `npm-${randomUUID()}`;
const checkout = new Checkout(baseUrl, apiKey);

async function control(method, path, body) {
  const answer = await fetch(`${controls}/${path}`, {
    method,
    headers: {'Authorization': `Bearer ${apiKey}`, 'Content-Type': 'application/json'},
    body: body && JSON.stringify(body),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}

before(async () => {
  const health = await fetch(baseUrl.replace(/\/v1$/, '/health'));
  assert.equal((await health.json()).status, 'up');
});

beforeEach(async () => {
  await control('POST', 'reset');
  await control('PUT', 'state', {customers: [{id: 'customer_123'}, {id: 'customer_456', referrer: 'customer_123'}]});
});

test('a sale is recorded once', async () => {
  assert.equal(await checkout.paid('order-1042', 99.99, 'customer_456'), true);
  assert.equal(await checkout.paid('order-1042', 99.99, 'customer_456'), false);

  const state = await control('GET', 'state');
  assert.equal(state.transactions.length, 1);
  assert.equal(state.transactions[0].rewards[0].beneficiary, 'customer_123');
});

test('a lost answer is no lost sale', async () => {
  await control('POST', 'faults', {fault: 'LOSE_ANSWER', operation: 'transactions.create'});

  assert.equal(await checkout.paid('order-1042', 99.99, 'customer_456'), true);

  const requests = await control('GET', 'requests?operation=transactions.create');
  assert.equal(requests.length, 1);
});

test('a refusal says why', async () => {
  await assert.rejects(checkout.paid('order-1042', 99.99, 'customer_123'), /referred customers only/);

  const [request] = await control('GET', 'requests?status=422');
  assert.match(request.reason, /In a test:/);
});
