/**
 * What buttons, fields and focus look like everywhere on the page.
 */
import { css } from '../vendor/lit/index.js';

export const controls = css`
  * { box-sizing: border-box; }
  button, input, select, textarea { font: inherit; color: inherit; margin: 0; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }

  button {
    display: inline-flex; align-items: center; justify-content: center; gap: 6px;
    min-block-size: 32px; padding: 0 12px; cursor: pointer;
    border: 1px solid var(--line-strong); border-radius: var(--radius);
    background: var(--surface);
  }
  button:hover { background: var(--hover); }
  button:disabled { cursor: default; opacity: .6; }
  button.primary {
    background: var(--accent); border-color: var(--accent); color: var(--on-accent);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) { filter: brightness(1.08); }
  button.quiet { border-color: transparent; background: transparent; color: var(--ink-soft); }
  button.quiet:hover { background: var(--hover); color: var(--ink); }
  button.only-icon { inline-size: 32px; padding: 0; }
  button[aria-pressed="true"] {
    background: var(--chosen); border-color: var(--accent); color: var(--ink);
  }

  input:not([type="checkbox"]), select, textarea {
    min-block-size: 32px; padding: 0 10px; inline-size: 100%;
    border: 1px solid var(--line-strong); border-radius: var(--radius);
    background: var(--surface);
  }
  select { padding-inline-end: 4px; }
  ::placeholder { color: var(--ink-faint); opacity: 1; }

  .unseen {
    position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }
  @media (forced-colors: active) {
    button[aria-pressed="true"] { border: 2px solid Highlight; }
  }
`;
