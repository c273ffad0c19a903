/**
 * The state of the page: everybody, what the reader asked for, how the line is, and the catalogue
 * of statuses. It decides when something is worth drawing, so that five hundred changes a second
 * cost a few selections and as many frames as the screen has, and rows do not dance under the
 * reader's eye.
 */
import { whyInWords } from '../words/explain.js';
import { spoken } from '../words/messages.js';
import { readAddress, writeAddress } from './address.js';
import { placeOf } from './bases.js';
import { Desk } from './desk.js';
import { Load } from './load.js';
import { Roster } from './roster.js';
import { EVERYTHING, select } from './selection.js';
import { configuration, Problem, whoAmI } from './server.js';
import { Stream } from './stream.js';
import { Systems } from './systems.js';

/**
 * Rows come, go and change places at most this often; what they say changes with every frame. Much
 * faster than a second and nobody can click what they aim at.
 */
const ORDER_EVERY = 700;

/** A line that has been lost for this long makes what is shown stale. */
const STALE_AFTER = 3_000;

/** What every tenant has without saying so; a document names only what it adds or changes. */
const SHIPPED = [
  { id: 'available', label: 'Available', base: 'available' },
  { id: 'busy', label: 'Busy', base: 'busy' },
  { id: 'do-not-disturb', label: 'Do not disturb', base: 'do-not-disturb' },
  { id: 'away', label: 'Appear away', base: 'away' },
  { id: 'offline', label: 'Offline', base: 'offline' },
  { id: 'inactive', label: 'Inactive', base: 'inactive' },
];

const ROLES_THAT_SET = new Set(['administrator', 'supervisor']);

export class Board extends EventTarget {
  roster = new Roster(whyInWords);
  load = new Load();
  /** For an agent: what rings. */
  desk = new Desk(() => this.#draw(), () => this.now);
  /** For who answers for the floor: the outside systems. */
  systems = new Systems(() => this.#draw());
  /** @type {import('./selection.js').Wish} */
  wish;
  /** The agent whose panel is open; empty if none is. */
  open;
  /** @type {import('./selection.js').Selection} */
  selection = select([], EVERYTHING);
  /** @type {import('./stream.js').Line} */
  line = { state: 'connecting', since: 0, retryAt: 0, because: '' };
  /** Whether the first snapshot is here. */
  loaded = false;
  /** @type {Map<string, import('./server.js').Status>} */
  statuses = new Map();
  usesReady = false;
  role = '';
  /** How far the server's clock is ahead of ours, in ms. */
  #ahead = 0;
  #clockKnown = false;
  /** @type {Stream|undefined} */
  #stream;
  #frame = 0;
  #stale = true;
  #ordered = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #later;

  constructor() {
    super();
    const asked = readAddress(location.search);
    this.wish = asked.wish;
    this.open = asked.agent;
    addEventListener('popstate', () => this.#returned());
  }

  /** The server's time; while held, the moment that is shown. */
  get now() {
    return (this.roster.heldAt || Date.now()) + this.#ahead;
  }

  get maySet() {
    return ROLES_THAT_SET.has(this.role);
  }

  get isStale() {
    return this.line.state !== 'live' && this.line.since > 0
      && Date.now() - this.line.since > STALE_AFTER;
  }

  /** Begins to listen. What it may not have is asked for again by whoever signs in. */
  start() {
    this.#stream?.close();
    this.#stream = new Stream('/v1/stream?include=agents,queues', () => ({}), {
      message: (name, data) => this.#heard(name, data),
      line: (line) => this.#lineIs(line),
      unauthorised: (status) => this.#tell('unauthorised', status),
      clock: (serverNow) => this.#setClock(serverNow),
    });
    this.#learn();
  }

  /** Stops listening and forgets everybody. */
  stop() {
    this.#stream?.close();
    this.#stream = undefined;
    this.desk.stop();
    this.systems.stop();
    this.roster = new Roster(whyInWords);
    this.load = new Load();
    this.loaded = false;
    this.line = { state: 'connecting', since: 0, retryAt: 0, because: '' };
    this.#order();
  }

  retryNow() {
    this.#stream?.retryNow();
  }

  /** @param {Partial<import('./selection.js').Wish>} change */
  ask(change) {
    this.wish = { ...this.wish, ...change };
    history.replaceState(null, '', location.pathname + writeAddress(this.wish, this.open));
    this.#order();
  }

  get isFiltered() {
    const { query, bases, team, problems, out } = this.wish;
    return Boolean(query || bases.length || team || problems || out);
  }

  clear() {
    this.ask({ query: '', bases: [], team: '', problems: false, out: '' });
  }

  /** Opens an agent's panel, so that going back closes it. @param {string} agent */
  show(agent) {
    if (agent === this.open) return;
    const address = location.pathname + writeAddress(this.wish, agent);
    if (!this.open && agent) history.pushState({ opened: true }, '', address);
    else history.replaceState(history.state, '', address);
    this.open = agent;
    this.#draw();
  }

  close() {
    if (history.state?.opened) history.back();
    else this.show('');
  }

  hold() {
    if (this.roster.heldAt) this.roster.release();
    else this.roster.hold(Date.now());
    this.#order();
  }

  /** A second has passed: looks how busy the floor is, unless what is known of it is old. */
  look() {
    if (!this.loaded || this.roster.heldAt || this.line.state !== 'live') return;
    this.systems.look();
    this.load.sample(this.roster.rows.values(), this.now);
  }

  /** The language has changed. */
  retell() {
    this.roster.retell();
    this.#order();
  }

  /**
   * What a status is called: in the reader's language if the tenant says so, else as it says.
   *
   * @param {string} id
   * @param {string} [otherwise] for a status that is not in the catalogue
   */
  label(id, otherwise = id) {
    const status = this.statuses.get(id);
    return status?.labels?.[spoken()] ?? status?.label ?? otherwise;
  }

  /** What may be set by hand, in the order of the bases. */
  choices() {
    return [...this.statuses.values()].filter(({ id }) => id !== 'inactive')
      .sort((a, b) => placeOf(a.base) - placeOf(b.base));
  }

  async #learn() {
    try {
      const who = await whoAmI();
      this.role = who.role;
      if (who.role === 'agent' && who.subject) this.desk.start(who.subject);
      if (this.maySet) this.systems.start();
      const { statuses = [], hide = [], readyToggle = false, teams = {} } = await configuration();
      this.roster.callTeams(new Map(
        Object.entries(teams).map(([id, team]) => [id, team?.name || id])));
      this.statuses = catalogue(statuses, hide);
      this.usesReady = readyToggle;
      this.#draw();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      // A wallboard may not read the configuration; ids serve for labels then.
    }
  }

