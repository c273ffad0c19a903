package dev.rollcall.wire.document;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// A tree as YAML 1.2 for people: one key a line, in the order of the tree, quoted only where a
/// plain word would be read as something else. [Documents] reads it back as the same tree.
public final class YamlWriter {
    private static final int WIDTH = 100;

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(WIDTH)
            .setDereferenceAliases(true)
            .build();

    public static String text(@Nullable Object tree) {
        return new Dump(SETTINGS).dumpToString(tree);
    }

    private YamlWriter() {}
}
