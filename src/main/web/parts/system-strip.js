/**
 * `<system-strip>`: the outside systems in one line, each a button that opens what is known of it:
 * the line, who is out of step, what nobody has mapped. What opens lies over the board and moves
 * nothing. It asks (`ask`) for those out of step, and says which one is looked at (`look`).
 */
import { html, LitElement, nothing } from '../vendor/lit/index.js';
import { loudness, stepOf } from '../floor/steps.js';
import { notInStep } from '../floor/systems.js';
import { meaningOf, stateInWords } from '../words/far.js';
import { number, shortTime, t } from '../words/messages.js';
import { controls } from './controls.js';
import { icon, iconStyles } from './marks.js';
import { stepIcon, stepStyles } from './step-chip.js';
import { stripStyles } from './strip-styles.js';

/** @typedef {import('../floor/systems.js').System} System */

export class SystemStrip extends LitElement {
  static properties = {
    systems: { attribute: false },
    open: {},
    unmapped: { attribute: false },
    out: {},
    language: {},
  };

  static styles = [controls, iconStyles, stepStyles, stripStyles];

  constructor() {
    super();
    /** @type {System[]} */
    this.systems = [];
    this.open = '';
    /** @type {import('../floor/systems.js').Unmapped[]} */
    this.unmapped = [];
    /** The system whose agents out of step are shown; empty: everybody is. */
    this.out = '';
    this.language = '';
    this._outside = (/** @type {Event} */ event) => {
      if (this.open && !event.composedPath().includes(this)) this.#look('');
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this._outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this._outside);
  }

  render() {
    if (!this.systems.length) return nothing;
    const open = this.systems.find(({ id }) => id === this.open);
    return html`
      <div class="systems" role="group" aria-label=${t('panel.far')} @keydown=${this.#key}>
        ${this.systems.map((system) => this.#system(system))}</div>
      ${open ? this.#sheet(open) : nothing}`;
  }

  /** @param {System} system */
  #system(system) {
    const { id } = system;
    const step = stepOfSystem(system);
    return html`<button class=${step} aria-expanded=${id === this.open} aria-controls="sheet"
      @click=${() => this.#look(id === this.open ? '' : id)}>
      ${stepIcon(step)}<span class="id">${id}</span>${says(system)}</button>`;
  }

  /** @param {System} system */
  #sheet(system) {
    const { id, connector, direction, up, trouble = '', waiting } = system;
    const states = Object.entries(system.notInSync)
      .sort(([a], [b]) => loudness(stepOf(b)) - loudness(stepOf(a)));
    return html`<section id="sheet" class="sheet" aria-label=${id} @keydown=${this.#key}>
      <header><h2>${id}</h2>${connector === id ? nothing : html`<span>${connector}</span>`}
        <button class="quiet only-icon" aria-label=${t('do.close')} title="Esc"
          @click=${() => this.#look('')}>${icon('close')}</button></header>
      <p class="line">${stepIcon(up ? 'in' : 'out')}<span>${t(up ? 'system.up' : 'system.down')}${
        up ? '' : `: ${trouble}`}</span></p>
      <p class="soft">${t(`system.${direction}`)}</p>
      <ul>${[['in-sync', system.inSync], ...states].map(([state, n]) => this.#count(
        String(state), Number(n)))}
        ${waiting ? html`<li class="soft">${stepIcon('soon')}<b>${number(waiting)}</b>
          <span>${t('system.waiting')}</span></li>` : nothing}</ul>
      ${system.needsMapping ? this.#names(system) : nothing}
      ${states.length || this.out === id ? html`<button class="show"
        aria-pressed=${this.out === id} @click=${() => this.#ask(this.out === id ? '' : id)}
        >${t('system.show')}</button>` : nothing}
    </section>`;
  }

  /**
   * @param {string} state
   * @param {number} n
   */
  #count(state, n) {
    return html`<li>${stepIcon(stepOf(state))}<b>${number(n)}</b>
      <span>${stateInWords(state)}<small>${meaningOf(state)}</small></span></li>`;
  }

  /** @param {System} system */
  #names({ needsMapping }) {
    return html`<h3>${t('system.names', { n: needsMapping })}</h3>
      <p class="soft">${t('system.namesMean')}</p>
      <ul class="names">${this.unmapped.map(({ kind, name, count, last }) => html`<li>
        <b>${name}</b><span>${t(`system.name.${kind}`)}, ${t('system.heard', { n: count,
          time: shortTime(Date.parse(last)) })}</span></li>`)}</ul>`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape' && this.open) {
      this.renderRoot.querySelector(/** @type {'button'} */ ('[aria-expanded="true"]'))?.focus();
      this.#look('');
    } else if (!this.#along(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Arrows go along the line. @param {KeyboardEvent} event */
  #along({ key, target }) {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const all = [...this.renderRoot.querySelectorAll(
      /** @type {'button'} */ ('.systems button'))];
    const at = all.indexOf(/** @type {any} */ (target));
    if (!step || at < 0) return false;
    all[at + (this.matches(':dir(rtl)') ? -step : step)]?.focus();
    return true;
  }

  /** @param {string} id */
  #look(id) {
    this.dispatchEvent(new CustomEvent('look', { detail: id }));
  }

  /** @param {string} out */
  #ask(out) {
    this.dispatchEvent(new CustomEvent('ask', { detail: { out } }));
    this.#look('');
  }
}

/**
 * Those who are being told are quiet: on a busy floor there are always some.
 *
 * @param {System} system
 * @returns {import('../floor/steps.js').Step}
 */
function stepOfSystem(system) {
  if (!system.up) return 'out';
  const steps = Object.keys(system.notInSync).filter((state) => state !== 'pending').map(stepOf);
  if (system.needsMapping) steps.push('ask');
  return steps.reduce((a, b) => (loudness(b) > loudness(a) ? b : a), 'in');
}

/** What stands beside its name, where there is something to say. @param {System} system */
function says(system) {
  if (!system.up) return html`<span class="says">${t('system.isDown')}</span>`;
  const n = notInStep(system) - (system.notInSync.pending ?? 0);
  if (n) return html`<span class="says">${t('system.out', { n })}</span>`;
  if (!system.needsMapping) return html`<span class="unseen">${t('far.in-sync')}</span>`;
  return html`<span class="says">${t('system.namesShort', { n: system.needsMapping })}</span>`;
}

customElements.define('system-strip', SystemStrip);
