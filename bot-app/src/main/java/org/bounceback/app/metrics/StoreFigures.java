package org.bounceback.app.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.ticket.EscalationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the queues in the store and how long entries wait. */
public final class StoreFigures {
  private static final Logger log = LoggerFactory.getLogger(StoreFigures.class);

  private final Database database;
  private final EventInbox eventInbox;
  private final EscalationService escalationService;
  private final Clock clock;

  /** Measures these repositories. */
  public StoreFigures(
      Database database, EventInbox eventInbox, EscalationService escalationService, Clock clock) {
    this.database = database;
    this.eventInbox = eventInbox;
    this.escalationService = escalationService;
    this.clock = clock;
  }

  /** A value that the store may fail to provide. */
  @FunctionalInterface
  private interface Figures {
    void collect(GaugeWithCallback.Callback told) throws StoreException;
  }

  void addTo(PrometheusRegistry registry) {
    add(
        registry,
        "bounceback_outbox_entries",
        "What waits to be done, by task",
        told ->
            Outbox.queues(database)
                .forEach(each -> told.call((double) each.entries(), each.task())),
        "task");
    add(
        registry,
        "bounceback_outbox_given_up",
        "Entries that were given up and are kept for the operator",
        told -> told.call((double) Outbox.givenUp(database)));
    add(
        registry,
        "bounceback_tickets_waiting",
        "Tickets that were accepted and are not at the desk",
        told -> told.call((double) escalationService.backlog().tickets()));
    add(
        registry,
        "bounceback_tickets_oldest_seconds",
        "How long the oldest of them waits",
        told -> told.call(age(escalationService.backlog().oldest())));
    add(
        registry,
        "bounceback_inbox_waiting",
        "Events of chat users that are not answered",
        told -> told.call((double) eventInbox.backlog().arrivals()));
    add(
        registry,
        "bounceback_inbox_oldest_seconds",
        "How long the oldest of it waits",
        told -> told.call(age(eventInbox.backlog().oldest())));
    add(
        registry,
        "bounceback_replicas",
        "Processes at work on this database",
        told -> told.call(database.query("select name from replicas").size()));
  }

  private static void add(
      PrometheusRegistry registry, String name, String help, Figures figures, String... labels) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .callback(told -> tell(figures, told))
        .register(registry);
  }

  private static void tell(Figures figures, GaugeWithCallback.Callback told) {
    try {
      figures.collect(told);
    } catch (StoreException failed) {
      log.debug("metric omitted", failed);
    }
  }

  private double age(Optional<Instant> since) {
    return since
        .map(moment -> Duration.between(moment, clock.instant()).toMillis() / 1e3)
        .orElse(0.0);
  }
}
