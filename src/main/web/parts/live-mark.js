/**
 * `<live-mark>`: how the line to the server is, in a shape, a colour and a word, so that nobody has
 * to wonder whether a quiet board is a quiet floor.
 */
import { css, html, LitElement } from '../vendor/lit/index.js';
import { clockTime, t } from '../words/messages.js';

export class LiveMark extends LitElement {
  static properties = {
    line: { attribute: false },
    heldAt: { type: Number },
    stale: { type: Boolean },
  };

  static styles = css`
    :host { display: inline-flex; align-items: center; gap: 8px; white-space: nowrap; }
    i { inline-size: 10px; block-size: 10px; flex: none; }
    .live { background: var(--good); border-radius: 50%; }
    .held { border-inline: 3px solid var(--caution); }
    .waiting { border: 2px solid var(--ink-soft); border-block-start-color: transparent;
      border-radius: 50%; }
    .stale { border: 6px solid transparent; border-block-start: 0; border-block-end: 10px solid
      var(--problem); inline-size: 0; block-size: 0; }
    span { font-variant-numeric: tabular-nums; }
    span.live, span.held, span.waiting, span.stale { all: unset; font-weight: 550; }
    span.stale { color: var(--problem); }
    span.held { color: var(--caution); }
    @media (prefers-reduced-motion: no-preference) {
      i.waiting { animation: turn 1.2s linear infinite; }
      @keyframes turn { to { transform: rotate(1turn); } }
    }
  `;

  constructor() {
    super();
    /** @type {import('../floor/stream.js').Line} */
    this.line = { state: 'connecting', since: 0, retryAt: 0, because: '' };
    this.heldAt = 0;
    this.stale = false;
  }

  render() {
    const [look, words] = this.#says();
    return html`<i class=${look} aria-hidden="true"></i><span class=${look}>${words}</span>`;
  }

  /** @returns {[string, string]} */
  #says() {
    if (this.stale) return ['stale', t('live.stale', { time: clockTime(this.line.since) })];
    if (this.line.state !== 'live') return ['waiting', t(`live.${this.line.state}`)];
    if (this.heldAt) return ['held', t('live.held', { time: clockTime(this.heldAt) })];
    return ['live', t('live.live')];
  }
}

customElements.define('live-mark', LiveMark);
