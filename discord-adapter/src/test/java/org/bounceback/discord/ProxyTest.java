package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.proxy.ConnectProxy;
import org.bounceback.sandbox.proxy.TestCertificateAuthority;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discord behind a tunneling proxy, with certificates of a test authority. */
class ProxyTest {
  private static final String API = "discord.example.org";

  /** Host names with the same length as the simulated Discord's addresses that they replace. */
  private static final String FILES = "cd.example.org";

  private static final String GATEWAY = "ws.example.org";

  @TempDir private static Path keys;

  private static TestCertificateAuthority authority;

  @TempDir private Path folder;
  private StrictDiscord discord;
  private ConnectProxy proxy;

  @BeforeAll
  static void found() throws Exception {
    authority = new TestCertificateAuthority(keys, "example.org");
  }

  @BeforeEach
  void open() throws Exception {
    discord = StrictDiscord.open(Clock.systemUTC());
    int http = discord.apiUrl().getPort();
    int gateway = discord.gatewayUrl().getPort();
    proxy =
        new ConnectProxy(
            authority.server(),
            Map.of(API, http, FILES, http, GATEWAY, gateway),
            answer ->
                answer
                    .replace("ws://127.0.0.1:" + gateway, "wss://" + GATEWAY)
                    .replace("http://127.0.0.1:" + http, "https://" + FILES));
  }

  @AfterEach
  void close() throws Exception {
    proxy.close();
    discord.close();
  }

  @Test
  void wholeConversationUsesProxyAndTrustedServers() throws Exception {
    var sam = discord.guild().person("sam");
    var support = discord.guild().channel("support");
    Process bot = BotProcess.start(folder.resolve("data"), settings(), authority.flags());

    try {
      Await.until(() -> discord.state().commands().creates() > 0);
      var mail = DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER);
      discord.users().types(sam, support, "/bounce", mail);

      Await.forThe(
          () ->
              discord.state().messages().in(support).stream()
                  .filter(Message::byApp)
                  .filter(card -> DiscordWorld.read(card).contains("does not exist"))
                  .findFirst());
      assertTrue(
          proxy
              .requests()
              .containsAll(
                  List.of(
                      "CONNECT " + API + ":443",
                      "CONNECT " + GATEWAY + ":443",
                      "CONNECT " + FILES + ":443")),
          proxy.requests().toString());
    } finally {
      bot.destroyForcibly().waitFor();
    }
  }

  @Test
  void doctorReportsUntrustedAuthority() {
    var setupCheckResults = new DiscordDoctor(settings(), Clock.systemUTC()).check();

    assertTrue(setupCheckResults.get(0).text().contains("certif"), setupCheckResults.toString());
    assertEquals(false, setupCheckResults.get(0).well());
    assertEquals(Set.of("CONNECT " + API + ":443"), Set.copyOf(proxy.requests().subList(0, 1)));
  }

  private DiscordSettings settings() {
    return new DiscordSettings(
        discord.token(),
        URI.create("https://" + API + "/api/v10/"),
        Optional.of(URI.create("wss://" + GATEWAY)),
        List.of(FILES),
        false,
        List.of(),
        List.of(),
        Optional.of(proxy.address()));
  }
}
