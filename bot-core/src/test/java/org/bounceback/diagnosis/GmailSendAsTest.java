package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gmail's notice that it could not log in at the server of a customer's own address. */
class GmailSendAsTest {
  private static final ServerTable SERVERS =
      ServerTable.read(
          "servers.yaml",
          """
          servers:
            - {name: srv12, hosts: [srv12.example.net], addresses: [192.0.2.12], roles: [outbound]}
          hosted: [shop.example]
          """);

  private final DiagnosisEngine engine = BundledData.engine(SERVERS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "** Message not delivered **|The settings for your 'Send mail as' account are misconfigured"
            + " or out of date.|The response was:|535 5.7.8 Error: authentication failed",
        "** Nachricht nicht zugestellt **|Die Einstellungen Ihres Kontos \"Senden als\" sind falsch"
            + " oder veraltet.|Antwort:|535 Incorrect authentication data",
        "** Message non distribué **|Les paramètres de votre compte \"Envoyer en tant que\" sont"
            + " incorrects.|Réponse :|535 5.7.8 Authentication credentials invalid",
        "** Mensaje no entregado **|La configuración de la cuenta de \"Enviar como\" no es"
            + " correcta.|Respuesta:|535 Incorrect authentication data"
      })
  void theLoginAtOurServerFailed(String title, String cause, String answer, String reply) {
    String mail =
        """
        Received: from mail-wm1-f41.google.com ([209.85.128.41])
        \tby mx1.example.net with esmtps; Tue, 24 Nov 2026 09:12:00 +0100
        From: mailer-daemon@googlemail.com
        To: alice@shop.example
        Subject: Delivery Status Notification (Failure)
        Content-Type: text/plain; charset=UTF-8
        Auto-Submitted: auto-replied
        X-Failed-Recipients: bob@example.com

        %s

        %s

        https://support.google.com/mail/?p=CustomFromDenied

        %s

        %s
        """
            .formatted(title, cause, answer, reply);
    BouncedMessage message =
        BundledData.READER.read(
            new UploadedMail("notice.eml", mail.getBytes(StandardCharsets.UTF_8)));
    Diagnosis diagnosis = engine.diagnose(message, DiagnosticProbes.NONE, HostingProbes.NONE);
    String headline = diagnosis.diagnosisTexts().headline();

    assertEquals(Verdict.OUR_SERVER_REFUSED, diagnosis.verdict(), headline);
    assertTrue(headline.contains("rejected the login"), headline);
    assertFalse(headline.contains("recipient's server"), headline);
  }
}
