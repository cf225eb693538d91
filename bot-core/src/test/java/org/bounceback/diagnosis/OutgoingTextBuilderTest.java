package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.VerdictSelector;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** What goes out to the customer and to the recipient's administrator. */
class OutgoingTextBuilderTest {
  private static final SupportTeam TEAM = SupportTeam.signing("Example support");
  private static final String OWN_RULE = "554 5.7.1 Client host [192.0.2.10] blocked by our policy";

  @Test
  void theLetterSaysWhoWasRefusedWhenAndFromWhere() {
    List<String> letter = letter(OWN_RULE, "Message-ID: <1@shop.example>").lines().toList();

    assertEquals(
        "Your mail server did not accept a message from our customer alice@shop.example to"
            + " bob@partner.example.",
        letter.get(2));
    assertTrue(letter.contains("Time of the bounce: 24 November 2026, 07:12 UTC"));
    assertTrue(letter.contains("Our sending server: srv12.host.example [192.0.2.10]"));
    assertTrue(letter.contains("Your server's reply: " + OWN_RULE));
    assertTrue(letter.contains("Message-ID: <1@shop.example>"));
  }

  @Test
  void whereAPublicListDecidesNoLetterIsWritten() {
    assertEquals(
        Optional.empty(),
        outward(
                "554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using"
                    + " zen.spamhaus.org")
            .letter());
  }

  private static String letter(String reply, String... returnedFields) {
    return outward(reply, returnedFields).letter().orElseThrow();
  }

  private static Diagnosis.OutgoingText outward(String reply, String... returnedFields) {
    RecipientEvidence found = Cases.refused(reply, returnedFields);
    var recipientDiagnosis = RecipientDiagnosis.of(found, new VerdictSelector(Cases.BOOK), TEAM);
    return new OutgoingTextBuilder(Cases.BOOK, TEAM, BundledData.CLOCK)
        .write(recipientDiagnosis, List.of(), Language.ENGLISH);
  }
}
