package dev.rollcall.api.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a client sent beside the body. Names are compared without case; of a header that was sent
/// several times the first one counts.
@FunctionalInterface
public interface Headers {

    Optional<String> first(String name);

    static Headers of(Map<String, String> values) {
        var folded = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(values);
        return name -> Optional.ofNullable(folded.get(name));
    }
}
