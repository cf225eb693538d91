package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.advice.Verdict;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions without a bounce: what the agent has to ask for, and which command checks more. */
class QuestionDiagnosisTest {
  private final DiagnosisEngine engine = BundledData.engine(ServerTable.UNKNOWN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customer cannot send since yesterday, what to do? | exact error message | cantsend",
        "mails to gmx come back, why? | returned message with its full headers | notarrived",
        "Die Mail ist nie angekommen | when the message was sent | notarrived with the sender",
        "does not receive mails from amazon | who sent one | no sender",
        "E-Mail an bob@example.com kam als unzustellbar zurück | full headers | notarrived",
      })
  void asksForWhatIsMissingAndOffersTheCommand(String text, String asked, String command) {
    Diagnosis diagnosis = diagnosis(text);

    assertEquals(Verdict.CANNOT_TELL, diagnosis.verdict());
    assertEquals(Optional.empty(), diagnosis.subject());
    assertEquals(Optional.empty(), diagnosis.mailOrigin().sendingIp());
    String next = diagnosis.diagnosisTexts().next().toString();
    assertTrue(next.contains(asked), next);
    assertTrue(next.contains(command), next);
    for (Language language : Language.values()) {
      assertTrue(diagnosis.diagnosisTexts().in(language).reply().endsWith("\nSupport"));
    }
  }

  @Test
  void anUnclearTextGetsAllOffers() {
    String next = diagnosis("Mail geht nicht!!!").diagnosisTexts().next().toString();

    assertTrue(next.contains("/bounceback cantsend"), next);
    assertTrue(next.contains("/bounceback notarrived"), next);
    assertTrue(next.contains("Nothing arrives") || next.contains("nothing arrives"), next);
  }

  @Test
  void aReportWithoutARecipientIsNoOrdinaryMail() {
    Diagnosis diagnosis =
        diagnosis(
            """
            From: Mail Delivery System <MAILER-DAEMON@srv12.host.example>
            To: alice@shop.example
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            Your message could not be delivered.
            --b--
            """);

    assertEquals(Verdict.CANNOT_TELL, diagnosis.verdict());
  }

  @Test
  void theReplyIsInTheLanguageOfTheQuestion() {
    assertEquals(
        Language.GERMAN, diagnosis("Kunde kann keine Mails senden").diagnosisTexts().language());
    assertEquals(Language.ENGLISH, diagnosis("He cannot send").diagnosisTexts().language());
  }

  private Diagnosis diagnosis(String text) {
    return engine.diagnose(
        BundledData.READER.read(text.getBytes(StandardCharsets.UTF_8)),
        DiagnosticProbes.NONE,
        HostingProbes.NONE);
  }
}
