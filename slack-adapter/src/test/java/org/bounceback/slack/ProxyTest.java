package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.proxy.ConnectProxy;
import org.bounceback.sandbox.proxy.TestCertificateAuthority;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.wire.Bytes;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack behind a tunneling proxy, with certificates of a test authority. */
class ProxyTest {
  private static final String DESK = "http://127.0.0.1:9/";
  private static final String API = "slack.example.org";

  /** Host names with the same length as the simulated Slack's addresses that they replace. */
  private static final String SOCKETS = "ws.example.org";

  private static final String FILES = "fs.example.org";

  @TempDir private static Path keys;

  private static TestCertificateAuthority authority;

  @TempDir private Path folder;
  private StrictSlack slack;
  private ConnectProxy proxy;

  @BeforeAll
  static void found() throws Exception {
    authority = new TestCertificateAuthority(keys, "example.org");
  }

  @BeforeEach
  void open() throws Exception {
    slack = StrictSlack.open(Clock.systemUTC());
    int http = slack.apiUrl().getPort();
    int sockets = slack.socketMode().address().orElseThrow().getPort();
    proxy =
        new ConnectProxy(
            authority.server(),
            Map.of(API, http, FILES, http, SOCKETS, sockets),
            answer ->
                answer
                    .replace("ws://127.0.0.1:" + sockets, "wss://" + SOCKETS)
                    .replace("http://127.0.0.1:" + http, "https://" + FILES));
  }

  @AfterEach
  void close() throws Exception {
    proxy.close();
    slack.close();
  }

  @Test
  void wholeConversationUsesProxyAndTrustedServers() throws Exception {
    SlackUser sam = slack.workspace().person("sam");
    Channel support = slack.workspace().channel("support", sam);
    Path data = folder.resolve("data");
    String[] flags = authority.flags().toArray(String[]::new);
    Process bot = BotProcess.start(data, settings(proxy.address()), URI.create(DESK), flags);

    try {
      Await.until(() -> slack.socketMode().connections() == 1);
      StoredFile mail =
          slack.workspace().files().add(sam.id(), "bounced.eml", Bytes.of(Mails.UNKNOWN_USER));
      slack.users().uploads(sam, support, "", mail);

      Await.forThe(
          () ->
              slack.workspace().messages().in(support.id()).stream()
                  .filter(card -> card.byApp() && card.visibleText().contains("does not exist"))
                  .findFirst());
      for (String host : List.of(API, SOCKETS, FILES)) {
        assertTrue(
            proxy.requests().contains("CONNECT " + host + ":443"), proxy.requests().toString());
      }
    } finally {
      bot.destroyForcibly().waitFor();
    }
  }

  @Test
  void doctorReportsUntrustedAuthority() {
    var setupCheckResults = new SlackDoctor(settings(proxy.address()), Clock.systemUTC()).check();

    assertTrue(setupCheckResults.get(0).text().contains("certif"), setupCheckResults.toString());
    assertEquals(false, setupCheckResults.get(0).well());
  }

  @Test
  void doctorReportsRefusingProxy() throws Exception {
    try (var closed = new ConnectProxy(authority.server(), Map.of(), answer -> answer)) {
      var setupCheckResults =
          new SlackDoctor(settings(closed.address()), Clock.systemUTC()).check();

      assertTrue(setupCheckResults.get(0).text().contains("403"), setupCheckResults.toString());
    }
  }

  private SlackSettings settings(InetSocketAddress way) {
    return new SlackSettings(
        slack.botToken(),
        Optional.of(slack.appToken()),
        Optional.empty(),
        URI.create("https://" + API + "/api/"),
        List.of(FILES),
        Optional.of(way));
  }
}
