package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.StatusId;
import java.time.Duration;
import java.util.Map;

/// How presence is held against a schedule.
///
/// @param activities which planned activity a status is; a status that is not named is its base
/// @param early and late: deviations up to this long do not count
public record Adherence(Map<StatusId, String> activities, Duration early, Duration late) {

    public Adherence {
        activities = Map.copyOf(activities);
    }
}
