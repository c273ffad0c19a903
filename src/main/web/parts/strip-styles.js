/** How the strip of outside systems looks: quiet while all is well, a sheet over the board. */
import { css } from '../vendor/lit/index.js';

export const stripStyles = css`
  :host { display: block; position: relative; z-index: 5; min-inline-size: 0; }
  .systems { display: flex; flex-wrap: wrap; gap: 6px; justify-content: flex-end; }
  .systems button {
    min-block-size: 30px; padding: 0 10px 0 8px; border-color: transparent; border-radius: 15px;
    background: transparent; font-variant-numeric: tabular-nums; white-space: nowrap;
  }
  .systems button:hover, .systems [aria-expanded="true"] { background: var(--hover);
    border-color: var(--line); }
  .systems .ask { background: var(--caution-ground); border-color: var(--line); }
  .systems .out { background: var(--problem-ground); border-color: var(--line); }
  .says { color: var(--ink-soft); }
  .ask .says { color: var(--caution); }
  .out .says { color: var(--problem); font-weight: 550; }

  .sheet {
    position: absolute; inset-block-start: calc(100% + 6px); inset-inline-end: 0;
    inline-size: min(400px, 100%); max-block-size: min(520px, 62dvh); overflow: auto;
    padding: 14px 18px 18px; display: grid; gap: 10px; border: 1px solid var(--line);
    border-radius: 12px; background: var(--raised); box-shadow: 0 12px 40px rgb(0 0 0 / .22);
  }
  header { display: flex; align-items: baseline; gap: 10px; }
  header .quiet { margin-inline-start: auto; margin-inline-end: -8px; align-self: center; }
  header span, .soft { color: var(--ink-soft); }
  h2 { margin: 0; font-size: 17px; font-weight: 650; overflow-wrap: anywhere; }
  h3 { margin: 6px 0 0; font-size: 13px; font-weight: 650; }
  p { margin: 0; overflow-wrap: anywhere; }
  .line { display: flex; gap: 8px; }
  .line .step, li .step { block-size: 20px; align-items: center; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 6px; }
  li { display: grid; grid-template-columns: 14px minmax(3ch, max-content) minmax(0, 1fr);
    gap: 8px; }
  li b { font-weight: 600; font-variant-numeric: tabular-nums; text-align: end; }
  small { display: block; font-size: 12.5px; color: var(--ink-soft); }
  .names li { display: flex; flex-wrap: wrap; gap: 0 10px; }
  .names b { text-align: start; overflow-wrap: anywhere; }
  .names span { color: var(--ink-soft); font-size: 13px; }
  .show { justify-self: start; }

  @media (max-width: 700px) {
    .systems {
      flex-wrap: nowrap; justify-content: flex-start; overflow-x: auto; scrollbar-width: none;
      margin-inline: -12px; padding: 2px 12px;
    }
    .systems button { flex: none; border-color: var(--line); }
    .sheet { inline-size: 100%; }
  }
  @media (forced-colors: active) { .sheet { border: 2px solid; } }
`;
