package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.cases.AuditLog;
import org.bounceback.cases.AuditLog.AuditOutcome;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.InitialResponse;
import org.bounceback.hosting.LogFiles;
import org.bounceback.hosting.PanelInventoryCache;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.hosting.ServerRegistry;
import org.bounceback.hosting.vendor.PanelFactory;
import org.bounceback.net.Deadline;
import org.bounceback.sandbox.panel.PanelKeys;
import org.bounceback.sandbox.panel.PanelServer;
import org.bounceback.sandbox.panel.Whm;
import org.bounceback.sandbox.panel.WhmServerState;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own servers, asked and changed from a chat. */
class UnblockHandlerTest {
  private static final String TOKEN = "PANELTOKEN0123456789";
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final WhmServerState world = new WhmServerState("srv12.host.example", "203.0.113.5");
  private final Whm whm = new Whm(world);
  @AutoClose private final PanelServer panel = PanelServer.open(whm);
  private final ExecutorService workers = Executors.newCachedThreadPool();

  UnblockHandlerTest() throws IOException {}

  @BeforeEach
  void connect() {
    world.account("shop", "shop.example").mailIp("shop.example", "203.0.113.6");
    whm.grant("root", TOKEN, Set.of("all"));
  }

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Test
  void aBlockIsShownWithoutItsReasonAndWithAButtonToEndIt() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of())) {
      stage.say("/bounceback blocks 198.51.100.7");

      assertEquals("🔴 We need to act · Our own server is blocking 198.51.100.7", stage.headline());
      assertFalse(stage.text().contains("guessed passwords"));
      assertTrue(stage.labels().contains("Unblock"), stage.labels().toString());
    }
  }

  @Test
  void theReasonOfABlockIsShownToTheAgentWhoAsksForItAlone() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of())) {
      stage.say("/bounceback blocks 198.51.100.7");

      Answer answer = stage.press("Server details");

      assertEquals(InitialResponse.Visibility.PRIVATE, answer.visibility());
      assertTrue(answer.text().contains("guessed passwords"));
    }
  }

  @Test
  void aBlockThatEndedSinceIsLeftAlone() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.say("/bounceback blocks 198.51.100.7");
      Card confirmation = stage.press("Unblock").card();
      world.unblock("198.51.100.7");

      stage.click(confirmation.buttons().get(0).id());

      assertTrue(stage.text().contains("Nothing was changed"));
      assertEquals(List.of(AuditOutcome.FAILED), outcomes(stage));
    }
  }

  @Test
  void anotherBlockOfTheSameAddressThatBeganSinceStays() throws Exception {
    world.brute("198.51.100.7", "5 failed logins", "2026-11-27 10:00:00", "2026-11-27 12:00:00");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.say("/bounceback blocks 198.51.100.7");
      Card confirmation = stage.press("Unblock").card();
      world.unblock("198.51.100.7");
      world.brute("198.51.100.7", "9 failed logins", "2026-11-27 13:00:00", "2026-11-27 15:00:00");

      stage.click(confirmation.buttons().get(0).id());

      assertTrue(world.isBlocked("198.51.100.7"));
      assertEquals(List.of(AuditOutcome.FAILED), outcomes(stage));
    }
  }

  @Test
  void aNonAdministratorChangesNothingAndIsRecordedInTheAuditLog() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of())) {
      stage.say("/bounceback blocks 198.51.100.7");

      Answer answer = stage.press("Unblock");

      assertEquals(
          "Only an administrator can remove a block. Nothing was changed.", answer.headline());
      assertTrue(world.isBlocked("198.51.100.7"));
      assertEquals(List.of(AuditOutcome.REFUSED), outcomes(stage));
    }
  }

  @Test
  void anAdministratorIsAskedFirstThenEndsItAndTheAuditHasBoth() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.say("/bounceback blocks 198.51.100.7");
      Card confirmation = stage.press("Unblock").card();
      assertTrue(world.isBlocked("198.51.100.7"));

      stage.click(confirmation.buttons().get(0).id());

      assertEquals("Our servers no longer block 198.51.100.7.", stage.headline());
      assertFalse(world.isBlocked("198.51.100.7"));
      assertEquals(List.of(AuditOutcome.BEGUN, AuditOutcome.DONE), outcomes(stage));
    }
  }

  @Test
  void onceTheBlockIsEndedTheCaseSaysSoAndOffersItNoMore() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.deliver();
      stage.say("/bounceback blocks 198.51.100.7");
      Card confirmation = stage.press("Unblock").card();

      stage.click(confirmation.buttons().get(0).id());
      stage.awaitIdle();

      Card card = stage.channel.nextUpdate();
      assertEquals(
          "🟢 No problem found · Our servers are not blocking 198.51.100.7 (checked: srv12)",
          card.headline());
      assertTrue(
          CardTextRenderer.of(card).contains("No longer blocked on"), CardTextRenderer.of(card));
      assertFalse(card.buttons().stream().anyMatch(each -> each.label().equals("Unblock")));
    }
  }

  @Test
  void aPanelThatRefusesIsQuotedAndTheAuditHasTheFailure() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.say("/bounceback blocks 198.51.100.7");
      Card confirmation = stage.press("Unblock").card();
      whm.removeFunction("delete_cphulk_record");

      stage.click(confirmation.buttons().get(0).id());

      assertEquals("Our servers still block 198.51.100.7.", stage.headline());
      assertEquals(List.of(AuditOutcome.BEGUN, AuditOutcome.FAILED), outcomes(stage));
    }
  }

  @Test
  void nothingToEndHasNoButton() throws Exception {
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.say("/bounceback blocks 198.51.100.7");

      assertEquals(
          "🟢 No problem found · Our servers are not blocking 198.51.100.7 (checked: srv12)",
          stage.headline());
      assertFalse(stage.labels().contains("Unblock"));
    }
  }

  @Test
  void aCustomersDomainLeadsToTheAddressThatItsMailLeavesBy() throws Exception {
    try (TestBot stage = stage(Set.of())) {
      stage.say("/bounceback server shop");

      assertEquals(
          "🟢 No problem found · E-mail from shop.example is sent from 203.0.113.6 on srv12",
          stage.headline());
    }
  }

  @Test
  void anAccountIsLookedUpInTheListsByItsAddress() throws Exception {
    try (TestBot stage = stage(Set.of())) {
      stage.list.list("203.0.113.6", "127.0.0.2", "spam");

      stage.say("/blacklist shop");

      assertTrue(stage.headline().contains("203.0.113.6"), stage.headline());
    }
  }

  private TestBot stage(Set<String> administrators) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("servers.yaml"),
            """
            servers:
              - name: srv12
                panel: {kind: whm, url: "%s", certificate: "%s"}
            """
                .formatted(panel.url(), PanelKeys.fingerprint()));
    ServerRegistry servers =
        ServerRegistry.load(
            file,
            new PanelFactory(folder, name -> Optional.of(TOKEN))::open,
            new PanelInventoryCache(folder.resolve("panels")),
            Clock.systemUTC());
    servers.refresh(Duration.ZERO, Deadline.after(LONG_TIMEOUT));
    return TestBot.open(
        folder,
        setup ->
            setup.administration(
                new ServerAdministration(
                    Optional.of(new ServerQueries(servers, LogFiles.NONE, workers)),
                    LONG_TIMEOUT,
                    administrators)));
  }

  private static List<AuditOutcome> outcomes(TestBot stage) throws Exception {
    return stage.caseRepository.audit().of(stage.newest().id()).stream()
        .map(AuditLog.AuditEntry::auditedAction)
        .map(AuditLog.AuditedAction::auditOutcome)
        .toList();
  }
}
