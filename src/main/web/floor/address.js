/**
 * What the reader asked for, in the address of the page: a board can be bookmarked, shared and
 * reloaded. Only what differs from the ordinary is written.
 */
import { BASES } from './bases.js';
import { EVERYTHING, isSortable } from './selection.js';

/** @typedef {import('./selection.js').Wish} Wish */

/**
 * @param {string} search
 * @returns {{wish: Wish, agent: string}}
 */
export function readAddress(search) {
  const asked = new URLSearchParams(search);
  const sort = asked.get('sort') ?? '';
  const column = sort.replace(/^-/, '');
  return {
    wish: {
      query: asked.get('q') ?? '',
      bases: (asked.get('base') ?? '').split(',').filter((base) => BASES.includes(
        /** @type {any} */ (base))),
      team: asked.get('team') ?? '',
      out: asked.get('out') ?? '',
      problems: asked.get('only') === 'problems',
      sort: isSortable(column) ? column : EVERYTHING.sort,
      descending: isSortable(column) && sort.startsWith('-'),
    },
    agent: asked.get('agent') ?? '',
  };
}

/**
 * @param {Wish} wish
 * @param {string} agent whose panel is open; empty if none is
 * @returns {string} a query string with its `?`, or nothing
 */
export function writeAddress(wish, agent) {
  const said = new URLSearchParams();
  if (wish.query) said.set('q', wish.query);
  if (wish.bases.length) said.set('base', wish.bases.join(','));
  if (wish.team) said.set('team', wish.team);
  if (wish.problems) said.set('only', 'problems');
  if (wish.out) said.set('out', wish.out);
  const sort = (wish.descending ? '-' : '') + wish.sort;
  if (sort !== EVERYTHING.sort) said.set('sort', sort);
  if (agent) said.set('agent', agent);
  const text = said.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}
