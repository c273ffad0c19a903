package dev.rollcall.simulator.contactpro;

import java.time.Duration;
import java.util.Optional;

/// A presence profile, defined by an administrator.
///
/// @param id 32 hexadecimal digits, upper case, no hyphens
/// @param duration after it the default profile returns
/// @param queueGroup whoever selects it joins its queues and leaves all others
public record Profile(String id, String name, Kind kind, Optional<Duration> duration,
        Optional<String> queueGroup) {

    /// What it means; the vendor marks each with a colour.
    public enum Kind {
        AWAY("Away"), AVAILABLE("Available"), TENTATIVE("Tentative"), CONFERENCE("Conference"),
        LOGGED_OFF("LoggedOff");

        final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /// One without an end or queues.
    public static Profile plain(String id, String name, Kind kind) {
        return new Profile(id, name, kind, Optional.empty(), Optional.empty());
    }
}
