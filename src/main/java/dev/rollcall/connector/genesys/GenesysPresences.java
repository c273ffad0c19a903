package dev.rollcall.connector.genesys;

import dev.rollcall.connector.Catalogue;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.genesys.GenesysFrames.Definition;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Connection.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The organisation's presences: its definitions by id, and one more. Being out of office is no
/// presence there but a mark beside it, which people see as one; so it is one here, too, if the
/// mark is within the connection's scope and the organisation has made no presence of that name.
record GenesysPresences(Catalogue catalogue, Map<String, Definition> definitions) {

    /// The id of the presence that is a mark.
    static final String OUT_OF_OFFICE = "out-of-office";

    private static final OutsideStatus MARK = new OutsideStatus(OUT_OF_OFFICE,
            "Out of the Office", true, false, false, List.of("Out of Office", "OutOfOffice"));

    private static final String OFFLINE = "Offline";
    private static final String AWAY = "Away";

    /// Set by their client when nobody touches it.
    private static final String IDLE = "Idle";

    /// @param answer their list of definitions
    static GenesysPresences read(Setup setup, Node answer) throws LineBroken {
        var definitions = new ArrayList<Definition>();
        for (var one : answer.get("entities").each()) {
            if (one.get("deactivated").flag(false)) continue;
            definitions.add(GenesysFrames.definition(one, language(setup)));
        }
        var statuses = new ArrayList<OutsideStatus>();
        for (var one : definitions) statuses.add(status(one));
        if (setup.connection().scope().contains(Scope.OUT_OF_OFFICE)
                && MARK.names().stream().noneMatch(name -> statuses.stream()
                        .anyMatch(status -> status.names().contains(name)))) {
            statuses.add(MARK);
        }
        return new GenesysPresences(new Catalogue(setup.connection(), statuses),
                definitions.stream().collect(Collectors.toUnmodifiableMap(
                        Definition::id, Function.identity(), (first, _) -> first)));
    }

    /// In which the labels are that the tables name.
    static String language(Setup setup) {
        var language = setup.setting("language");
        return language.isEmpty() ? "en_US" : language;
    }

    private static OutsideStatus status(Definition one) {
        return new OutsideStatus(one.id(), one.label(), !one.system().equals(OFFLINE),
                one.system().equals(IDLE), false, one.own() ? List.of() : List.of(one.system()));
    }

    /// Being out of office is a presence of its own.
    boolean marked() {
        return catalogue.status(OUT_OF_OFFICE).isPresent();
    }

    /// What is shown beside the mark: their own Away.
    Optional<String> away() {
        return definitions.values().stream()
                .filter(one -> one.system().equals(AWAY) && !one.own())
                .map(Definition::id).findFirst();
    }

    boolean knows(String definition) {
        return definitions.containsKey(definition);
    }

    /// The system presence a definition belongs to, as we write it.
    String system(GenesysFrames.Presence presence) {
        var known = definitions.get(presence.definition());
        return known == null ? presence.system() : known.system();
    }
}
