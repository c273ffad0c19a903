package dev.rollcall.simulator.elevate;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// One person's phone extension: what they set, what they do, what the contact centre says, and
/// what shows of it. Only [#shown] weighs one against the other.
public final class Extension {

    /// What a person can be doing in the office that shows by itself. Voicemail and chat are none
    /// of these: they change nothing.
    public enum Doing {
        CALL(Presence.ON_CALL), MEETING(Presence.IN_A_MEETING), SHARING(Presence.SCREEN_SHARING);

        final Presence shown;

        Doing(Presence shown) {
            this.shown = shown;
        }
    }

    final String id;
    final String name;
    private Presence own = Presence.AVAILABLE;
    private final Set<Doing> doing = EnumSet.noneOf(Doing.class);
    private Optional<Presence> centre = Optional.empty();
    private Presence beforeCentre = Presence.AVAILABLE;
    private boolean overruled;
    private boolean connected = true;
    private boolean screenLocked;
    private Instant touched;
    private boolean callsToVoicemail;
    private boolean silentChats;

    Extension(String id, String name, Instant now) {
        this.id = id;
        this.name = name;
        touched = now;
    }

    /// The lock first, then what is going on, then the contact centre, then the person; *Away* only
    /// in the place of *Available*, as nobody who said *Busy* becomes less busy by sitting still.
    Presence shown(Instant now, Duration idleAfter) {
        if (onCentreCall()) return Presence.AGENT_BUSY_ON_A_CALL;
        if (!connected) return Presence.OFFLINE;
        for (var each : doing) return each.shown;
        if (centre.isPresent() && !overruled) return centre.get();
        return own == Presence.AVAILABLE && idle(now, idleAfter) ? Presence.AWAY : own;
    }

    private boolean onCentreCall() {
        return centre.filter(Presence.AGENT_BUSY_ON_A_CALL::equals).isPresent();
    }

    Optional<Presence> centre() {
        return centre;
    }

    /// When sitting still is seen, if nothing else happens.
    Optional<Instant> idleAt(Duration idleAfter) {
        return doing.isEmpty() && connected ? Optional.of(touched.plus(idleAfter))
            : Optional.empty();
    }

    private boolean idle(Instant now, Duration idleAfter) {
        return screenLocked || !now.isBefore(touched.plus(idleAfter));
    }

    Presence own() {
        return own;
    }

    /// What would show if the contact centre were left now by the vendor's own table.
    Presence afterCentre() {
        return beforeCentre.reverted();
    }

    boolean inCentre() {
        return centre.isPresent();
    }

    /// Kept in any case; what is locked is not shown.
    void choose(Presence presence, boolean locked, Instant now) {
        touch(now);
        own = presence;
        if (locked || centre.isEmpty()) return;
        overruled = true;
        beforeCentre = presence;
    }

    void begin(Doing what, Instant now) {
        touch(now);
        doing.add(what);
    }

    void end(Doing what, Instant now) {
        touch(now);
        doing.remove(what);
    }

    void touch(Instant now) {
        touched = now;
        screenLocked = false;
    }

    void lockScreen() {
        screenLocked = true;
    }

    void connected(boolean is, Instant now) {
        connected = is;
        touched = now;
    }

    /// The contact centre writes. Its own presences say that the person works there; any other
    /// ends that and is from now on the person's own.
    void write(Presence presence, Instant now) {
        overruled = false;
        if (presence.kind == Presence.Kind.CENTRE) {
            if (centre.isEmpty()) beforeCentre = own;
            centre = Optional.of(presence);
        } else {
            centre = Optional.empty();
            own = presence;
            touch(now);
        }
    }

    void ring(boolean toVoicemail, boolean silent) {
        callsToVoicemail = toVoicemail;
        silentChats = silent;
    }

    /// Where a colleague's call goes. Screen sharing and *do not disturb* hold calls back as well.
    boolean rings() {
        return connected && !onCentreCall() && !callsToVoicemail && !doing.contains(Doing.SHARING)
            && own != Presence.DO_NOT_DISTURB;
    }

    boolean chatSounds() {
        return connected && !onCentreCall() && !silentChats && !doing.contains(Doing.SHARING);
    }
}
