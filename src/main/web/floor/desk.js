/**
 * What is on an agent's own desk: the offers that ring now. It listens to a stream of its own, next
 * to the board's, and answers for nobody but the agent who is signed in.
 */
import { command } from './server.js';
import { Stream } from './stream.js';

/**
 * @typedef {object} Offer as the server describes it
 * @property {string} work
 * @property {string} agent
 * @property {string} [until]
 * @property {string} [from]
 * @property {string} channel
 * @property {string} [queue]
 * @property {Record<string, unknown>} [attributes]
 *
 * @typedef {Offer & {rangAt: number, ends: number}} Ringing times in ms of the server
 */

export class Desk {
  /** Whose desk it is; empty: nobody's, and nothing rings. */
  agent = '';
  /** @type {Map<string, Ringing>} */
  offers = new Map();
  #tell;
  #now;
  /** @type {Stream|undefined} */
  #stream;

  /**
   * @param {() => void} tell something has changed
   * @param {() => number} now the server's time
   */
  constructor(tell, now) {
    this.#tell = tell;
    this.#now = now;
  }

  /** @param {string} agent */
  start(agent) {
    this.stop();
    this.agent = agent;
    this.#stream = new Stream('/v1/stream?include=offers', () => ({}), {
      message: (name, data) => this.#heard(name, data),
      line: ({ state }) => { if (state !== 'live') this.#clear(); },
      unauthorised: () => this.stop(),
      clock: () => {},
    });
  }

  stop() {
    this.#stream?.close();
    this.#stream = undefined;
    this.agent = '';
    this.#clear();
  }

  /** Those that can still be answered, the first to end first. */
  get ringing() {
    return [...this.offers.values()].filter(({ ends }) => ends > this.#now())
      .sort((a, b) => a.ends - b.ends);
  }

  /**
   * @param {'accept'|'reject'|'close'|'end-wrap-up'} verb
   * @param {string} work
   */
  answer(verb, work) {
    return command({ do: verb, work });
  }

  /** Whoever comes back is told the open ones again. */
  #clear() {
    this.offers.clear();
    this.#tell();
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  #heard(name, data) {
    if (!name.startsWith('offer')) return;
    /** @type {Offer} */
    const offer = data.offer;
    if (name === 'offer') {
      const ends = offer.until ? Date.parse(offer.until) : Infinity;
      this.offers.set(offer.work, { ...offer, rangAt: this.#now(), ends });
    } else {
      this.offers.delete(offer.work);
    }
    this.#tell();
  }
}
