package dev.rollcall.simulator.salesforce;

import static dev.rollcall.simulator.salesforce.Entity.AGENT_WORK;
import static dev.rollcall.simulator.salesforce.Entity.USER_SERVICE_PRESENCE;

import dev.rollcall.simulator.salesforce.Organisation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Omni-Channel: statuses, capacity, work that is pushed, accepted, declined or left lying, and
/// what each of them does to a status. No clock, no network: the time comes with every call.
///
/// * **A status is a record for as long as it lasts.** A change ends one record and then creates
///   the next; signing out ends one and creates none.
/// * **On a call a change of status is ignored**, unless the telephony says that it can wait; then
///   it happens when the call ends. Whoever asked is told the status that stands.
/// * **Work counts from the moment it is assigned.** What lies too long is taken back, and the
///   agent may be moved to a status for it, as for declining.
final class Omni {

    /// Why a status changed, as the console's event says it.
    enum Reason {
        TOOLKIT("OmniToolkitStatusChange"), PUSH_TIMEOUT("OmniPushTimeout"),
        DECLINE("OmniDeclineWork"), MANUAL("OmniManualStatusChange"),
        SUPERVISOR("OmniSupervisorStatusChange"), LOGIN("OmniLoginStatusChange");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /// What is settled in Setup. A status without an id is none.
    ///
    /// @param onPushTimeout the status an agent is moved to who did not answer; empty: none
    /// @param pendingOnCalls whether the telephony keeps a change for the end of a call
    record Setup(int capacity, Duration pushTimeout, String onPushTimeout, String onDecline,
            boolean pendingOnCalls) {
        static final Setup SHIPPED = new Setup(5, Duration.ofSeconds(20), "", "", false);
    }

    /// What a console is told.
    record Said(String user, String event, Map<String, Object> parameters) {}

    private static final class Desk {
        private String row = "";
        private boolean onCall;
        private String pending = "";
        private final Map<String, Work> work = new LinkedHashMap<>();
    }

    private record Work(String item, double weight, Instant timesOut) {}

    /// More than any capacity.
    private static final int WORK_MAX = 1_000;

    private final Organisation organisation;
    private final Records records;
    private final Consumer<Said> console;
    private final Map<String, Desk> desks = new HashMap<>();
    private Setup setup = Setup.SHIPPED;
    private long items;

    Omni(Organisation organisation, Consumer<Said> console) {
        this.organisation = organisation;
        this.records = organisation.records();
        this.console = console;
    }

    void setup(Setup next) {
        setup = next;
    }

    Setup setup() {
        return setup;
    }

    // Statuses.

    /// Sets a status and signs in where that is needed; empty when the user has no such status.
    ///
    /// @return the status that stands then, asked for or not
    Optional<Status> set(String user, String status, Reason reason, Instant now) {
        var wanted = organisation.granted(user, status);
        if (wanted.isEmpty()) return Optional.empty();
        var desk = desk(user);
        if (desk.onCall && !desk.row.isEmpty()) {
            if (setup.pendingOnCalls) desk.pending = status;
        } else {
            enter(user, desk, wanted.get(), desk.row.isEmpty() ? Reason.LOGIN : reason, now);
        }
        return shown(user);
    }

    boolean logout(String user, Instant now) {
        var desk = desk(user);
        if (desk.row.isEmpty()) return false;
        leave(desk, now);
        List.copyOf(desk.work.keySet()).forEach(id ->
                finish(user, id, "Unavailable", Map.of(), now));
        desk.pending = "";
        say(user, "lightning:omniChannelLogout", Map.of());
        return true;
    }

    /// As after a switch of data centres.
    void logoutAll(Instant now) {
        List.copyOf(desks.keySet()).forEach(user -> logout(user, now));
    }

    /// Deleting the record of the current status is signing out.
    void deleted(String row, Instant now) {
        desks.forEach((user, desk) -> {
            if (desk.row.equals(row)) logout(user, now);
        });
        records.delete(USER_SERVICE_PRESENCE, row, now);
    }

    Optional<Status> shown(String user) {
        return records.find(USER_SERVICE_PRESENCE, desk(user).row)
                .map(row -> Objects.toString(row.get("ServicePresenceStatusId")))
                .flatMap(organisation::status);
    }

    private void enter(String user, Desk desk, Status status, Reason reason, Instant now) {
        if (shown(user).equals(Optional.of(status))) return;
        leave(desk, now);
        var values = new HashMap<String, @Nullable Object>();
        values.put("OwnerId", user);
        values.put("UserId", user);
        values.put("Name", "P-" + user.substring(5, 15));
        values.put("ServicePresenceStatusId", status.id());
        values.put("IsCurrentState", true);
        values.put("IsAway", status.away());
        values.put("StatusStartDate", now);
        values.put("ConfiguredCapacity", (long) setup.capacity);
        values.put("AverageCapacity", load(desk));
        desk.row = records.create(USER_SERVICE_PRESENCE, values, now);
        if (reason == Reason.LOGIN) {
            say(user, "lightning:omniChannelLoginSuccess", Map.of("statusId", status.id()));
        }
        var said = new LinkedHashMap<>(organisation.described(status));
        said.put("reason", reason.text);
        say(user, "lightning:omniChannelStatusChanged", said);
    }

    private void leave(Desk desk, Instant now) {
        records.find(USER_SERVICE_PRESENCE, desk.row).ifPresent(row -> {
            var lasted = row.get("StatusStartDate") instanceof Instant start
                    ? Duration.between(start, now).toSeconds() : 0;
            records.update(USER_SERVICE_PRESENCE, desk.row, Map.of("IsCurrentState", false,
                    "StatusEndDate", now, "StatusDuration", lasted), now);
        });
        desk.row = "";
    }

