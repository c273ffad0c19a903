/**
 * Which agents are shown, in which order, and how many of each base there are: a pure function of
 * the rows and of what the reader asked for. It is called a few times a second for ten thousand
 * rows, so it walks them once and sorts by keys worked out beforehand.
 */
import { placeOf } from './bases.js';
import { fold, problemsOf } from './roster.js';
import { distance, isOutOfStep } from './steps.js';

/** @typedef {import('./roster.js').Row} Row */

/**
 * @typedef {object} Wish what the reader asked for
 * @property {string} query words that must all be found
 * @property {string[]} bases none: all
 * @property {string} team empty: all
 * @property {boolean} problems only agents with a problem
 * @property {string} out only agents out of step in this outside system; empty: all
 * @property {string} sort the column's id
 * @property {boolean} descending
 *
 * @typedef {object} Selection
 * @property {Row[]} rows
 * @property {Map<string, number>} places agent id → place in `rows`
 * @property {Map<string, number>} bases base → how many there are but for the choice of bases
 * @property {number} problems how many of the matching agents have a problem
 * @property {Map<string, string>} teams every team there is, id → name, by name
 * @property {number} total everybody
 */

/** @type {Readonly<Wish>} */
export const EVERYTHING = Object.freeze({
  query: '', bases: [], team: '', problems: false, out: '', sort: 'agent', descending: false,
});

const TEAMS = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/**
 * @param {Iterable<Row>} all ranked rows
 * @param {Wish} wish
 * @returns {Selection}
 */
export function select(all, wish) {
  const words = fold(wish.query).split(/\s+/).filter(Boolean);
  const chosen = new Set(wish.bases);
  const bases = new Map();
  /** @type {Map<string, string>} */
  const teams = new Map();
  const rows = [];
  let total = 0;
  let problems = 0;
  for (const row of all) {
    total++;
    const { view } = row;
    if (view.team) teams.set(view.team, row.team);
    if (wish.team && view.team !== wish.team) continue;
    if (wish.out && !isOutOfStep(view, wish.out)) continue;
    if (words.length && !words.every((word) => row.text.includes(word))) continue;
    const troubled = problemsOf(view).length > 0;
    if (troubled) problems++;
    if (wish.problems && !troubled) continue;
    bases.set(view.base, (bases.get(view.base) ?? 0) + 1);
    if (!chosen.size || chosen.has(view.base)) rows.push(row);
  }
  sort(rows, wish);
  return {
    rows, bases, problems, total,
    places: new Map(rows.map((row, place) => [row.view.id, place])),
    teams: new Map([...teams].sort(([, a], [, b]) => TEAMS.compare(a, b))),
  };
}

/** What each column sorts by. @type {Record<string, (row: Row) => string|number>} */
const KEYS = {
  presence: ({ view }) => placeOf(view.base) + (view.label ?? view.presence),
  time: ({ since }) => -since,
  agent: ({ rank }) => rank,
  team: ({ team }) => fold(team || '\uffff'),
  effective: ({ view }) => view.effective ?? '\uffff',
  routing: ({ view }) => view.routingStatus ?? '\uffff',
  ready: ({ view }) => (view.ready ? 0 : 1),
  why: ({ view }) => view.because ?? '\uffff',
  next: ({ view }) => (view.next ? 1 : 0),
  work: ({ view }) => workOf(view) * 1e6 + (view.capacity?.used ?? 0),
  systems: ({ view }) => distance(view),
  attention: ({ view }) => 2 * problemsOf(view).length + (view.pendingOffQueue ? 1 : 0),
};

/** Where the most is asked for first: the longest time, the most work, the worst trouble. */
const MOST_FIRST = new Set(['time', 'next', 'work', 'systems', 'attention']);

/**
 * The order after a column was chosen: its usual way, and the other way round the second time.
 *
 * @param {Wish} wish
 * @param {string} column
 * @returns {{sort: string, descending: boolean}}
 */
export const sortedBy = (wish, column) => ({
  sort: column,
  descending: wish.sort === column ? !wish.descending : MOST_FIRST.has(column),
});

export const isSortable = (/** @type {string} */ column) => Object.hasOwn(KEYS, column);

/** How many items an agent has in hand. @param {import('./roster.js').AgentView} view */
export const workOf = (view) =>
  (view.offered?.length ?? 0) + (view.working?.length ?? 0) + (view.wrapUp?.length ?? 0);

/**
 * @param {Row[]} rows
 * @param {Wish} wish
 */
function sort(rows, wish) {
  const key = KEYS[wish.sort] ?? KEYS.agent;
  const turn = wish.descending ? -1 : 1;
  const keys = new Map(rows.map((row) => [row, key(row)]));
  rows.sort((a, b) => {
    const left = /** @type {string|number} */ (keys.get(a));
    const right = /** @type {string|number} */ (keys.get(b));
    if (left < right) return -turn;
    if (left > right) return turn;
    return a.rank - b.rank;
  });
}
