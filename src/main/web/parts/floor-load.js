/**
 * `<floor-load>`: how much of the floor's capacity is in use and how many wait, in words and as a
 * line that grows. Small beside the title; the whole half hour below it for whoever opens it. The
 * words say what the lines show, so nobody has to see them.
 */
import { css, html, LitElement, nothing, svg } from '../vendor/lit/index.js';
import { clockTime, t } from '../words/messages.js';
import { span } from '../words/time.js';
import { controls } from './controls.js';

/** The drawing's own measure; it is stretched to the place it gets. */
const WIDE = 1000;
const HIGH = 100;

/** The small one shows the last minutes, and begins at once; the whole one keeps its scale. */
const SMALL = { points: 60, samples: 300, shortest: 5_000 };
const WHOLE = { points: 300, samples: Infinity, shortest: 60_000 };

export class FloorLoad extends LitElement {
  static properties = {
    load: { attribute: false },
    samples: { type: Number },
    now: { type: Number },
    open: { type: Boolean, reflect: true },
    language: {},
  };

  static styles = [controls, css`
    :host { display: flex; flex-direction: column; gap: 4px; }
    :host(:not([open])) { margin-inline-start: -6px; }
    .short { display: flex; align-items: center; gap: 12px; align-self: start;
      max-inline-size: 100%; padding: 2px 10px 2px 6px;
      border-color: transparent; background: transparent; font-variant-numeric: tabular-nums;
      text-align: start; }
    .short:hover { background: var(--hover); }
    .short b { font-weight: 650; }
    .short .more { color: var(--ink-soft); }
    .line { inline-size: 160px; block-size: 28px; flex: none; }
    svg { display: block; inline-size: 100%; block-size: 100%; overflow: visible; }
    path { vector-effect: non-scaling-stroke; }
    .use { fill: none; stroke: var(--accent); stroke-width: 1.75; stroke-linejoin: round; }
    .under { fill: var(--accent); opacity: .14; }
    .wait { fill: none; stroke: var(--busy); stroke-width: 1.5; stroke-dasharray: 4 3; }
    .grid { stroke: var(--line); stroke-width: 1; }
    figure { margin: 0; display: grid; gap: 6px 10px; padding: 14px 16px 10px;
      grid-template: 132px auto auto / auto minmax(0, 1fr) auto;
      background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
    .scale { display: flex; flex-direction: column; justify-content: space-between;
      margin-block: -7px; font-size: 12px; line-height: 14px; color: var(--ink-soft);
      font-variant-numeric: tabular-nums; text-align: end; }
    .scale.waiting { color: var(--busy); text-align: start; }
    .times { grid-column: 2; display: flex; justify-content: space-between; font-size: 12px;
      color: var(--ink-soft); font-variant-numeric: tabular-nums; }
    figcaption { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 4px 20px;
      color: var(--ink-soft); font-variant-numeric: tabular-nums; }
    figcaption span { display: inline-flex; align-items: center; gap: 8px; }
    figcaption i { inline-size: 18px; border-block-start: 3px solid var(--accent); }
    figcaption .wait i { border-block-start: 3px dashed var(--busy); }
    @media (max-width: 700px) {
      .short { align-self: stretch; justify-content: start; padding-inline: 4px; }
      .line { inline-size: 88px; }
    }
    @media (max-height: 560px) { figure { grid-template-rows: 84px auto auto; } }
  `];

  constructor() {
    super();
    /** @type {import('../floor/load.js').Load|undefined} */
    this.load = undefined;
    /** When the newest was taken: what says that there is something new to draw. */
    this.samples = 0;
    this.now = 0;
    this.open = false;
    this.language = '';
  }

  render() {
    const now = this.load?.now;
    if (!this.load || !now) return nothing;
    const { oldest, knowsQueues, waiting } = this.load;
    return html`
      <button class="short" aria-expanded=${this.open} title=${t(this.open ? 'load.hide'
        : 'load.show')} @click=${this.#toggle}>
        <span class="line" aria-hidden="true">${this.#drawing(SMALL)}</span>
        <span><b>${percent(now.share)}</b> ${t(this.#what)}${knowsQueues ? html`<span class="more">
          · ${t('load.waiting', { n: waiting })}${oldest ? html`, ${t('load.oldest',
            { time: span(this.now - oldest) })}` : nothing}</span>` : nothing}</span>
      </button>
      ${this.open ? this.#figure() : nothing}`;
  }

