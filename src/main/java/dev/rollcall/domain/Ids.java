package dev.rollcall.domain;

/// The names things go by. Each is a type of its own, so that an agent is never looked up among the
/// queues. All are written as plain text; an empty text is the sentinel `NONE` where one is needed.
public interface Ids {

    /// Written form: the text itself.
    String text();

    record AgentId(String text) implements Ids, Comparable<AgentId> {
        public static final AgentId NONE = new AgentId("");

        @Override
        public int compareTo(AgentId other) {
            return text.compareTo(other.text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    record StatusId(String text) implements Ids {
        public static final StatusId NONE = new StatusId("");

        public boolean isNone() {
            return text.isEmpty();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    record WorkId(String text) implements Ids, Comparable<WorkId> {
        @Override
        public int compareTo(WorkId other) {
            return text.compareTo(other.text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    record QueueId(String text) implements Ids {
        public static final QueueId NONE = new QueueId("");

        public boolean isNone() {
            return text.isEmpty();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    record WorkstreamId(String text) implements Ids {
        @Override
        public String toString() {
            return text;
        }
    }

    record ProfileId(String text) implements Ids {
        @Override
        public String toString() {
            return text;
        }
    }

    record ConnectionId(String text) implements Ids {
        public static final ConnectionId NONE = new ConnectionId("");

        public boolean isNone() {
            return text.isEmpty();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    record SessionId(String text) implements Ids {
        @Override
        public String toString() {
            return text;
        }
    }

    /// `voice`, `chat`, `email`, `task`, `action-item`, or a name of the tenant's own.
    record Channel(String text) implements Ids {
        public static final Channel VOICE = new Channel("voice");

        @Override
        public String toString() {
            return text;
        }
    }

    /// What an agent does in a UC system: `call`, `meeting`, `chat`, `voicemail` (S0).
    record ActivityKind(String text) implements Ids {
        public static final ActivityKind CALL = new ActivityKind("call");
        public static final ActivityKind MEETING = new ActivityKind("meeting");

        @Override
        public String toString() {
            return text;
        }
    }
}
