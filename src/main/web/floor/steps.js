/**
 * How an agent stands in the outside systems, told by how much it matters: in step, about to be,
 * without a match there, or out of step. Pure functions of what the server says of each side.
 */

/** @typedef {'in'|'soon'|'ask'|'out'} Step */

/**
 * @typedef {object} FarSide one agent in one outside system
 * @property {string} [observed] what is shown there
 * @property {string} [desired] what is to be shown there
 * @property {string} [state]
 * @property {string} [since] since when that is desired
 * @property {boolean} [locked]
 * @property {string} [deferredChoice]
 * @property {string} [trouble] why it was not taken there
 * @property {string} [retryAt]
 * @property {string} [contestedUntil]
 */

/** @type {Record<string, Step>} */
const STEPS = {
  'in-sync': 'in', pending: 'soon', deferred: 'soon', unmapped: 'ask',
  contested: 'out', unreachable: 'out', refused: 'out',
};

/** From the quiet to the loud. @type {readonly Step[]} */
const LOUDNESS = ['in', 'soon', 'ask', 'out'];

/** In sorting, one system of a louder step outweighs all of a quieter one. */
const WEIGHTS = { in: 0, soon: 1, ask: 100, out: 10_000 };

/**
 * Every change is being told for a moment. Shown at once, it would flicker over the whole board and
 * say nothing.
 */
const MOMENT = 5_000;

/** A state that this page does not know is nothing to be silent about. @param {string} state */
export const stepOf = (state) => STEPS[state] ?? 'ask';

/** @param {Step} step */
export const loudness = (step) => LOUDNESS.indexOf(step);

/**
 * The systems in which an agent is not in step, the loudest first.
 *
 * @param {import('./roster.js').AgentView} view
 * @param {number} now the server's time, in ms
 * @returns {{id: string, state: string, step: Step}[]}
 */
export function outOfStep({ connections }, now) {
  const out = [];
  for (const id in connections) {
    const { state = '', since = '' } = connections[id];
    const step = stepOf(state);
    if (step === 'in' || (state === 'pending' && now - Date.parse(since) < MOMENT)) continue;
    out.push({ id, state, step });
  }
  return out.sort((a, b) => loudness(b.step) - loudness(a.step) || (a.id < b.id ? -1 : 1));
}

/**
 * For sorting: how far out of step an agent is, the loudest system counting most. Being told counts
 * nothing: it comes and goes with every change, and rows would dance.
 *
 * @param {import('./roster.js').AgentView} view
 */
export function distance({ connections }) {
  let sum = 0;
  for (const id in connections) {
    const { state = '' } = connections[id];
    if (state !== 'pending') sum += WEIGHTS[stepOf(state)];
  }
  return sum;
}

/**
 * @param {import('./roster.js').AgentView} view
 * @param {string} id of the outside system
 */
export function isOutOfStep({ connections }, id) {
  const side = connections?.[id];
  return side !== undefined && stepOf(side.state ?? '') !== 'in';
}
