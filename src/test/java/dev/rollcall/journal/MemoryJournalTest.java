package dev.rollcall.journal;

/// The journal in memory keeps what every journal promises.
final class MemoryJournalTest extends JournalContract {

    private MemoryJournal memory = new MemoryJournal("m");
    private boolean first = true;

    @Override
    protected Journal open() {
        if (!first) memory = memory.reopen();
        first = false;
        return memory;
    }
}
