package dev.rollcall.api.access;

import static dev.rollcall.api.access.Permission.FORCE_PRESENCE;
import static dev.rollcall.api.access.Permission.MANAGE_TOKENS;
import static dev.rollcall.api.access.Permission.OFFER_WORK;
import static dev.rollcall.api.access.Permission.PROVISION_AGENTS;
import static dev.rollcall.api.access.Permission.READ_CONFIGURATION;
import static dev.rollcall.api.access.Permission.READ_PRESENCE;
import static dev.rollcall.api.access.Permission.REPORT;
import static dev.rollcall.api.access.Permission.TAKE_WORK;
import static dev.rollcall.api.access.Permission.WRITE_CONFIGURATION;
import static dev.rollcall.api.access.Permission.WRITE_PRESENCE;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who somebody is to this tenant, and what that allows.
///
/// A session is what a browser holds after signing in. How long it lasts is our judgement: a
/// working week for people, a year for the screen on the wall.
public enum Role {
    /// Everything.
    ADMINISTRATOR(Duration.ofDays(7), EnumSet.of(READ_PRESENCE, WRITE_PRESENCE, FORCE_PRESENCE,
            OFFER_WORK, TAKE_WORK, REPORT, READ_CONFIGURATION, WRITE_CONFIGURATION,
            PROVISION_AGENTS, MANAGE_TOKENS)),
    /// The agents of some teams, or of all.
    SUPERVISOR(Duration.ofDays(7), EnumSet.of(READ_PRESENCE, WRITE_PRESENCE, FORCE_PRESENCE,
            OFFER_WORK, READ_CONFIGURATION)),
    /// Oneself.
    AGENT(Duration.ofDays(7), EnumSet.of(READ_PRESENCE, WRITE_PRESENCE, TAKE_WORK)),
    /// Another system: what its token says, of these.
    INTEGRATION(Duration.ofDays(1), EnumSet.of(READ_PRESENCE, WRITE_PRESENCE, FORCE_PRESENCE,
            OFFER_WORK, TAKE_WORK, REPORT, READ_CONFIGURATION, PROVISION_AGENTS)),
    /// A screen that everybody sees: who is there, and not why.
    WALLBOARD(Duration.ofDays(365), EnumSet.of(READ_PRESENCE));

    /// What an integration may do whose token says nothing else.
    public static final Set<Permission> USUAL_OF_INTEGRATION = Set.of(READ_PRESENCE, WRITE_PRESENCE,
            FORCE_PRESENCE, OFFER_WORK, TAKE_WORK, REPORT);

    private final Duration sessionLasts;
    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<Permission> most;
    private final String text = name().toLowerCase(Locale.ROOT);

    Role(Duration sessionLasts, Set<Permission> most) {
        this.sessionLasts = sessionLasts;
        this.most = Set.copyOf(most);
    }

    /// The most that somebody of this role may be allowed.
    public Set<Permission> most() {
        return most;
    }

    Duration sessionLasts() {
        return sessionLasts;
    }

    public String text() {
        return text;
    }

    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text.equals(text)).findFirst();
    }
}
