/** What a shop tells Partnero. It never posts a sale again whose answer it has lost, before it has looked. */
export class Checkout {
  #baseUrl;
  #apiKey;

  constructor(baseUrl, apiKey) {
    this.#baseUrl = baseUrl;
    this.#apiKey = apiKey;
  }

  async #send(method, path, body) {
    return fetch(this.#baseUrl + path, {
      method,
      headers: {
        'Authorization': `Bearer ${this.#apiKey}`,
        'Accept': 'application/json',
        ...(body && {'Content-Type': 'application/json'}),
      },
      body: body && JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    });
  }

  async isRecorded(key) {
    const answer = await this.#send('GET', `/transactions?key=${encodeURIComponent(key)}`);
    if (!answer.ok) {
      throw new Error(`the look-up was answered with ${answer.status}`);
    }
    return (await answer.json()).data.some(row => row.key === key);
  }

  /** Returns whether the sale was sent now; false if it was there already. */
  async paid(key, amount, buyer) {
    if (await this.isRecorded(key)) {
      return false;
    }
    let answer;
    try {
      answer = await this.#send('POST', '/transactions', {key, amount, action: 'sale', customer: {id: buyer}});
    } catch (lost) {
      if (await this.isRecorded(key)) {
        return true;
      }
      throw lost;
    }
    if (!answer.ok) {
      throw new Error((await answer.json()).message);
    }
    return true;
  }
}
