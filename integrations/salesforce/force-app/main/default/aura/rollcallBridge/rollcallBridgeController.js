/* What happens to the component: it begins, it ends, and Omni-Channel says something. */
({
  begin: function (component, event, helper) {
    helper.begin(component);
  },

  end: function (component, event, helper) {
    helper.end(component);
  },

  statusChanged: function (component, event, helper) {
    helper.tell(component, "statusChanged", {
      statusId: event.getParam("statusId"),
      statusName: event.getParam("statusName"),
      reason: event.getParam("reason")
    });
  },

  loggedIn: function (component, event, helper) {
    helper.tell(component, "login", {});
  },

  loggedOut: function (component, event, helper) {
    helper.tell(component, "logout", {});
  }
})
