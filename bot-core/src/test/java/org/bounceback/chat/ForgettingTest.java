package org.bounceback.chat;

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
import org.bounceback.casebook.AuditLog;
import org.bounceback.casebook.AuditLog.AuditOutcome;
import org.bounceback.picture.OcrReader;
import org.bounceback.ticket.SaltedAddressHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that erases what names an address. */
class ForgettingTest {
  private static final String ALICE = "alice@shop.example";

  @TempDir Path folder;
  private final RecordedPosting posting = new RecordedPosting();

  @Test
  void whoIsNoAdministratorErasesNothingAndIsWrittenDown() throws Exception {
    try (Backstage stage = stage(Set.of())) {
      stage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);

      FirstAnswer answer = stage.answer(command("forget " + ALICE), posting);

      assertEquals(
          "Only an administrator may erase what is kept. Nothing was changed.", headline(answer));
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
      assertEquals(List.of(AuditOutcome.REFUSED), outcomes(stage));
    }
  }

  @Test
  void whoIsNoAdministratorAnyMoreErasesNothingByAFormThatIsOpen() throws Exception {
    try (Backstage stage = stage(Set.of())) {
      stage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);

      FirstAnswer answer =
          stage.answer(
              Backstage.event(new Ask.Submission("forget", Map.of("address", ALICE), List.of())),
              posting);

      assertTrue(headline(answer).startsWith("Only an administrator"), headline(answer));
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
    }
  }

  @Test
  void anAdministratorIsAskedByAFormAndThenItIsErased() throws Exception {
    try (Backstage stage = stage(Set.of("U1"))) {
      stage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
      Form form =
          assertInstanceOf(
                  FirstAnswer.AskForm.class, stage.answer(command("forget " + ALICE), posting))
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

      stage.answer(Backstage.event(new Ask.Press(button)), posting);

      assertEquals("Cases erased because they named the address: 1.", posting.last().headline());
      assertTrue(CardWords.of(posting.last()).contains("backups"));
      assertEquals(List.of(), stage.caseRepository.recent("U1", 5));
      AuditLog.AuditedAction auditedAction =
          stage.caseRepository.audit().recent("forget", 5).get(0).auditedAction();
      assertEquals(AuditOutcome.DONE, auditedAction.auditOutcome());
      assertTrue(
          new SaltedAddressHash(auditedAction.target())
              .isOf(MailAddress.parse(ALICE).orElseThrow()));
    }
  }

  @Test
  void aQuestionIsConfirmedOnceAndByWhoAskedIt() throws Exception {
    try (Backstage stage = stage(Set.of("U1"))) {
      stage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
      stage.answer(
          Backstage.event(new Ask.Submission("forget", Map.of("address", ALICE), List.of())),
          posting);
      String button = posting.last().buttons().get(0).id();

      stage.answer(Backstage.event(new Ask.Press(button + "0")), posting);
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());

      stage.answer(Backstage.event(new Ask.Press(button)), posting);
      stage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
      stage.answer(Backstage.event(new Ask.Press(button)), posting);
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
    }
  }

  @Test
  void whatIsNoAddressIsToldAtTheField() throws Exception {
    try (Backstage stage = stage(Set.of("U1"))) {
      Form form =
          assertInstanceOf(FirstAnswer.AskForm.class, stage.answer(command("forget"), posting))
              .form();

      assertEquals(
          new FirstAnswer.FieldErrors(
              Map.of("address", "Give a whole mail address, such as alice@shop.example.")),
          stage.send(posting, form, Map.of("address", "alice")));
    }
  }

  private Backstage stage(Set<String> administrators) throws Exception {
    return new Backstage(
        folder,
        new Workers(4, 4, 4, 20),
        OcrReader.NONE,
        new HostControl(Optional.empty(), Duration.ofSeconds(1), administrators));
  }

  private static Inbound command(String text) {
    return Backstage.event(new Ask.Command("bounceback", text, List.of()));
  }

  private static String headline(FirstAnswer answer) {
    return assertInstanceOf(FirstAnswer.Show.class, answer).card().headline();
  }

  private static List<AuditOutcome> outcomes(Backstage stage) throws Exception {
    return stage.caseRepository.audit().recent("forget", 5).stream()
        .map(auditEntry -> auditEntry.auditedAction().auditOutcome())
        .toList();
  }
}
