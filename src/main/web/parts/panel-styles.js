/** How the panel of one agent looks. */
import { css } from '../vendor/lit/index.js';

export const panelStyles = css`
  :host {
    display: flex; flex-direction: column; min-block-size: 0; background: var(--raised);
  }
  header {
    display: flex; align-items: flex-start; justify-content: space-between; gap: 8px;
    padding: 14px 10px 10px 20px; border-block-end: 1px solid var(--line);
  }
  h2 { margin: 0; font-size: 18px; font-weight: 650; letter-spacing: -.01em; border-radius: 4px;
    overflow-wrap: anywhere; }
  h3 { margin: 0 0 6px; font-size: 13px; font-weight: 650; }
  p { margin: 0; }
  .about { color: var(--ink-soft); font-size: 13px; overflow-wrap: anywhere; }
  .content { flex: 1; overflow: auto; padding: 16px 20px 28px; display: grid; gap: 20px;
    align-content: start; }
  .hint { color: var(--ink-soft); font-size: 13px; }

  .presence { display: flex; align-items: center; gap: 9px; font-size: 17px; }
  .presence strong { font-weight: 650; overflow-wrap: anywhere; }
  .presence .mark { inline-size: 18px; block-size: 18px; }
  .presence time { margin-inline-start: auto; font-variant-numeric: tabular-nums; }
  .because { margin-block-start: 4px; color: var(--ink-soft); overflow-wrap: anywhere; }
  .next { margin-block-start: 4px; }
  .problem {
    display: flex; gap: 8px; padding: 9px 12px; border-radius: var(--radius); font-weight: 550;
    background: var(--problem-ground); color: var(--problem);
  }
  .problem .icon { margin-block-start: 2px; }

  .layers { list-style: none; margin: 10px 0 0; padding: 0; }
  .layers li {
    display: grid; grid-template-columns: 92px minmax(0, 1fr); gap: 1px 10px; padding: 8px 12px;
    border: 1px solid var(--line); border-block-start-width: 0; background: var(--surface);
  }
  .layers li:first-child { border-block-start-width: 1px; border-start-start-radius: var(--radius);
    border-start-end-radius: var(--radius); }
  .layers li:last-child { border-end-start-radius: var(--radius);
    border-end-end-radius: var(--radius); }
  .layers .layer { color: var(--ink-soft); }
  .layers .silent { color: var(--ink-faint); padding-block: 4px; font-size: 13px; }
  .layers .silent .layer { color: inherit; }
  .layers .top { background: var(--chosen); box-shadow: inset 3px 0 var(--accent); }
  .layers .top:dir(rtl) { box-shadow: inset -3px 0 var(--accent); }
  .layers .under b { font-weight: 450; }
  .claim { display: flex; align-items: center; gap: 8px; min-inline-size: 0; }
  .claim b { font-weight: 600; overflow: hidden; text-overflow: ellipsis; }
  .claim em { margin-inline-start: auto; font-style: normal; font-size: 12.5px;
    color: var(--ink-soft); }
  .facts { grid-column: 2; font-size: 13px; color: var(--ink-soft); overflow-wrap: anywhere; }

  .pairs { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px;
    margin: 0; }
  .pairs dt { color: var(--ink-soft); }
  .pairs dd { margin: 0; overflow-wrap: anywhere; }
  ul { list-style: none; margin: 0; padding: 0; }
  .channels { display: grid; gap: 4px; }
  .channels { margin-block-start: 8px; }
  .channels li { display: grid; grid-template-columns: 16px max-content minmax(0, 1fr);
    gap: 8px; align-items: start; }
  .channels .icon { margin-block-start: 2px; }
  .open .icon { color: var(--good); }
  .closed .icon { color: var(--ink-faint); }
  .far { display: grid; gap: 12px; }
  .far li { display: grid; grid-template-columns: minmax(0, 1fr) max-content; gap: 2px 8px;
    align-items: center; }
  .far b { overflow-wrap: anywhere; }
  .far .facts { grid-column: 1 / -1; }
  .channels b, .far b { font-weight: 550; }
  .channels span { color: var(--ink-soft); }
  .tags { display: flex; flex-wrap: wrap; gap: 6px; }
  .tags li { padding: 2px 10px; border-radius: 12px; background: var(--sunk);
    border: 1px solid var(--line); }
  .capacity { display: block; inline-size: 100%; block-size: 8px; margin-block: 8px 4px;
    border-radius: 4px; }
  .capacity .free { fill: var(--line); }
  .capacity .reserved { fill: var(--tentative); }
  .capacity .used { fill: var(--accent); }
`;
