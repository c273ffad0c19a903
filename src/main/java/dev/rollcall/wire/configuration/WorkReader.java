package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Profile;
import dev.rollcall.domain.configuration.RuleTest;
import dev.rollcall.domain.configuration.Workstream.Lease;
import dev.rollcall.domain.configuration.Workstream.Then;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.configuration.Workstream.Method;
import dev.rollcall.domain.configuration.Workstream.Overflow;
import dev.rollcall.domain.configuration.Workstream.Rule;
import dev.rollcall.wire.rule.CelRules;
import dev.rollcall.wire.rule.CelRules.Compiled;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What has to do with work: queues, workstreams, capacity profiles, and the activities that close
/// channels (domain law, section 8).
final class WorkReader {

    private static final Set<String> BASES =
            Arrays.stream(Base.values()).map(Base::text).collect(Collectors.toUnmodifiableSet());

    private static final Duration OFFER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REOFFER_DELAY = Duration.ofSeconds(30);
    private static final Duration PREFERRED_FOR = Duration.ofSeconds(30);

    /// Longer than any shift: what nobody has said a word about for so long is worth a look.
    private static final Duration LEASE = Duration.ofHours(24);

    static Map<QueueId, String> queues(Fields tenant) {
        var queues = new LinkedHashMap<QueueId, String>();
        for (var queue : tenant.list("queues")) {
            var id = queue.text("id", "");
            queues.put(new QueueId(id), queue.text("label", id));
        }
        return Collections.unmodifiableMap(queues);
    }

    static Map<String, Set<QueueId>> queueGroups(Fields tenant) {
        var groups = new LinkedHashMap<String, Set<QueueId>>();
        tenant.textsByKey("queueGroups").forEach((group, queues) -> groups.put(group,
                ordered(queues.stream().map(QueueId::new).toList())));
        return Collections.unmodifiableMap(groups);
    }

    static <T> Set<T> ordered(List<T> items) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(items));
    }

    static Map<WorkstreamId, Workstream> workstreams(Fields tenant) {
        var workstreams = new LinkedHashMap<WorkstreamId, Workstream>();
        for (var fields : tenant.list("workstreams")) {
            var workstream = workstream(fields);
            workstreams.put(workstream.id(), workstream);
        }
        return Collections.unmodifiableMap(workstreams);
    }

    private static Workstream workstream(Fields fields) {
        var id = fields.text("id", "");
        var allowed = fields.has("allowedPresence")
                ? fields.texts("allowedPresence") : List.of(Base.AVAILABLE.text());
        var rules = fields.list("rules").stream().map(WorkReader::rule).toList();
        return new Workstream(
                new WorkstreamId(id),
                new Channel(fields.text("channel", id)),
                fields.flag("acd", true),
                fields.whole("units", 0),
                fields.texts("profiles", ProfileId::new),
                allowed.stream().filter(BASES::contains)
                        .map(base -> Fields.word(Base.class, base))
                        .collect(Collectors.toUnmodifiableSet()),
                allowed.stream().filter(text -> !BASES.contains(text))
                        .map(StatusId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                fields.duration("offerTimeout", OFFER_TIMEOUT),
                fields.duration("wrapUp", Duration.ZERO),
                fields.duration("reofferDelay", REOFFER_DELAY),
                fields.word("method", rules.isEmpty() ? Method.LONGEST_IDLE : Method.RULES),
                rules,
                fields.has("overflow") ? overflow(fields.fields("overflow")) : Overflow.NONE,
                fields.duration("preferredFor", PREFERRED_FOR),
                lease(fields.fields("lease")));
    }

    private static Lease lease(Fields fields) {
        return new Lease(fields.duration("after", LEASE), fields.word("then", Then.REPORT));
    }

    private static Rule rule(Fields fields) {
        var when = fields.text("when", "");
        var test = switch (CelRules.compile(when)) {
            case Compiled.Test(var compiled) -> compiled;
            case Compiled.Wrong(var mistakes) -> {
                for (var mistake : mistakes) {
                    fields.badCondition("when", "line " + mistake.line() + ", column "
                            + mistake.column() + " of the condition: " + mistake.detail());
                }
                yield RuleTest.ALWAYS;
            }
        };
        return new Rule(when, test, fields.word("orderBy", Method.LONGEST_IDLE));
    }

    private static Overflow overflow(Fields fields) {
        return new Overflow(fields.duration("after", Duration.ZERO),
                new QueueId(fields.text("queue", "")));
    }

    static Map<ProfileId, Profile> profiles(Fields tenant) {
        var profiles = new LinkedHashMap<ProfileId, Profile>();
        for (var fields : tenant.list("profiles")) {
            var id = new ProfileId(fields.text("id", ""));
            profiles.put(id,
                    new Profile(id, fields.whole("limit", 1), fields.flag("blocking", false)));
        }
        return Collections.unmodifiableMap(profiles);
    }

    /// A tenant's activities stand beside the shipped ones, or replace them by name.
    static Map<ActivityKind, Set<Channel>> activities(Fields tenant) {
        var activities = new LinkedHashMap<ActivityKind, Set<Channel>>();
        activities.put(ActivityKind.CALL, Set.of(Channel.VOICE));
        activities.put(ActivityKind.MEETING, Set.of(Channel.VOICE));
        activities.put(new ActivityKind("chat"), Set.of());
        activities.put(new ActivityKind("voicemail"), Set.of());
        tenant.textsByKey("activities").forEach((activity, channels) ->
                activities.put(new ActivityKind(activity),
                        ordered(channels.stream().map(Channel::new).toList())));
        return Collections.unmodifiableMap(activities);
    }

    static Map<Channel, Integer> channelLimits(Fields fields) {
        var limits = new LinkedHashMap<Channel, Integer>();
        fields.wholesByKey("channelLimits").forEach((channel, limit) ->
                limits.put(new Channel(channel), limit));
        return Collections.unmodifiableMap(limits);
    }

    private WorkReader() {}
}