    // Calls.

    void callBegins(String user) {
        desk(user).onCall = true;
    }

    void callEnds(String user, Instant now) {
        var desk = desk(user);
        desk.onCall = false;
        organisation.granted(user, desk.pending).ifPresent(status ->
                enter(user, desk, status, Reason.TOOLKIT, now));
        desk.pending = "";
    }

    // Work.

    /// Pushes work to an agent; empty when the status, the channel or the capacity say no.
    Optional<String> push(String user, String channel, double weight, Instant now) {
        var desk = desk(user);
        var takes = shown(user).filter(status -> status.channels().contains(channel));
        if (takes.isEmpty() || load(desk) + weight > setup.capacity
                || desk.work.size() >= WORK_MAX) {
            return Optional.empty();
        }
        var item = "500" + Entity.USER.id(++items).substring(3);
        var id = records.create(AGENT_WORK, Map.of("Name", "W-" + items,
                "UserId", user, "WorkItemId", item, "Status", "Assigned",
                "ServiceChannelId", organisation.channel(channel), "CapacityWeight", weight,
                "CapacityModel", "StatusBased", "AssignedDateTime", now), now);
        loaded(user, desk, weight, now, () ->
                desk.work.put(id, new Work(item, weight, now.plus(setup.pushTimeout))));
        say(user, "lightning:omniChannelWorkAssigned", Map.of("workId", id, "workItemId", item));
        return Optional.of(id);
    }

    boolean accept(String user, String id, Instant now) {
        var desk = desk(user);
        var work = desk.work.get(id);
        if (work == null || !work.timesOut().isBefore(Instant.MAX)) return false;
        desk.work.put(id, new Work(work.item(), work.weight(), Instant.MAX));
        records.update(AGENT_WORK, id, Map.of("Status", "Opened", "AcceptDateTime", now), now);
        say(user, "lightning:omniChannelWorkAccepted",
                Map.of("workId", id, "workItemId", work.item()));
        return true;
    }

    boolean decline(String user, String id, Instant now) {
        return turnedDown(user, id, "Declined", setup.onDecline, Reason.DECLINE, now);
    }

    boolean close(String user, String id, Instant now) {
        return finish(user, id, "Closed", Map.of("CloseDateTime", now), now);
    }

    List<Map<String, Object>> works(String user) {
        return desk(user).work.entrySet().stream().<Map<String, Object>>map(one -> Map.of(
                "workId", one.getKey(),
                "workItemId", one.getValue().item(),
                "isEngaged", one.getValue().timesOut().equals(Instant.MAX))).toList();
    }

    /// What an agent has at hand, of what they can take.
    Map<String, Object> workload(String user) {
        return Map.of("configuredCapacity", setup.capacity, "currentWorkload", load(desk(user)));
    }

    /// Whatever is due by now: work that nobody answered.
    void settle(Instant now) {
        desks.forEach((user, desk) -> List.copyOf(desk.work.keySet()).stream()
                .filter(id -> lies(desk, id, now))
                .forEach(id -> turnedDown(user, id, "DeclinedOnPushTimeout",
                        setup.onPushTimeout, Reason.PUSH_TIMEOUT, now)));
    }

    private static boolean lies(Desk desk, String id, Instant now) {
        var work = desk.work.get(id);
        return work != null && !work.timesOut().isAfter(now);
    }

    private boolean turnedDown(String user, String id, String how, String next, Reason reason,
            Instant now) {
        if (!finish(user, id, how, Map.of("DeclineDateTime", now), now)) return false;
        if (!next.isEmpty()) set(user, next, reason, now);
        return true;
    }

    private boolean finish(String user, String id, String how, Map<String, Instant> when,
            Instant now) {
        var desk = desk(user);
        var work = desk.work.get(id);
        if (work == null) return false;
        var values = new HashMap<String, @Nullable Object>(when);
        values.put("Status", how);
        records.update(AGENT_WORK, id, values, now);
        loaded(user, desk, -work.weight(), now, () -> desk.work.remove(id));
        say(user, how.startsWith("Declined") ? "lightning:omniChannelWorkDeclined"
                : "lightning:omniChannelWorkClosed",
                Map.of("workId", id, "workItemId", work.item()));
        return true;
    }

    /// Every change of the load changes the record of the status too.
    private void loaded(String user, Desk desk, double weight, Instant now, Runnable change) {
        var before = load(desk);
        change.run();
        if (!desk.row.isEmpty()) {
            records.update(USER_SERVICE_PRESENCE, desk.row,
                    Map.of("AverageCapacity", before + weight), now);
        }
        say(user, "lightning:omniChannelWorkloadChanged", Map.of(
                "configuredCapacity", setup.capacity, "previousWorkload", before,
                "newWorkload", load(desk)));
    }

    private static double load(Desk desk) {
        return desk.work.values().stream().mapToDouble(Work::weight).sum();
    }

    Stream<String> present() {
        return desks.entrySet().stream().filter(one -> !one.getValue().row.isEmpty())
                .map(Map.Entry::getKey).sorted();
    }

    private Desk desk(String user) {
        return desks.computeIfAbsent(organisation.user(user), _ -> new Desk());
    }

    private void say(String user, String event, Map<String, Object> parameters) {
        console.accept(new Said(user, event, parameters));
    }
}
