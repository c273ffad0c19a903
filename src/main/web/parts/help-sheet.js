/**
 * `<help-sheet>`: the keys, and what the marks mean. A modal dialog, so the browser keeps the focus
 * inside and gives it back.
 */
import { css, html, LitElement } from '../vendor/lit/index.js';
import { BASES } from '../floor/bases.js';
import { t } from '../words/messages.js';
import { controls } from './controls.js';
import { icon, iconStyles, mark, markStyles } from './marks.js';

/** @type {readonly [string[], string][]} */
const KEYS = [
  [['/'], 'help.search'],
  [['↑', '↓'], 'help.rows'],
  [['←', '→'], 'help.cells'],
  [['Home', 'End'], 'help.ends'],
  [['PgUp', 'PgDn'], 'help.pages'],
  [['Enter'], 'help.open'],
  [['Esc'], 'help.close'],
  [['p'], 'help.pause'],
  [['!'], 'help.problems'],
  [['?'], 'help.help'],
];

const LETTERS = 'rollcall.letters';

/**
 * Whether single keys do something. People who speak to their computer, or whose hands slip, must
 * be able to switch that off (WCAG 2.1.4).
 */
export function lettersWork() {
  try {
    return localStorage.getItem(LETTERS) !== 'off';
  } catch {
    return true;
  }
}

/** @param {boolean} work */
function letLetters(work) {
  try {
    if (work) localStorage.removeItem(LETTERS);
    else localStorage.setItem(LETTERS, 'off');
  } catch {
    // Storage may be forbidden; then they go on working.
  }
}

export class HelpSheet extends LitElement {
  static properties = { language: {} };

  static styles = [controls, markStyles, iconStyles, css`
    dialog {
      inline-size: min(92vw, 620px); max-block-size: 90dvh; padding: 0; border: 0;
      border-radius: 14px; background: var(--raised); color: var(--ink);
      box-shadow: 0 20px 60px rgb(0 0 0 / .35);
    }
    dialog::backdrop { background: rgb(10 15 22 / .5); }
    .title { display: flex; align-items: center; justify-content: space-between;
      padding: 16px 16px 0 24px; }
    h2 { margin: 0; font-size: 17px; }
    h3 { margin: 0 0 10px; font-size: 13px; color: var(--ink-soft); }
    .columns { display: grid; grid-template-columns: 1.5fr 1fr; gap: 28px;
      padding: 16px 24px 24px; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 14px; margin: 0;
      align-items: baseline; }
    dt { white-space: nowrap; }
    dd { margin: 0; }
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
    li { display: flex; align-items: center; gap: 10px; }
    kbd {
      display: inline-block; min-inline-size: 24px; padding: 1px 6px; text-align: center;
      font: 12.5px/18px var(--sans); border: 1px solid var(--line-strong); border-radius: 5px;
      background: var(--sunk);
    }
    label { display: flex; align-items: center; gap: 10px; padding: 12px 24px 18px;
      border-block-start: 1px solid var(--line); }
    input { inline-size: 18px; block-size: 18px; accent-color: var(--accent); }
    @media (max-width: 560px) { .columns { grid-template-columns: 1fr; } }
  `];

  constructor() {
    super();
    this.language = '';
  }

  show() {
    /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog')).showModal();
  }

  render() {
    return html`<dialog aria-labelledby="title" @click=${this.#outside}>
      <div class="title"><h2 id="title">${t('help.title')}</h2>
        <form method="dialog"><button class="quiet only-icon" aria-label=${t('do.close')}
          >${icon('close')}</button></form></div>
      <div class="columns">
        <dl>${KEYS.map(([keys, what]) => html`
          <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${t(what)}</dd>`)}</dl>
        <div><h3>${t('help.marks')}</h3>
          <ul>${BASES.map((base) => html`<li>${mark(base)}${t(`base.${base}`)}</li>`)}</ul></div>
      </div>
      <label><input type="checkbox" .checked=${lettersWork()}
        @change=${(/** @type {any} */ event) => letLetters(event.target.checked)}>
        ${t('help.letters')}</label>
    </dialog>`;
  }

  /** @param {MouseEvent} event */
  #outside(event) {
    const dialog = /** @type {HTMLDialogElement} */ (event.currentTarget);
    if (event.target === dialog) dialog.close();
  }
}

customElements.define('help-sheet', HelpSheet);
