package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.HubInStep;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.stage.Stage;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// A simulated system as the contract of all connectors sees it: how a hub gets there, what people
/// do in it, and what it shows. One small file a vendor; it asserts nothing. People go by their
/// number in the [Cast].
public interface There extends AutoCloseable {

    /// The connection's id where there is one alone.
    String CONNECTION = "there";

    /// Statuses as this system calls them.
    ///
    /// @param free what is written there for who is available here
    /// @param away what is written there for everybody else
    /// @param freeByHand what a person picks there who is free again
    /// @param awayByHand what a person picks there who goes away
    /// @param odd what a person may pick there and no row here knows
    record Words(String free, String away, String freeByHand, String awayByHand, String odd) {
        Words(String free, String away, String odd) {
            this(free, away, free, away, odd);
        }
    }

    Words words();

    Cast cast();

    /// What its statuses are called, before anybody makes another; none: it cannot be asked.
    default List<String> statuses() {
        return List.of();
    }

    /// An administrator makes one more.
    default void define(String label) {
        throw new UnsupportedOperationException("the vendor's own are all there are");
    }

    /// Of the connection, as the configuration names it.
    default String kind() {
        return cast().connection();
    }

    Map<String, Connector> connectors(Hub hub);

    Map<String, Object> settings();

    /// The secrets that the settings refer to, by names of this vendor's own.
    Map<String, String> environment();

    /// What an agent is called there, in the configuration.
    String name(int person);

    /// Log and faults.
    Stage stage();

    /// A hub has just begun: consoles open, doors are told of.
    default void joined(HubInStep hub) throws Exception {}

    /// An administrator says where it may push to.
    default void reportTo(URI events) {}

    /// What our first agent is called there.
    default String ana() {
        return name(0);
    }

    /// Our first agent picks a status there by hand.
    default void choose(String status) {
        choose(0, status);
    }

    /// An agent picks a status there by hand.
    void choose(int person, String status);

    /// Somebody else does, who is nobody here.
    ///
    /// @return the name there
    default String strangerChooses(String status) {
        throw new UnsupportedOperationException("nobody else is spoken of here");
    }

    String shown(int person);

    /// Breaks every stream and socket, so that they are asked anew.
    default void disturb() {
        stage().dropWires();
    }

    /// What is lost on the way is made up for.
    default void lookAgain() {}

    @Override
    void close();
}
