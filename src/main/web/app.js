/**
 * `<rollcall-app>`: the page. It puts the parts together, decides which of them is to be seen (the
 * way in, the board, or why there is nothing on it), and knows the keys that work everywhere.
 */
import { html, LitElement, nothing } from './vendor/lit/index.js';
import { appStyles } from './app-styles.js';
import { Board } from './floor/board.js';
import { nameOf } from './floor/roster.js';
import { sortedBy } from './floor/selection.js';
import { signIn, signOut } from './floor/server.js';
import { another, choose, clockTime, spoken, t } from './words/messages.js';
import { controls } from './parts/controls.js';
import { icon, iconStyles } from './parts/marks.js';
import { lettersWork } from './parts/help-sheet.js';
import { wayInProblem } from './parts/login-card.js';
import { isDark, toggleTheme } from './parts/theme.js';
import './parts/agent-panel.js';
import './parts/board-filters.js';
import './parts/board-table.js';
import './parts/floor-load.js';
import './parts/live-mark.js';
import './parts/offer-cards.js';
import './parts/system-strip.js';

/** What an empty floor suggests. */
const FIRST_AGENT = `cat > ana.yaml <<END
agents:
  ana: {name: Ana García}
END
./rollcall apply ana.yaml`;

/** After so long without an answer the page says more than "loading". */
const SLOW = 4000;

export class RollcallApp extends LitElement {
  static properties = {
    _locked: { state: true },
    _problem: { state: true },
    _slow: { state: true },
    _announced: { state: true },
  };

  static styles = [controls, iconStyles, appStyles];

