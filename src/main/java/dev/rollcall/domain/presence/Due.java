package dev.rollcall.domain.presence;

import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Timer.ChoiceEnds;
import dev.rollcall.domain.Timer.GraceEnds;
import dev.rollcall.domain.Timer.NextStatusDue;
import dev.rollcall.domain.Timer.SessionLost;

/// What this room does when a timer is due. Each looks again whether the time has really come, so a
/// late or stray timer is harmless.
public final class Due {

    public static void choiceEnds(Draft draft, ChoiceEnds timer) {
        if (draft.find(timer.agent()).isPresent()) Choices.expire(draft, timer.agent());
    }

    public static void graceEnds(Draft draft, GraceEnds timer) {
        if (draft.find(timer.agent()).isPresent()) SignOuts.graceEnded(draft, timer.agent());
    }

    public static void sessionLost(Draft draft, SessionLost timer) {
        if (draft.find(timer.agent()).isPresent()) {
            Sessions.timeOut(draft, timer.agent(), timer.session());
        }
    }

    public static void nextStatus(Draft draft, NextStatusDue timer) {
        var agent = draft.find(timer.agent());
        if (agent.isPresent() && !agent.get().standing().next().deadline().isAfter(draft.now())) {
            Choices.applyNext(draft, timer.agent());
        }
    }

    private Due() {}
}
