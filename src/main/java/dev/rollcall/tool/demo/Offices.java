package dev.rollcall.tool.demo;

import dev.rollcall.simulator.contactpro.ContactProSimulator;
import dev.rollcall.simulator.contactpro.Profile;
import dev.rollcall.simulator.dynamics.DynamicsSimulator;
import dev.rollcall.simulator.elevate.ElevateSimulator;
import dev.rollcall.simulator.elevate.Extension;
import dev.rollcall.simulator.elevate.Presence;
import dev.rollcall.simulator.genesys.GenesysSimulator;
import dev.rollcall.simulator.pureconnect.PureConnectSimulator;
import dev.rollcall.simulator.salesforce.SalesforceSimulator;
import dev.rollcall.tool.demo.Cast.Member;
import dev.rollcall.tool.demo.Colleagues.Habits;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The small offices, one for each preset.
final class Offices {

    /// Nobody of the demo sends heartbeats; the day is long enough.
    private static final String ALL_DAY = "24h";

    private static final List<String> IN_PURECONNECT = List.of("Available", "Available",
            "Available, No ACD", "At Lunch", "Away from Desk", "At a training session",
            "In a meeting", "Do Not Disturb", "Out of the Office");

    private final InstantSource clock;
    private final RandomGenerator chance;

    Offices(InstantSource clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /// One person in the contact centre and on the office phone (S0).
    Scene elevate() throws IOException {
        var cast = Cast.ofTwelve();
        var bytes = new byte[32];
        chance.nextBytes(bytes);
        var secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
        var office = new ElevateSimulator(0,
                cast.as(one -> new ElevateSimulator.Person(one.id(), one.name())), secret, clock,
                chance);
        var settings = Map.of("url", office.uri() + "/presence", "secret", "env:DEMO_ELEVATE");
        return new Scene("elevate", over(cast, Map.of("elevate", Member::id),
                Map.of("id", "elevate", "settings", settings)),
                Map.of("DEMO_ELEVATE", secret),
                new Habits(List.of("not-ready", "available", "available", "busy"),
                        Map.of("calls", "voice"), false),
                hub -> {
                    office.reportTo(hub.api().resolve(
                            "/v1/connections/elevate/events?tenant=elevate"));
                    return List.of();
                },
                luck -> act(office, cast.any(luck).id(), luck), List.of(office));
    }

    private static void act(ElevateSimulator office, String person, RandomGenerator luck) {
        switch (luck.nextInt(4)) {
            case 0 -> office.choose(person, luck.nextBoolean() ? Presence.AVAILABLE
                    : Presence.ON_BREAK);
            case 1 -> tell(office, person, true, Extension.Doing.CALL);
            default -> tell(office, person, false, Extension.Doing.CALL);
        }
    }

    private static void tell(ElevateSimulator office, String person, boolean begins,
            Extension.Doing what) {
        office.act((world, now) -> {
            if (begins) world.begin(person, what, now);
            else world.end(person, what, now);
            return person;
        });
    }

    /// PureConnect leads and Genesys Cloud follows (S1): all that happens, happens over there.
    Scene pureConnect() throws IOException {
        var cast = Cast.ofTwelve();
        var leads = new PureConnectSimulator(0, cast.as(Member::id), clock, chance);
        cast.members().forEach(one -> leads.happens(one.id(), PureConnectSimulator.Act.LOGS_IN));
        var follows = new GenesysSimulator(0, cast.as(Member::id), clock, chance);
        return new Scene("pureconnect-genesys", over(cast, Map.of(
                        "pureconnect", one -> leads.id(one.id()),
                        "genesys", one -> follows.id(one.id())),
                Systems.pureConnectAt(leads.uri()), Systems.genesysAt(follows.uri())),
                Systems.SECRETS, new Habits(List.of(), Map.of(), false), Offices::nothingBeside,
                luck -> choose(leads, cast.any(luck).id(), luck), List.of(leads, follows));
    }

    private static void choose(PureConnectSimulator office, String person, RandomGenerator luck) {
        if (luck.nextInt(4) > 0) return;
        office.choose(person, IN_PURECONNECT.get(luck.nextInt(IN_PURECONNECT.size())));
    }

    /// A profile and a toggle (S2): both are moved over there and followed here.
    Scene contactPro() throws IOException {
        var cast = Cast.ofTwelve();
        var centre = new ContactProSimulator(0, cast.as(one ->
                new ContactProSimulator.Person(upper(one), one.name())), clock, chance);
        centre.act((world, now) -> {
            cast.members().forEach(one -> world.logOn(upper(one), now));
            return now;
        });
        return new Scene("contact-pro", over(cast,
                Map.of("contact-pro", Offices::upper), Systems.contactPro(centre.uri())),
                Systems.SECRETS,
                new Habits(List.of(), Map.of("sales-voice", "voice", "support-mail", "mail"), true),
                Offices::nothingBeside, luck -> choose(centre, upper(cast.any(luck)), luck),
                List.of(centre));
    }

    private static void choose(ContactProSimulator centre, String person, RandomGenerator luck) {
        if (luck.nextInt(4) > 0) return;
        centre.act((world, now) -> {
            var profiles = world.profiles().stream()
                    .filter(one -> one.kind() != Profile.Kind.LOGGED_OFF
                            && one.kind() != Profile.Kind.CONFERENCE).toList();
            return world.choose(person, profiles.get(luck.nextInt(profiles.size())), now);
        });
    }

    /// 32 hexadecimal digits, as that system writes its ids.
    private static String upper(Member member) {
        return member.guid().replace("-", "").toUpperCase(Locale.ROOT);
    }

    /// Vonage's words here, Salesforce there, each following the other (S3). What a server may not
    /// write in Salesforce is done by the agents' consoles.
    Scene salesforce() throws IOException {
        var cast = Cast.ofTwelve();
        var organisation = new SalesforceSimulator(0, cast.as(one ->
                new SalesforceSimulator.Person(one.id(), one.name())), clock, chance);
        return new Scene("vonage-salesforce", over(cast, Map.of("salesforce",
                        one -> organisation.userId(one.id())),
                Systems.salesforceAt(organisation)), Systems.SECRETS,
                new Habits(List.of("ready", "ready", "ready-offline", "away-break",
                        "away-training"), Map.of("calls", "voice"), false),
                hub -> consoles(organisation, cast, hub), _ -> { }, List.of(organisation));
    }

    private static List<Scene.Life> consoles(SalesforceSimulator organisation, Cast cast,
            Scene.Hub hub) {
        var consoles = new Consoles(organisation, hub.client(), hub.api());
        return cast.as(one ->
                () -> consoles.open(one.id(), hub.agents().apply(one.id())));
    }

    /// Presence by capacity (S4): decided here, shown there.
    Scene dynamics() throws IOException {
        var cast = Cast.ofTwelve();
        var service = new DynamicsSimulator(0,
                cast.as(one -> new DynamicsSimulator.Person(one.guid(), one.name())), clock,
                chance);
        FloorSystems.signIn(service, cast);
        return new Scene("dynamics-365", over(cast, Map.of("dynamics", Member::guid),
                Systems.dynamics(service.uri())), Systems.SECRETS,
                new Habits(List.of("available", "available", "busy", "away", "do-not-disturb"),
                        Map.of("support", "chat", "sales", "voice"), false),
                Offices::nothingBeside, _ -> { }, List.of(service));
    }

    private static List<Scene.Life> nothingBeside(Scene.Hub hub) {
        return List.of();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // read, never written into
    private static Map<String, Object> over(Cast cast,
            Map<String, Function<Member, String>> identities, Map<String, Object>... connections) {
        return Map.of("sessionTimeout", ALL_DAY, "agents", cast.agents(identities),
                "connections", List.of(connections));
    }
}
