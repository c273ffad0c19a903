package dev.rollcall.simulator.stage;

/// What a vendor does on an open socket or stream. Everything here happens while nothing else
/// happens on the stage.
public interface Conversation {

    void begins(Wire wire);

    /// A message of the client; streams hear none.
    default void hears(Wire wire, String message) {}

    /// Once, whoever ended it.
    default void ends(Wire wire) {}
}
