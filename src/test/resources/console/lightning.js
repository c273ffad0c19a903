/* As much of Lightning and of its Omni-Channel toolkit as a component sees, by Salesforce's
   documents: it loads the real component, so that what is deployed is what is tested. */
"use strict";

const asked = new URLSearchParams(location.search);
const labels = {
  "0N55e00000000A1AAA": "Available", "0N55e00000000A2AAA": "On Break", "0N55e00000000A3AAA": "Busy",
};
const omni = {status: null, onCall: false, denied: new Set(), component: null};

const described = id => ({statusId: id, statusName: labels[id], channels: "[]",
  statusApiName: labels[id].replace(" ", "_")});

const happenings = {
  statusChanged: "statusChanged", loginSuccess: "loggedIn", logout: "loggedOut",
};

function fire(name, values) {
  const {component, controller, helper} = omni.component;
  controller[happenings[name]](component, {getParam: key => values[key]}, helper);
}

/* What everybody does who changes a status: the widget, a supervisor, the toolkit. */
function move(id, reason) {
  const login = omni.status === null;
  omni.status = id;
  document.getElementById("status").textContent = labels[id];
  if (login) fire("loginSuccess", {statusId: id});
  fire("statusChanged", {...described(id), reason});
}

const toolkit = {
  setServicePresenceStatus({statusId}) {
    if (omni.denied.has(statusId) || !labels[statusId]) {
      return Promise.reject(new Error("The user does not have access to this status."));
    }
    if (!omni.onCall) move(statusId, "OmniToolkitStatusChange");
    return Promise.resolve(described(omni.status));
  },
  getServicePresenceStatusId() {
    return omni.status === null ? Promise.reject(new Error("not logged in"))
      : Promise.resolve(described(omni.status));
  },
  logout() {
    omni.status = null;
    document.getElementById("status").textContent = "Offline";
    fire("logout", {});
    return Promise.resolve(true);
  },
};

/* Aura: a component finds its parts, has attributes, and asks its Apex class. */
const component = {
  frame: null,
  find(id) {
    if (id === "omniToolkit") return toolkit;
    return this.frame && {getElement: () => this.frame};
  },
  get() {
    return {
      setCallback(scope, callback) {
        this.run = () => callback.call(scope, {
          getState: () => "SUCCESS",
          getReturnValue: () => ({url: asked.get("url"), token: asked.get("token"),
            connection: asked.get("connection")}),
        });
      },
    };
  },
  set(_, url) {
    this.frame = document.createElement("iframe");
    this.frame.src = url;
    document.getElementById("utility").append(this.frame);
  },
};
window.$A = {getCallback: act => act, enqueueAction: action => setTimeout(action.run, 0)};

async function bundle(name) {
  const answer = await fetch(`/aura/rollcallBridge${name}.js`);
  return (0, eval)(await answer.text());
}

window.addEventListener("load", async () => {
  const controller = await bundle("Controller");
  const helper = await bundle("Helper");
  omni.component = {component, controller, helper};
  controller.begin(component, {}, helper);
});