  /** @param {import('./stream.js').Line} line */
  #lineIs(line) {
    if (line.state !== 'live') this.roster.interrupted();
    this.line = line;
    this.#draw();
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  #heard(name, data) {
    if (name === 'reset') return this.roster.interrupted();
    if (data.queues) this.load.hear(data.queues);
    const first = name === 'snapshot' && data.complete !== false;
    if (!this.roster.hear(name, data, Date.now())) return;
    if (first) {
      this.loaded = true;
      this.#order();
    } else {
      this.#stale = true;
      this.#draw();
    }
  }

  /**
   * The difference is learnt once: answers say whole seconds, and rows must not jump.
   *
   * @param {number} serverNow
   */
  #setClock(serverNow) {
    const ahead = serverNow + 500 - Date.now();
    if (this.#clockKnown && Math.abs(ahead - this.#ahead) < 2000) return;
    this.#clockKnown = true;
    this.#ahead = Math.abs(ahead) < 1500 ? 0 : ahead;
  }

  /** Draws with the next frame, and puts rows in order again when that is due. */
  #draw() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      if (this.#stale) this.#orderWhenDue();
      this.#frame = 0;
      this.#tell('draw');
    });
  }

  #orderWhenDue() {
    const due = this.#ordered + ORDER_EVERY - performance.now();
    if (due <= 0) return this.#order();
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      this.#order();
    }, due);
  }

  #order() {
    this.#stale = false;
    this.#ordered = performance.now();
    this.roster.rank();
    this.selection = select(this.roster.rows.values(), this.wish);
    this.#draw();
  }

  #returned() {
    const asked = readAddress(location.search);
    this.wish = asked.wish;
    this.open = asked.agent;
    this.#order();
  }

  /**
   * @param {string} type
   * @param {unknown} [detail]
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/**
 * The tenant's statuses by id, the shipped ones among them but for those it hides.
 *
 * @param {import('./server.js').Status[]} own
 * @param {string[]} hide
 * @returns {Map<string, import('./server.js').Status>}
 */
function catalogue(own, hide) {
  /** @type {Map<string, import('./server.js').Status>} */
  const all = new Map(SHIPPED.map((status) => [status.id, status]));
  for (const status of own) all.set(status.id, { ...all.get(status.id), ...status });
  for (const id of hide) all.delete(id);
  return all;
}
