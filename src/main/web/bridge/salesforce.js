/* The bridge: a page in a frame of an agent's Salesforce console. It hears from Rollcall what is to
   be shown, asks the console around it to show it, and says what became of it and what is shown.
   It has no power of its own: the console brings the agent's token, which is kept in this page's
   memory alone, and does all that is done. What the two say to each other: docs/connectors. */

const RETRY_FIRST_MS = 1_000;
const RETRY_LONGEST_MS = 30_000;
const CALL_MAX_MS = 8_000;
const WAIT = "25s";

const tab = crypto.randomUUID();
const calls = new Map();
let host = null;
let last = {show: "", outcome: "", detail: ""};
let waiting = new AbortController();
let telling = Promise.resolve();

const state = text => { document.getElementById("state").textContent = `Rollcall: ${text}`; };
const sleep = ms => new Promise(done => { setTimeout(done, ms); });

/* --- The console around us */

function post(message) {
  window.parent.postMessage({rollcall: 1, ...message}, host.origin);
}

/* Calls a function of the Omni-Channel toolkit; fails as it does. */
function call(name, given = {}) {
  const id = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      calls.delete(id);
      reject(new Error(`${name} did not answer in ${CALL_MAX_MS / 1_000} s`));
    }, CALL_MAX_MS);
    calls.set(id, {resolve, reject, late});
    post({do: "call", id, name, given});
  });
}

function answered({id, ok, value, error}) {
  const asked = calls.get(id);
  if (!asked) return;
  calls.delete(id);
  clearTimeout(asked.late);
  if (ok) asked.resolve(value);
  else asked.reject(new Error(String(error)));
}

/* The first to bring a token is the console; from then on nobody else is listened to. */
window.addEventListener("message", event => {
  const said = event.data;
  if (event.source !== window.parent || said?.rollcall !== 1) return;
  if (host && event.origin !== host.origin) return;
  switch (said.do) {
    case "hello":
      if (host || !said.token || !said.connection) return;
      host = {origin: event.origin, token: said.token, connection: said.connection};
      begin();
      break;
    case "answer": answered(said); break;
    case "event": happened(said.name, said.values ?? {}); break;
  }
});

/* --- Rollcall */

async function exchange(said, signal) {
  const answer = await fetch(
    `/v1/connections/${encodeURIComponent(host.connection)}/console`, {
      method: "POST",
      credentials: "omit",
      signal,
      headers: {"Content-Type": "application/json", Authorization: `Bearer ${host.token}`},
      body: JSON.stringify({tab, ...said}),
    });
  if (answer.ok) return answer.json();
  const failed = new Error(`${answer.status}`);
  failed.final = [401, 403, 404, 422].includes(answer.status);
  failed.retryMs = 1_000 * Number(answer.headers.get("Retry-After") ?? 0);
  throw failed;
}

/* --- What is shown there */

const shown = (id, name, reason) => ({status: id ?? "", label: name ?? "", reason: reason ?? ""});

async function current() {
  try {
    const now = await call("getServicePresenceStatusId");
    return shown(now.statusId, now.statusName);
  } catch {
    return shown("");
  }
}

/* Said at once, beside the request that waits; that one then ends, and the next follows. One after
   the other: what is said last must be what is shown. What does not get through is said by the next
   request that does. */
function happened(name, values) {
  if (!host) return;
  telling = telling.then(async () => {
    const now = name === "logout" ? shown("")
      : name === "statusChanged" ? shown(values.statusId, values.statusName, values.reason)
        : await current();
    await exchange({wait: "0s", ...now});
  }).catch(() => waiting.abort());
}

/* --- What is to be shown there */

async function perform(show) {
  if (show.id === last.show) return;
  last = {show: show.id, ...await performed(show)};
}

/* Ids have 15 or 18 characters; the last three only repeat the others' case. */
const same = (one, other) => String(one).slice(0, 15) === String(other).slice(0, 15);

async function performed(show) {
  try {
    if (!show.online) {
      await call("logout");
      return {outcome: "shown", detail: ""};
    }
    const now = await call("setServicePresenceStatus", {statusId: show.status});
    return {outcome: same(now?.statusId, show.status) ? "shown" : "later", detail: ""};
  } catch (failed) {
    return {outcome: "refused", detail: failed.message.slice(0, 200) || "no reason given"};
  }
}

/* Until the token is not taken: says what there is to say and waits for what is to be shown. */
async function begin() {
  let pause = RETRY_FIRST_MS;
  let saying = {wait: "0s", ...await current()};
  for (;;) {
    try {
      waiting = new AbortController();
      const {show} = await exchange({wait: WAIT, ...saying}, waiting.signal);
      state("connected");
      pause = RETRY_FIRST_MS;
      saying = {};
      if (!show) continue;
      await perform(show);
      saying = {...last};
    } catch (failed) {
      if (failed.final) {
        state(`the token or the connection is not taken (${failed.message})`);
        return;
      }
      state("not connected, trying again");
      await sleep(Math.max(failed.retryMs || 0, pause * (0.5 + Math.random() / 2)));
      pause = Math.min(2 * pause, RETRY_LONGEST_MS);
      saying = {...saying, wait: "0s", ...await current()};
    }
  }
}

window.parent.postMessage({rollcall: 1, do: "ready"}, "*");
