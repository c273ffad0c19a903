package dev.rollcall.connector;

import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A line whose connector may fail in a way that nobody has thought of, such as a token that is no
/// header. That breaks the call and nothing else. What the failure says is not repeated, because it
/// may hold that token; where it happened is said instead.
record Sturdy(Line line) implements Line {

    private static final String OURS = "dev.rollcall.";

    static LineBroken unexpected(RuntimeException failed) {
        var where = Arrays.stream(failed.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS)).findFirst()
                .map(frame -> " in " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return new LineBroken("expected an answer that can be used, found "
                + failed.getClass().getSimpleName() + where);
    }

    @Override
    public List<OutsideStatus> statuses() throws LineBroken, InterruptedException {
        try {
            return line.statuses();
        } catch (RuntimeException failed) {
            throw unexpected(failed);
        }
    }

    @Override
    public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
        try {
            return line.look(who);
        } catch (RuntimeException failed) {
            throw unexpected(failed);
        }
    }

    @Override
    public void listen(Ear ear) throws LineBroken, InterruptedException {
        try {
            line.listen(ear);
        } catch (RuntimeException failed) {
            throw unexpected(failed);
        }
    }

    @Override
    public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
        try {
            return line.write(who, wish);
        } catch (RuntimeException failed) {
            throw unexpected(failed);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
