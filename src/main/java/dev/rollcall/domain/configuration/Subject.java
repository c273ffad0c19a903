package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Effective;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.RoutingStatus;
import java.util.Map;
import java.util.Set;

/// What a [Condition] is asked about: an agent of ours (outbound), or a status that an outside
/// system shows for one (inbound).
public sealed interface Subject {

    /// @param names folded
    boolean calledOneOf(Set<String> names);

    String message();

    String group();

    String category();

    /// `acd`, `afterCallWork` or `doNotDisturb`.
    boolean option(String option);

    /// @param status the presence
    /// @param signedIn at least one live session
    /// @param lost within the grace time
    /// @param working channels with connected or held work
    record OfAgent(Status status, boolean ready, boolean signedIn, boolean lost,
            Set<Channel> working, Set<Channel> wrapUp, RoutingStatus routingStatus,
            Effective effective) implements Subject {

        @Override
        public boolean calledOneOf(Set<String> names) {
            return names.contains(Texts.folded(status.id().text()));
        }

        @Override
        public String message() {
            return status.message();
        }

        @Override
        public String group() {
            return status.group();
        }

        @Override
        public String category() {
            return status.category().text();
        }

        @Override
        public boolean option(String option) {
            return switch (option) {
                case "acd" -> status.options().acd();
                case "afterCallWork" -> status.options().afterCallWork();
                case "doNotDisturb" -> status.options().doNotDisturb();
                default -> throw new IllegalStateException("no status option '" + option + "'");
            };
        }
    }

    /// @param names everything the status goes by, folded
    /// @param options those that are on or off there; one that is not named is off
    record OfOutside(Set<String> names, String message, String group, String category,
            Map<String, Boolean> options) implements Subject {

        @Override
        public boolean calledOneOf(Set<String> others) {
            return names.stream().anyMatch(others::contains);
        }

        @Override
        public boolean option(String option) {
            return options.getOrDefault(option, false);
        }
    }
}
