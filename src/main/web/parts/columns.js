/**
 * The columns of the board: what each is called, how wide it wants to be, when it gives way on a
 * narrower screen, and what a cell of it shows. On a phone the same cells become a card.
 */
import { html, nothing } from '../vendor/lit/index.js';
import { nameOf, problemsOf } from '../floor/roster.js';
import { workOf } from '../floor/selection.js';
import { outOfStep } from '../floor/steps.js';
import {
  baseInWords, effectiveInWords, nextInWords, problemInWords, routingInWords, whyInWords,
} from '../words/explain.js';
import { stateInWords } from '../words/far.js';
import { number, t } from '../words/messages.js';
import { isoSpan, span } from '../words/time.js';
import { icon, mark } from './marks.js';
import { stepChip } from './step-chip.js';

/** @typedef {import('../floor/roster.js').Row} Row */

/**
 * @typedef {object} Scene what a cell may look at beside its row
 * @property {number} now the server's time, in ms
 * @property {(id: string, otherwise?: string) => string} label a status in the reader's language
 *
 * @typedef {object} Column
 * @property {string} id
 * @property {string} width as in `grid-template-columns`
 * @property {number} from the narrowest table that shows it, in px; 0 on cards too
 * @property {(row: Row, scene: Scene) => unknown} cell
 */

/** A table narrower than this shows cards, of the columns that are there from 0. */
export const CARDS_BELOW = 700;

/** @type {readonly Column[]} */
const COLUMNS = [
  {
    id: 'presence', width: 'minmax(152px, 1.2fr)', from: 0,
    cell: ({ view }, scene) => html`${mark(view.base)}
      <span class="word" title=${baseInWords(view.base)}
        >${scene.label(view.presence, view.label)}<span class="unseen">,
        ${baseInWords(view.base)}</span></span>`,
  },
  {
    id: 'time', width: '92px', from: 0,
    cell: (row, scene) => time(row, scene.now),
  },
  {
    id: 'agent', width: 'minmax(184px, 1.6fr)', from: 0,
    cell: ({ view }) => html`<span class="word name" dir="auto">${nameOf(view)}</span>
      ${view.name ? html`<span class="word id">${view.id}</span>` : nothing}`,
  },
  {
    id: 'team', width: 'minmax(88px, .9fr)', from: 920,
    cell: ({ team }) => html`<span class="word" title=${team}>${team}</span>`,
  },
  {
    id: 'effective', width: '92px', from: 1240,
    cell: ({ view }) => html`<span class="word">${effectiveInWords(view.effective)}</span>`,
  },
  {
    id: 'routing', width: '124px', from: 1040,
    cell: ({ view }) => html`<span class="word">${routingInWords(view.routingStatus)}</span>`,
  },
  {
    id: 'ready', width: '72px', from: 1320,
    cell: ({ view }) => (view.signedIn === false ? nothing : html`${icon(view.ready ? 'check'
      : 'cross')}<span class="unseen">${t(`ready.${view.ready === true}`)}</span>`),
  },
  {
    id: 'why', width: 'minmax(116px, 1.3fr)', from: 0,
    cell: ({ view }) => html`<span class="word">${whyInWords(view)}</span>`,
  },
  {
    id: 'next', width: 'minmax(96px, 1fr)', from: 1400,
    cell: ({ view }, scene) => html`<span class="word">${nextInWords(view, scene.label)}</span>`,
  },
  {
    id: 'work', width: '112px', from: 1100,
    cell: ({ view }) => work(view),
  },
  {
    id: 'systems', width: 'minmax(116px, 1.2fr)', from: 0,
    cell: ({ view }, scene) => systems(view, scene.now),
  },
  {
    id: 'attention', width: 'minmax(124px, 1.6fr)', from: 0,
    cell: ({ view }) => attention(view),
  },
];

/**
 * The columns that a table of this width shows.
 *
 * @param {number} width
 * @param {{ready: boolean, systems: boolean}} uses whether the tenant uses the ready toggle,
 *   and other systems, at all
 * @returns {Column[]}
 */
export const columnsFor = (width, uses) =>
  COLUMNS.filter(({ id, from }) => from <= width && (uses.ready || id !== 'ready')
    && (uses.systems || id !== 'systems'));

/** Every column that can be sorted by, for the list on a phone. */
export const sortable = () => COLUMNS.map((column) => column.id);

/**
 * @param {Row} row
 * @param {number} now
 */
function time(row, now) {
  const spent = now - row.since;
  if (row.until === Infinity) {
    return html`<time datetime=${isoSpan(spent)}>${span(spent)}</time>`;
  }
  const part = Math.min(1, Math.max(0, spent / Math.max(1, row.until - row.since)));
  const left = t('time.left', { time: span(row.until - now) });
  return html`<time class=${part >= .8 ? 'ending' : ''} datetime=${isoSpan(spent)} title=${left}
      >${span(spent)}</time>
    <meter class="spent" min="0" max="1" .value=${part} aria-label=${left}></meter>`;
}

/** @param {import('../floor/roster.js').AgentView} view */
function work(view) {
  const items = workOf(view);
  const { capacity } = view;
  const taken = (capacity?.used ?? 0) + (capacity?.reserved ?? 0);
  const free = capacity?.available ?? null;
  if (!items && free === null) return nothing;
  const load = free === null ? '' : t('work.load', { used: taken, limit: taken + free });
  return html`<span class="count ${items ? '' : 'idle'}" title=${t('work.items', { n: items })}
    >${number(items)}</span><span class="word load ${items ? '' : 'idle'}">${load}</span>`;
}

/**
 * The loudest of the systems that are not in step; a quiet sign where all are.
 *
 * @param {import('../floor/roster.js').AgentView} view
 * @param {number} now
 */
function systems(view, now) {
  if (!view.connections) return nothing;
  const [first, ...more] = outOfStep(view, now);
  if (!first) {
    return html`<span class="well">${icon('check')}</span>
      <span class="unseen">${t('far.all')}</span>`;
  }
  const words = [first, ...more]
    .map(({ id, state }) => `${id}: ${stateInWords(state)}`).join(' · ');
  return html`${stepChip(first.step, html`<span aria-hidden="true">${first.id}</span>
    <span class="unseen">${words}</span>`, words)}
    ${more.length ? html`<span class="others" aria-hidden="true" title=${words}
      >+${number(more.length)}</span>` : nothing}`;
}

/** @param {import('../floor/roster.js').AgentView} view */
function attention(view) {
  const problems = problemsOf(view);
  if (problems.length) {
    const words = problems.map((problem) => problemInWords(problem, view)).join(' · ');
    return html`${icon('warning')}<span class="word" title=${words}>${words}</span>`;
  }
  if (!view.pendingOffQueue) return nothing;
  return html`<span class="word note">${t('note.pendingOffQueue')}</span>`;
}
