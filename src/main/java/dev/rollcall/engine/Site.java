package dev.rollcall.engine;

import dev.rollcall.domain.Changes;

/// One tenant as everybody but the writer sees it: only what is durable, and always whole. The
/// writer notes what a commit has changed and then publishes the moment after it.
final class Site {

    private final String name;
    private final Shard shard;
    private final Recent recent;
    private final Told feed;
    private volatile Moment moment;

    Site(String name, Shard shard, Recent recent, Moment moment, Herald herald) {
        this.name = name;
        this.shard = shard;
        this.recent = recent;
        this.moment = moment;
        this.feed = new Told(this, herald);
    }

    void note(long sequence, Changes changes) {
        recent.add(sequence, changes);
    }

    void publish(Moment now) {
        moment = now;
        feed.published();
    }

    String name() {
        return name;
    }

    Shard shard() {
        return shard;
    }

    Moment moment() {
        return moment;
    }

    Recent recent() {
        return recent;
    }

    Told feed() {
        return feed;
    }
}
