/**
 * The simulated console of one agent. It makes what Salesforce documents for scripts in a console
 * out of the simulator's control API: `omniToolkit` (lightning:omniToolkitAPI, promises),
 * `sforce.console.presence` (Classic, callbacks) and the events of both. The page around it is the
 * Omni-Channel widget. A customer's script is loaded from `?bridge=…`, after all of this stands.
 */
"use strict";

(() => {
  const user = decodeURIComponent(location.pathname.split("/").pop());
  const here = `/control/console/${encodeURIComponent(user)}`;

  async function call(name, given = {}) {
    const answer = await fetch(`${here}/${name}`, {method: "POST", body: JSON.stringify(given)});
    const said = await answer.json();
    if (answer.ok) return said;
    throw new Error(said.error);
  }

  // Lightning: every function takes one object and gives a promise, which fails on an error.

  const functions = ["login", "logout", "setServicePresenceStatus", "getServicePresenceStatusId",
    "getServicePresenceStatusChannels", "getAgentWorks", "getAgentWorkload", "acceptAgentWork",
    "declineAgentWork", "closeAgentWork"];
  window.omniToolkit = Object.fromEntries(
    functions.map(name => [name, given => call(name, given)]));

  // Classic: values and then a callback, which gets an object that says whether it went well.

  function classic(name, ...parameters) {
    return (...given) => {
      const callback = given.findLast(one => typeof one === "function") ?? (() => {});
      const named = Object.fromEntries(parameters.map((key, at) => [key, given[at]]));
      call(name, named).then(
        said => callback(said === true ? {success: true} : {success: true, ...said}),
        () => callback({success: false}));
    };
  }

  const classicEvents = {
    LOGIN_SUCCESS: "lightning:omniChannelLoginSuccess",
    LOGOUT: "lightning:omniChannelLogout",
    STATUS_CHANGED: "lightning:omniChannelStatusChanged",
    WORK_ASSIGNED: "lightning:omniChannelWorkAssigned",
    WORK_ACCEPTED: "lightning:omniChannelWorkAccepted",
    WORK_DECLINED: "lightning:omniChannelWorkDeclined",
    WORK_CLOSED: "lightning:omniChannelWorkClosed",
    WORKLOAD_CHANGED: "lightning:omniChannelWorkloadChanged",
  };

  window.sforce = {console: {
    ConsoleEvent: {PRESENCE: classicEvents},
    addEventListener(event, listener) {
      window.addEventListener(event, heard => listener({...heard.detail}));
    },
    presence: {
      login: classic("login", "statusId"),
      logout: classic("logout"),
      setServicePresenceStatus: classic("setServicePresenceStatus", "statusId"),
      getServicePresenceStatusId: classic("getServicePresenceStatusId"),
      getServicePresenceStatusChannels: classic("getServicePresenceStatusChannels"),
      getAgentWorks: classic("getAgentWorks"),
      getAgentWorkload: classic("getAgentWorkload"),
      acceptAgentWork: classic("acceptAgentWork", "workId"),
      declineAgentWork: classic("declineAgentWork", "workId"),
      closeAgentWork: classic("closeAgentWork", "workId"),
    },
  }};

  // The widget.

  const element = id => document.getElementById(id);

  // A system that is gone is shown as such, until its events come again.
  async function refresh() {
    try {
      await draw();
    } catch {
      element("status").textContent = "No connection";
    }
  }

  async function draw() {
    const works = JSON.parse((await call("getAgentWorks")).works);
    const status = await call("getServicePresenceStatusId").catch(() => ({statusName: "Offline"}));
    element("status").textContent = status.statusName;
    element("works").replaceChildren(...works.map(work => {
      const item = document.createElement("li");
      item.append(`${work.workItemId} `, ...(work.isEngaged ? ["close"] : ["accept", "decline"])
        .map(act => button(act, () => call(`${act}AgentWork`, {workId: work.workId}))));
      return item;
    }));
  }

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  function choose(method, body) {
    return fetch(`/control/agents/${encodeURIComponent(user)}/status`, {method, body});
  }

  element("user").textContent = user;
  element("choose").addEventListener("click",
    () => choose("PUT", JSON.stringify({status: element("choice").value})));
  element("leave").addEventListener("click", () => choose("DELETE"));

  // Lightning's events carry parameters, asked for one by one.

  const events = new EventSource(`${here}/events`);
  events.onmessage = message => {
    const {event, parameters} = JSON.parse(message.data);
    const heard = new CustomEvent(event, {detail: parameters});
    heard.getParam = name => parameters[name];
    heard.getParams = () => parameters;
    window.dispatchEvent(heard);
    const line = document.createElement("li");
    const name = event.replace("lightning:omniChannel", "");
    line.textContent = `${name} ${JSON.stringify(parameters)}`;
    element("heard").append(line);
    refresh();
  };

  fetch(`${here}/statuses`).then(answer => answer.json()).then(labels =>
    element("choice").replaceChildren(...labels.map(label => new Option(label, label))));

  // Nothing of a customer runs before it would hear.
  events.addEventListener("open", refresh);
  events.addEventListener("open", () => {
    const bridge = new URLSearchParams(location.search).get("bridge");
    if (!bridge) return;
    const script = document.createElement("script");
    script.src = bridge;
    document.body.append(script);
  }, {once: true});
})();
