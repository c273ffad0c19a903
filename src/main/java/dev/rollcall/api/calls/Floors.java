package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.domain.Floor;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Moment;
import java.util.NoSuchElementException;

/// Looking at the caller's tenant, and never at another one.
record Floors(Hub hub) {

    /// @throws Declined when the tenant is gone and only its credentials are left
    Moment moment(Caller caller) {
        try {
            return hub.moment(caller.tenant());
        } catch (NoSuchElementException gone) {
            throw new Declined(Problem.notFound("tenant"));
        }
    }

    Floor of(Caller caller) {
        return moment(caller).floor();
    }
}
