/**
 * The chip that says how somebody stands in an outside system: a shape for each step, and a word
 * beside it. In the list, the panel and the strip of systems it is the same.
 */
import { css, html } from '../vendor/lit/index.js';
import { icon } from './marks.js';

/** @type {Record<import('../floor/steps.js').Step, string>} */
const SHAPES = { in: 'check', soon: 'clock', ask: 'question', out: 'warning' };

/** @param {import('../floor/steps.js').Step} step */
export const stepIcon = (step) => html`<span class="step ${step}">${icon(SHAPES[step])}</span>`;

/**
 * @param {import('../floor/steps.js').Step} step
 * @param {unknown} words
 * @param {string} [title] what it means, for whoever points at it
 */
export const stepChip = (step, words, title = '') => html`<span class="chip ${step}" title=${title}
  >${stepIcon(step)}<span class="word">${words}</span></span>`;

export const stepStyles = css`
  .step { display: inline-flex; flex: none; color: var(--ink-soft); }
  .step .icon { inline-size: 14px; block-size: 14px; }
  .step.in { color: var(--good); }
  .step.ask { color: var(--caution); }
  .step.out { color: var(--problem); }
  .chip {
    display: inline-flex; align-items: center; gap: 5px; min-inline-size: 0; block-size: 22px;
    padding: 0 9px 0 6px; border-radius: 11px; background: var(--sunk);
    color: var(--ink-soft); font-size: 12.5px; white-space: nowrap;
  }
  .chip .word { overflow: hidden; text-overflow: ellipsis; }
  .chip.ask { background: var(--caution-ground); color: var(--caution); }
  .chip.out { background: var(--problem-ground); color: var(--problem); font-weight: 550; }
  @media (forced-colors: active) { .chip { border: 1px solid; } }
`;
