package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.Channel;
import java.util.Optional;

/// What an agent is equipped for (S2.15-20).
public enum Capability {
    PHONE,
    CHAT,
    EMAIL;

    /// What a channel asks for: voice needs a phone, chat needs chat; e-mail, tasks and action
    /// items need e-mail. A channel of the tenant's own needs nothing.
    public static Optional<Capability> neededFor(Channel channel) {
        return switch (channel.text()) {
            case "voice" -> Optional.of(PHONE);
            case "chat" -> Optional.of(CHAT);
            case "email", "task", "action-item" -> Optional.of(EMAIL);
            default -> Optional.empty();
        };
    }
}
