/**
 * `<set-presence>`: how a supervisor changes somebody's status: which, for how long, why, now or
 * when the work in hand is done. What the server says no to is said here in words, and what was
 * typed stays.
 */
import { css, html, LitElement, nothing } from '../vendor/lit/index.js';
import { nameOf } from '../floor/roster.js';
import { workOf } from '../floor/selection.js';
import { command, Problem } from '../floor/server.js';
import { baseInWords, problemOfCall } from '../words/explain.js';
import { t } from '../words/messages.js';
import { durationOf, span } from '../words/time.js';
import { controls } from './controls.js';
import { markStyles } from './marks.js';

const MINUTES = [5, 10, 15, 30, 45, 60, 120];

export class SetPresence extends LitElement {
  static properties = {
    view: { attribute: false },
    board: { attribute: false },
    statuses: { attribute: false },
    language: {},
    _status: { state: true },
    _said: { state: true },
    _failed: { state: true },
    _busy: { state: true },
  };

  static styles = [controls, markStyles, css`
    :host { display: block; }
    details { border: 1px solid var(--line); border-radius: var(--radius);
      background: var(--surface); }
    summary { padding: 8px 12px; font-weight: 600; cursor: pointer; border-radius: var(--radius);
      min-block-size: 24px; }
    summary:hover { background: var(--hover); }
    form { display: grid; grid-template-columns: 1fr 1fr; gap: 10px 12px; padding: 4px 12px 14px; }
    label { display: block; font-size: 13px; color: var(--ink-soft); }
    label > select, label > input:not([type="checkbox"]) { margin-block-start: 3px;
      color: var(--ink); font-size: 14px; }
    .wide { grid-column: 1 / -1; }
    .check { display: flex; align-items: center; gap: 8px; color: var(--ink);
      min-block-size: 24px; }
    .check input { inline-size: 18px; block-size: 18px; accent-color: var(--accent); }
    .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .hint { margin: 0; padding: 4px 12px 12px; color: var(--ink-soft); font-size: 13px; }
    .said { margin: 0; color: var(--good); font-weight: 550; }
    .failed { margin: 0; padding: 8px 10px; border-radius: 6px; color: var(--problem);
      background: var(--problem-ground); }
  `];

  constructor() {
    super();
    /** @type {import('../floor/roster.js').AgentView|undefined} */
    this.view = undefined;
    /** @type {import('../floor/board.js').Board|undefined} */
    this.board = undefined;
    /** The catalogue, which may come later than the agent. @type {Map<string, any>} */
    this.statuses = new Map();
    this.language = '';
    this._status = '';
    this._said = '';
    this._failed = '';
    this._busy = false;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('view') && changed.get('view')?.id !== this.view?.id) {
      this._status = '';
      this._said = '';
      this._failed = '';
    }
  }

  render() {
    const { view, board } = this;
    if (!view || !board) return nothing;
    return html`<details>
      <summary>${t('set.title')}</summary>
      ${view.signedIn === false && !view.lost ? html`<p class="hint">${t('set.signedOut')}</p>`
        : this.statuses.size ? this.#form(view, board)
        : html`<p class="hint">${t('set.noStatuses')}</p>`}
    </details>`;
  }

  /**
   * @param {import('../floor/roster.js').AgentView} view
   * @param {import('../floor/board.js').Board} board
   */
  #form(view, board) {
    return html`<form @submit=${this.#submit}>
      <label>${t('set.status')}${this.#statuses(board)}</label>
      <label>${t('set.for')}${this.#durations(board)}</label>
      <label class="wide">${t('set.reason')}
        <input name="reason" maxlength="200" autocomplete="off" placeholder=${t('set.reasonHint')}>
      </label>
      ${workOf(view) ? html`<label class="check wide"><input type="checkbox" name="later">
        ${t('set.later')}</label>` : nothing}
      <div class="row wide">
        <button class="primary" ?disabled=${this._busy || !this._status}>${t('set.go')}</button>
        ${view.next ? html`<button type="button" ?disabled=${this._busy}
          @click=${this.#cancelNext}>${t('set.cancelNext')}</button>` : nothing}
      </div>
      <div class="wide" role="status">
        ${this._said ? html`<p class="said">${this._said}</p>` : nothing}
        ${this._failed ? html`<p class="failed">${this._failed}</p>` : nothing}
      </div>
    </form>`;
  }

  /** @param {import('../floor/board.js').Board} board */
  #statuses(board) {
    /** @type {Map<string, import('../floor/server.js').Status[]>} */
    const groups = new Map();
    for (const status of board.choices()) {
      groups.set(status.base, [...groups.get(status.base) ?? [], status]);
    }
    return html`<select name="status" required
      @change=${(/** @type {any} */ event) => { this._status = event.target.value; }}>
      <option value="" ?selected=${!this._status}>${t('set.pick')}</option>
      ${[...groups].map(([base, statuses]) => html`<optgroup label=${baseInWords(base)}>
        ${statuses.map(({ id }) => html`<option value=${id} ?selected=${id === this._status}
          >${board.label(id)}</option>`)}</optgroup>`)}
    </select>`;
  }

  /** @param {import('../floor/board.js').Board} board */
  #durations(board) {
    const usual = durationOf(board.statuses.get(this._status)?.duration ?? '');
    const first = usual ? t('set.usual', { time: span(usual) }) : t('set.open');
    return html`<select name="for">
      <option value="">${first}</option>
      ${MINUTES.map((n) => html`<option value=${`${n}m`}>${n < 60 ? t('set.minutes', { n })
        : t('set.hours', { n: n / 60 })}</option>`)}
    </select>`;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const { view, board } = this;
    if (!view || !board) return;
    const said = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const lasts = String(said.get('for') ?? '');
    const reason = String(said.get('reason') ?? '').trim();
    const later = said.get('later') === 'on';
    const values = { name: nameOf(view), status: board.label(this._status) };
    this.#send({
      do: 'set-presence', agent: view.id, status: this._status,
      ...(lasts && { for: lasts }), ...(reason && { reason }), ...(later && { when: 'after-work' }),
    }, t(later ? 'set.doneLater' : 'set.done', values));
  }

  #cancelNext() {
    if (this.view) this.#send({ do: 'cancel-next', agent: this.view.id }, t('set.cancelled'));
  }

  /**
   * @param {Record<string, unknown>} wanted
   * @param {string} done what to say when it is so
   */
  async #send(wanted, done) {
    this._busy = true;
    this._said = '';
    this._failed = '';
    try {
      await command(wanted);
      this._said = done;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this._failed = problemOfCall(problem);
    } finally {
      this._busy = false;
    }
  }
}

customElements.define('set-presence', SetPresence);
