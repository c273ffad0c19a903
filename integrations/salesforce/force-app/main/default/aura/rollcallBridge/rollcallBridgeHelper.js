/* Lends the Omni-Channel toolkit to Rollcall's bridge, which runs in the frame: three functions and
   three events, nothing else. Messages are taken from that frame and its origin alone. */
({
  LENT: ["setServicePresenceStatus", "getServicePresenceStatusId", "logout"],

  begin: function (component) {
    var helper = this;
    var action = component.get("c.mine");
    action.setCallback(this, function (response) {
      var mine = response.getState() === "SUCCESS" ? response.getReturnValue() : null;
      if (!mine || !mine.url || !mine.token) return;
      component.rollcall = {
        mine: mine,
        origin: new URL(mine.url).origin,
        hear: $A.getCallback(function (event) { helper.hear(component, event); })
      };
      window.addEventListener("message", component.rollcall.hear);
      component.set("v.url", new URL("bridge/salesforce.html", mine.url).href);
    });
    $A.enqueueAction(action);
  },

  end: function (component) {
    if (component.rollcall) window.removeEventListener("message", component.rollcall.hear);
  },

  post: function (component, message) {
    var frame = component.find("frame");
    if (!component.rollcall || !frame) return;
    message.rollcall = 1;
    frame.getElement().contentWindow.postMessage(message, component.rollcall.origin);
  },

  tell: function (component, name, values) {
    this.post(component, {do: "event", name: name, values: values});
  },

  hear: function (component, event) {
    var said = event.data;
    if (event.origin !== component.rollcall.origin || !said || said.rollcall !== 1) return;
    if (said.do === "ready") {
      this.post(component, {
        do: "hello",
        token: component.rollcall.mine.token,
        connection: component.rollcall.mine.connection
      });
    } else if (said.do === "call") {
      this.answer(component, said);
    }
  },

  answer: function (component, said) {
    var helper = this;
    if (this.LENT.indexOf(said.name) < 0) {
      this.post(component, {do: "answer", id: said.id, ok: false, error: "not lent"});
      return;
    }
    component.find("omniToolkit")[said.name](said.given).then($A.getCallback(function (value) {
      helper.post(component, {do: "answer", id: said.id, ok: true, value: value});
    })).catch($A.getCallback(function (error) {
      helper.post(component, {
        do: "answer", id: said.id, ok: false, error: String((error && error.message) || error)
      });
    }));
  }
})
