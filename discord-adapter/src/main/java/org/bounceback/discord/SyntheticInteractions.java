package org.bounceback.discord;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.InteractionCreateHandler;
import net.dv8tion.jda.internal.utils.Helpers;
import net.dv8tion.jda.internal.utils.config.AuthorizationConfig;
import net.dv8tion.jda.internal.utils.config.SessionConfig;
import net.dv8tion.jda.internal.utils.config.ThreadingConfig;
import net.dv8tion.jda.internal.utils.config.flags.ConfigFlag;
import okhttp3.OkHttpClient;
import org.bounceback.data.Resources;

/**
 * Interactions that nobody made, answered by the whole of our side: the library reads each as if
 * the gateway had told it, the listener answers, and the library sends the answer, but to a server
 * of this process. The library has no public door for that, so a few of its inner classes are named
 * here, and here alone.
 */
final class SyntheticInteractions implements AutoCloseable {
  /** How many are under way at the same time. */
  static final int AT_ONCE = 8;

  /** The first real burst opens many. */
  private static final int BETWEEN_CONNECTIONS = 10;

  private static final int MAX_MILLIS = 500;
  private static final String SELF =
      """
      {"id":"1","application_id":"1","username":"bounceback","verified":true,"mfa_enabled":false}
      """;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final WarmUpServer server;
  private final JDAImpl library;
  private final OkHttpClient http = JdaFactory.http(Optional.empty());
  private final InteractionCreateHandler reading;
  private int played;

  /**
   * Prepares one.
   *
   * @param events take events to their first answer
   * @param calls wait for the server's answers, and give them
   * @param listener answers
   */
  SyntheticInteractions(ExecutorService events, ExecutorService calls, EventListener listener)
      throws IOException {
    server = new WarmUpServer(calls, free::release);
    var threads = new ThreadingConfig();
    ScheduledExecutorService requests = JdaFactory.requests();
    threads.setRateLimitScheduler(requests, true);
    threads.setRateLimitElastic(requests, true);
    threads.setEventPool(events, false);
    threads.setCallbackPool(calls, false);
    threads.init(() -> "warm-up");
    var session = new SessionConfig(null, http, null, null, EnumSet.noneOf(ConfigFlag.class), 0, 0);
    library =
        new JDAImpl(
            new AuthorizationConfig("warm-up"),
            session,
            threads,
            null,
            new RestConfig().setBaseUrl(server.apiUrl().toString()),
            null);
    library.addEventListener(listener);
    library.initRequester();
    library.getEntityBuilder().createSelfUser(DataObject.fromJson(SELF));
    guild(DataObject.fromJson(Resources.text(SyntheticInteractions.class, "warm-up-guild.json")));
    reading = new InteractionCreateHandler(library);
  }

  /** Has one answered, given as the gateway's frame; waits a moment while many are under way. */
  void play(String frame) throws InterruptedException {
    if (free.tryAcquire(MAX_MILLIS, TimeUnit.MILLISECONDS)) {
      reading.handle(0, DataObject.fromJson(frame));
    }
    if (++played % BETWEEN_CONNECTIONS == 0) {
      http.connectionPool().evictAll();
    }
  }

  /** Waits a moment until all are answered. */
  boolean isQuiet() throws InterruptedException {
    boolean quiet = free.tryAcquire(AT_ONCE, MAX_MILLIS, TimeUnit.MILLISECONDS);
    if (quiet) {
      free.release(AT_ONCE);
    }
    return quiet;
  }

  private void guild(DataObject guild) {
    var members =
        Helpers.convertToMap(
            member -> member.getObject("user").getUnsignedLong("id"), guild.getArray("members"));
    library
        .getEntityBuilder()
        .createGuild(guild.getUnsignedLong("id"), guild, members, members.size());
  }

  @Override
  public void close() {
    library.shutdownNow();
    http.connectionPool().evictAll();
    server.close();
  }
}
