package org.bounceback.app;

import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.bounce.BounceReader;
import org.bounceback.bounce.Unwrapper;
import org.bounceback.chat.Bot;
import org.bounceback.chat.CardEditor;
import org.bounceback.chat.CardRefresher;
import org.bounceback.chat.Services;
import org.bounceback.chat.Workers;
import org.bounceback.store.BackOff;
import org.bounceback.store.Courier;
import org.bounceback.store.StoreFailed;

/** The bot with everything behind it, and the courier that brings tickets to the desk. */
public final class Conversation implements AutoCloseable {
  private static final int LOOK_UPS_AT_ONCE = 64;
  private static final int READINGS_AT_ONCE = 16;
  private static final int LOOK_UPS_WAITING = 400;

  private final Bot bot;
  private final Workers workers;
  private final Checks checks;
  private final Courier courier;

  private Conversation(Bot bot, Workers workers, Checks checks, Courier courier) {
    this.bot = bot;
    this.workers = workers;
    this.checks = checks;
    this.courier = courier;
  }

  /**
   * Starts it.
   *
   * @param editors brings cards up to date, by platform
   * @throws CannotRun when a setting cannot be used or the store is away
   */
  public static Conversation start(
      Settings settings,
      Network network,
      Storage storage,
      Map<String, CardEditor> editors,
      Clock clock)
      throws CannotRun {
    var checks = new Checks(settings, clock);
    var reader = BounceReader.standard();
    var workers = new Workers(LOOK_UPS_AT_ONCE, READINGS_AT_ONCE, LOOK_UPS_WAITING);
    var services =
        new Services(
            checks.blocklists(network),
            checks.recipients(network),
            new Unwrapper(reader),
            reader,
            checks.diagnostician(),
            checks.inquiries(network),
            storage.casebook(),
            storage.places(),
            storage.inbox(),
            storage.escalations(),
            workers,
            new Services.Patience(
                settings.duration("blocklists.deadline"), settings.duration("recipient.deadline")),
            clock);
    try {
      var refresher = new CardRefresher(storage.casebook(), storage.places(), editors);
      Courier courier =
          Courier.start(
              storage.database(),
              storage.escalations().handlers(Desks.of(settings, storage, clock), refresher),
              new BackOff(RandomGenerator.getDefault()),
              clock);
      return new Conversation(new Bot(services), workers, checks, courier);
    } catch (StoreFailed failed) {
      workers.close();
      throw new CannotRun(Status.AWAY, failed.getMessage(), failed);
    }
  }

  /** The bot. */
  public Bot bot() {
    return bot;
  }

  /** Lets running work end, then hands back what is not delivered. */
  @Override
  public void close() {
    workers.close();
    courier.close();
    checks.rememberZones();
  }
}
