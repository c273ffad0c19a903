package dev.rollcall.wire.view;

import dev.rollcall.domain.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal as a tree: its public code, what to say to a person, and every gate that is shut.
public final class RefusalView {

    public static Map<String, Object> tree(Refusal refusal) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("code", refusal.code().text());
        tree.put("detail", refusal.detail());
        if (!refusal.gates().isEmpty()) {
            tree.put("gates", refusal.gates().stream().map(Refusal.Code::text).toList());
        }
        return tree;
    }

    private RefusalView() {}
}
