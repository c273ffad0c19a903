/**
 * The eight bases, what a status means whatever its label says, in the order in which a supervisor
 * reads a floor: who can take work first, who has gone last.
 *
 * @typedef {'available'|'tentative'|'busy'|'do-not-disturb'|'conference'|'away'|'inactive'
 *   |'offline'} Base
 */

/** @type {readonly Base[]} */
export const BASES = Object.freeze([
  'available', 'busy', 'do-not-disturb', 'conference', 'tentative', 'away', 'inactive', 'offline',
]);

/** @type {Map<string, number>} */
const PLACES = new Map(BASES.map((base, place) => [base, place]));

/**
 * Where a base stands in that order; one that this page does not know yet comes last.
 *
 * @param {string} base
 */
export const placeOf = (base) => PLACES.get(base) ?? BASES.length;
