package dev.rollcall.scenario;

import dev.rollcall.wire.document.Place;

/// Something in a file that cannot be understood, and where: `calls.yaml:12:5: expected ...`.
public record Mistake(Place place, String reason) {

    @Override
    public String toString() {
        return place + ": " + reason;
    }
}
