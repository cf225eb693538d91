package org.bounceback.slack;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.bounceback.chat.runtime.WarmUpLoop;
import org.bounceback.data.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has made-up events answered that need no look-up, before real ones are heard. */
final class WarmUp {
  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

  private final Duration longest;

  /** For at most {@code longest} each. */
  WarmUp(Duration longest) {
    this.longest = longest;
  }

  /** Over Socket Mode. */
  void envelopes(EnvelopeHandler answers) {
    run("warm-up-envelopes.txt", answers::answer);
  }

  /** Over HTTP. */
  void requests(HttpTransport transport) {
    run("warm-up-requests.txt", transport::rehearse);
  }

  private void run(String resource, Consumer<String> transport) {
    List<String> events = Resources.text(WarmUp.class, resource).lines().toList();
    int rounds =
        WarmUpLoop.run(
            longest,
            round -> {
              String number = Integer.toString(round);
              events.forEach(event -> transport.accept(event.replace("{n}", number)));
            });
    log.debug("slack warmed up rounds={}", rounds);
  }
}
