/**
 * The live stream: server-sent events read with `fetch`, because the browser's own EventSource can
 * send no `Authorization` header. It resumes where it stopped by `Last-Event-ID`, begins again on
 * `reset`, tries again with growing, jittered waits, and distrusts a line that has gone silent. It
 * keeps no agents: whoever opens it is told what arrived and how the line is.
 */

/** The server sends a comment every 15 s; a line silent for this long is dead. */
const SILENCE_MAX = 40_000;
/**
 * The first wait before trying again, unless the server says another, and the longest. A thousand
 * boards must not come at once.
 */
const WAIT_FIRST = 500;
const WAIT_MAX = 15_000;

/**
 * @typedef {object} Line how the line is
 * @property {'connecting'|'live'|'reconnecting'} state
 * @property {number} since when the server was last heard, in ms (0: never)
 * @property {number} retryAt when the next try begins, in ms (0: it is under way)
 * @property {string} because what went wrong last, in the server's words; empty if nothing
 *
 * @typedef {object} Ears who is told
 * @property {(name: string, data: any) => void} message one event: snapshot, change or reset
 * @property {(line: Line) => void} line
 * @property {(status: number) => void} unauthorised the server knows us no longer
 * @property {(serverNow: number) => void} clock the server's time, as its answer said it
 */

export class Stream {
  #url;
  #headers;
  #ears;
  #position = '';
  #tries = 0;
  #firstWait = WAIT_FIRST;
  #heard = 0;
  #closed = false;
  /** @type {AbortController} */
  #attempt = new AbortController();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #wake = () => this.retryNow();

  /**
   * @param {string} url
   * @param {() => Record<string, string>} headers
   * @param {Ears} ears
   */
  constructor(url, headers, ears) {
    this.#url = url;
    this.#headers = headers;
    this.#ears = ears;
    addEventListener('online', this.#wake);
    this.#connect();
  }

  close() {
    this.#closed = true;
    removeEventListener('online', this.#wake);
    clearTimeout(this.#timer);
    this.#attempt.abort();
  }

  /** Tries at once, where it was waiting for the next try. */
  retryNow() {
    if (this.#timer === undefined || this.#closed) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  async #connect() {
    this.#timer = undefined;
    const attempt = this.#attempt = new AbortController();
    this.#tell(this.#heard ? 'reconnecting' : 'connecting', 0, '');
    const watchdog = new Watchdog(SILENCE_MAX, () => attempt.abort());
    let because = '';
    try {
      because = await this.#listen(attempt, watchdog);
    } catch {
      // Cut off, refused, or silent for too long: what the browser says of it helps nobody.
    } finally {
      watchdog.stop();
    }
    if (!this.#closed && this.#attempt === attempt) this.#later(because);
  }

  /**
   * @param {AbortController} attempt
   * @param {Watchdog} watchdog
   * @returns {Promise<string>} why it ended, if the server said
   */
  async #listen(attempt, watchdog) {
    /** @type {Record<string, string>} */
    const headers = { ...this.#headers(), Accept: 'text/event-stream' };
    if (this.#position) headers['Last-Event-ID'] = this.#position;
    const answer = await fetch(this.#url, { headers, signal: attempt.signal, cache: 'no-store' });
    if (answer.status === 401 || answer.status === 403) {
      this.close();
      this.#ears.unauthorised(answer.status);
      return '';
    }
    if (!answer.ok || !answer.body) {
      this.#position = answer.status === 410 ? '' : this.#position;
      const problem = await answer.json().catch(() => ({}));
      return problem.detail ?? problem.title ?? `${answer.status}`;
    }
    const date = Date.parse(answer.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) this.#ears.clock(date);
    await this.#read(answer.body, watchdog);
    return '';
  }

  /**
   * @param {ReadableStream<Uint8Array>} body
   * @param {Watchdog} watchdog
   */
  async #read(body, watchdog) {
    const parser = new EventParser((name, data, id) => this.#hear(name, data, id),
      (retry) => { this.#firstWait = Math.min(WAIT_MAX, Math.max(100, retry)); });
    const text = new TextDecoder();
    const reader = body.getReader();
    for (let first = true; ; first = false) {
      const { done, value } = await reader.read();
      if (done) return;
      watchdog.pat();
      this.#heard = Date.now();
      if (first) this.#live();
      parser.feed(text.decode(value, { stream: true }));
    }
  }

  #live() {
    this.#tries = 0;
    this.#tell('live', 0, '');
  }

  /**
   * @param {string} name
   * @param {string} data
   * @param {string} id
   */
  #hear(name, data, id) {
    if (name === 'reset') this.#position = '';
    else if (id) this.#position = id;
    this.#ears.message(name, data ? JSON.parse(data) : {});
  }

  /** @param {string} because */
  #later(because) {
    const ceiling = Math.min(WAIT_MAX, this.#firstWait * 2 ** this.#tries++);
    const wait = ceiling / 2 + Math.random() * ceiling / 2;
    this.#tell(this.#heard ? 'reconnecting' : 'connecting', Date.now() + wait, because);
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  /**
   * @param {Line['state']} state
   * @param {number} retryAt
   * @param {string} because
   */
  #tell(state, retryAt, because) {
    this.#ears.line({ state, since: this.#heard, retryAt, because });
  }
}

/** Cuts text into server-sent events, however the network cut it. */
export class EventParser {
  /** The pieces of a line that has not ended yet; a snapshot is a long one. @type {string[]} */
  #rest = [];
  #name = '';
  #id = '';
  /** @type {string[]} */
  #data = [];
  #say;
  #wait;

  /**
   * @param {(name: string, data: string, id: string) => void} say
   * @param {(retry: number) => void} [wait] how long to wait before coming back, in ms
   */
  constructor(say, wait = () => {}) {
    this.#say = say;
    this.#wait = wait;
  }

  /** @param {string} text */
  feed(text) {
    let from = 0;
    for (let end; (end = text.indexOf('\n', from)) >= 0; from = end + 1) {
      this.#rest.push(text.slice(from, end));
      const line = this.#rest.join('');
      this.#rest = [];
      this.#line(line.endsWith('\r') ? line.slice(0, -1) : line);
    }
    if (from < text.length) this.#rest.push(text.slice(from));
  }

  /** @param {string} line */
  #line(line) {
    if (line === '') return this.#end();
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#name = value;
    else if (field === 'id') this.#id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.#wait(Number(value));
  }

  #end() {
    if (this.#name || this.#data.length) {
      this.#say(this.#name || 'message', this.#data.join('\n'), this.#id);
    }
    this.#name = '';
    this.#data = [];
  }
}

/** Calls out when it has not been patted for a while. */
class Watchdog {
  #patience;
  #bark;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /**
   * @param {number} patience
   * @param {() => void} bark
   */
  constructor(patience, bark) {
    this.#patience = patience;
    this.#bark = bark;
    this.pat();
  }

  pat() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#bark, this.#patience);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
