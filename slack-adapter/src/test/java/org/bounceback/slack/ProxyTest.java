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
import org.bounceback.sandbox.slack.StrictSlack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack behind a proxy that only tunnels, with certificates of an authority of our own. */
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
