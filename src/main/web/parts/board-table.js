/**
 * `<board-table>`: everybody in rows. Only the rows in sight exist; the others are the height of an
 * empty box, so ten thousand agents cost what forty do. It follows the ARIA grid pattern: the grid
 * has the focus, arrows move a cell about, and that cell is named by `aria-activedescendant`.
 *
 * A row of the page belongs to a place in the list: scrolling makes a few new ones and leaves the
 * others alone. The cell is remembered by agent, so it stays with its agent when rows move.
 */
import { html, LitElement, nothing } from '../vendor/lit/index.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { problemsOf } from '../floor/roster.js';
import { t } from '../words/messages.js';
import { CARDS_BELOW, columnsFor } from './columns.js';
import { controls } from './controls.js';
import { icon, iconStyles, markStyles } from './marks.js';
import { stepStyles } from './step-chip.js';
import { tableStyles } from './table-styles.js';

/** @typedef {import('../floor/roster.js').Row} Row */

const ROW = 34;
const CARD = 60;
const HEAD = 35;
/** Rows drawn beyond each edge, so that a quick scroll meets rows and not emptiness. */
const BEYOND = 6;
/** How long a change of presence is marked. */
const FRESH = 1500;
/** The place of the headings, above the first row. */
const HEADINGS = -1;

export class BoardTable extends LitElement {
  static properties = {
    rows: { attribute: false },
    places: { attribute: false },
    scene: { attribute: false },
    wish: { attribute: false },
    open: {},
    usesReady: { type: Boolean },
    usesSystems: { type: Boolean },
    _first: { state: true },
    _count: { state: true },
    _width: { state: true },
    _agent: { state: true },
    _column: { state: true },
  };

  static styles = [controls, markStyles, iconStyles, stepStyles, tableStyles];

  constructor() {
    super();
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Map<string, number>} */
    this.places = new Map();
    /** @type {import('./columns.js').Scene} */
    this.scene = { now: 0, label: (id) => id };
    /** @type {import('../floor/selection.js').Wish|undefined} */
    this.wish = undefined;
    this.open = '';
    this.usesReady = true;
    this.usesSystems = false;
    this._first = 0;
    this._count = 0;
    this._width = 0;
    this._height = 0;
    /** The agent the cell is on; empty: the headings or nowhere yet. */
    this._agent = '';
    this._column = 'agent';
    this._place = 0;
    this._watcher = new ResizeObserver(() => this.#measure());
  }

