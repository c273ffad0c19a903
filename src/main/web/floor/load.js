/**
 * How busy the floor is, now and for as long as the page has been looking: the share of capacity in
 * use and how many wait. It is asked for a sample once a second, keeps the last half hour, and
 * draws nothing.
 */

/** Half an hour of seconds: what a supervisor looks back at from the page itself. */
const KEPT = 1800;

/**
 * @typedef {object} Sample
 * @property {number} at in ms
 * @property {number} share of capacity in use, 0 to 1
 * @property {number} waiting items in all queues
 *
 * @typedef {object} Queue as the stream tells it
 * @property {string} id
 * @property {number} waiting
 * @property {string} [oldest]
 */

export class Load {
  /** @type {Sample[]} the oldest first */
  samples = [];
  /** Whether agents' capacity is counted in units; else the share is of agents at work. */
  inUnits = true;
  /** Whether the queues are told of at all. */
  knowsQueues = false;
  /** @type {Map<string, Queue>} */
  #queues = new Map();

  /** @param {Queue[]} queues those that have changed */
  hear(queues) {
    this.knowsQueues = true;
    for (const queue of queues) this.#queues.set(queue.id, queue);
  }

  get waiting() {
    let sum = 0;
    for (const queue of this.#queues.values()) sum += queue.waiting;
    return sum;
  }

  /** Since when the one who has waited longest waits, in ms; 0 if nobody does. */
  get oldest() {
    let oldest = Infinity;
    for (const { oldest: since } of this.#queues.values()) {
      if (since) oldest = Math.min(oldest, Date.parse(since));
    }
    return oldest === Infinity ? 0 : oldest;
  }

  /** @returns {Sample|undefined} */
  get now() {
    return this.samples.at(-1);
  }

  /**
   * @param {Iterable<import('./roster.js').Row>} rows
   * @param {number} at
   */
  sample(rows, at) {
    const { share, inUnits } = inUse(rows);
    this.inUnits = inUnits;
    this.samples.push({ at, share, waiting: this.waiting });
    if (this.samples.length > KEPT) this.samples.shift();
  }
}

/**
 * The capacity of those who are there. Where nobody's is counted in units, who has work in hand is
 * what there is to tell.
 *
 * @param {Iterable<import('./roster.js').Row>} rows
 */
function inUse(rows) {
  let used = 0;
  let units = 0;
  let there = 0;
  let atWork = 0;
  for (const { view } of rows) {
    if (!view.signedIn) continue;
    there += 1;
    if (view.working?.length || view.wrapUp?.length) atWork += 1;
    const { capacity } = view;
    if (typeof capacity?.available !== 'number') continue;
    used += capacity.used + capacity.reserved;
    units += Math.max(capacity.used + capacity.reserved + capacity.available, 0);
  }
  const inUnits = units > 0;
  const share = inUnits ? used / units : there ? atWork / there : 0;
  return { share: Math.min(1, share), inUnits };
}
