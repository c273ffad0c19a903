/**
 * `<board-filters>`: what the reader may ask for. It is always in sight, and says how many there
 * are before one chooses. It changes nothing itself; it tells what was asked (`ask`).
 */
import { css, html, LitElement, nothing } from '../vendor/lit/index.js';
import { BASES } from '../floor/bases.js';
import { sortedBy } from '../floor/selection.js';
import { number, t } from '../words/messages.js';
import { sortable } from './columns.js';
import { controls } from './controls.js';
import { icon, iconStyles, mark, markStyles } from './marks.js';

export class BoardFilters extends LitElement {
  static properties = {
    wish: { attribute: false },
    selection: { attribute: false },
    filtered: { type: Boolean },
    language: {},
  };

  static styles = [controls, markStyles, iconStyles, css`
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
    .search { position: relative; flex: 1 1 240px; max-inline-size: 340px; }
    .search .icon {
      position: absolute; inset-block-start: 8px; inset-inline-start: 10px; color: var(--ink-soft);
      pointer-events: none;
    }
    .search input { padding-inline-start: 34px; padding-inline-end: 34px; }
    .search input::-webkit-search-cancel-button { display: none; }
    kbd {
      position: absolute; inset-block-start: 6px; inset-inline-end: 7px; min-inline-size: 20px;
      text-align: center; font: 12px/18px var(--sans); color: var(--ink-soft);
      border: 1px solid var(--line); border-radius: 5px; background: var(--sunk);
      pointer-events: none;
    }
    .search:focus-within kbd { display: none; }
    select { inline-size: auto; max-inline-size: 180px; }
    .chips { display: flex; flex-wrap: wrap; gap: 6px; flex-basis: 100%; }
    .chips button { min-block-size: 30px; padding: 0 10px 0 8px; border-color: var(--line);
      border-radius: 15px; }
    .chips button[aria-pressed="true"] { border-color: var(--accent); }
    .chips .none { color: var(--ink-faint); }
    .chips .none .mark { opacity: .75; }
    b { font-weight: 600; font-variant-numeric: tabular-nums; min-inline-size: 1.4ch; }
    .problems.some { color: var(--problem); }
    .problems[aria-pressed="true"] { border-color: var(--problem);
      background: var(--problem-ground); color: var(--problem); }
    .sum { color: var(--ink-soft); margin-inline-start: auto; font-variant-numeric: tabular-nums;
      white-space: nowrap; }
    .sum button { min-block-size: 28px; padding: 0 8px; color: var(--accent); }
    .sort { display: none; }
    @media (min-width: 1780px) {
      .chips { flex-basis: auto; }
      .sum { order: 1; }
    }
    @media (max-width: 700px) {
      :host { gap: 8px; }
      .search { flex-basis: 100%; max-inline-size: none; }
      .sort { display: block; }
      select { flex: 1 1 0; min-inline-size: 0; max-inline-size: none; padding-inline-start: 8px;
        text-overflow: ellipsis; }
      .chips {
        flex-wrap: nowrap; overflow-x: auto; inline-size: calc(100% + 24px);
        margin-inline: -12px; padding: 2px 12px; scrollbar-width: none;
      }
      .chips button { flex: none; }
      kbd { display: none; }
      .problems { flex: none; padding: 0 10px; }
      .problems span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden;
        clip-path: inset(50%); }
      .sum { flex-basis: 100%; order: 2; margin-inline-start: 4px; }
      .sum.all { display: none; }
    }
  `];

  constructor() {
    super();
    /** @type {import('../floor/selection.js').Wish|undefined} */
    this.wish = undefined;
    /** @type {import('../floor/selection.js').Selection|undefined} */
    this.selection = undefined;
    this.filtered = false;
    this.language = '';
  }

  focusSearch() {
    const input = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
    input.focus();
    input.select();
  }

  render() {
    if (!this.wish || !this.selection) return nothing;
    const { wish, selection } = this;
    return html`
      <div class="search">
        ${icon('search')}
        <input type="search" aria-label=${t('filter.search')} placeholder=${t('filter.search')}
          aria-keyshortcuts="/" autocomplete="off" spellcheck="false" .value=${wish.query}
          @input=${this.#typed} @keydown=${this.#key}><kbd aria-hidden="true">/</kbd>
      </div>
      ${this.#teams(wish, selection.teams)}
      ${this.#sorts(wish)}
      <button class="problems ${selection.problems ? 'some' : ''}" aria-pressed=${wish.problems}
        @click=${() => this.#ask({ problems: !wish.problems })}>
        ${icon('warning')}<span>${t('filter.problems')}</span>
        <b>${number(selection.problems)}</b>
      </button>
      <span class="sum ${this.filtered ? '' : 'all'}">${this.#sum(selection)}</span>
      <div class="chips" role="group" aria-label=${t('filter.bases')}>
        ${BASES.map((base) => this.#chip(base, wish, selection.bases.get(base) ?? 0))}
      </div>`;
  }

  /**
   * @param {string} base
   * @param {import('../floor/selection.js').Wish} wish
   * @param {number} count
   */
  #chip(base, wish, count) {
    const chosen = wish.bases.includes(base);
    const bases = chosen ? wish.bases.filter((one) => one !== base) : [...wish.bases, base];
    return html`<button aria-pressed=${chosen} class=${count || chosen ? '' : 'none'}
      @click=${() => this.#ask({ bases })}>${mark(base)}${t(`base.${base}`)}
      <b>${number(count)}</b></button>`;
  }

  /**
   * @param {import('../floor/selection.js').Wish} wish
   * @param {Map<string, string>} known
   */
  #teams(wish, known) {
    const teams = new Map(known);
    if (wish.team && !teams.has(wish.team)) teams.set(wish.team, wish.team);
    return html`<select aria-label=${t('filter.team')}
      @change=${(/** @type {any} */ event) => this.#ask({ team: event.target.value })}>
      <option value="" ?selected=${!wish.team}>${t('filter.allTeams')}</option>
      ${[...teams].map(([team, name]) => html`<option value=${team}
        ?selected=${team === wish.team}>${name}</option>`)}
    </select>`;
  }

  /**
   * On a phone there are no headings to click.
   *
   * @param {import('../floor/selection.js').Wish} wish
   */
  #sorts(wish) {
    return html`<select class="sort" aria-label=${t('filter.sort')}
      @change=${(/** @type {any} */ event) => this.#ask(sortedBy({ ...wish, sort: '' },
        event.target.value))}>
      ${sortable().map((id) => html`<option value=${id} ?selected=${id === wish.sort}
        >${t('filter.sort')}: ${t(`column.${id}`)}</option>`)}
    </select>`;
  }

  /** @param {import('../floor/selection.js').Selection} selection */
  #sum(selection) {
    const { total, rows } = selection;
    if (!this.filtered) return t('filter.shown', { n: total });
    return html`${t('filter.of', { shown: rows.length, total })}
      <button class="quiet" @click=${this.#clear}>${t('do.clear')}</button>`;
  }

  #clear() {
    this.#ask({ query: '', bases: [], team: '', problems: false, out: '' });
    this.focusSearch();
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.#ask({ query: /** @type {HTMLInputElement} */ (event.target).value });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (event.key === 'Escape' && input.value) {
      input.value = ''; // at once: a second Escape may come before the page is drawn again
      this.#ask({ query: '' });
    } else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
      this.dispatchEvent(new CustomEvent('leave'));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Partial<import('../floor/selection.js').Wish>} change */
  #ask(change) {
    this.dispatchEvent(new CustomEvent('ask', { detail: change }));
  }
}

customElements.define('board-filters', BoardFilters);
