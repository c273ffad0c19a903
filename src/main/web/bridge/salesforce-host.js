/* For consoles that are pages of their own (Visualforce, Classic, the simulator): puts the bridge
   into a frame and lends it the Omni-Channel toolkit of the page, `omniToolkit` (Lightning's
   functions) or `sforce.console.presence` (Classic). In Lightning Experience the component in
   integrations/salesforce does the same. Included as
   <script src="https://rollcall.example.org/bridge/salesforce-host.js"
           data-connection="salesforce" data-token="..."></script> */
"use strict";

(() => {
  const script = document.currentScript;
  const here = new URL(script.src);
  const given = name => script.dataset[name] ?? here.searchParams.get(name) ?? "";
  const frame = document.createElement("iframe");
  frame.src = new URL("salesforce.html", here).href;
  frame.title = "Rollcall";
  frame.width = "320";
  frame.height = "40";

  const post = message =>
    frame.contentWindow.postMessage({rollcall: 1, ...message}, here.origin);

  /* Classic's functions take a value and a callback. */
  function classic(name, values) {
    return new Promise((resolve, reject) => {
      const done = answer => (answer.success ? resolve(answer)
        : reject(new Error("the console did not take it")));
      const presence = window.sforce.console.presence;
      if (values.statusId) presence[name](values.statusId, done);
      else presence[name](done);
    });
  }

  const toolkit = (name, values) => (window.omniToolkit ? window.omniToolkit[name](values)
    : classic(name, values));

  const lent = new Set(["setServicePresenceStatus", "getServicePresenceStatusId", "logout"]);

  async function answer({id, name, given: values}) {
    try {
      if (!lent.has(name)) throw new Error(`'${name}' is not lent`);
      post({do: "answer", id, ok: true, value: await toolkit(name, values)});
    } catch (failed) {
      post({do: "answer", id, ok: false, error: failed?.message ?? String(failed)});
    }
  }

  window.addEventListener("message", event => {
    if (event.source !== frame.contentWindow || event.origin !== here.origin) return;
    if (event.data?.rollcall !== 1) return;
    if (event.data.do === "ready") {
      post({do: "hello", token: given("token"), connection: given("connection")});
    } else if (event.data.do === "call") answer(event.data);
  });

  const events = {StatusChanged: "statusChanged", LoginSuccess: "login", Logout: "logout"};
  for (const [theirs, name] of Object.entries(events)) {
    window.addEventListener(`lightning:omniChannel${theirs}`, event =>
      post({do: "event", name, values: {...event.detail}}));
  }
  document.body.append(frame);
})();
