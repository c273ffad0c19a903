/**
 * `<login-card>`: the way in for a person. It takes a token, or uses the one-time code that came in
 * the address, and hands it to the server, which gives the browser a session.
 */
import { css, html, LitElement, nothing } from '../vendor/lit/index.js';
import { Problem, signIn } from '../floor/server.js';
import { problemOfCall } from '../words/explain.js';
import { t } from '../words/messages.js';
import { controls } from './controls.js';

export class LoginCard extends LitElement {
  static properties = {
    problem: {},
    language: {},
    _busy: { state: true },
  };

  static styles = [controls, css`
    :host { display: grid; place-items: center; padding: 24px 16px; overflow: auto; }
    form {
      inline-size: min(100%, 420px); padding: 28px; border: 1px solid var(--line);
      border-radius: 14px; background: var(--surface);
    }
    h1 { margin: 0 0 8px; font-size: 20px; font-weight: 650; letter-spacing: -.01em; }
    p { margin: 0 0 16px; color: var(--ink-soft); }
    label { display: block; margin-block-end: 6px; font-weight: 600; }
    input:not([type="checkbox"]) { min-block-size: 40px; font-family: var(--mono); }
    button.primary { inline-size: 100%; min-block-size: 40px; margin-block: 16px 12px; }
    .small { margin: 0; font-size: 13px; }
    .problem {
      margin: 12px 0 0; padding: 10px 12px; border-radius: var(--radius);
      background: var(--problem-ground); color: var(--problem);
    }
  `];

  constructor() {
    super();
    this.problem = '';
    this.language = '';
    this._busy = false;
  }

  firstUpdated() {
    this.#input.focus();
  }

  get #input() {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
  }

  render() {
    return html`<form @submit=${this.#submit} novalidate>
      <h1>${t('login.title')}</h1>
      <p>${t('login.text')}</p>
      <label for="token">${t('login.token')}</label>
      <input id="token" type="password" autocomplete="current-password" spellcheck="false"
        aria-invalid=${this.problem ? 'true' : 'false'}
        aria-describedby=${this.problem ? 'problem' : nothing}>
      ${this.problem ? html`<p class="problem" id="problem" role="alert">${this.problem}</p>`
        : nothing}
      <button class="primary" ?disabled=${this._busy}>${t('login.go')}</button>
      <p class="small">${t('login.keep')}</p>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const token = this.#input.value.trim();
    if (!token) return this.#say(t('login.empty'));
    this._busy = true;
    try {
      await signIn({ token });
      this.dispatchEvent(new CustomEvent('signed-in'));
    } catch (problem) {
      this.#say(wayInProblem(problem));
    } finally {
      this._busy = false;
    }
  }

  /** @param {string} words */
  #say(words) {
    this.problem = words;
    this.#input.focus();
    this.#input.select();
  }
}

/** Why somebody was not let in. @param {unknown} problem */
export function wayInProblem(problem) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.status === 401) return t('login.refused');
  if (problem.status === 0) return t('login.unreachable');
  return problemOfCall(problem);
}

customElements.define('login-card', LoginCard);
