package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.advice.SupportTeam;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.chat.commands.MailCaseNotifier;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.hosting.ServerTable;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.api.ApiFault;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounces that arrive by e-mail, posted in the configured channel. */
class ArrivalTest extends DiscordBehaviour {
  @Test
  void receivedBounceBecomesCard() throws Exception {
    CaseId id = arrived();

    teller().caseOpened(id);

    Message card = world().message(world().support, "does not exist");
    presses(card, "take");
    world().message(world().thread(card), "is on BB-");
    presses(world().message(world().support, "Sam Example is on it"), "open-ticket");
    sends(Form.empty());
    Message told = world().message(world().support, "Ticket 1001");
    assertEquals(card.id(), told.id());
  }

  static Stream<ApiFault> faults() {
    return Stream.of(
        ApiFault.status(502), ApiFault.cut(), ApiFault.doneAndCut(), ApiFault.doneThenStatus(502));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void cardIsPostedOnceDespiteFaultyResponse(ApiFault fault) throws Exception {
    CaseId id = arrived();
    world().discord.faults().next(1, "create_message", fault);

    retryUntilNotified(teller -> teller.caseOpened(id));
    retryUntilNotified(teller -> teller.caseOpened(id));

    assertEquals(1, world().written(world().support).size());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void rejectedEmailBecomesOneLine(ApiFault fault) throws Exception {
    world().discord.faults().next(1, "create_message", fault);

    retryUntilNotified(teller -> teller.rejected("n-1", "kim@shop.example", "it is too large"));
    retryUntilNotified(teller -> teller.rejected("n-1", "kim@shop.example", "it is too large"));

    assertEquals(
        List.of("**An e-mail from kim@shop.example was not accepted: it is too large.**"),
        world().written(world().support).stream()
            .map(message -> DiscordWorld.read(message).strip())
            .toList());
  }

  /** Retries like the outbox until the notification succeeds. */
  private void retryUntilNotified(Telling telling) throws Exception {
    for (int tries = 1; true; tries++) {
      try {
        telling.by(teller());
        return;
      } catch (ConversationUnavailableException failed) {
        if (tries == 3) {
          throw failed;
        }
      }
    }
  }

  private interface Telling {
    void by(MailCaseNotifier teller) throws Exception;
  }

  private MailCaseNotifier teller() {
    return new MailCaseNotifier(
        world().house().caseRepository,
        world().house().places,
        world().chat().publisher(),
        DiscordChat.PLATFORM,
        world().support.id(),
        BundledData.CHAT_TEXTS,
        ZoneOffset.UTC);
  }

  private CaseId arrived() throws Exception {
    byte[] mail = Mails.UNKNOWN_USER.getBytes(StandardCharsets.US_ASCII);
    var diagnosisEngine =
        new DiagnosisEngine(
            ServerTable.UNKNOWN,
            BlocklistCatalog.load(),
            BundledData.ADVICE,
            SupportTeam.signing("Support"),
            BundledData.CLOCK);
    CaseResult caseResult =
        CaseResult.of(
            "bounced.eml",
            diagnosisEngine.diagnose(
                BundledData.READER.read(mail), DiagnosticProbes.NONE, HostingProbes.NONE));
    var caseRequester = new CaseRequester("kim@shop.example", "mail", "", Optional.empty());
    return world()
        .house()
        .caseRepository
        .open(
            new NewCase(
                CaseKind.BOUNCE,
                "bounced.eml",
                caseRequester,
                caseResult,
                Optional.of(new StoredMail("bounced.eml", mail))))
        .id();
  }
}
