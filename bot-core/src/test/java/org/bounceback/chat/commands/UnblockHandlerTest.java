package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.cases.AuditLog;
import org.bounceback.cases.AuditLog.AuditOutcome;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.hosting.LogFiles;
import org.bounceback.hosting.PanelInventoryCache;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.hosting.ServerRegistry;
import org.bounceback.hosting.vendor.PanelFactory;
import org.bounceback.net.Deadline;
import org.bounceback.ocr.OcrReader;
import org.bounceback.sandbox.panel.PanelKeys;
import org.bounceback.sandbox.panel.PanelServer;
import org.bounceback.sandbox.panel.Whm;
import org.bounceback.sandbox.panel.WhmServerState;
import org.bounceback.ticket.desk.local.LocalDesk;
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
  private final RecordingMessagePoster posting = new RecordingMessagePoster();

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
      stage.answer(command("blocks 198.51.100.7"), posting);

      assertEquals("Our own server blocks 198.51.100.7.", posting.last().headline());
      assertFalse(CardTextRenderer.of(posting.last()).contains("guessed passwords"));
      assertTrue(labels().contains("Unblock"), labels().toString());
    }
  }

  @Test
  void theReasonOfABlockIsShownToTheAgentWhoAsksForItAlone() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of())) {
      stage.answer(command("blocks 198.51.100.7"), posting);

      InitialResponse answer = stage.press(posting, "Server details");

      assertEquals(
          InitialResponse.Visibility.PRIVATE, ((InitialResponse.ShowCard) answer).visibility());
      assertTrue(CardTextRenderer.of(card(answer)).contains("guessed passwords"));
    }
  }

  @Test
  void aBlockThatEndedSinceIsLeftAlone() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.answer(command("blocks 198.51.100.7"), posting);
      Card confirmation = card(stage.press(posting, "Unblock"));
      world.unblock("198.51.100.7");

      stage.answer(
          TestBot.event(new ChatRequest.ButtonClick(confirmation.buttons().get(0).id())), posting);

      assertTrue(CardTextRenderer.of(posting.last()).contains("Nothing was changed"));
      assertEquals(List.of(AuditOutcome.FAILED), outcomes(stage));
    }
  }

  @Test
  void anotherBlockOfTheSameAddressThatBeganSinceStays() throws Exception {
    world.brute("198.51.100.7", "5 failed logins", "2026-11-27 10:00:00", "2026-11-27 12:00:00");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.answer(command("blocks 198.51.100.7"), posting);
      Card confirmation = card(stage.press(posting, "Unblock"));
      world.unblock("198.51.100.7");
      world.brute("198.51.100.7", "9 failed logins", "2026-11-27 13:00:00", "2026-11-27 15:00:00");

      stage.answer(
          TestBot.event(new ChatRequest.ButtonClick(confirmation.buttons().get(0).id())), posting);

      assertTrue(world.isBlocked("198.51.100.7"));
      assertEquals(List.of(AuditOutcome.FAILED), outcomes(stage));
    }
  }

  @Test
  void whoIsNoAdministratorChangesNothingAndIsWrittenDown() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of())) {
      stage.answer(command("blocks 198.51.100.7"), posting);

      InitialResponse answer = stage.press(posting, "Unblock");

      assertEquals("Only an administrator may end a block. Nothing was changed.", headline(answer));
      assertTrue(world.isBlocked("198.51.100.7"));
      assertEquals(List.of(AuditOutcome.REFUSED), outcomes(stage));
    }
  }

  @Test
  void anAdministratorIsAskedFirstThenEndsItAndTheAuditHasBoth() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.answer(command("blocks 198.51.100.7"), posting);
      Card confirmation = card(stage.press(posting, "Unblock"));
      assertTrue(world.isBlocked("198.51.100.7"));

      stage.answer(
          TestBot.event(new ChatRequest.ButtonClick(confirmation.buttons().get(0).id())), posting);

      assertEquals("Our servers do not block 198.51.100.7 any more.", posting.last().headline());
      assertFalse(world.isBlocked("198.51.100.7"));
      assertEquals(List.of(AuditOutcome.BEGUN, AuditOutcome.DONE), outcomes(stage));
    }
  }

  @Test
  void onceTheBlockIsEndedTheCaseSaysSoAndOffersItNoMore() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of("U1"))) {
      var shown = new ArrayList<Card>();
      stage.deliver(new LocalDesk(stage.database(), stage.clock), (place, card) -> shown.add(card));
      stage.answer(command("blocks 198.51.100.7"), posting);
      Card confirmation = card(stage.press(posting, "Unblock"));

      stage.answer(
          TestBot.event(new ChatRequest.ButtonClick(confirmation.buttons().get(0).id())), posting);
      stage.awaitIdle();

      Card card = shown.get(0);
      assertEquals("Our servers do not block 198.51.100.7 (asked: srv12).", card.headline());
      assertTrue(
          CardTextRenderer.of(card).contains("No longer blocked"), CardTextRenderer.of(card));
      assertFalse(card.buttons().stream().anyMatch(each -> each.label().equals("Unblock")));
    }
  }

  @Test
  void aPanelThatRefusesIsQuotedAndTheAuditHasTheFailure() throws Exception {
    world.blackList("198.51.100.7", "guessed passwords");
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.answer(command("blocks 198.51.100.7"), posting);
      Card confirmation = card(stage.press(posting, "Unblock"));
      whm.removeFunction("delete_cphulk_record");

      stage.answer(
          TestBot.event(new ChatRequest.ButtonClick(confirmation.buttons().get(0).id())), posting);

      assertEquals("Our servers still block 198.51.100.7.", posting.last().headline());
      assertEquals(List.of(AuditOutcome.BEGUN, AuditOutcome.FAILED), outcomes(stage));
    }
  }

  @Test
  void nothingToEndHasNoButton() throws Exception {
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.answer(command("blocks 198.51.100.7"), posting);

      assertEquals(
          "Our servers do not block 198.51.100.7 (asked: srv12).", posting.last().headline());
      assertFalse(labels().contains("Unblock"));
    }
  }

  @Test
  void aCustomersDomainLeadsToTheAddressThatItsMailLeavesBy() throws Exception {
    try (TestBot stage = stage(Set.of())) {
      stage.answer(command("server shop"), posting);

      assertEquals(
          "Mail of shop.example leaves from 203.0.113.6, on srv12.", posting.last().headline());
    }
  }

  @Test
  void anAccountIsLookedUpInTheListsByItsAddress() throws Exception {
    try (TestBot stage = stage(Set.of())) {
      stage.list.list("203.0.113.6", "127.0.0.2", "spam");

      stage.answer(
          TestBot.event(new ChatRequest.SlashCommand("blacklist", "shop", List.of())), posting);

      assertTrue(posting.last().headline().contains("203.0.113.6"), posting.last().headline());
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
    return new TestBot(
        folder,
        new WorkerPools(4, 4, 4, 20),
        OcrReader.NONE,
        new ServerAdministration(
            Optional.of(new ServerQueries(servers, LogFiles.NONE, workers)),
            LONG_TIMEOUT,
            administrators));
  }

  private static InboundEvent command(String text) {
    return TestBot.event(new ChatRequest.SlashCommand("bounceback", text, List.of()));
  }

  private List<String> labels() {
    return posting.last().buttons().stream().map(Button::label).toList();
  }

  private static List<AuditOutcome> outcomes(TestBot stage) throws Exception {
    return stage.caseRepository.audit().of(stage.newest().id()).stream()
        .map(AuditLog.AuditEntry::auditedAction)
        .map(AuditLog.AuditedAction::auditOutcome)
        .toList();
  }

  private static String headline(InitialResponse answer) {
    return card(answer).headline();
  }

  private static Card card(InitialResponse answer) {
    return ((InitialResponse.ShowCard) answer).card();
  }
}
