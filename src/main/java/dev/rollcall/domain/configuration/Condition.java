package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Effective;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.RoutingStatus;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a mapping rule asks of an outside status or of an agent: the `when` of a rule, as data. A
/// list of texts in a condition means one of them; texts are already folded ([Texts#folded]).
/// Synchronisation asks it of what is true, the static analysis of everything that could be.
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

    /// Empty: holds always, as in a row without a `when`.
    record All(List<Condition> conditions) implements Condition {}

    record Any(List<Condition> conditions) implements Condition {}

    default boolean holds(Subject subject) {
        return switch (this) {
            case StatusIs(var oneOf) -> subject.calledOneOf(oneOf);
            case MessageIs(var oneOf) -> oneOf.contains(Texts.folded(subject.message()));
            case GroupIs(var oneOf) -> oneOf.contains(Texts.folded(subject.group()));
            case CategoryIs(var oneOf) -> oneOf.contains(Texts.folded(subject.category()));
            case OptionIs(var option, var on) -> subject.option(option) == on;
            case Not(var condition) -> !condition.holds(subject);
            case All(var conditions) -> conditions.stream().allMatch(it -> it.holds(subject));
            case Any(var conditions) -> conditions.stream().anyMatch(it -> it.holds(subject));
            case BaseIs _, ReadyIs _, SignedInIs _, LostIs _, WorkingOn _, WrapUpOn _,
                    RoutingStatusIs _, EffectiveIs _ ->
                subject instanceof Subject.OfAgent agent && holdsFor(agent);
        };
    }

    private boolean holdsFor(Subject.OfAgent agent) {
        return switch (this) {
            case BaseIs(var oneOf) -> oneOf.contains(agent.status().base());
            case ReadyIs(var ready) -> agent.ready() == ready;
            case SignedInIs(var signedIn) -> agent.signedIn() == signedIn;
            case LostIs(var lost) -> agent.lost() == lost;
            case WorkingOn(var channels) -> !Collections.disjoint(agent.working(), channels);
            case WrapUpOn(var channels) -> !Collections.disjoint(agent.wrapUp(), channels);
            case RoutingStatusIs(var oneOf) -> oneOf.contains(agent.routingStatus());
            case EffectiveIs(var oneOf) -> oneOf.contains(agent.effective());
            case StatusIs _, MessageIs _, GroupIs _, CategoryIs _, OptionIs _, Not _, All _,
                    Any _ -> holds(agent);
        };
    }

    /// This condition and every one inside it, but for what a `not` holds: what a row *names*.
    default Stream<Condition> named() {
        return switch (this) {
            case Not _ -> Stream.empty();
            case All(var conditions) -> conditions.stream().flatMap(Condition::named);
            case Any(var conditions) -> conditions.stream().flatMap(Condition::named);
            case StatusIs _, MessageIs _, GroupIs _, CategoryIs _, BaseIs _, OptionIs _,
                    ReadyIs _, SignedInIs _, LostIs _, WorkingOn _, WrapUpOn _,
                    RoutingStatusIs _, EffectiveIs _ -> Stream.of(this);
        };
    }

    /// Every single condition inside this one, those under a `not` too.
    default Stream<Condition> parts() {
        return switch (this) {
            case Not(var condition) -> condition.parts();
            case All(var conditions) -> conditions.stream().flatMap(Condition::parts);
            case Any(var conditions) -> conditions.stream().flatMap(Condition::parts);
            case StatusIs _, MessageIs _, GroupIs _, CategoryIs _, BaseIs _, OptionIs _,
                    ReadyIs _, SignedInIs _, LostIs _, WorkingOn _, WrapUpOn _,
                    RoutingStatusIs _, EffectiveIs _ -> Stream.of(this);
        };
    }
}
