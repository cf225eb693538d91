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
import java.util.Set;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.slack.StrictSlack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Slack behind a proxy that only tunnels, with certificates of an authority of our own. The bot
 * runs in a process of its own, since what Java trusts is settled when it starts.
 */
class ProxyTest {
  private static final String API = "slack.example.org";

  /** As long as an address of the stand-in's sockets, which it takes the place of. */
  private static final String SOCKETS = "ws.example.org";

  @TempDir private Path folder;
  private StrictSlack slack;
  private OwnAuthority authority;
  private TlsProxy proxy;

  @BeforeEach
  void open() throws Exception {
    slack = StrictSlack.open(Clock.systemUTC());
    authority = new OwnAuthority(folder, "example.org");
    int sockets = slack.sockets().address().orElseThrow().getPort();
    proxy =
        new TlsProxy(
            authority.server(),
            Map.of(API, slack.apiUrl().getPort(), SOCKETS, sockets),
            answer -> answer.replace("ws://127.0.0.1:" + sockets, "wss://" + SOCKETS));
  }

  @AfterEach
  void close() throws Exception {
    proxy.close();
    slack.close();
  }

  @Test
  void callsAndTheSocketGoThroughTheProxyWhereTheAuthorityIsTrusted() throws Exception {
    var sam = slack.workspace().person("sam");
    var support = slack.workspace().channel("support", sam);
    try (var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      Process bot =
          MortalBot.start(
              folder.resolve("data"),
              settings(proxy.address()),
              desk.url(),
              "-Djavax.net.ssl.trustStore=" + authority.trustStore(),
              "-Djavax.net.ssl.trustStorePassword=" + OwnAuthority.PASSWORD);
      try {
        Await.until(() -> slack.sockets().connections() == 1);
        slack.people().mentions(sam, support, "550 5.1.1 <jo@example.org>: User unknown");
        Await.until(
            () ->
                slack.workspace().messages().in(support.id()).stream()
                    .anyMatch(message -> message.words().contains("3. Contact")));
      } finally {
        bot.destroyForcibly().waitFor();
      }
    }

    assertEquals(
        Set.of("CONNECT " + API + ":443", "CONNECT " + SOCKETS + ":443"), Set.copyOf(proxy.asked));
  }

  @Test
  void anAuthorityThatIsNotTrustedIsToldByTheDoctor() {
    var findings = new SlackDoctor(settings(proxy.address()), Clock.systemUTC()).examine();

    assertTrue(findings.get(0).words().contains("certif"), findings.toString());
    assertEquals(false, findings.get(0).well());
  }

  @Test
  void aProxyThatLetsNobodyThroughIsToldByTheDoctor() throws Exception {
    try (var closed = new TlsProxy(authority.server(), Map.of(), answer -> answer)) {
      var findings = new SlackDoctor(settings(closed.address()), Clock.systemUTC()).examine();

      assertTrue(findings.get(0).words().contains("403"), findings.toString());
    }
  }

  private SlackSettings settings(InetSocketAddress way) {
    return new SlackSettings(
        slack.botToken(),
        Optional.of(slack.appToken()),
        Optional.empty(),
        URI.create("https://" + API + "/api/"),
        List.of(API),
        Optional.of(way));
  }
}
