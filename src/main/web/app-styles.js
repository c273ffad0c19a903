/** How the page is laid out: a bar, what one may ask for, and the floor, which takes the rest. */
import { css } from './vendor/lit/index.js';

export const appStyles = css`
  :host {
    display: flex; flex-direction: column; block-size: 100%; min-block-size: 0;
    container-type: inline-size;
  }
  .skip { position: absolute; inset-block-start: -60px; inset-inline-start: 12px; z-index: 20; }
  .skip:focus { inset-block-start: 8px; }

  .bar { display: flex; align-items: center; gap: 4px; padding: 8px 12px 8px 20px; }
  h1 { display: flex; align-items: center; gap: 10px; margin: 0; margin-inline-end: 16px;
    font-size: 16px; font-weight: 700; letter-spacing: -.01em; }
  .space { flex: 1; }
  .waiting { margin-inline-start: 12px; color: var(--ink-soft);
    font-variant-numeric: tabular-nums; }
  .hold { margin-inline-end: 6px; }
  .language { padding: 0 8px; font-size: 13px; }

  board-filters { padding: 0 20px 12px; }
  .sights { display: flex; flex-wrap: wrap; align-items: start; gap: 0 20px;
    padding: 0 20px 12px; }
  floor-load { flex: none; max-inline-size: 100%; }
  floor-load[open] { flex-basis: 100%; }
  system-strip { flex: 1 1 320px; }
  .banner {
    display: flex; align-items: center; gap: 10px; padding: 8px 20px;
    background: var(--caution-ground); color: var(--caution);
    border-block: 1px solid var(--line);
  }
  .banner p { margin: 0; flex: 1; font-weight: 550; font-variant-numeric: tabular-nums; }
  .banner button { color: var(--ink); }

  main { flex: 1; min-block-size: 0; display: flex; flex-direction: column; }
  login-card, .empty, .floor { flex: 1; min-block-size: 0; }
  .floor { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    border-block-start: 1px solid var(--line); }
  .floor.with-panel { grid-template-columns: minmax(0, 1fr) 420px; }
  .list { position: relative; min-block-size: 0; display: grid; }
  .list board-table { block-size: 100%; }
  .list.stale board-table, .stale system-strip { filter: saturate(.3); }
  aside { min-block-size: 0; display: grid; grid-template-rows: minmax(0, 1fr);
    border-inline-start: 1px solid var(--line); }

  .empty { display: flex; flex-direction: column; align-items: center; justify-content: center;
    gap: 8px; padding: 24px; text-align: center; background: var(--surface); }
  .empty h2 { margin: 0; font-size: 17px; font-weight: 650; }
  .empty p { margin: 0 0 8px; color: var(--ink-soft); max-inline-size: 46ch;
    text-wrap: balance; }
  .empty pre { margin: 0; padding: 10px 16px; border-radius: var(--radius); font: 13px var(--mono);
    background: var(--sunk); border: 1px solid var(--line); overflow: auto; max-inline-size: 100%;
    text-align: start; }
  .ghosts { position: absolute; inset: 0; padding: 56px 20px; display: grid; gap: 14px;
    align-content: start; overflow: hidden; opacity: .6; }
  .ghosts i { block-size: 22px; border-radius: 6px; background: var(--sunk); }
  .empty { position: relative; }
  .empty > :not(.ghosts) { position: relative; }
  .empty.over { position: absolute; inset: 36px 0 0; }

  @container (max-width: 1120px) {
    .floor.with-panel { grid-template-columns: minmax(0, 1fr); }
    aside { position: fixed; inset: 0; inset-inline-start: auto; z-index: 10;
      inline-size: min(100%, 440px); box-shadow: 0 0 50px rgb(0 0 0 / .3); }
  }
  @container (max-width: 700px) {
    .bar { padding-inline: 12px 6px; gap: 0; }
    h1 { margin-inline-end: 10px; font-size: 15px; }
    .hold span { display: none; }
    .hold { inline-size: 32px; padding: 0; }
    .waiting { display: none; }
    board-filters { padding-inline: 12px; }
    .banner { padding-inline: 12px; }
    .sights { padding: 0 12px 8px; }
    floor-load { flex-basis: 100%; }
    system-strip { flex-basis: 100%; }
    aside { inline-size: 100%; border: 0; }
  }
`;
