package org.bounceback.discord;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bounceback.testkit.BotWithStandIns;
import org.bounceback.testkit.JavaProcess;

/** Runs the whole bot in a separate process, with certificates from its flags. */
final class BotProcess {

  private BotProcess() {}

  /** Starts a process behind a proxy that runs until it is killed. */
  static Process start(Path data, DiscordSettings settings, List<String> flags) throws Exception {
    InetSocketAddress proxy = settings.proxy().orElseThrow();
    return JavaProcess.startPrinting(
        flags,
        BotProcess.class,
        List.of(
            data.toString(),
            settings.token(),
            settings.apiUrl().toString(),
            settings.gatewayUrl().orElseThrow().toString(),
            settings.fileHosts().get(0),
            proxy.getHostString(),
            String.valueOf(proxy.getPort())));
  }

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    var proxy = InetSocketAddress.createUnresolved(arguments[5], Integer.parseInt(arguments[6]));
    var settings =
        new DiscordSettings(
            arguments[1],
            URI.create(arguments[2]),
            Optional.of(URI.create(arguments[3])),
            List.of(arguments[4]),
            false,
            List.of(),
            List.of(),
            Optional.of(proxy));
    try (var chat = DiscordWorld.chat(settings);
        var house =
            BotWithStandIns.open(
                DiscordChat.PLATFORM, Path.of(arguments[0]), chat.publisher(), Clock.systemUTC())) {
      chat.listen(house.bot);
      new CountDownLatch(1).await();
    }
  }
}