  constructor() {
    super();
    this.board = new Board();
    /** Whether somebody has to sign in first. */
    this._locked = false;
    this._problem = '';
    this._slow = false;
    this._announced = '';
    /** The agent whose panel was drawn last. */
    this._shown = this.board.open;
    this.board.addEventListener('draw', () => this.#drawn());
    this.board.addEventListener('unauthorised', (event) => this.#lock(event));
    setTimeout(() => { this._slow = true; }, SLOW);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', (event) => this.#key(event));
    setInterval(() => this.#tick(), 1000);
    this.#enter();
  }

  render() {
    return html`
      ${this.#bar()}
      <main>${this._locked ? html`<login-card .problem=${this._problem} .language=${spoken()}
        @signed-in=${this.#unlock}></login-card>` : this.#floor()}</main>
      ${this._locked ? nothing : html`<offer-cards .desk=${this.board.desk} .now=${this.board.now}
        .view=${this.board.roster.rows.get(this.board.desk.agent)?.view} .language=${spoken()}>
      </offer-cards>`}
      <div class="unseen" role="status">${this._announced}</div>
      <help-sheet .language=${spoken()}></help-sheet>`;
  }

  #bar() {
    const { board } = this;
    const held = board.roster.heldAt > 0;
    return html`<header class="bar">
      <button class="skip" @click=${() => this.#table?.focus()}>${t('app.skip')}</button>
      <h1><img src="icon.svg" alt="" width="24" height="24">${t('app.title')}</h1>
      ${this._locked ? nothing : html`
        <live-mark .line=${board.line} .heldAt=${board.roster.heldAt} .stale=${board.isStale}>
        </live-mark>
        ${held && board.roster.waiting ? html`<span class="waiting"
          >${t('live.waiting', { n: board.roster.waiting })}</span>` : nothing}`}
      <span class="space"></span>
      ${this._locked ? nothing : html`
        <button aria-pressed=${held} class="hold" @click=${() => board.hold()}
          aria-keyshortcuts="p" title=${t(held ? 'do.resume' : 'do.pause')}>
          ${icon(held ? 'play' : 'pause')}<span>${t(held ? 'do.resume' : 'do.pause')}</span>
        </button>`}
      ${this.#button(isDark() ? 'sun' : 'moon', isDark() ? 'do.theme.light' : 'do.theme.dark',
        () => { toggleTheme(); this.requestUpdate(); })}
      <button class="quiet language" lang=${another()} @click=${this.#language}
        >${t('do.language')}</button>
      ${this.#button('help', 'do.help', () => this.#help())}
      ${this._locked ? nothing : this.#button('leave', 'do.signOut', () => this.#leave())}
    </header>`;
  }

  /**
   * @param {string} image
   * @param {string} words
   * @param {() => void} act
   */
  #button(image, words, act) {
    return html`<button class="quiet only-icon" aria-label=${t(words)} title=${t(words)}
      @click=${act}>${icon(image)}</button>`;
  }

  #floor() {
    const { board } = this;
    if (!board.loaded) return this.#loading();
    if (!board.selection.total) return this.#nobody();
    return html`
      <board-filters .wish=${board.wish} .selection=${board.selection} .language=${spoken()}
        .filtered=${board.isFiltered} @ask=${(/** @type {CustomEvent} */ e) => this.#ask(e.detail)}
        @leave=${() => this.#table?.focus()}></board-filters>
      <div class="sights ${board.isStale ? 'stale' : ''}">
        <floor-load .load=${board.load} .samples=${board.load.now?.at ?? 0} .now=${board.now}
          .language=${spoken()}></floor-load>
        ${board.systems.all.length ? this.#systems() : nothing}</div>
      ${board.isStale ? this.#stale() : nothing}
      <div class="floor ${board.open ? 'with-panel' : ''}">
        <div class="list ${board.isStale ? 'stale' : ''}">
          <board-table .rows=${board.selection.rows} .places=${board.selection.places}
            .scene=${this.#scene()} .wish=${board.wish} .open=${board.open}
            .usesReady=${board.usesReady} .usesSystems=${board.roster.usesSystems}
            @sort=${this.#sort} @choose=${this.#choose}></board-table>
          ${board.selection.rows.length ? nothing : this.#noMatch()}
        </div>
        ${board.open ? this.#panel() : nothing}
      </div>`;
  }

  #systems() {
    const { systems, wish } = this.board;
    return html`<system-strip .systems=${systems.all} .open=${systems.open}
      .unmapped=${systems.unmapped} .out=${wish.out} .language=${spoken()}
      @look=${(/** @type {CustomEvent} */ e) => systems.show(e.detail)}
      @ask=${(/** @type {CustomEvent} */ e) => this.#ask(e.detail)}></system-strip>`;
  }

  #scene() {
    const { board } = this;
    return { now: board.now, label: board.label.bind(board) };
  }

  #panel() {
    const row = this.board.roster.rows.get(this.board.open);
    const name = row ? nameOf(row.view) : this.board.open;
    return html`<aside aria-label=${t('panel.label', { name })}>
      <agent-panel .row=${row} .board=${this.board} .now=${this.board.now}
        .language=${spoken()} @close=${this.#close}></agent-panel></aside>`;
  }

  #stale() {
    const { line } = this.board;
    const seconds = Math.max(0, Math.ceil((line.retryAt - Date.now()) / 1000));
    return html`<div class="banner" role="alert">${icon('warning')}
      <p>${t('live.again', { time: clockTime(line.since) })} ${line.because}
        <span aria-hidden="true">${line.retryAt ? t('live.againIn', { seconds })
          : t('live.againNow')}</span></p>
      <button @click=${() => this.board.retryNow()}>${t('live.retry')}</button></div>`;
  }

  #loading() {
    const { line } = this.board;
    const failing = line.retryAt > 0 && this._slow;
    return html`<div class="empty" aria-busy="true">
      ${failing ? nothing : html`<div class="ghosts" aria-hidden="true">
        ${Array.from({ length: 9 }, () => html`<i></i>`)}</div>`}
      <h2>${t('loading.title')}</h2>
      ${failing ? html`<p>${line.because || t('loading.slow')}</p>
        <button @click=${() => this.board.retryNow()}>${t('live.retry')}</button>` : nothing}
    </div>`;
  }

  #nobody() {
    return html`<div class="empty"><h2>${t('empty.none.title')}</h2>
      <p>${t('empty.none.text')}</p>
      <pre tabindex="0">${FIRST_AGENT}</pre></div>`;
  }

  #noMatch() {
    const { query, bases, team, problems, out } = this.board.wish;
    const well = problems && !query && !bases.length && !team && !out;
    return html`<div class="empty over"><h2>${t(well ? 'empty.problems.title'
      : 'empty.match.title')}</h2>
      <p>${t(well ? 'empty.problems.text' : 'empty.match.text')}</p>
      <button @click=${() => this.board.clear()}>${t('do.clear')}</button></div>`;
  }

  /** @returns {import('./parts/board-table.js').BoardTable|null} */
  get #table() {
    return this.renderRoot.querySelector('board-table');
  }

  /** @returns {import('./parts/board-filters.js').BoardFilters|null} */
  get #filters() {
    return this.renderRoot.querySelector('board-filters');
  }

  /** Uses the code of a one-time link, where the address carries one, and begins. */
  async #enter() {
    const code = new URLSearchParams(location.hash.slice(1)).get('code');
    if (!code) return this.board.start();
    history.replaceState(null, '', location.pathname + location.search);
    try {
      await signIn({ code });
      this.board.start();
    } catch (problem) {
      this._locked = true;
      this._problem = /** @type {any} */ (problem).status === 401 ? t('login.linkUsed')
        : wayInProblem(problem);
    }
  }

  /** @param {Event} event */
  #lock(event) {
    const { detail } = /** @type {CustomEvent} */ (event);
    const wasIn = this.board.loaded;
    this.board.stop();
    this._locked = true;
    this._problem = detail === 403 ? t('login.forbidden') : wasIn ? t('error.401') : '';
  }

  #unlock() {
    this._locked = false;
    this._problem = '';
    this.board.start();
  }

  async #leave() {
    await signOut().catch(() => {});
    this.board.stop();
    this._problem = '';
    this._locked = true;
  }

  #drawn() {
    document.title = this.board.loaded && !this._locked
      ? `${t('app.title')} · ${t('filter.shown', { n: this.board.selection.total })}`
      : t('app.title');
    this.requestUpdate();
    this.#announce();
  }

  /** Says aloud what changed about lines or the selection, and nothing about single agents. */
  #announce() {
    const { board } = this;
    if (!board.loaded) return;
    const how = board.isStale ? t('live.stale', { time: clockTime(board.line.since) })
      : t(`live.${board.line.state}`);
    const { rows, total } = board.selection;
    const downs = board.systems.all.filter(({ up }) => !up).map(({ id }) => id).join(', ');
    this._announced = [how, downs && t('system.downs', { names: downs }),
      board.isFiltered && t('filter.of', { shown: rows.length, total })]
      .filter(Boolean).join('. ');
  }

  #tick() {
    this.board.look();
    if (document.hidden || this._locked) return;
    if (!this.board.roster.heldAt || this.board.isStale) this.#drawn();
  }

  #language() {
    choose(another());
    this.board.retell();
    this.requestUpdate();
  }

