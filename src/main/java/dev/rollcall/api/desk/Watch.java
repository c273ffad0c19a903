package dev.rollcall.api.desk;

import java.time.Duration;

/// Is told of every answer; whoever counts and measures makes of it what fits.
public interface Watch {

    /// @param route the template of the path, never the path: ids make no good labels
    void answered(String method, String route, int status, Duration took);

    /// A bug of ours; the caller was told the trace id and nothing else.
    void failed(String traceId, Throwable bug);

    /// For those who do not watch.
    Watch NOBODY = new Watch() {
        @Override
        public void answered(String method, String route, int status, Duration took) {}

        @Override
        public void failed(String traceId, Throwable bug) {}
    };
}
