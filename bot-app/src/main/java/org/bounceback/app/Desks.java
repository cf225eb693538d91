package org.bounceback.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.net.Http;
import org.bounceback.net.JdkHttp;
import org.bounceback.net.PacedHttp;
import org.bounceback.ticket.HttpDesk;
import org.bounceback.ticket.HttpDeskConfig;
import org.bounceback.ticket.LocalDesk;
import org.bounceback.ticket.TicketDesk;

/** The desk that the settings name. */
public final class Desks {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Desks() {}

  /**
   * The desk at {@code desk.url}, else the local one.
   *
   * @throws CannotRun when the URL cannot be used
   */
  public static TicketDesk of(Settings settings, Storage storage, Clock clock) throws CannotRun {
    Optional<HttpDeskConfig> config = config(settings);
    return config.isEmpty()
        ? new LocalDesk(storage.database())
        : new HttpDesk(config.get(), paced(new JdkHttp(), settings), clock);
  }

  private static Http paced(Http http, Settings settings) throws CannotRun {
    int perMinute = settings.number("desk.per-minute");
    if (perMinute < 1) {
      throw new CannotRun(
          Status.USAGE, "desk.per-minute is %d; give 1 or more".formatted(perMinute));
    }
    return new PacedHttp(http, PacedHttp.Manner.perMinute(perMinute));
  }

  /**
   * How the desk at {@code desk.url} is reached; empty for the local desk.
   *
   * @throws CannotRun when the URL cannot be used
   */
  public static Optional<HttpDeskConfig> config(Settings settings) throws CannotRun {
    Optional<String> url = settings.text("desk.url");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new HttpDeskConfig(new URI(url.get()), settings.text("desk.token"), PATIENCE));
    } catch (URISyntaxException | IllegalArgumentException wrong) {
      throw new CannotRun(
          Status.USAGE,
          "desk.url is \"%s\"; give a whole URL, such as https://desk.example.org/tickets"
              .formatted(url.get()),
          wrong);
    }
  }
}
