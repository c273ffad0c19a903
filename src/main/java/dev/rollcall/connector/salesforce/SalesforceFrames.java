package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.Catalogue;
import dev.rollcall.connector.Line.Said;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.salesforce.Changeovers.Row;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.engine.Consoles.Show;
import dev.rollcall.engine.Consoles.Shown;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Salesforce's words and ours. Pure.
final class SalesforceFrames {

    static final String STATUSES =
            "SELECT Id, DeveloperName, MasterLabel FROM ServicePresenceStatus";

    static final String PRESENCES = "SELECT Id, UserId, ServicePresenceStatusId, StatusStartDate"
            + " FROM UserServicePresence WHERE IsCurrentState = true";

    /// They have no status for who is not there; their own connectors call it so.
    static final OutsideStatus OFFLINE =
            new OutsideStatus("0", "Offline", false, false, false, List.of());

    /// Their times have an offset without a colon.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHmm", "Z").toFormatter(Locale.ROOT);

    /// A current presence.
    record Presence(Row row, String status) {}

    /// @param records of the query [#STATUSES]
    static List<OutsideStatus> statuses(List<Node> records) throws LineBroken {
        var statuses = new ArrayList<OutsideStatus>();
        statuses.add(OFFLINE);
        for (var record : records) {
            statuses.add(new OutsideStatus(record.get("Id").required(),
                    record.get("MasterLabel").required(), true, false, false,
                    List.of(record.get("DeveloperName").required())));
        }
        return statuses;
    }

    /// @param records of the query [#PRESENCES]
    static List<Presence> presences(List<Node> records) throws LineBroken {
        var presences = new ArrayList<Presence>();
        for (var record : records) {
            presences.add(new Presence(new Row(record.get("Id").required(),
                    record.get("UserId").required(), time(record.get("StatusStartDate").text())),
                    record.get("ServicePresenceStatusId").required()));
        }
        return presences;
    }

    private static Instant time(String text) throws LineBroken {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeParseException nonsense) {
            throw new LineBroken("a presence: expected when it began");
        }
    }

    static Said shows(Catalogue catalogue, String status) {
        return new Said(catalogue.here(status), true, Map.of());
    }

    /// @param event by which this change is known when it is told again
    static Said shows(Catalogue catalogue, String status, String event) {
        return new Said(catalogue.here(status), true, Map.of("event", event));
    }

    static Said gone() {
        return new Said("", false, Map.of());
    }

    static Said said(Catalogue catalogue, Shown shown) {
        if (!shown.online()) return gone();
        var known = catalogue.status(shown.status()).isPresent();
        return known || shown.label().isEmpty() ? shows(catalogue, shown.status())
                : new Said(shown.label(), true, Map.of());
    }

    static Show show(String id, OutsideStatus status) {
        return new Show(id, status.id(), status.label(), status.online());
    }

    private SalesforceFrames() {}
}
