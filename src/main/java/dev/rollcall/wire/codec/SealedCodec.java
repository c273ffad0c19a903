package dev.rollcall.wire.codec;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import java.util.Base64;
import java.util.Optional;

/// A personal field: in the journal `{"sealed": "<base64>"}` under the key of the person it stands
/// with, elsewhere in clear. Of an erased person nothing is left but what absence means.
record SealedCodec<T>(Codec<T> inner) implements Codec<T> {
    private static final String SEALED = "sealed";
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
        var sealed = out.sealer().seal(out.person(), Out.bytes(inner, value, Sealer.CLEAR))
                .orElse(NOTHING);
        out.json().writeStartObject();
        out.json().writeName(SEALED);
        out.json().writeString(Base64.getEncoder().encodeToString(sealed));
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
        if (in.json().nextName() != null) {
            throw new BadInput(Code.BAD_VALUE, "expected a sealed value alone, found more");
        }
        if (sealed.length == 0) return inner.absent().orElseThrow();
        return in.sealer().open(in.person(), sealed).map(bytes -> In.read(inner, bytes, in))
                .orElseGet(() -> inner.absent().orElseThrow());
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException none) {
            throw new BadInput(Code.BAD_VALUE, "expected base64, found other text");
        }
    }
}
