/**
 * The one place where the page's words come from: finds a text by its key in the reader's language,
 * fills in what it names, and formats numbers and times the way that language does.
 */
import de from './de.js';
import en from './en.js';

/** @typedef {string | {one: string, other: string}} Text */

/** @type {Record<string, Record<string, Text>>} */
const LANGUAGES = { en, de };
const KEPT = 'rollcall.language';

/** @returns {string} the language that was chosen here, else the browser's, else English */
function preferred() {
  const asked = [kept(), ...navigator.languages];
  for (const one of asked) {
    const language = one.split('-')[0];
    if (Object.hasOwn(LANGUAGES, language)) return language;
  }
  return 'en';
}

function kept() {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

let language = '';
/** @type {Intl.PluralRules} */
let plurals;
/** @type {Intl.DateTimeFormat} */
let clock;
/** @type {Intl.DateTimeFormat} */
let hour;
/** @type {Intl.DateTimeFormat} */
let moment;
/** @type {Intl.NumberFormat} */
let numbers;

/** @param {string} chosen one of the page's languages */
export function speak(chosen) {
  language = chosen;
  const place = navigator.languages.find((one) => one.split('-')[0] === language) ?? language;
  plurals = new Intl.PluralRules(language);
  clock = new Intl.DateTimeFormat(place, { timeStyle: 'medium' });
  hour = new Intl.DateTimeFormat(place, { timeStyle: 'short' });
  moment = new Intl.DateTimeFormat(place, { dateStyle: 'short', timeStyle: 'short' });
  numbers = new Intl.NumberFormat(place);
  document.documentElement.lang = language;
}

/** Changes the language and remembers it. @param {string} chosen */
export function choose(chosen) {
  speak(chosen);
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}

export const spoken = () => language;

/** The language after this one. */
export function another() {
  const all = Object.keys(LANGUAGES);
  return all[(all.indexOf(language) + 1) % all.length];
}

/**
 * @param {string} key
 * @param {Record<string, string|number>} [values] `n` is the number that decides the plural
 * @returns {string} the text; the key itself where there is none, so that it is noticed
 */
export function t(key, values = {}) {
  const text = LANGUAGES[language][key] ?? en[/** @type {keyof typeof en} */ (key)] ?? key;
  const form = typeof text === 'string' ? text : pick(text, Number(values.n));
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
  });
}

/**
 * @param {{one: string, other: string}} forms
 * @param {number} n
 */
const pick = (forms, n) => (plurals.select(n) === 'one' ? forms.one : forms.other);

/** Whether there is a text of its own for this key. @param {string} key */
export const knows = (key) => Object.hasOwn(en, key);

/** @param {number} n */
export const number = (n) => numbers.format(n);

/** A time of day to the second. @param {number} ms */
export const clockTime = (ms) => clock.format(ms);

/** A time of day to the minute, with its date where that is not today. @param {number} ms */
export function shortTime(ms) {
  const today = new Date(ms).toDateString() === new Date().toDateString();
  return (today ? hour : moment).format(ms);
}

speak(preferred());
