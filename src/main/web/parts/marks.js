/**
 * The drawn marks: one shape for each base, so that no meaning rests on colour alone, and the few
 * icons of the buttons. Plain SVG, drawn in the colour of the text around it.
 */
import { css, html, svg } from '../vendor/lit/index.js';

/** @type {Record<string, import('../vendor/lit/index.js').SVGTemplateResult>} */
const SHAPES = {
  // a full disc
  available: svg`<circle cx="8" cy="8" r="6"/>`,
  // half a disc
  tentative: svg`<path d="M8 2a6 6 0 0 0 0 12z"/>
    <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  // a full square
  busy: svg`<rect x="2.5" y="2.5" width="11" height="11" rx="1.5"/>`,
  // an octagon with a bar cut out
  'do-not-disturb': svg`<path fill-rule="evenodd"
    d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM4.5 6.75v2.5h7v-2.5z"/>`,
  // a diamond
  conference: svg`<path d="M8 1 15 8 8 15 1 8z"/>`,
  // a crescent
  away: svg`<path d="M9.6 1.7A6.4 6.4 0 1 0 14.4 10 5.2 5.2 0 0 1 9.6 1.7z"/>`,
  // a triangle, standing
  inactive: svg`<path fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"
    d="M8 2.5 14 13H2z"/><path d="M7.2 6.2h1.6v3.4H7.2zM7.2 10.3h1.6v1.5H7.2z"/>`,
  // an empty ring
  offline: svg`<circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor"
    stroke-width="1.6"/>`,
};

const UNKNOWN = svg`<circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor"
  stroke-width="1.6" stroke-dasharray="2 2"/>`;

/** The mark of a base; the word stands beside it. @param {string} base */
export const mark = (base) => html`<svg class="mark ${base}" viewBox="0 0 16 16"
  aria-hidden="true">${SHAPES[base] ?? UNKNOWN}</svg>`;

export const markStyles = css`
  .mark { inline-size: 14px; block-size: 14px; flex: none; fill: currentColor; }
  .mark.available { color: var(--available); }
  .mark.tentative { color: var(--tentative); }
  .mark.busy { color: var(--busy); }
  .mark.do-not-disturb { color: var(--do-not-disturb); }
  .mark.conference { color: var(--conference); }
  .mark.away { color: var(--away); }
  .mark.inactive { color: var(--inactive); }
  .mark.offline { color: var(--offline); }
  .mark.tentative:dir(rtl), .mark.away:dir(rtl) { transform: scaleX(-1); }
`;

/** @type {Record<string, import('../vendor/lit/index.js').SVGTemplateResult>} */
const ICONS = {
  search: svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>`,
  pause: svg`<path d="M5.5 3v10M10.5 3v10"/>`,
  play: svg`<path d="M5 3v10l7.5-5z"/>`,
  moon: svg`<path d="M9.6 2A6.2 6.2 0 1 0 14 10 5 5 0 0 1 9.6 2z"/>`,
  sun: svg`<circle cx="8" cy="8" r="3"/><path d="M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1
    M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3"/>`,
  help: svg`<circle cx="8" cy="8" r="6.25"/><path d="M6.2 6.2a1.9 1.9 0 1 1 2.7 1.9c-.6.3-.9.7-.9
    1.3M8 11.4v.2"/>`,
  leave: svg`<path d="M6.5 2.5h-3v11h3M9.5 5l3 3-3 3M12 8H6"/>`,
  close: svg`<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>`,
  warning: svg`<path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.4v.3"/>`,
  up: svg`<path d="m4 10 4-4 4 4"/>`,
  down: svg`<path d="m4 6 4 4 4-4"/>`,
  check: svg`<path d="m3 8.5 3.2 3.2L13 5"/>`,
  clock: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.2 1.6"/>`,
  question: svg`<path d="M5.4 5.6a2.6 2.6 0 1 1 3.7 2.6c-.8.4-1.1.9-1.1 1.8M8 12.9v.2"/>`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
};

/** @param {string} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 16 16"
  aria-hidden="true">${ICONS[name]}</svg>`;

export const iconStyles = css`
  .icon {
    inline-size: 16px; block-size: 16px; flex: none; fill: none; stroke: currentColor;
    stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round;
  }
`;
