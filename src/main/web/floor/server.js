/**
 * The calls that this page makes beside the stream. The browser holds the session in a cookie that
 * no script can read, so nothing here knows a secret for longer than it takes to hand it in.
 */

/** How long a call may take before the page says that the server does not answer. */
const PATIENCE = 10_000;

/** Why a call did not do what it should: what the server answered, or that it did not. */
export class Problem extends Error {
  /**
   * @param {number} status 0: no answer
   * @param {{code?: string, detail?: string, title?: string, errors?: {detail: string}[]}} [body]
   */
  constructor(status, body = {}) {
    super(body.detail ?? body.title ?? `${status}`);
    this.status = status;
    this.code = body.code ?? '';
    this.detail = body.detail ?? body.title ?? '';
    this.errors = body.errors ?? [];
  }
}

/**
 * @typedef {object} Status one entry of the tenant's catalogue
 * @property {string} id
 * @property {string} label
 * @property {string} base
 * @property {boolean} [selectable]
 * @property {string} [duration]
 * @property {Record<string, string>} [labels]
 *
 * @typedef {object} Who
 * @property {string} role
 * @property {string} [subject]
 */

/** Hands in a token or the code of a one-time link; the browser keeps what comes back. */
export const signIn = (/** @type {{token: string}|{code: string}} */ proof) =>
  call('POST', '/v1/session', proof);

export const signOut = () => call('DELETE', '/v1/session');

/** @returns {Promise<Who>} */
export const whoAmI = () => call('GET', '/v1/session');

/** @returns {Promise<{statuses?: Status[], hide?: string[], readyToggle?: boolean,
 *   teams?: Record<string, {name?: string}>}>} */
export const configuration = () => call('GET', '/v1/config');

/** @returns {Promise<{connections: import('./systems.js').System[]}>} */
export const connections = () => call('GET', '/v1/connections');

/**
 * @param {string} connection
 * @returns {Promise<{needsMapping: import('./systems.js').Unmapped[]}>}
 */
export const needsMapping = (connection) =>
  call('GET', `/v1/connections/${encodeURIComponent(connection)}/needs-mapping?limit=20`);

/**
 * One command, `{do: 'set-presence', agent: 'ana', …}`.
 *
 * @param {Record<string, unknown>} command
 */
export const command = (command) => call('POST', '/v1/commands', command);

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
async function call(method, path, body) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['Idempotency-Key'] = key();
  const answer = await fetch(path, {
    method, headers, cache: 'no-store',
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => { throw new Problem(0); });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(answer.status, said);
  return said;
}

/** A name for a change, so that asking twice is once. `randomUUID` needs TLS, this does not. */
function key() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)),
    (byte) => byte.toString(16).padStart(2, '0')).join('');
}
