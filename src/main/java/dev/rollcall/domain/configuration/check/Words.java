package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Texts;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What the words of a label say a status means. English, since the shipped labels are; a label in
/// another language says nothing here and so is never wrong.
final class Words {

    private static final Map<Base, Pattern> NAMES = new EnumMap<>(Map.of(
        Base.AVAILABLE, words("(?<!not )(available|ready|online)"),
        Base.TENTATIVE, words("tentative"),
        Base.BUSY, words("(?<!not )busy"),
        Base.DO_NOT_DISTURB, words("do not disturb|don't disturb|dnd"),
        Base.CONFERENCE, words("conference"),
        Base.AWAY, words("away"),
        Base.OFFLINE, words("offline|(logged|signed) (off|out)"),
        Base.INACTIVE, words("inactive")));

    /// Not at work, though no base is named.
    private static final Pattern OFF_DUTY = words("break|lunch|meal|vacation|holiday|sick"
        + "|out of (the )?(office|town)|gone home|off (work|duty)|on leave");

    private static Pattern words(String words) {
        return Pattern.compile("\\b(" + words + ")\\b");
    }

    /// The bases a label calls by name: `Ready (Offline)` names two.
    static Set<Base> bases(String label) {
        var folded = Texts.folded(label);
        var bases = EnumSet.noneOf(Base.class);
        NAMES.forEach((base, words) -> {
            if (words.matcher(folded).find()) bases.add(base);
        });
        return bases;
    }

    /// Whether a label says that its owner is away, offline or otherwise not at work.
    static boolean offDuty(String label) {
        var bases = bases(label);
        if (bases.contains(Base.AVAILABLE)) return false;
        return bases.contains(Base.AWAY) || bases.contains(Base.OFFLINE)
                || bases.contains(Base.INACTIVE)
                || OFF_DUTY.matcher(Texts.folded(label)).find();
    }

    private Words() {}
}