  get #cards() {
    return this._width > 0 && this._width < CARDS_BELOW;
  }

  get #rowHeight() {
    return this.#cards ? CARD : ROW;
  }

  get #columns() {
    return columnsFor(this.#cards ? 0 : this._width,
      { ready: this.usesReady, systems: this.usesSystems });
  }

  /** @returns {HTMLElement|null} */
  get #scroller() {
    return this.renderRoot.querySelector('.scroller');
  }

  firstUpdated() {
    this._watcher.observe(this);
    this.#measure();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this._watcher.disconnect();
  }

  /** Puts the focus on the grid; the cell is where it was. */
  focus() {
    this.#scroller?.focus({ preventScroll: true });
  }

  /** Puts the cell on an agent and brings it into sight. @param {string} agent */
  goTo(agent) {
    const place = this.places.get(agent);
    if (place !== undefined) this.#move(place);
  }

  toTop() {
    if (this.#scroller) this.#scroller.scrollTop = 0;
  }

  render() {
    const columns = this.#columns;
    const here = this.#here();
    const last = Math.min(this.rows.length, this._first + this._count);
    /** @type {number[]} */
    const places = [];
    for (let place = this._first; place < last; place++) places.push(place);
    return html`
      <div class="scroller ${this.#cards ? 'cards' : ''}" role="grid" tabindex="0"
        aria-label=${t('app.agents')} aria-readonly="true"
        aria-rowcount=${this.rows.length + 1} aria-colcount=${columns.length}
        aria-activedescendant=${this.#inSight(here) ? `c-${here}-${this._column}` : nothing}
        @scroll=${this.#scrolled} @keydown=${this.#key} @focus=${this.#focused}>
        ${this.#cards ? nothing : this.#head(columns, here)}
        <div class="body" role="rowgroup"><div class="window" role="presentation">
          ${repeat(places, (place) => place, (place) => this.#row(place, columns, here))}
        </div></div>
      </div>`;
  }

  updated() {
    const scroller = this.#scroller;
    if (!scroller) return;
    const height = this.#rowHeight;
    /** @type {HTMLElement} */
    const body = /** @type {any} */ (scroller.querySelector('.body'));
    const window = /** @type {HTMLElement} */ (body.firstElementChild);
    body.style.blockSize = `${this.rows.length * height}px`;
    window.style.transform = `translateY(${this._first * height}px)`;
    scroller.style.setProperty('--row', `${height}px`);
    scroller.style.setProperty('--columns', this.#columns.map(({ width }) => width).join(' '));
    this.#sight();
  }

  /**
   * @param {import('./columns.js').Column[]} columns
   * @param {number} here
   */
  #head(columns, here) {
    const { sort = '', descending = false } = this.wish ?? {};
    return html`<div class="head" role="rowgroup"><div class="row" role="row" aria-rowindex="1">
      ${columns.map(({ id }, index) => html`<div role="columnheader" id="c--1-${id}"
        class="cell ${id} ${here === HEADINGS && id === this._column ? 'here' : ''}"
        aria-colindex=${index + 1}
        aria-sort=${sort !== id ? 'none' : descending ? 'descending' : 'ascending'}>
        <button tabindex="-1" @click=${() => this.#sort(id)}>
          <span class="word">${t(`column.${id}`)}</span>
          ${sort === id ? icon(descending ? 'down' : 'up') : nothing}
        </button></div>`)}
    </div></div>`;
  }

  /**
   * @param {number} place
   * @param {import('./columns.js').Column[]} columns
   * @param {number} here
   */
  #row(place, columns, here) {
    const row = this.rows[place];
    const { view } = row;
    const classes = ['row'];
    if (place === here) classes.push('here');
    if (view.id === this.open) classes.push('chosen');
    if (view.base === 'offline') classes.push('gone-off');
    if (row.changed && Date.now() - row.changed < FRESH) classes.push('fresh');
    if (problemsOf(view).length) classes.push('problem');
    return html`<div class=${classes.join(' ')} role="row" aria-rowindex=${place + 2}
      aria-selected=${view.id === this.open} @click=${() => this.#clicked(view.id)}>
      ${columns.map((column, index) => html`<div role=${column.id === 'agent' ? 'rowheader'
        : 'gridcell'} id="c-${place}-${column.id}" aria-colindex=${index + 1}
        class="cell ${column.id} ${place === here && column.id === this._column ? 'here' : ''}"
        >${column.cell(row, this.scene)}</div>`)}
    </div>`;
  }

  /** Where the cell is now: its agent's place, or the same place where the agent has gone. */
  #here() {
    if (!this._agent) return this._place === HEADINGS ? HEADINGS : Math.min(0, this.rows.length);
    return this.places.get(this._agent) ?? Math.min(this._place, this.rows.length - 1);
  }

  /** @param {number} place */
  #inSight(place) {
    if (place === HEADINGS) return !this.#cards;
    return place >= this._first && place < Math.min(this.rows.length, this._first + this._count);
  }

  /** A banner above or a narrower window must not take the cell away from who is on it. */
  #measure() {
    const here = this.#here();
    const wasShown = this.#isShown(here);
    this._width = this.clientWidth;
    this._height = this.clientHeight;
    this.#sight();
    if (wasShown) this.#reveal(here);
  }

  /** @param {number} place */
  #isShown(place) {
    const top = this.#scroller?.scrollTop ?? 0;
    return place * this.#rowHeight >= top
      && (place + 1) * this.#rowHeight <= top + this._height;
  }

  #scrolled() {
    this.#sight();
  }

  /** Works out which rows are in sight. */
  #sight() {
    const scroller = this.#scroller;
    if (!scroller) return;
    const height = this.#rowHeight;
    this._count = Math.ceil(scroller.clientHeight / height) + 2 * BEYOND;
    const first = Math.floor(scroller.scrollTop / height) - BEYOND;
    this._first = Math.max(0, Math.min(first, this.rows.length - this._count));
  }

  #focused() {
    const here = this.#here();
    if (here >= 0 && this.rows[here]) this._agent = this.rows[here].view.id;
  }

  /** @param {string} column */
  #sort(column) {
    this.dispatchEvent(new CustomEvent('sort', { detail: column }));
  }

  /** @param {string} agent */
  #clicked(agent) {
    this._agent = agent;
    this._place = this.places.get(agent) ?? 0;
    this.#choose(agent);
  }

  /** @param {string} agent */
  #choose(agent) {
    this.dispatchEvent(new CustomEvent('choose', { detail: agent }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey && (event.key === 'Home' || event.key === 'End')) this.#leap(event.key);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (!this.#step(event.key)) return;
    event.preventDefault();
  }

  /** @param {string} key */
  #step(key) {
    const here = this.#here();
    const page = Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / this.#rowHeight) - 2);
    switch (key) {
      case 'ArrowDown': this.#move(here + 1); return true;
      case 'ArrowUp': this.#move(here - 1); return true;
      case 'PageDown': this.#move(Math.max(0, here) + page); return true;
      case 'PageUp': this.#move(Math.max(0, here - page)); return true;
      case 'Home': case 'End': this.#leap(key); return true;
      case 'ArrowLeft': this.#sideways(this.matches(':dir(rtl)') ? 1 : -1); return true;
      case 'ArrowRight': this.#sideways(this.matches(':dir(rtl)') ? -1 : 1); return true;
      case 'Enter': case ' ': this.#enter(here); return true;
      default: return false;
    }
  }

  /** @param {string} key */
  #leap(key) {
    this.#move(key === 'Home' ? 0 : this.rows.length - 1);
  }

  /** @param {number} by */
  #sideways(by) {
    const columns = this.#columns.map((column) => column.id);
    const at = columns.indexOf(this._column) + by;
    this._column = columns[Math.max(0, Math.min(columns.length - 1, at))];
  }

  /** @param {number} here */
  #enter(here) {
    if (here === HEADINGS) this.#sort(this._column);
    else if (this.rows[here]) this.#choose(this.rows[here].view.id);
  }

  /** @param {number} wanted */
  #move(wanted) {
    const lowest = this.#cards ? 0 : HEADINGS;
    const place = Math.max(lowest, Math.min(this.rows.length - 1, wanted));
    this._place = place;
    this._agent = place >= 0 ? this.rows[place]?.view.id ?? '' : '';
    this.#reveal(place);
  }

  /**
   * Scrolls as little as is needed; the sticky headings must not cover the cell. Rows that have
   * just come are not laid out yet, and then the browser does not scroll so far: once they are, it
   * is done again.
   *
   * @param {number} place
   * @param {boolean} [laidOut]
   */
  #reveal(place, laidOut = false) {
    const scroller = this.#scroller;
    if (!scroller) return;
    const height = this.#rowHeight;
    const head = this.#cards ? 0 : HEAD;
    const top = Math.max(0, place) * height;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    const bottom = top + height + head;
    if (bottom > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = bottom - scroller.clientHeight;
    }
    this.#sight();
    if (!laidOut && scroller.scrollHeight < bottom) {
      void this.updateComplete.then(() => this.#reveal(this._place, true));
    }
  }
}

customElements.define('board-table', BoardTable);
