package dev.rollcall.api.measure;

import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Lines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;

/// How every connection is at this moment. They come and go with the configurations, so they are
/// looked up anew for each scrape.
final class ConnectionGauges {

    private final Hub hub;
    private final Lines lines;
    private final MultiGauge up;
    private final MultiGauge waiting;

    ConnectionGauges(Hub hub, Lines lines, MeterRegistry registry) {
        this.hub = hub;
        this.lines = lines;
        this.up = MultiGauge.builder("rollcall.connection.up")
                .description("1: a line is open").register(registry);
        this.waiting = MultiGauge.builder("rollcall.connection.waiting")
                .description("agents whose newest status is still to be written there")
                .register(registry);
    }

    void refresh() {
        var ups = new ArrayList<Row<?>>();
        var waitings = new ArrayList<Row<?>>();
        for (var tenant : hub.tenants()) {
            var connections = hub.moment(tenant).floor().configuration().connections();
            for (var id : connections.keySet()) {
                lines.health(tenant, id).ifPresent(health -> {
                    var tags = Tags.of("tenant", tenant, "connection", id.text());
                    ups.add(Row.of(tags, health.up() ? 1 : 0));
                    waitings.add(Row.of(tags, health.waiting()));
                });
            }
        }
        up.register(ups, true);
        waiting.register(waitings, true);
    }
}
