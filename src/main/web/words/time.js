/**
 * How long and until when, in few characters that do not jump about while they count.
 */
import { t } from './messages.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two digits. @param {number} n */
const two = (n) => String(n).padStart(2, '0');

/**
 * `0:42`, `12:07`, `3:05:09`, `2 d 3 h`. Clocks that disagree by a little never show less than
 * nothing.
 *
 * @param {number} ms
 */
export function span(ms) {
  const whole = Math.max(0, ms);
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const seconds = Math.floor((whole % MINUTE) / SECOND);
  if (whole >= DAY) return t('time.day', { d: Math.floor(whole / DAY), h: hours % 24 });
  if (hours) return `${hours}:${two(minutes)}:${two(seconds)}`;
  return `${minutes}:${two(seconds)}`;
}

/** The same for machines: an ISO 8601 duration. @param {number} ms */
export const isoSpan = (ms) => `PT${Math.max(0, Math.floor(ms / SECOND))}S`;

/**
 * A configured duration for people: `30s`, `PT30M` or `1h30m` → `0:30`, `30:00`, `1:30:00`.
 *
 * @param {string} text
 * @returns {number} in ms; 0 if it is none
 */
export function durationOf(text) {
  const parts = /^(?:P(?:(\d+)D)?T?)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/i
    .exec(text);
  if (!parts) return 0;
  const [, isoDays, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  return (isoDays + days) * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}
