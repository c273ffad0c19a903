package dev.rollcall.api.stream;

import dev.rollcall.api.access.Caller;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.engine.Update;

/// How agents look to a caller, as JSON.
public interface Views {

    byte[] of(Agent agent, Floor floor, Caller caller);

    /// The same for news, made once for all who hear of it.
    byte[] of(Update update, Caller caller);
}
