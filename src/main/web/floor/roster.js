/**
 * Everybody, as the stream last told it. It takes snapshots and changes, keeps a row for each agent
 * with what searching and sorting need worked out once, and can hold still: while it is held, what
 * arrives waits outside, and the board shows one consistent moment. It draws nothing.
 */

/**
 * @typedef {object} AgentView one agent as the server describes it; what is absent is left out
 * @property {string} id
 * @property {string} [name]
 * @property {string} [team]
 * @property {string} presence
 * @property {string} [label]
 * @property {string} base
 * @property {string} [layer]
 * @property {string} [because]
 * @property {string} [since]
 * @property {string|null} [until]
 * @property {boolean} [ready]
 * @property {string} [effective]
 * @property {string} [routingStatus]
 * @property {boolean} [pendingOffQueue]
 * @property {boolean} [notResponding]
 * @property {boolean} [signedIn]
 * @property {boolean} [lost]
 * @property {string|null} [mismatch]
 * @property {any} [next]
 * @property {string[]} [offered]
 * @property {string[]} [working]
 * @property {string[]} [wrapUp]
 * @property {string[]} [queues]
 * @property {{used: number, reserved: number, available: number|null}} [capacity]
 * @property {Record<string, number>} [profiles]
 * @property {Record<string, string>} [capabilities]
 * @property {Record<string, boolean>} [routable]
 * @property {Record<string, string[]>} [gates]
 * @property {Record<string, any>} [layers]
 * @property {Record<string, import('./steps.js').FarSide>} [connections]
 *
 * @typedef {object} Row one for as long as the agent is here; its contents change
 * @property {AgentView} view
 * @property {number} since when the presence began, in ms
 * @property {number} until when it ends by itself, in ms; Infinity if it does not
 * @property {number} rank the place of the name among all names, so that sorting compares numbers
 * @property {string} team what the team is called; empty: none
 * @property {string} text what a search looks through, folded
 * @property {number} changed when the presence was seen to change here, in ms; 0 if it was not
 */

const NAMES = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Folds case and accents away, so that "jose" finds "José". @param {string} text */
export const fold = (text) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export class Roster {
  /** @type {Map<string, Row>} */
  rows = new Map();
  /** Whether anybody is in an outside system at all. */
  usesSystems = false;
  /** When it was held still, in ms; 0 if it is not. */
  heldAt = 0;
  /** @type {Map<string, AgentView>|null} a snapshot that is still arriving */
  #arriving = null;
  /** @type {Map<string, AgentView|null>} what arrived while held; null: gone */
  #waiting = new Map();
  /** @type {Map<string, AgentView>|null} a whole snapshot that arrived while held */
  #replacement = null;
  #ranksStale = false;
  #explain;

  /** @type {Map<string, string>} what teams are called, by id */
  #teams = new Map();

  /** @param {(view: AgentView) => string} explain what a search finds beside names, in words */
  constructor(explain) {
    this.#explain = explain;
  }

  /** How many agents have changed since it was held. */
  get waiting() {
    return this.#replacement ? this.#replacement.size : this.#waiting.size;
  }

  /**
   * One event of the stream.
   *
   * @param {string} name
   * @param {{agents?: AgentView[], gone?: string[], complete?: boolean}} data
   * @param {number} now
   * @returns {boolean} whether there is something new to see
   */
  hear(name, data, now) {
    if (name === 'snapshot') return this.#snapshot(data.agents ?? [], data.complete !== false);
    if (name !== 'change') return false;
    if (this.heldAt) {
      for (const view of data.agents ?? []) this.#waiting.set(view.id, view);
      for (const id of data.gone ?? []) this.#waiting.set(id, null);
      return true;
    }
    for (const view of data.agents ?? []) this.#put(view, now);
    for (const id of data.gone ?? []) this.rows.delete(id);
    return true;
  }

  /** What has arrived of a snapshot is worth nothing: it begins anew. */
  interrupted() {
    this.#arriving = null;
  }

  /** @param {number} now */
  hold(now) {
    this.heldAt = now;
  }

  release() {
    this.heldAt = 0;
    if (this.#replacement) this.#replace(this.#replacement);
    this.#replacement = null;
    for (const [id, view] of this.#waiting) {
      if (view) this.#put(view, 0);
      else this.rows.delete(id);
    }
    this.#waiting.clear();
  }

  /** Gives every row its place among the names, where names have come or changed. */
  rank() {
    if (!this.#ranksStale) return;
    this.#ranksStale = false;
    const rows = [...this.rows.values()];
    rows.sort((a, b) => NAMES.compare(nameOf(a.view), nameOf(b.view))
      || (a.view.id < b.view.id ? -1 : 1));
    rows.forEach((row, place) => { row.rank = place; });
  }

  /** @param {Map<string, string>} teams what they are called, by id */
  callTeams(teams) {
    this.#teams = teams;
    for (const row of this.rows.values()) row.team = this.#teamOf(row.view);
    this.retell();
  }

  /** Works the searchable words out again, for another language. */
  retell() {
    for (const row of this.rows.values()) row.text = this.#textOf(row.view);
  }

  /**
   * @param {AgentView[]} agents
   * @param {boolean} complete
   */
  #snapshot(agents, complete) {
    const arriving = this.#arriving ??= new Map();
    for (const view of agents) arriving.set(view.id, view);
    if (!complete) return false;
    this.#arriving = null;
    if (this.heldAt) {
      this.#replacement = arriving;
      this.#waiting.clear();
    } else {
      this.#replace(arriving);
    }
    return true;
  }

  /** @param {Map<string, AgentView>} views */
  #replace(views) {
    for (const id of this.rows.keys()) if (!views.has(id)) this.rows.delete(id);
    for (const view of views.values()) this.#put(view, 0);
  }

  /**
   * @param {AgentView} view
   * @param {number} now 0 where the change is not news to whoever looks
   */
  #put(view, now) {
    const old = this.rows.get(view.id);
    if (!old || nameOf(old.view) !== nameOf(view)) this.#ranksStale = true;
    const same = old && old.view.presence === view.presence && old.view.since === view.since;
    const row = {
      view,
      since: Date.parse(view.since ?? '') || 0,
      until: view.until ? Date.parse(view.until) : Infinity,
      team: this.#teamOf(view),
      rank: old ? old.rank : this.rows.size,
      text: this.#textOf(view),
      changed: same ? old.changed : now,
    };
    this.usesSystems ||= view.connections !== undefined;
    if (old) Object.assign(old, row);
    else this.rows.set(view.id, row);
  }

  /** @param {AgentView} view */
  #teamOf({ team = '' }) {
    return this.#teams.get(team) ?? team;
  }

  /** @param {AgentView} view */
  #textOf(view) {
    return fold([view.name, view.id, view.team, this.#teamOf(view), view.label, view.presence,
      view.because, this.#explain(view)].join(' '));
  }
}

/** What people call an agent: the name, or the id if none is known. @param {AgentView} view */
export const nameOf = (view) => view.name || view.id;

/**
 * What keeps an agent from work who means to do it, the most pressing first, as codes that
 * `words/explain.js` turns into sentences. Being out of step elsewhere is none of it: a system that
 * is down would turn the whole floor red and hide those who need somebody's eye.
 *
 * @param {AgentView} view
 * @returns {string[]}
 */
export function problemsOf(view) {
  const problems = [];
  if (view.mismatch) problems.push(`mismatch:${view.mismatch}`);
  if (view.notResponding) problems.push('not-responding');
  if (view.lost) problems.push('lost');
  return problems;
}
