/**
 * Says in plain words how an agent stands in an outside system, and how that system is. What a
 * status is called over there is a name and stays as it is.
 */
import { knows, shortTime, t } from './messages.js';

/** @typedef {import('../floor/steps.js').FarSide} FarSide */

/** "in step", "being told", "contested". @param {string} state */
export const stateInWords = (state) => (knows(`far.${state}`) ? t(`far.${state}`) : state);

/** What such a state means, in a sentence; empty where there is none. @param {string} state */
export const meaningOf = (state) => (knows(`far.${state}.means`) ? t(`far.${state}.means`) : '');

/**
 * What is shown there and what is to be, e.g. "shows Available, should show Busy since 14:03".
 *
 * @param {FarSide} side
 */
export function shownInWords({ observed, desired, since }) {
  const time = since ? shortTime(Date.parse(since)) : '';
  if (!observed && !desired) return t('far.unknown');
  if (observed === desired || !desired) {
    const shows = t('far.shows', { observed: observed ?? '' });
    return time ? `${shows}, ${t('far.sinceAtLeast', { time })}` : shows;
  }
  const shows = observed ? t('far.shows', { observed }) : t('far.unknown');
  const wants = t('far.wants', { desired });
  return time ? `${shows}, ${wants} ${t('time.since', { time })}` : `${shows}, ${wants}`;
}

/**
 * What comes next or holds there, each in a few words.
 *
 * @param {FarSide} side
 * @param {(id: string) => string} label the label of a status of ours
 * @returns {string[]}
 */
export function furtherInWords(side, label) {
  const further = [];
  if (side.state !== 'in-sync') further.push(meaningOf(side.state ?? ''));
  if (side.trouble) further.push(t('far.trouble', { trouble: side.trouble }));
  if (side.contestedUntil) further.push(t('far.until', { time: clock(side.contestedUntil) }));
  if (side.retryAt) further.push(t('far.retry', { time: clock(side.retryAt) }));
  if (side.deferredChoice) further.push(t('far.later', { status: label(side.deferredChoice) }));
  if (side.locked) further.push(t('far.locked'));
  return further.filter(Boolean);
}

/** @param {string} time */
const clock = (time) => shortTime(Date.parse(time));
