package dev.rollcall.simulator.salesforce;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.UUID;

/// How the Pub/Sub API says no: a status of gRPC, a code of Salesforce's in the trailers, and a
/// number to look the call up by.
final class Refusal {

    private static final String CODES = "sfdc.platform.eventbus.grpc.";
    private static final Metadata.Key<String> ERROR_CODE =
            Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);

    static StatusRuntimeException denied() {
        return failed(Status.UNAUTHENTICATED, "service.auth.error",
                "An authentication exception occurred. Provide valid authentication via metadata"
                        + " headers.");
    }

    static StatusRuntimeException unknown(String topic) {
        return failed(Status.NOT_FOUND, "topic.not.found",
                "The topic " + topic + " was not found.");
    }

    static StatusRuntimeException failed(Status status, String code, String message) {
        var trailers = new Metadata();
        trailers.put(ERROR_CODE, CODES + code);
        return status.withDescription(message + " rpcId: " + rpcId())
                .asRuntimeException(trailers);
    }

    static String rpcId() {
        return UUID.randomUUID().toString();
    }

    private Refusal() {}
}
