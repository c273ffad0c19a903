package dev.rollcall.simulator.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Dataverse's service protection: so many requests of one user in a sliding window of five
/// minutes. Whoever goes on asking while told to wait is told to wait longer.
final class ServiceProtection {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// Users remembered; an organisation has a few integrations and its representatives.
    private static final int USERS_MAX = 20_000;

    private static final class Account {
        private final Deque<Instant> taken = new ArrayDeque<>();
        private Instant waitsUntil = Instant.MIN;
        private Duration wait = Duration.ZERO;
    }

    private final Map<String, Account> accounts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
            return size() > USERS_MAX;
        }
    };
    private int most = 6_000;

    void allow(int requests) {
        most = requests;
    }

    /// @return how long to wait, or nothing: the request is taken
    Optional<Duration> meet(String user, Instant now) {
        var account = accounts.computeIfAbsent(user, id -> new Account());
        while (!account.taken.isEmpty() && !account.taken.peek().plus(WINDOW).isAfter(now)) {
            account.taken.remove();
        }
        var waiting = now.isBefore(account.waitsUntil);
        if (!waiting && account.taken.size() < most) {
            account.taken.add(now);
            account.wait = Duration.ZERO;
            return Optional.empty();
        }
        account.wait = longer(account, now);
        account.waitsUntil = now.plus(account.wait);
        return Optional.of(account.wait);
    }

    /// First until there is room again, then twice as long each time.
    private static Duration longer(Account account, Instant now) {
        var oldest = account.taken.peek();
        var room = oldest == null ? Duration.ofSeconds(1)
            : Duration.between(now, oldest.plus(WINDOW)).plusSeconds(1);
        var wait = account.wait.isZero() ? room : account.wait.multipliedBy(2);
        var seconds = Math.clamp(wait.toSeconds(), 1, LONGEST.toSeconds());
        return Duration.ofSeconds(seconds);
    }
}
