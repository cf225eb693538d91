package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.AuditLog;
import org.bounceback.cases.AuditLog.AuditOutcome;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.erasure.SaltedAddressHash;
import org.bounceback.ocr.OcrReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that erases what names an address. */
class ErasureHandlerTest {
  private static final String ALICE = "alice@shop.example";

  @TempDir Path folder;
  private final RecordingMessagePoster posting = new RecordingMessagePoster();

  @Test
  void whoIsNoAdministratorErasesNothingAndIsWrittenDown() throws Exception {
    try (TestBot stage = stage(Set.of())) {
      stage.answer(TestBot.event(TestBot.upload("listed.eml")), posting);

      InitialResponse answer = stage.answer(command("forget " + ALICE), posting);

      assertEquals(
          "Only an administrator may erase what is kept. Nothing was changed.", headline(answer));
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
      assertEquals(List.of(AuditOutcome.REFUSED), outcomes(stage));
    }
  }

  @Test
  void whoIsNoAdministratorAnyMoreErasesNothingByAFormThatIsOpen() throws Exception {
    try (TestBot stage = stage(Set.of())) {
      stage.answer(TestBot.event(TestBot.upload("listed.eml")), posting);

      InitialResponse answer =
          stage.answer(
              TestBot.event(
                  new ChatRequest.FormSubmission("forget", Map.of("address", ALICE), List.of())),
              posting);

      assertTrue(headline(answer).startsWith("Only an administrator"), headline(answer));
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
    }
  }

  @Test
  void anAdministratorIsAskedByAFormAndThenItIsErased() throws Exception {
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.answer(TestBot.event(TestBot.upload("listed.eml")), posting);
      Form form =
          assertInstanceOf(
                  InitialResponse.OpenForm.class, stage.answer(command("forget " + ALICE), posting))
              .form();
      assertEquals(ALICE, form.fields().get(0).prefilled());
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());

      stage.send(posting, form, Map.of("address", ALICE));

      assertEquals(
          "Erase what names alice@shop.example? Found: 1 cases, 0 tickets.",
          posting.last().headline());
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
      String button = posting.last().buttons().get(0).id();
      assertFalse(button.contains("alice"), button);

      stage.answer(TestBot.event(new ChatRequest.ButtonClick(button)), posting);

      assertEquals("Cases erased because they named the address: 1.", posting.last().headline());
      assertTrue(CardTextRenderer.of(posting.last()).contains("backups"));
      assertEquals(List.of(), stage.caseRepository.recent("U1", 5));
      AuditLog.AuditedAction auditedAction =
          stage.caseRepository.audit().recent("forget", 5).get(0).auditedAction();
      assertEquals(AuditOutcome.DONE, auditedAction.auditOutcome());
      assertTrue(
          new SaltedAddressHash(auditedAction.target())
              .matches(MailAddress.parse(ALICE).orElseThrow()));
    }
  }

  @Test
  void aQuestionIsConfirmedOnceAndByWhoAskedIt() throws Exception {
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.answer(TestBot.event(TestBot.upload("listed.eml")), posting);
      stage.answer(
          TestBot.event(
              new ChatRequest.FormSubmission("forget", Map.of("address", ALICE), List.of())),
          posting);
      String button = posting.last().buttons().get(0).id();

      stage.answer(TestBot.event(new ChatRequest.ButtonClick(button + "0")), posting);
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());

      stage.answer(TestBot.event(new ChatRequest.ButtonClick(button)), posting);
      stage.answer(TestBot.event(TestBot.upload("listed.eml")), posting);
      stage.answer(TestBot.event(new ChatRequest.ButtonClick(button)), posting);
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
    }
  }

  @Test
  void whatIsNoAddressIsToldAtTheField() throws Exception {
    try (TestBot stage = stage(Set.of("U1"))) {
      Form form =
          assertInstanceOf(InitialResponse.OpenForm.class, stage.answer(command("forget"), posting))
              .form();

      assertEquals(
          new InitialResponse.FieldErrors(
              Map.of("address", "Give a whole mail address, such as alice@shop.example.")),
          stage.send(posting, form, Map.of("address", "alice")));
    }
  }

  private TestBot stage(Set<String> administrators) throws Exception {
    return new TestBot(
        folder,
        new WorkerPools(4, 4, 4, 20),
        OcrReader.NONE,
        new ServerAdministration(Optional.empty(), Duration.ofSeconds(1), administrators));
  }

  private static InboundEvent command(String text) {
    return TestBot.event(new ChatRequest.SlashCommand("bounceback", text, List.of()));
  }

  private static String headline(InitialResponse answer) {
    return assertInstanceOf(InitialResponse.ShowCard.class, answer).card().headline();
  }

  private static List<AuditOutcome> outcomes(TestBot stage) throws Exception {
    return stage.caseRepository.audit().recent("forget", 5).stream()
        .map(auditEntry -> auditEntry.auditedAction().auditOutcome())
        .toList();
  }
}