  get #what() {
    return this.load?.inUnits ? 'load.capacity' : 'load.people';
  }

  #figure() {
    const { samples, knowsQueues } = /** @type {import('../floor/load.js').Load} */ (this.load);
    const most = mostWaiting(samples);
    const shares = samples.map(({ share }) => share);
    return html`<figure>
      <div class="scale" aria-hidden="true"><span>${percent(1)}</span><span>${percent(.5)}</span>
        <span>${percent(0)}</span></div>
      <div aria-hidden="true">${this.#drawing(WHOLE)}</div>
      <div class="scale waiting" aria-hidden="true">${knowsQueues ? html`<span>${most}</span>
        <span>0</span>` : nothing}</div>
      <div class="times" aria-hidden="true">
        <span>${clockTime(beginOf(samples, WHOLE.shortest))}</span>
        <span>${clockTime(samples[samples.length - 1].at)}</span></div>
      <figcaption>
        <span><i></i>${t('load.range', { what: t(this.#what), since: clockTime(samples[0].at),
          low: percent(Math.min(...shares)), high: percent(Math.max(...shares)) })}</span>
        ${knowsQueues ? html`<span class="wait"><i></i>${t('load.most',
          { n: Math.max(...samples.map(({ waiting }) => waiting)) })}</span>` : nothing}
      </figcaption>
    </figure>`;
  }

  /**
   * @param {typeof SMALL} size the whole one has the lines of the scale and those who wait
   */
  #drawing(size) {
    const whole = size === WHOLE;
    const { samples, knowsQueues } = /** @type {import('../floor/load.js').Load} */ (this.load);
    const shown = thinned(samples.slice(-size.samples), size.points);
    const begin = beginOf(shown, size.shortest);
    const time = shown[shown.length - 1].at - begin;
    const most = mostWaiting(samples);
    /** @param {(sample: import('../floor/load.js').Sample) => number} part */
    const line = (part) => `M0 ${round(HIGH - part(shown[0]) * HIGH)}${shown.map((sample) => {
      const x = round((sample.at - begin) / time * WIDE);
      return `L${x} ${round(HIGH - part(sample) * HIGH)}`;
    }).join('')}`;
    const use = line(({ share }) => share);
    return html`<svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none">
      ${whole ? svg`<path class="grid" d="M0 0H${WIDE}M0 50H${WIDE}M0 100H${WIDE}"/>` : nothing}
      <path class="under" d="${use}L${WIDE} ${HIGH}L0 ${HIGH}Z"/>
      <path class="use" d=${use}/>
      ${whole && knowsQueues ? svg`<path class="wait"
        d=${line(({ waiting }) => waiting / most)}/>` : nothing}
    </svg>`;
  }

  #toggle() {
    this.open = !this.open;
  }
}

/** @param {number} share */
const percent = (share) => t('load.percent', { n: Math.round(share * 100) });

/** @param {number} n */
const round = (n) => Math.round(n * 10) / 10;

/**
 * A line of less time than the shortest is drawn as if it were so long. It grows from the right;
 * before it began, it is as it was at first, so that there is no gap.
 *
 * @param {import('../floor/load.js').Sample[]} samples
 * @param {number} shortest in ms
 */
const beginOf = (samples, shortest) =>
  Math.min(samples[0].at, samples[samples.length - 1].at - shortest);

/**
 * The top of their scale: round, and never so low that one who waits looks like a crowd.
 *
 * @param {import('../floor/load.js').Sample[]} samples
 */
function mostWaiting(samples) {
  const most = Math.max(10, ...samples.map(({ waiting }) => waiting));
  const step = 10 ** Math.floor(Math.log10(most));
  return Math.ceil(most / step) * step;
}

/**
 * Every so many-th, counted from the newest, so that the line does not tremble while it moves.
 *
 * @param {import('../floor/load.js').Sample[]} samples
 * @param {number} points
 */
function thinned(samples, points) {
  const step = Math.ceil(samples.length / points);
  return samples.filter((_, i) => (samples.length - 1 - i) % step === 0);
}

customElements.define('floor-load', FloorLoad);
