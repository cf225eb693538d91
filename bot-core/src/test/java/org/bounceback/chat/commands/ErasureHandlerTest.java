package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.bounceback.chat.Form;
import org.bounceback.erasure.SaltedAddressHash;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that erases what names an address. */
class ErasureHandlerTest {
  private static final String ALICE = "alice@shop.example";

  @TempDir Path folder;

  @Test
  void aNonAdministratorErasesNothingAndIsRecordedInTheAuditLog() throws Exception {
    try (TestBot stage = stage(Set.of())) {
      stage.upload("listed.eml");

      Answer answer = stage.say("/bounceback forget " + ALICE);

      assertEquals(
          "Only an administrator can delete stored data. Nothing was changed.", answer.headline());
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
      assertEquals(List.of(AuditOutcome.REFUSED), outcomes(stage));
    }
  }

  @Test
  void aFormerAdministratorErasesNothingWithAnOpenForm() throws Exception {
    try (TestBot stage = stage(Set.of())) {
      stage.upload("listed.eml");

      Answer answer = stage.submit("forget", Map.of("address", ALICE));

      assertTrue(answer.headline().startsWith("Only an administrator"), answer.headline());
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
    }
  }

  @Test
  void anAdministratorIsAskedByAFormAndThenItIsErased() throws Exception {
    try (TestBot stage = stage(Set.of("U1"))) {
      stage.upload("listed.eml");
      Form form = stage.say("/bounceback forget " + ALICE).form();
      assertEquals(ALICE, form.fields().get(0).prefilled());
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());

      stage.submit(form, Map.of("address", ALICE));

      assertEquals(
          "Delete what contains alice@shop.example? Found: 1 cases, 0 tickets.", stage.headline());
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
      String button = stage.card().buttons().get(0).id();
      assertFalse(button.contains("alice"), button);

      stage.click(button);

      assertEquals("Deleted cases that contained the address: 1.", stage.headline());
      assertTrue(stage.text().contains("backups"));
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
      stage.upload("listed.eml");
      stage.submit("forget", Map.of("address", ALICE));
      String button = stage.card().buttons().get(0).id();

      stage.click(button + "0");
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());

      stage.click(button);
      stage.upload("listed.eml");
      stage.click(button);
      assertEquals(1, stage.caseRepository.recent("U1", 5).size());
    }
  }

  @Test
  void anInvalidAddressIsReportedAtItsField() throws Exception {
    try (TestBot stage = stage(Set.of("U1"))) {
      Form form = stage.say("/bounceback forget").form();

      assertEquals(
          Map.of("address", "Enter a full e-mail address, for example alice@shop.example."),
          stage.submit(form, Map.of("address", "alice")).errors());
    }
  }

  private TestBot stage(Set<String> administrators) throws Exception {
    return TestBot.open(
        folder,
        setup ->
            setup.administration(
                new ServerAdministration(Optional.empty(), Duration.ofSeconds(1), administrators)));
  }

  private static List<AuditOutcome> outcomes(TestBot stage) throws Exception {
    return stage.caseRepository.audit().recent("forget", 5).stream()
        .map(auditEntry -> auditEntry.auditedAction().auditOutcome())
        .toList();
  }
}
