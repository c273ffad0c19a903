/**
 * Says in plain words what the server says in codes: who or what caused a status, what is wrong
 * with an agent, why the server refused. Unknown codes are shown as they are, never hidden: a newer
 * server may know more than this page.
 */
import { knows, shortTime, t } from './messages.js';

/** @typedef {import('../floor/roster.js').AgentView} AgentView */

/**
 * Who or what made the status, e.g. "supervisor maria", "time was up".
 *
 * @param {string} cause as in `agent`, `supervisor:maria`, `policy:capacity`,
 *   `connection:teams#row4`
 */
export function causeInWords(cause) {
  const [who, rule] = split(cause, '#');
  const words = whoInWords(who);
  return rule ? t('because.rule', { cause: words, rule }) : words;
}

/** @param {string} who */
function whoInWords(who) {
  const [kind, name] = split(who, ':');
  if (kind === 'policy' || kind === 'timer') {
    const key = `because.${kind}.${name}`;
    return knows(key) ? t(key) : t(`because.${kind}.other`, { name });
  }
  return knows(`because.${kind}`) ? t(`because.${kind}`, { name }) : who;
}

/**
 * Why an agent is in this presence, in one line.
 *
 * @param {AgentView} view
 */
export function whyInWords(view) {
  const reason = view.layers?.[view.layer ?? '']?.reason ?? '';
  const cause = view.layer === 'default' ? t('because.default')
    : view.because ? causeInWords(view.because)
    : view.layer === 'absence' ? t('because.absent') : '';
  return reason ? `${cause} · ${reason}` : cause;
}

/** @param {string} base */
export const baseInWords = (base) => (knows(`base.${base}`) ? t(`base.${base}`) : base);

/** @param {string|undefined} status */
export const routingInWords = (status) =>
  (!status ? '' : knows(`routing.${status}`) ? t(`routing.${status}`) : status);

/** @param {string|undefined} effective */
export const effectiveInWords = (effective) =>
  (!effective ? '' : knows(`effective.${effective}`) ? t(`effective.${effective}`) : effective);

/** @param {string} gate */
export const gateInWords = (gate) => (knows(`gate.${gate}`) ? t(`gate.${gate}`) : gate);

/**
 * One code of `problemsOf`, as a sentence.
 *
 * @param {string} problem
 * @param {AgentView} view
 */
export function problemInWords(problem, view) {
  const [what, name] = split(problem, ':');
  if (what !== 'mismatch') {
    return knows(`problem.${what}`) ? t(`problem.${what}`, { name }) : problem;
  }
  // The server says it in English, the code of the gate first: "uc-activity closes voice".
  const [gate] = split(name, ' ');
  const channels = Object.entries(view.gates ?? {})
    .filter(([, gates]) => gates.includes(gate)).map(([channel]) => channel).join(', ');
  const key = channels ? 'problem.mismatch' : 'problem.mismatchPlain';
  return t(key, { channels, gate: gateInWords(gate) });
}

/**
 * What will be next, once the work in hand is done.
 *
 * @param {AgentView} view
 * @param {(id: string) => string} label the label of a status
 */
export function nextInWords(view, label) {
  const { next } = view;
  if (!next) return '';
  const status = label(typeof next === 'string' ? next : next.status);
  return next.deadline ? t('next.statusBy', { status, time: shortTime(Date.parse(next.deadline)) })
    : t('next.status', { status });
}

/**
 * A failed call, for the person who made it.
 *
 * @param {import('../floor/server.js').Problem} problem
 */
export function problemOfCall(problem) {
  if (knows(`refusal.${problem.code}`)) return t(`refusal.${problem.code}`);
  if (problem.errors.length) return problem.errors.map((error) => error.detail).join(' ');
  if (problem.status && problem.detail) return problem.detail;
  if (!problem.status) return t('error.unreachable');
  return knows(`error.${problem.status}`) ? t(`error.${problem.status}`)
    : t('error.other', { status: String(problem.status) });
}

/**
 * @param {string} text
 * @param {string} mark
 * @returns {[string, string]}
 */
function split(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
