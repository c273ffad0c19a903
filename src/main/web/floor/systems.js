/**
 * The outside systems, as the server's operator sees them: asked for every few seconds, because how
 * a line is stands in no stream. Who may not know is never asked again. It draws nothing.
 */
import { connections, needsMapping, Problem } from './server.js';

/** How often it asks; a line that went down is news, but not of this second. */
const EVERY = 5_000;

/**
 * @typedef {object} System
 * @property {string} id
 * @property {string} connector
 * @property {'inbound'|'outbound'|'two-way'} direction
 * @property {boolean} up
 * @property {string} [trouble] why it is not up
 * @property {number} waiting agents whose newest wish is still to be written
 * @property {number} inSync
 * @property {Record<string, number>} notInSync agents by state
 * @property {number} needsMapping names spoken of there that nobody has mapped
 *
 * @typedef {object} Unmapped
 * @property {'status'|'agent'} kind
 * @property {string} name
 * @property {number} count
 * @property {string} last
 */

export class Systems {
  /** @type {System[]} */
  all = [];
  /** The one that is looked at closely; empty: none. */
  open = '';
  /** What that one has spoken of and nobody has mapped. @type {Unmapped[]} */
  unmapped = [];
  #tell;
  #allowed = false;
  #asking = false;
  #asked = -EVERY;

  /** @param {() => void} tell something has changed */
  constructor(tell) {
    this.#tell = tell;
  }

  start() {
    this.#allowed = true;
    this.#ask();
  }

  stop() {
    this.#allowed = false;
    this.all = [];
    this.show('');
  }

  /** Some time has passed. */
  look() {
    if (!document.hidden && performance.now() - this.#asked >= EVERY) this.#ask();
  }

  /** Looks closely at one, or at none. @param {string} id */
  show(id) {
    this.open = id;
    this.unmapped = [];
    this.#tell();
    if (id) this.#ask();
  }

  async #ask() {
    if (!this.#allowed || this.#asking) return;
    this.#asking = true;
    this.#asked = performance.now();
    try {
      const { connections: all } = await connections();
      const { open } = this;
      const spoken = all.some(({ id, needsMapping: names }) => id === open && names)
        ? (await needsMapping(open)).needsMapping : [];
      if (!this.#allowed) return;
      this.all = all;
      if (open === this.open) this.unmapped = spoken;
      this.#tell();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      // The line to the server has a mark of its own; who may not ask is told nothing here.
      if (problem.status === 401 || problem.status === 403) this.#allowed = false;
    } finally {
      this.#asking = false;
    }
  }
}

/** How many agents are not in step there. @param {System} system */
export const notInStep = ({ notInSync }) =>
  Object.values(notInSync).reduce((sum, n) => sum + n, 0);
