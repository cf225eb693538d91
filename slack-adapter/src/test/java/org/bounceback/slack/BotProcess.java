package org.bounceback.slack;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bounceback.testkit.BotWithStandIns;
import org.bounceback.testkit.JavaProcess;
import org.bounceback.ticket.Desk;

/** Runs the whole bot in a separate process, so that a test can kill it. */
final class BotProcess {
  /** The flag that makes the ticket system a Request Tracker. */
  static final String REQUEST_TRACKER = "-Drequest-tracker=true";

  private BotProcess() {}

  /** Starts a process that runs until it is killed. */
  static Process start(Path data, SlackSettings settings, URI desk, String... flags)
      throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            data.toString(),
            settings.botToken(),
            settings.appToken().orElseThrow(),
            settings.apiUrl().toString(),
            settings.fileHosts().get(0),
            desk.toString()));
    settings
        .proxy()
        .ifPresent(
            proxy ->
                arguments.addAll(List.of(proxy.getHostString(), String.valueOf(proxy.getPort()))));
    return JavaProcess.startPrinting(List.of(flags), BotProcess.class, arguments);
  }

  private static Optional<InetSocketAddress> proxy(String[] arguments) {
    return arguments.length < 8
        ? Optional.empty()
        : Optional.of(
            InetSocketAddress.createUnresolved(arguments[6], Integer.parseInt(arguments[7])));
  }

  private static Desk desk(URI url) {
    return Boolean.getBoolean("request-tracker")
        ? BotWithStandIns.requestTracker(url, Clock.systemUTC())
        : BotWithStandIns.overHttp(url, Clock.systemUTC());
  }

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    var settings =
        new SlackSettings(
            arguments[1],
            Optional.of(arguments[2]),
            Optional.empty(),
            URI.create(arguments[3]),
            List.of(arguments[4]),
            proxy(arguments));
    try (var chat = new SlackChat(settings, SlackWorld.TIMEOUT, Clock.systemUTC());
        var house =
            BotWithStandIns.open(
                SlackChat.PLATFORM,
                Path.of(arguments[0]),
                chat.publisher(),
                Optional.of(desk(URI.create(arguments[5]))),
                Clock.systemUTC())) {
      chat.listen(house.bot);
      new CountDownLatch(1).await();
    }
  }
}
