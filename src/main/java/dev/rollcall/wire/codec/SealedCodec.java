package dev.rollcall.wire.codec;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/// A personal field. In the journal it is `{"sealed": "<base64>"}` under the key of the agent it
/// stands with, or `{"sealed": "<base64>", "under": "<whose>"}` under a key that is named;
/// elsewhere it is in clear. When the key is destroyed nothing is left but what absence means.
///
/// @param whose under which key it is written
record SealedCodec<T>(Codec<T> inner, Function<Out, String> whose) implements Codec<T> {
    private static final String SEALED = "sealed";
    private static final String UNDER = "under";
    private static final byte[] NOTHING = {};

    SealedCodec {
        if (inner.absent().isEmpty()) {
            throw new IllegalArgumentException("a personal field needs a meaning when forgotten");
        }
    }

    @Override
    public Optional<T> absent() {
        return inner.absent();
    }

    @Override
    public void write(T value, Out out) {
        if (out.clear()) {
            inner.write(value, out);
            return;
        }
        var owner = whose.apply(out);
        var sealed = out.sealer().seal(owner, Out.bytes(inner, value, Sealer.CLEAR))
                .orElse(NOTHING);
        out.json().writeStartObject();
        out.json().writeStringProperty(SEALED, Base64.getEncoder().encodeToString(sealed));
        if (!out.isPerson(owner)) out.json().writeStringProperty(UNDER, owner);
        out.json().writeEndObject();
    }

    @Override
    public T read(In in) {
        if (in.clear()) return inner.read(in);
        in.enterObject();
        if (!SEALED.equals(in.json().nextName())) {
            throw new BadInput(Code.BAD_VALUE, "expected a sealed value, found another");
        }
        in.json().nextToken();
        var sealed = decoded(in.text());
        var owner = owner(in);
        if (sealed.length == 0) return inner.absent().orElseThrow();
        return in.sealer().open(owner, sealed).map(bytes -> In.read(inner, bytes, in))
                .orElseGet(() -> inner.absent().orElseThrow());
    }

    private static String owner(In in) {
        var next = in.json().nextName();
        if (next == null) return in.person();
        if (!next.equals(UNDER)) {
            throw new BadInput(Code.BAD_VALUE, "expected a sealed value alone, found more");
        }
        in.json().nextToken();
        var owner = in.text();
        if (in.json().nextName() == null) return owner;
        throw new BadInput(Code.BAD_VALUE, "expected a sealed value and whose, found more");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException none) {
            throw new BadInput(Code.BAD_VALUE, "expected base64, found other text");
        }
    }
}
