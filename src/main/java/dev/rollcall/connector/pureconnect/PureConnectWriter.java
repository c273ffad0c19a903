package dev.rollcall.connector.pureconnect;

import static dev.rollcall.connector.pureconnect.PureConnectFrames.folded;
import static dev.rollcall.connector.pureconnect.PureConnectSession.part;

import dev.rollcall.connector.Line.Taken;
import dev.rollcall.connector.Line.Wish;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.pureconnect.PureConnectLine.Definitions;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Writes the status of a user: never one that this user may not choose, and applied only when a
/// message has said that it is done. Until then it is deferred; what then shows is heard.
final class PureConnectWriter {

    private static final Duration DONE = Duration.ofSeconds(5);

    /// More requests than these are never under way at once.
    private static final int COMPLETED_MAX = 256;

    private final PureConnectSession session;

    /// What each user may choose, folded.
    private final Map<String, Set<String>> access = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();

    /// Requests that are done: the message may come before the answer that names the request.
    private final Set<String> completed = new LinkedHashSet<>();

    PureConnectWriter(PureConnectSession session) {
        this.session = session;
    }

    Taken write(Definitions definitions, String who, Wish wish)
            throws LineBroken, InterruptedException {
        if (wish.status().isEmpty()) return new Taken.Applied();
        var there = definitions.catalogue().there(wish.status());
        if (there.isEmpty()) {
            return new Taken.Refused("expected a status message of the server, found '"
                    + wish.status() + "'");
        }
        var status = there.get().id();
        if (!access.containsKey(who)) {
            var answer = session.get("/status/status-messages-user-access/" + part(who));
            if (!answer.good()) return answer.taken();
            access.put(who, allowed(answer.json()));
        }
        if (!access.getOrDefault(who, Set.of()).contains(folded(status))) {
            return new Taken.Refused("expected a status that the user '" + who
                    + "' may choose, found '" + wish.status() + "'");
        }
        var answer = session.call("PUT", "/status/user-statuses/" + part(who),
                PureConnectFrames.show(status, wish.attributes().getOrDefault("message", "")));
        if (answer.status() != 202) return answer.taken();
        return awaitDone(answer.json().get("requestId").name());
    }

    private static Set<String> allowed(Node access) throws LineBroken {
        var allowed = new HashSet<String>();
        for (var one : access.get("statusMessages").each()) allowed.add(folded(one.text()));
        return allowed;
    }

    private Taken awaitDone(String request) throws InterruptedException {
        lock.lock();
        try {
            var left = DONE.toNanos();
            while (!completed.contains(request) && left > 0) left = done.awaitNanos(left);
            return completed.remove(request) ? new Taken.Applied() : new Taken.Deferred();
        } finally {
            lock.unlock();
        }
    }

    void completed(String request) {
        lock.lock();
        try {
            completed.add(request);
            if (completed.size() > COMPLETED_MAX) completed.remove(completed.iterator().next());
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
