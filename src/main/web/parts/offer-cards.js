/**
 * `<offer-cards>`: what rings for the agent who is signed in, with the time that is left, and what
 * the agent has in hand. It comes up in a corner and takes nobody's focus away; whoever reads by
 * ear is told. On a phone it is the lower edge.
 */
import { css, html, LitElement, nothing } from '../vendor/lit/index.js';
import { Problem } from '../floor/server.js';
import { problemOfCall } from '../words/explain.js';
import { t } from '../words/messages.js';
import { span } from '../words/time.js';
import { controls } from './controls.js';

/** More of what a customer brought along helps nobody to decide in seconds. */
const FACTS = 4;

export class OfferCards extends LitElement {
  static properties = {
    desk: { attribute: false },
    view: { attribute: false },
    now: { type: Number },
    language: {},
    _said: { state: true },
  };

  static styles = [controls, css`
    :host { position: fixed; inset-block-end: 20px; inset-inline-end: 20px; z-index: 8;
      inline-size: min(360px, calc(100vw - 24px)); }
    section { display: grid; gap: 10px; }
    article { display: grid; gap: 10px; padding: 14px 16px; background: var(--raised);
      border: 1px solid var(--line); border-radius: 12px;
      box-shadow: 0 6px 30px rgb(0 0 0 / .22); }
    article.rings { border-color: var(--accent); border-inline-start-width: 5px; }
    header { display: flex; align-items: baseline; gap: 10px; }
    h2 { margin: 0; flex: 1; font-size: 16px; font-weight: 650; }
    time { font-size: 16px; font-weight: 650; font-variant-numeric: tabular-nums; }
    .soon time { color: var(--problem); }
    p { margin: 0; color: var(--ink-soft); }
    dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; }
    dt { color: var(--ink-soft); }
    dd { margin: 0; overflow-wrap: anywhere; }
    progress { appearance: none; inline-size: 100%; block-size: 4px; border: 0;
      border-radius: 2px; overflow: hidden; background: var(--sunk); }
    progress::-webkit-progress-bar { background: var(--sunk); }
    progress::-webkit-progress-value { background: var(--accent); }
    progress::-moz-progress-bar { background: var(--accent); }
    .soon progress::-webkit-progress-value { background: var(--problem); }
    .soon progress::-moz-progress-bar { background: var(--problem); }
    .do { display: flex; gap: 8px; }
    .do button { flex: 1; min-block-size: 40px; }
    .hand { grid-template-columns: minmax(0, 1fr) auto; align-items: center; padding-block: 8px; }
    .hand span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .said { color: var(--problem); }
    @media (max-width: 700px) {
      :host { inset-inline: 12px; inset-block-end: 12px; inline-size: auto; }
    }
  `];

  constructor() {
    super();
    /** @type {import('../floor/desk.js').Desk|undefined} */
    this.desk = undefined;
    /** @type {import('../floor/roster.js').AgentView|undefined} the agent's own */
    this.view = undefined;
    this.now = 0;
    this.language = '';
    this._said = '';
  }

  render() {
    if (!this.desk?.agent) return nothing;
    const { working = [], wrapUp = [] } = this.view ?? {};
    return html`<section aria-label=${t('offer.desk')}>
      <div class="unseen" role="alert">${this.desk.ringing.map((offer) =>
        html`${this.#title(offer)}. `)}</div>
      ${this.desk.ringing.map((offer) => this.#card(offer))}
      ${working.map((work) => this.#hand(work, 'panel.working', 'close', 'offer.close'))}
      ${wrapUp.map((work) => this.#hand(work, 'panel.wrapUp', 'end-wrap-up', 'offer.done'))}
      ${this._said ? html`<article><p class="said" role="alert">${this._said}</p></article>`
        : nothing}</section>`;
  }

  /** @param {import('../floor/desk.js').Ringing} offer */
  #title({ channel, queue = '' }) {
    return queue ? t('offer.inQueue', { channel, queue }) : t('offer.direct', { channel });
  }

  /** @param {import('../floor/desk.js').Ringing} offer */
  #card(offer) {
    const left = offer.ends - this.now;
    const timed = Number.isFinite(left);
    return html`<article class="rings ${timed && left < 10_000 ? 'soon' : ''}">
      <header><h2>${this.#title(offer)}</h2>${timed ? html`<time>${span(left)}</time>`
        : nothing}</header>
      ${offer.from ? html`<p>${t('offer.from', { agent: offer.from })}</p>` : nothing}
      ${this.#facts(offer.attributes ?? {})}
      ${timed ? html`<progress aria-label=${t('offer.left')} max=${offer.ends - offer.rangAt}
        .value=${Math.max(0, left)}></progress>` : nothing}
      <div class="do">
        <button class="primary" @click=${() => this.#answer('accept', offer.work)}
          >${t('offer.accept')}</button>
        <button @click=${() => this.#answer('reject', offer.work)}>${t('offer.reject')}</button>
      </div></article>`;
  }

  /** @param {Record<string, unknown>} attributes */
  #facts(attributes) {
    const facts = Object.entries(attributes).filter(([, value]) => typeof value !== 'object');
    if (!facts.length) return nothing;
    return html`<dl>${facts.slice(0, FACTS).map(([name, value]) =>
      html`<dt>${name}</dt><dd>${String(value)}</dd>`)}</dl>`;
  }

  /**
   * @param {string} work
   * @param {string} what
   * @param {'close'|'end-wrap-up'} verb
   * @param {string} words
   */
  #hand(work, what, verb, words) {
    return html`<article class="hand"><span>${t(what)} <b>${work}</b></span>
      <button @click=${() => this.#answer(verb, work)}>${t(words)}</button></article>`;
  }

  /**
   * @param {'accept'|'reject'|'close'|'end-wrap-up'} verb
   * @param {string} work
   */
  async #answer(verb, work) {
    this._said = '';
    try {
      await this.desk?.answer(verb, work);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this._said = problemOfCall(problem);
    }
  }
}

customElements.define('offer-cards', OfferCards);
