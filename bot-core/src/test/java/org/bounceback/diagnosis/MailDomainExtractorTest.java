package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** Which names a returned mail carries, and where. */
class MailDomainExtractorTest {

  @Test
  void theAuthorTheEnvelopeTheServerAndTheLinksNameDomains() {
    assertEquals(
        List.of(
            "shop.example from",
            "bounces.example sender",
            "host.example helo",
            "offer.example link"),
        names(
            """
            Return-Path: <alice@bounces.example>
            Received: from srv12.host.example ([192.0.2.10]) by mx.partner.example with esmtp;
             Tue, 24 Nov 2026 06:20:00 +0000
            From: Alice <alice@shop.example>
            Subject: Offer
            Content-Type: text/html

            <a href="https://www.offer.example/x?y=1">all of it</a>
            """));
  }

  @Test
  void aNameInSeveralPlacesIsOneName() {
    assertEquals(
        List.of("shop.example from sender link"),
        names(
            """
            From: Alice <alice@shop.example>
            Content-Type: text/plain

            See http://www.shop.example/ and http://info@shop.example:8080/.
            """));
  }

  @Test
  void linksAreFoundBehindATransferEncoding() {
    assertEquals(
        List.of("shop.example from sender", "offer.example link"),
        names(
            """
            From: alice@shop.example
            Content-Type: text/plain
            Content-Transfer-Encoding: base64

            U2VlIGh0dHBzOi8vb2ZmZXIuZXhhbXBsZS9hIG5vdw==
            """));
  }

  @Test
  void belowARegistrysShortNamesThreeLabelsAreTaken() {
    assertEquals(
        List.of("shop.example from sender", "example.co.uk link"),
        names(
            """
            From: alice@shop.example

            https://www.example.co.uk/
            """));
  }

  @Test
  void ofManyNamesAFewAreTaken() {
    StringBuilder text = new StringBuilder("From: alice@shop.example\n\n");
    IntStream.range(0, 100).forEach(i -> text.append("https://s" + i + ".example/\n"));

    assertEquals(8, names(text.toString()).size());
  }

  private static List<String> names(String returned) {
    String report =
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.partner.example
        To: alice@shop.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.partner.example

        Final-Recipient: rfc822; bob@partner.example
        Action: failed
        Status: 5.7.1
        Diagnostic-Code: smtp; 554 5.7.1 Message refused as spam

        --b
        Content-Type: message/rfc822

        """
            + returned
            + "\n--b--\n";
    BouncedMessage bounce = BundledData.READER.read(report.getBytes(StandardCharsets.UTF_8));
    MailOrigin mailOrigin = Cases.origin(bounce);
    return MailDomainExtractor.of(bounce, mailOrigin).stream()
        .map(
            each ->
                each.domain()
                    + " "
                    + String.join(" ", each.places().stream().map(MailDomain.Place::code).toList()))
        .toList();
  }
}
