package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.advice.SettlingQuestion;
import org.bounceback.advice.SupportTeam;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose server refused what an e-mail app shows, and what follows from it. */
class WindowDiagnosisTest {
  private static final ServerTable TABLE =
      ServerTable.read(
          "servers.yaml",
          """
          servers:
            - name: srv12
              hosts: [srv12.example.net]
              addresses: [192.0.2.10]
          hosted: [shop.example]
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Unable to authenticate to Outgoing server (SMTP) srv12.example.net.|true|rejectedBy=ours stated
          Unable to authenticate to Outgoing server (SMTP) srv12.example.net.|false|rejectedBy=ours inferred
          Unable to authenticate to Outgoing server (SMTP) mail.shop.example.|true|rejectedBy=ours inferred
          Unable to authenticate to Outgoing server (SMTP) smtp.gmail.com.|true|rejectedBy=sending stated
          Unable to authenticate to Outgoing server (SMTP) smtp.gmail.com.|false|rejectedBy=sending stated
          iPhone: Cannot Send Mail. The sender address a@gmail.com was rejected by the server.|false|rejectedBy=sending inferred
          iPhone: Cannot Send Mail. The sender address a@shop.example was rejected by the server.|true|rejectedBy=ours inferred
          The customer gets 535 Incorrect authentication data in Outlook|true|rejectedBy=ours inferred
          An error occurred while sending mail. The mail server responded: 550 relay not permitted|false|rejectedBy=ours inferred
          Connecting to Outgoing server (SMTP) srv12.example.net failed.|true|rejectedBy=nobody inferred
          """)
  void knowsWhoRefused(String text, boolean hasTable, String expected) {
    assertEquals(expected, claim(diagnosis(text, hasTable), "rejectedBy"));
  }

  @Test
  void theServerOfAnotherProviderIsNotBlamedOnUs() {
    Diagnosis diagnosis =
        diagnosis("Unable to authenticate to Outgoing server (SMTP) smtp.office365.com.", true);

    assertEquals("sent-elsewhere", diagnosis.verdict().code());
    assertEquals(
        "The e-mail app uses smtp.office365.com, which is not our server",
        diagnosis.diagnosisTexts().headline());
  }

  @Test
  void asksWhoseServerItIsWithoutATable() {
    Optional<SettlingQuestion> question =
        diagnosis("Unable to authenticate to Outgoing server (SMTP) mail.garage.example.", false)
            .facts()
            .question();

    assertEquals(Optional.of("mail.garage.example"), question.flatMap(SettlingQuestion::subject));
  }

  /** The account owner and the user's own address did not fail. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The mail server responded: 550 5.7.1 <a@shop.example>: Sender address rejected. Error occurred while sending mail|''
          Task 'a@shop.example - Sending' reported error (0x800CCC78): 'The server responded: 550 Access denied'|''
          Cannot Send Mail. The recipient b@example.com was rejected by the server.|b@example.com
          """)
  void onlyARecipientFailed(String text, String expected) {
    List<String> failed =
        diagnosis(text, true).bounce().recipients().stream()
            .map(Recipient::address)
            .filter(address -> !address.isEmpty())
            .toList();

    assertEquals(expected, String.join(" ", failed));
  }

  private static Diagnosis diagnosis(String text, boolean hasTable) {
    return new DiagnosisEngine(
            hasTable ? TABLE : ServerTable.UNKNOWN,
            BlocklistCatalog.load(),
            BundledData.ADVICE,
            SupportTeam.signing("Support"),
            BundledData.CLOCK)
        .diagnose(
            BundledData.READER.read(text.getBytes(StandardCharsets.UTF_8)),
            DiagnosticProbes.NONE,
            HostingProbes.NONE);
  }

  private static String claim(Diagnosis diagnosis, String name) {
    return diagnosis.facts().evidence().stream()
        .filter(each -> each.claim().startsWith(name + "="))
        .map(each -> each.claim() + " " + each.basis().name().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }
}
