package dev.rollcall.connector.contract;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;

/// Every system that a connector is built in for, and what can be asked of it in the contract.
enum Vendor {
    CONTACT_PRO(ContactProThere::new, Can.READ, Can.WRITE),
    DYNAMICS_365(DynamicsThere::new, Can.READ, Can.WRITE, Can.PUSH, Can.TOKENS, Can.STRANGERS),
    ELEVATE(ElevateThere::new, Can.WRITE, Can.PUSH, Can.STRANGERS),
    GENESYS_CLOUD(GenesysThere::new, Can.READ, Can.WRITE, Can.PUSH, Can.TOKENS),
    MICROSOFT_TEAMS(TeamsThere::new, Can.READ, Can.WRITE, Can.TOKENS),
    PURECONNECT(PureConnectThere::new, Can.READ, Can.WRITE, Can.PUSH, Can.TOKENS),
    SALESFORCE(SalesforceThere::new, Can.READ, Can.PUSH, Can.TOKENS, Can.STRANGERS),
    VONAGE(VonageThere::new, Can.READ, Can.WRITE, Can.TOKENS);

    /// What a connector and its system can do with each other.
    enum Can {
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
        There open(InstantSource clock) throws IOException;
    }

    private final Opening opening;
    private final Set<Can> abilities;

    Vendor(Opening opening, Can... abilities) {
        this.opening = opening;
        this.abilities = Set.of(abilities);
    }

    boolean can(Can what) {
        return abilities.contains(what);
    }

    There open(InstantSource clock) throws IOException {
        return opening.open(clock);
    }
}
