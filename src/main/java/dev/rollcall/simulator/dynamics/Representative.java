package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.dynamics.Capacity.Load;
import dev.rollcall.simulator.dynamics.Capacity.Use;
import dev.rollcall.simulator.dynamics.Rules.By;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One representative and the presence automaton of the vendor's page "Manage presence". It is a
/// plain state machine: the world tells it what happens and when, and compares before and after.
///
/// A presence is *held* (chosen by hand: do not disturb, away and offline until changed, available
/// and busy until the next accept or close) or *computed* from capacity. While somebody is
/// disconnected, *Offline* is shown and everything goes on underneath in what was captured.
final class Representative {

    /// What shows, and whether a person chose it.
    record Held(Presence presence, boolean byHand) {}

    /// An item that was offered or taken.
    record Item(Load load, boolean open, Instant offered) {}

    final String id;
    final String agentstatusId;
    final String name;
    private Presence usual = Presence.AVAILABLE;
    private Capacity capacity;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private int sessions;
    private Optional<Instant> lost = Optional.empty();
    private Held held = new Held(Presence.OFFLINE, false);
    private By modifiedBy = By.SYSTEM;

    Representative(String id, String agentstatusId, String name, Capacity capacity) {
        this.id = id;
        this.agentstatusId = agentstatusId;
        this.name = name;
        this.capacity = capacity;
    }

    Presence presence() {
        return sessions > 0 ? held.presence() : Presence.OFFLINE;
    }

    By modifiedBy() {
        return modifiedBy;
    }

    boolean signedIn() {
        return sessions > 0;
    }

    int sessions() {
        return sessions;
    }

    int unitsLeft() {
        return capacity.unitsLeft(openLoads());
    }

    boolean blocked() {
        return capacity.blocked(openLoads());
    }

    Map<String, Item> items() {
        return items;
    }

    /// What they have; asked only of who has it.
    Item item(String work) {
        return Optional.ofNullable(items.get(work)).orElseThrow();
    }

    long openItems() {
        return items.values().stream().filter(Item::open).count();
    }

    Optional<Instant> lostSince() {
        return lost;
    }

    void usually(Presence presence) {
        usual = presence;
    }

    /// A browser opens. Whoever was captured and is back finds what was captured.
    void connect() {
        sessions++;
        if (sessions > 1) return;
        if (lost.isEmpty()) held = new Held(atSignIn(), false);
        lost = Optional.empty();
        modifiedBy = By.SYSTEM;
    }

    /// A browser closes, sleeps, signs out or loses its network: the vendor makes no difference.
    void disconnect(Instant now) {
        if (sessions == 0) return;
        sessions--;
        if (sessions > 0) return;
        lost = Optional.of(now);
        modifiedBy = By.SYSTEM;
    }

    /// The time to come back is over; the next sign-in computes afresh.
    void forget() {
        lost = Optional.empty();
        held = new Held(Presence.OFFLINE, false);
    }

    void choose(Presence presence, By by) {
        held = new Held(presence, true);
        modifiedBy = by;
    }

    void offer(String work, Load load, Instant now) {
        items.put(work, new Item(load, false, now));
    }

    /// Full of sessions: what came does not get here, and nothing more should.
    void overrun() {
        compute(Presence.DO_NOT_DISTURB);
    }

    void accept(String work) {
        items.computeIfPresent(work, (id, item) -> new Item(item.load(), true, item.offered()));
        recompute();
    }

    void take(String work, Load load, Instant now) {
        items.put(work, new Item(load, true, now));
        recompute();
    }

    void close(String work) {
        items.remove(work);
        recompute();
    }

    /// An offer that ended without work; `after` is empty where the setting is off.
    void refuse(String work, Optional<Presence> after) {
        items.remove(work);
        after.ifPresent(this::compute);
    }

    /// Zero units, or fewer than are in use, show at once; anything else at the next accept or
    /// close.
    void carry(Capacity now) {
        capacity = now;
        var none = now.units().isPresent() && now.units().getAsInt() == 0;
        if (none || unitsLeft() < 0) recompute();
    }

    Presence byCapacity() {
        return switch (capacity.use(openLoads())) {
            case UNUSED -> Presence.AVAILABLE;
            case PARTLY -> Presence.BUSY;
            case FULL -> Presence.DO_NOT_DISTURB;
        };
    }

    boolean has(Load load) {
        return capacity.use(openLoads()) != Use.FULL && !blocked()
            && (capacity.units().isEmpty() || unitsLeft() >= load.units())
            && load.profiles().stream().noneMatch(each -> capacity.usedUp(each, openLoads()));
    }

    private Presence atSignIn() {
        return openItems() == 0 || usual.base().sticks() ? usual : byCapacity();
    }

    private void recompute() {
        compute(byCapacity());
    }

    /// What was chosen by hand and sticks is left alone.
    private void compute(Presence presence) {
        if (held.byHand() && held.presence().base().sticks()) return;
        held = new Held(presence, false);
        modifiedBy = By.SYSTEM;
    }

    private List<Load> openLoads() {
        return items.values().stream().filter(Item::open).map(Item::load).toList();
    }
}
