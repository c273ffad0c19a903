package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Effective;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.RoutingStatus;
import java.util.List;
import java.util.Set;

/// What a mapping rule asks of an outside status or of an agent: the `when` of a rule, as data. A
/// list of texts in a condition means one of them; texts are already folded ([Texts#folded]).
public sealed interface Condition {

    /// Outside status by id or label (inbound), or status id (outbound).
    record StatusIs(Set<String> oneOf) implements Condition {}

    record MessageIs(Set<String> oneOf) implements Condition {}

    record GroupIs(Set<String> oneOf) implements Condition {}

    record CategoryIs(Set<String> oneOf) implements Condition {}

    record BaseIs(Set<Base> oneOf) implements Condition {}

    /// A status option (`acd`, `afterCallWork`, `doNotDisturb`) is on or off.
    record OptionIs(String option, boolean on) implements Condition {}

    record ReadyIs(boolean ready) implements Condition {}

    record SignedInIs(boolean signedIn) implements Condition {}

    record LostIs(boolean lost) implements Condition {}

    /// Connected or held work on one of the channels.
    record WorkingOn(Set<Channel> channels) implements Condition {}

    record WrapUpOn(Set<Channel> channels) implements Condition {}

    record RoutingStatusIs(Set<RoutingStatus> oneOf) implements Condition {}

    record EffectiveIs(Set<Effective> oneOf) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record All(List<Condition> conditions) implements Condition {}

    record Any(List<Condition> conditions) implements Condition {}
}