  #help() {
    /** @type {any} */ (this.renderRoot.querySelector('help-sheet')).show();
  }

  /** @param {Partial<import('./floor/selection.js').Wish>} change */
  #ask(change) {
    this.board.ask(change);
    this.#table?.toTop();
  }

  /** @param {CustomEvent} event */
  #sort({ detail: column }) {
    this.board.ask(sortedBy(this.board.wish, column));
  }

  /** @param {CustomEvent} event */
  #choose({ detail: agent }) {
    this.board.show(agent);
  }

  #close() {
    this.board.close();
  }

  /** The focus goes into a panel that has opened, and back to the rows when it closes. */
  async updated() {
    const { open } = this.board;
    if (open === this._shown) return;
    this._shown = open;
    const target = /** @type {any} */ (open ? this.renderRoot.querySelector('agent-panel')
      : this.#table);
    await target?.updateComplete;
    target?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this._locked || event.ctrlKey || event.metaKey || event.altKey) return;
    const [from] = /** @type {HTMLElement[]} */ (event.composedPath());
    if (event.key === 'Escape' && !event.defaultPrevented && this.board.open) {
      if (!from.closest?.('dialog')) this.#close();
    } else if (lettersWork() && !/^(INPUT|SELECT|TEXTAREA)$/.test(from.tagName ?? '')) {
      this.#letter(event);
    }
  }

  /** @param {KeyboardEvent} event */
  #letter(event) {
    const { board } = this;
    switch (event.key) {
      case '/': this.#filters?.focusSearch(); break;
      case '?': this.#help(); break;
      case 'p': board.hold(); break;
      case '!': this.#ask({ problems: !board.wish.problems }); break;
      default: return;
    }
    event.preventDefault();
  }
}

customElements.define('rollcall-app', RollcallApp);
