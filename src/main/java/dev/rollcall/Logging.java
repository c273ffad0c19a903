package dev.rollcall;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// How the process logs. Every room asks for a `System.Logger`; this file says where its lines go
/// and what they look like: one line per record on standard error, words for a person at a
/// terminal, one JSON object for a machine. Nothing is read from a file.
final class Logging {

    enum Form { TEXT, JSON }

    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// Held for good: the JDK forgets the level of a logger that nobody holds.
    private static final Logger LIBRARIES = Logger.getLogger("");
    private static final Logger ROOMS = Logger.getLogger("dev.rollcall");

    private Logging() {}

    /// Sends all logging of the process to standard error. Called once, by `Main`. Libraries greet
    /// at INFO; of them only warnings matter.
    static void start(Form form, System.Logger.Level least) {
        LogManager.getLogManager().reset();
        var handler = new ConsoleHandler();
        handler.setFormatter(switch (form) {
            case TEXT -> new TextLine();
            case JSON -> new JsonLine();
        });
        handler.setLevel(Level.ALL);
        LIBRARIES.addHandler(handler);
        LIBRARIES.setLevel(Level.WARNING);
        ROOMS.setLevel(switch (least) {
            case ALL, TRACE -> Level.FINER;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
            case OFF -> Level.OFF;
        });
    }

    /// `2026-03-02T09:00:00.000Z INFO    journal  the message`; a bug's trace stands below it.
    static final class TextLine extends Formatter {
        @Override
        public String format(LogRecord said) {
            return "%s %-7s %s  %s%n%s".formatted(
                TIME.format(said.getInstant()), said.getLevel(), room(said), formatMessage(said),
                trace(said));
        }
    }

    /// `{"time":"…","level":"INFO","room":"journal","message":"…"}`, with `trace` for a bug.
    static final class JsonLine extends Formatter {
        @Override
        public String format(LogRecord said) {
            var line = new StringBuilder("{");
            field(line, "time", TIME.format(said.getInstant()));
            field(line.append(','), "level", said.getLevel().getName());
            field(line.append(','), "room", room(said));
            field(line.append(','), "message", formatMessage(said));
            var trace = trace(said);
            if (!trace.isEmpty()) field(line.append(','), "trace", trace);
            return line.append("}\n").toString();
        }

        /// Our own few lines, so that logging needs no room and no library.
        private static void field(StringBuilder line, String name, String text) {
            line.append('"').append(name).append("\":\"");
            text.chars().forEach(character -> {
                var plain = character >= ' ' && character != '"' && character != '\\';
                if (plain) line.append((char) character);
                else line.append("\\u%04x".formatted(character));
            });
            line.append('"');
        }
    }

    private static String room(LogRecord said) {
        var name = said.getLoggerName();
        return name == null ? "" : name.replaceFirst("^dev\\.rollcall\\.", "");
    }

    private static String trace(LogRecord said) {
        if (said.getThrown() == null) return "";
        var text = new StringWriter();
        said.getThrown().printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
