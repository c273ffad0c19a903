package dev.rollcall.connector.salesforce;

/// Where in a stream we are: the id of the last event that was heard. They keep events for three
/// days; whoever comes later has lost the place and looks instead. In memory alone: a process that
/// starts looks anyway.
final class Bookmark {
    private byte[] place = {};

    synchronized byte[] place() {
        return place.clone();
    }

    synchronized void at(byte[] replay) {
        if (replay.length > 0) place = replay.clone();
    }

    synchronized void lost() {
        place = new byte[0];
    }
}
