package dev.rollcall.wire.document;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;

/// Any tree as YAML 1.2, in the style people write it; texts that would be read as something else
/// are quoted, so what was written reads back the same.
public final class YamlWriter {

    private static final DumpSettings STYLE = DumpSettings.builder()
            .setSchema(new org.snakeyaml.engine.v2.schema.CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(100)
            .setSplitLines(false)
            .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
            .build();

    public static String text(@Nullable Object tree) {
        return new Dump(STYLE).dumpToString(tree);
    }

    private YamlWriter() {}
}
