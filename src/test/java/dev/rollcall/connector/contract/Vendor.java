package dev.rollcall.connector.contract;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;

/// Every system that a connector is built in for, and what can be asked of it in the contract.
public enum Vendor {
    CONTACT_PRO(ContactProThere::new, Can.DEFINE, Can.READ, Can.WRITE),
    DYNAMICS_365(DynamicsThere::new, Can.DEFINE, Can.READ, Can.WRITE, Can.PUSH, Can.TOKENS,
            Can.STRANGERS),
    ELEVATE(ElevateThere::new, Can.WRITE, Can.PUSH, Can.STRANGERS),
    GENESYS_CLOUD(GenesysThere::new, Can.DEFINE, Can.READ, Can.WRITE, Can.PUSH, Can.TOKENS),
    MICROSOFT_TEAMS(TeamsThere::new, Can.READ, Can.WRITE, Can.TOKENS),
    PURECONNECT(PureConnectThere::new, Can.DEFINE, Can.READ, Can.WRITE, Can.PUSH, Can.TOKENS),
    SALESFORCE(SalesforceThere::new, Can.DEFINE, Can.READ, Can.PUSH, Can.TOKENS, Can.STRANGERS),
    VONAGE(VonageThere::new, Can.DEFINE, Can.READ, Can.WRITE, Can.TOKENS);

    /// What a connector and its system can do with each other.
    public enum Can {
        /// Lets an administrator make statuses, which it can be asked for.
        DEFINE,
        /// Asked what is shown.
        READ,
        /// Written to by a request, and not by a console.
        WRITE,
        /// Says by itself what has changed.
        PUSH,
        /// Gives tokens or sessions that end.
        TOKENS,
        /// Speaks of people who are nobody here.
        STRANGERS
    }

    interface Opening {
        There open(Cast cast) throws IOException;
    }

    private final Opening opening;
    private final Set<Can> abilities;

    Vendor(Opening opening, Can... abilities) {
        this.opening = opening;
        this.abilities = Set.of(abilities);
    }

    /// As configurations name its connector.
    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean can(Can what) {
        return abilities.contains(what);
    }

    /// With one person.
    public There open(InstantSource clock) throws IOException {
        return open(new Cast(There.CONNECTION, 1, clock));
    }

    There open(Cast cast) throws IOException {
        return opening.open(cast);
    }
}
