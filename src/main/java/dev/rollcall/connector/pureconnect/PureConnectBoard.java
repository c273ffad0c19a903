package dev.rollcall.connector.pureconnect;

import static dev.rollcall.connector.pureconnect.PureConnectFrames.folded;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.pureconnect.PureConnectFrames.Message.Statuses;
import dev.rollcall.connector.pureconnect.PureConnectFrames.StatusMessage;
import dev.rollcall.connector.pureconnect.PureConnectFrames.UserStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the users show, as messages build it up: one that is no delta replaces everything, a delta
/// changes what it names and leaves the rest. Safe to use from several threads.
final class PureConnectBoard {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition replaced = lock.newCondition();
    private Map<String, UserStatus> byUser = new HashMap<>();
    private long replacements;

    /// @return those who show something else than before
    List<UserStatus> take(Statuses message, Map<String, StatusMessage> definitions)
            throws LineBroken {
        lock.lock();
        try {
            var before = byUser;
            var after = message.delta() ? new HashMap<>(before)
                    : new HashMap<String, UserStatus>();
            var changed = new ArrayList<UserStatus>();
            for (var said : message.statuses()) {
                var user = folded(said.get("userId").required());
                var was = before.getOrDefault(user, UserStatus.nothing(user));
                var now = PureConnectFrames.status(said, was, definitions);
                after.put(user, now);
                if (!shows(now).equals(shows(was))) changed.add(now);
            }
            byUser = after;
            if (!message.delta()) {
                replacements++;
                replaced.signalAll();
            }
            return changed;
        } finally {
            lock.unlock();
        }
    }

    /// Whether somebody telephones is no part of it.
    private static List<Object> shows(UserStatus status) {
        return List.of(folded(status.status()), status.loggedIn());
    }

    Optional<UserStatus> of(String user) {
        lock.lock();
        try {
            return Optional.ofNullable(byUser.get(folded(user)));
        } finally {
            lock.unlock();
        }
    }

    long replacements() {
        lock.lock();
        try {
            return replacements;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has been replaced once more than that.
    ///
    /// @return false: it was not, in that time
    boolean awaitReplacement(long than, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (replacements <= than && left > 0) left = replaced.awaitNanos(left);
            return replacements > than;
        } finally {
            lock.unlock();
        }
    }
}
