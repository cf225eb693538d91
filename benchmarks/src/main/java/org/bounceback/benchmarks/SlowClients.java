package org.bounceback.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Clients that send one byte a second (slow loris): some an endless header, some a body. */
final class SlowClients {
  private static final int HEADS = 40;
  private static final int BODIES_WITH_TOKEN = 20;
  private static final int BODIES_WITHOUT = 20;
  private static final Duration LIVE = Duration.ofSeconds(5);
  private static final Duration PROPER = Duration.ofSeconds(30);
  private static final String HEAD = "GET /livez HTTP/1.1\r\nHost: bot.example\r\nX-Slow: ";
  private static final String BODY =
      "POST /api/v1/diagnose HTTP/1.1\r\nHost: bot.example\r\n%sContent-Length: 100000\r\n\r\nX";

  private final BotProcess bot;

  SlowClients(BotProcess bot) {
    this.bot = bot;
  }

  /** Checks that others are served while all slow clients are connected. */
  String othersAreServed() throws Exception {
    List<Socket> slow = new ArrayList<>();
    ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
    try {
      connect(slow, HEADS, HEAD);
      connect(
          slow,
          BODIES_WITH_TOKEN,
          BODY.formatted("Authorization: Bearer " + EscalationClient.TOKEN + "\r\n"));
      connect(slow, BODIES_WITHOUT, BODY.formatted(""));
      var unused =
          dripping.scheduleAtFixedRate(
              () -> slow.forEach(SlowClients::drip), 0, 1, TimeUnit.SECONDS);
      return served();
    } finally {
      dripping.shutdownNow();
      dripping.awaitTermination(10, TimeUnit.SECONDS);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private String served() throws Exception {
    var api = new ApiClient(bot);
    long began = System.nanoTime();
    try {
      for (int i = 0; i < 3; i++) {
        int live = api.get("/livez", LIVE).statusCode();
        SecurityCase.require(live == 200, "/livez answered " + live);
        int lookUp = api.get("/api/v1/blacklist/203.0.113.5", PROPER).statusCode();
        SecurityCase.require(lookUp == 200, "a normal check was answered " + lookUp);
        byte[] mail = PackagedFiles.bouncedMail().getBytes(StandardCharsets.UTF_8);
        int read = api.post("/api/v1/diagnose?online=false", mail, PROPER).statusCode();
        SecurityCase.require(read == 200, "a normal e-mail was answered " + read);
      }
    } catch (IOException stuck) {
      throw new SecurityCase.Breach("others are not served: " + stuck);
    }
    return "80 slow clients, others served within "
        + Duration.ofNanos(System.nanoTime() - began).toMillis()
        + " ms";
  }

  private void connect(List<Socket> slow, int many, String begin) throws IOException {
    for (int i = 0; i < many; i++) {
      var socket = new Socket(InetAddress.getLoopbackAddress(), bot.url("/").getPort());
      slow.add(socket);
      socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Ignores clients that were disconnected. */
  private static void drip(Socket socket) {
    try {
      socket.getOutputStream().write('x');
    } catch (IOException cut) {
      return;
    }
  }
}
