package org.bounceback.slack;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.bounceback.data.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles synthetic events that start no check, before real ones are accepted, so that the virtual
 * machine has compiled the code when the first burst comes.
 */
final class WarmUp {
  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final int MAX_ROUNDS = 2000;

  private final Duration limit;

  /**
   * Creates a warm-up.
   *
   * @param limit how long it may take per transport
   */
  WarmUp(Duration limit) {
    this.limit = limit;
  }

  /** Handles synthetic envelopes of Socket Mode. */
  void envelopes(EnvelopeHandler handler) {
    run("warm-up-envelopes.txt", handler::acknowledge);
  }

  /** Handles synthetic HTTP requests. */
  void requests(HttpTransport transport) {
    run("warm-up-requests.txt", transport::warmUp);
  }

  private void run(String resource, Consumer<String> transport) {
    List<String> events = Resources.text(WarmUp.class, resource).lines().toList();
    long start = System.nanoTime();
    int rounds = 0;
    while (rounds < MAX_ROUNDS && System.nanoTime() - start < limit.toNanos()) {
      String number = Integer.toString(rounds++);
      events.forEach(event -> transport.accept(event.replace("{n}", number)));
    }
    log.debug("slack warm-up finished rounds={}", rounds);
  }
}
