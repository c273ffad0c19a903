/**
 * `<agent-panel>`: one agent whole. First the answer a supervisor came for (what, since when, why),
 * then the claims as the stack they are, then what keeps work away, then everything else. It shows;
 * changing is the business of `<set-presence>` inside it.
 */
import { html, LitElement, nothing } from '../vendor/lit/index.js';
import { nameOf, problemsOf } from '../floor/roster.js';
import { workOf } from '../floor/selection.js';
import { stepOf } from '../floor/steps.js';
import {
  baseInWords, causeInWords, effectiveInWords, gateInWords, nextInWords, problemInWords,
  routingInWords, whyInWords,
} from '../words/explain.js';
import { furtherInWords, shownInWords, stateInWords } from '../words/far.js';
import { knows, number, shortTime, t } from '../words/messages.js';
import { span } from '../words/time.js';
import { controls } from './controls.js';
import { icon, iconStyles, mark, markStyles } from './marks.js';
import { panelStyles } from './panel-styles.js';
import { stepChip, stepStyles } from './step-chip.js';
import './set-presence.js';

/** @typedef {import('../floor/roster.js').AgentView} AgentView */

const LAYERS = ['absence', 'work', 'choice', 'automatic', 'default'];

export class AgentPanel extends LitElement {
  static properties = {
    row: { attribute: false },
    board: { attribute: false },
    now: { type: Number },
    language: {},
  };

  static styles = [controls, markStyles, iconStyles, stepStyles, panelStyles];

  constructor() {
    super();
    /** @type {import('../floor/roster.js').Row|undefined} */
    this.row = undefined;
    /** @type {import('../floor/board.js').Board|undefined} */
    this.board = undefined;
    this.now = 0;
    this.language = '';
  }

