/**
 * How the table looks: dense and quiet, one line an agent; a card of two lines on a phone. The only
 * loud thing on it is the red line of an agent who means to work and cannot.
 */
import { css } from '../vendor/lit/index.js';

export const tableStyles = css`
  :host { display: block; position: relative; min-block-size: 0; background: var(--surface); }
  .scroller {
    position: absolute; inset: 0; overflow: auto; overscroll-behavior: contain; outline: none;
    scrollbar-gutter: stable;
  }
  .row {
    display: grid; grid-template-columns: var(--columns); align-items: center; padding-inline: 12px;
  }
  .cell {
    display: flex; align-items: center; gap: 8px; min-inline-size: 0; padding-inline: 8px;
    block-size: 100%; position: relative;
  }
  .word { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

  .head {
    position: sticky; inset-block-start: 0; z-index: 2; background: var(--surface);
    border-block-end: 1px solid var(--line); block-size: 34px;
  }
  .head .row { block-size: 100%; }
  .head .cell { padding: 0; }
  .head button {
    inline-size: 100%; block-size: 100%; min-block-size: 0; justify-content: flex-start; gap: 2px;
    padding-inline: 8px; border: 0; border-radius: 4px; background: none;
    color: var(--ink-soft); font-size: 12.5px; font-weight: 600;
  }
  .head button:hover { color: var(--ink); background: var(--hover); }
  .head [aria-sort="ascending"] button, .head [aria-sort="descending"] button {
    color: var(--ink);
  }
  .head .icon { inline-size: 13px; block-size: 13px; }

  .body { position: relative; }
  .window { position: absolute; inset-inline: 0; inset-block-start: 0; will-change: transform; }
  .body .row { block-size: var(--row); border-block-end: 1px solid var(--line); cursor: default; }
  .body .row:hover { background: var(--hover); }
  .row.chosen, .body .row.chosen:hover { background: var(--chosen); }
  .body .gone-off .presence .word, .gone-off .name { color: var(--ink-soft); font-weight: 400; }

  .body .presence .word { font-weight: 500; }
  .name { font-weight: 500; flex: 0 1 auto; }
  .id { color: var(--ink-faint); font-size: 12.5px; flex: 0 1000 auto; }
  .time { justify-content: flex-end; padding-inline-end: 14px; }
  .head .time button { justify-content: flex-end; padding-inline-end: 14px; }
  time { font-variant-numeric: tabular-nums; }
  time.ending { color: var(--caution); font-weight: 600; }
  .team, .effective, .routing, .why, .next, .load { color: var(--ink-soft); }
  .count { font-variant-numeric: tabular-nums; min-inline-size: 2ch; text-align: end; }
  .load { color: var(--ink-soft); font-variant-numeric: tabular-nums; }
  .idle { color: var(--ink-faint); }
  .systems { gap: 5px; }
  .body .chip { padding: 0 2px; background: none; font-weight: 400; }
  .systems .well { display: inline-flex; margin-inline-start: 6px; color: var(--ink-faint); }
  .systems .well .icon { inline-size: 14px; block-size: 14px; opacity: .7; }
  .others { color: var(--ink-soft); font-size: 12.5px; }
  .note { color: var(--caution); }

  meter.spent {
    position: absolute; inset-inline: 30px 14px; inset-block-end: 4px; block-size: 2px;
    inline-size: auto; appearance: none; border: 0; border-radius: 1px; overflow: hidden;
    background: var(--line);
  }
  meter.spent::-webkit-meter-bar {
    border: 0; border-radius: 1px; block-size: 2px; background: var(--line);
  }
  meter.spent::-webkit-meter-optimum-value { background: var(--line-strong); }
  meter.spent::-moz-meter-bar { background: var(--line-strong); }

  .row.problem { background: var(--problem-ground); box-shadow: inset 3px 0 var(--problem); }
  .row.problem:dir(rtl) { box-shadow: inset -3px 0 var(--problem); }
  .body .row.problem:hover { background: var(--problem-hover); }
  .row.problem.chosen { background: var(--chosen); }
  .row.problem .attention { color: var(--problem); font-weight: 550; }

  .row.fresh .presence::before {
    content: ''; position: absolute; inset-block: 5px; inset-inline: 0 4px; z-index: 0;
    border-radius: 6px; background: currentColor; opacity: .09;
  }
  .presence > * { z-index: 1; }
  .cards .row.fresh .presence::before { inset-block: -4px; }
  @media (prefers-reduced-motion: no-preference) {
    .row.fresh .presence::before { animation: settle 1.4s ease-out both; }
    @keyframes settle { from { opacity: .22; } to { opacity: 0; } }
  }

  .scroller:focus-visible .cell.here {
    outline: 2px solid var(--focus); outline-offset: -3px; border-radius: 6px;
  }
  .scroller:focus-visible .row.here { background: var(--hover); }
  .scroller:focus-visible .row.here.problem { background: var(--problem-hover); }
  .scroller:focus-visible .row.here.chosen { background: var(--chosen); }

  .cards .body .row {
    grid-template: "agent systems time" 1.6em "presence why why" 1.6em
      / minmax(0, auto) minmax(0, 1fr) max-content;
    align-content: center; padding-inline: 12px;
  }
  .cards .cell { block-size: auto; padding-inline: 4px; }
  .cards .agent { grid-area: agent; }
  .cards .agent .name { font-weight: 600; }
  .cards .time { grid-area: time; }
  .cards .systems { grid-area: systems; justify-content: flex-end; }
  .cards .presence { grid-area: presence; }
  .cards .why, .cards .attention { grid-area: why; font-size: 13px; justify-content: flex-end; }
  .cards .row.problem .why, .cards .row:not(.problem) .attention { display: none; }
  .cards .row.problem .attention .icon { inline-size: 14px; block-size: 14px; }
  .cards meter.spent { display: none; }

  @media (forced-colors: active) {
    .row.chosen { outline: 2px solid Highlight; outline-offset: -2px; }
    .row.problem { border-inline-start: 4px solid Mark; }
  }
`;