  focus() {
    /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('h2'))?.focus();
  }

  render() {
    if (!this.board) return nothing;
    if (!this.row) return html`${this.#header(t('panel.gone'), nothing)}`;
    const { view } = this.row;
    const name = nameOf(view);
    const about = [view.name ? view.id : '', this.row.team].filter(Boolean).join(' · ');
    return html`
      ${this.#header(name, html`<p class="about">${about}</p>`)}
      <div class="content">
        ${this.#now(this.row)}
        ${problemsOf(view).map((problem) => html`<p class="problem">${icon('warning')}
          ${problemInWords(problem, view)}</p>`)}
        ${this.board.maySet ? html`<set-presence .view=${view} .board=${this.board}
          .statuses=${this.board.statuses} .language=${this.language}></set-presence>` : nothing}
        ${this.#layers(view)}
        ${this.#farSides(view)}
        ${this.#routing(view)}
        ${this.#work(view)}
        ${this.#list('panel.queues', view.queues ?? [], 'panel.noQueues')}
        ${this.#capabilities(view)}
      </div>`;
  }

  /**
   * @param {string} title
   * @param {unknown} more
   */
  #header(title, more) {
    return html`<header>
      <div><h2 tabindex="-1" dir="auto">${title}</h2>${more}</div>
      <button class="quiet only-icon" aria-label=${t('do.close')} title="Esc"
        @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${icon('close')}</button>
    </header>`;
  }

  /** @param {import('../floor/roster.js').Row} row */
  #now({ view, since, until }) {
    return html`<section class="now" aria-label=${t('column.presence')}>
      <p class="presence">${mark(view.base)}
        <strong>${this.board?.label(view.presence, view.label)}</strong>
        <time>${span(this.now - since)}</time></p>
      <p class="because">${whyInWords(view)}, ${t('time.since', { time: shortTime(since) })}${
        until === Infinity ? nothing : html`, ${t('time.until', { time: shortTime(until) })}`}</p>
      ${view.next ? html`<p class="next">→ ${this.#next(view)}</p>` : nothing}
    </section>`;
  }

  /** @param {AgentView} view */
  #next(view) {
    return nextInWords(view, (id) => this.board?.label(id) ?? id);
  }

  /** @param {AgentView} view */
  #layers(view) {
    const layers = view.layers ?? {};
    return html`<section><h3>${t('panel.why')}</h3>
      <ol class="layers">
        ${LAYERS.map((layer) => this.#layer(layer, layers[layer], view.layer))}</ol>
    </section>`;
  }

  /**
   * @param {string} layer
   * @param {any} claim
   * @param {string|undefined} top
   */
  #layer(layer, claim, top) {
    if (!claim) {
      return html`<li class="silent"><span class="layer">${t(`layer.${layer}`)}</span>
        <span>${t('panel.nothing')}</span></li>`;
    }
    const id = typeof claim === 'string' ? claim : claim.status;
    const status = this.board?.statuses.get(id);
    const base = claim.base ?? status?.base ?? (layer === top ? this.row?.view.base : '') ?? '';
    const facts = [
      claim.because ? causeInWords(claim.because) : '',
      claim.since ? t('time.since', { time: shortTime(Date.parse(claim.since)) }) : '',
      claim.until ? t('time.until', { time: shortTime(Date.parse(claim.until)) }) : '',
    ].filter(Boolean).join(', ');
    return html`<li class=${layer === top ? 'top' : 'under'}>
      <span class="layer">${t(`layer.${layer}`)}</span>
      <span class="claim">${base ? mark(base) : nothing}
        <b title=${base ? baseInWords(base) : nothing}>${this.board?.label(id)}</b>
        <em>${t(layer === top ? 'panel.shown' : 'panel.under')}</em></span>
      ${facts ? html`<span class="facts">${facts}</span>` : nothing}
      ${claim.reason ? html`<span class="facts">
        ${t('panel.reason', { reason: claim.reason })}</span>` : nothing}
    </li>`;
  }

  /** @param {AgentView} view */
  #routing(view) {
    const channels = Object.entries(view.gates ?? {});
    return html`<section><h3>${t('panel.routing')}</h3>
      <dl class="pairs">
        <dt>${t('panel.routingStatus')}</dt><dd>${routingInWords(view.routingStatus)}</dd>
        <dt>${t('panel.effective')}</dt><dd>${effectiveInWords(view.effective)}</dd>
        ${this.board?.usesReady ? html`<dt>${t('panel.ready')}</dt>
          <dd>${t(`ready.${view.ready === true}`)}</dd>` : nothing}
      </dl>
      ${channels.length ? html`<ul class="channels">${channels.map(([channel, gates]) =>
        this.#channel(channel, gates, view.routable?.[channel] ?? gates.length === 0))}</ul>`
        : html`<p class="hint">${t('panel.noChannels')}</p>`}
    </section>`;
  }

  /**
   * @param {string} channel
   * @param {string[]} gates
   * @param {boolean} open
   */
  #channel(channel, gates, open) {
    return html`<li class=${open ? 'open' : 'closed'}>${icon(open ? 'check' : 'cross')}
      <b>${channel}</b>
      <span>${open ? t('panel.routable')
        : [...new Set(gates)].map(gateInWords).join(', ') || t('panel.closed')}</span></li>`;
  }

  /** @param {AgentView} view */
  #work(view) {
    const rows = /** @type {const} */ (['offered', 'working', 'wrapUp'])
      .filter((kind) => view[kind]?.length);
    return html`<section><h3>${t('panel.work')}</h3>
      ${workOf(view) ? html`<dl class="pairs">${rows.map((kind) => html`
        <dt>${t(`panel.${kind}`)}</dt><dd>${view[kind]?.join(', ')}</dd>`)}</dl>`
        : html`<p class="hint">${t('panel.noWork')}</p>`}
      ${this.#capacity(view)}
    </section>`;
  }

  /** @param {AgentView} view */
  #capacity({ capacity }) {
    const { used = 0, reserved = 0, available = null } = capacity ?? {};
    if (available === null) return nothing;
    const words = t('panel.capacity', { used, reserved, available });
    const whole = Math.max(1, used + reserved + Math.max(0, available));
    return html`<svg class="capacity" role="img" aria-label=${words} viewBox="0 0 100 4"
        preserveAspectRatio="none">
        <rect class="free" width="100" height="4"/>
        <rect class="reserved" width=${100 * (used + reserved) / whole} height="4"/>
        <rect class="used" width=${100 * used / whole} height="4"/>
      </svg><p class="hint">${words}</p>`;
  }

  /**
   * @param {string} title
   * @param {string[]} items
   * @param {string} none
   */
  #list(title, items, none) {
    return html`<section><h3>${t(title)}</h3>${items.length
      ? html`<ul class="tags">${items.map((item) => html`<li>${item}</li>`)}</ul>`
      : html`<p class="hint">${t(none)}</p>`}</section>`;
  }

  /** @param {AgentView} view */
  #capabilities(view) {
    const capabilities = Object.entries(view.capabilities ?? {});
    if (!capabilities.length) return nothing;
    return html`<section><h3>${t('panel.capabilities')}</h3>
      <dl class="pairs">${capabilities.map(([id, how]) => html`
        <dt>${knows(`capability.${id}`) ? t(`capability.${id}`) : id}</dt>
        <dd>${knows(`capable.${how}`) ? t(`capable.${how}`) : how}</dd>`)}
        ${Object.entries(view.profiles ?? {}).map(([id, used]) => html`
        <dt>${id}</dt><dd>${number(used)}</dd>`)}</dl></section>`;
  }

  /** @param {AgentView} view */
  #farSides(view) {
    const sides = Object.entries(view.connections ?? {});
    if (!sides.length) return nothing;
    const label = (/** @type {string} */ id) => this.board?.label(id) ?? id;
    return html`<section><h3>${t('panel.far')}</h3><ul class="far">${sides.map(([id, side]) => {
      const state = side.state ?? '';
      return html`<li><b>${id}</b>${stepChip(stepOf(state), stateInWords(state))}
        <span class="facts">${shownInWords(side)}</span>
        ${furtherInWords(side, label).map((words) => html`<span class="facts">${words}</span>`)}
      </li>`;
    })}</ul></section>`;
  }
}

customElements.define('agent-panel', AgentPanel);
