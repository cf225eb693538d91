package org.bounceback.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.junit.jupiter.api.Test;

class MailExcerptTest {
  private static final String BOUNCE =
      """
      Return-Path: <>
      Received: from mx.partner.example (mx.partner.example [203.0.113.25])
       by srv12.host.example with ESMTP id 4XyZ for <alice@shop.example>;
       Mon, 23 Nov 2026 10:00:00 +0000
      From: Mail Delivery System <MAILER-DAEMON@srv12.host.example>
      To: "Alice Example" <alice@shop.example>
      Subject: Undelivered: contract for Carol
      Message-ID: <20261123.000001@srv12.host.example>
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain

      The mail to bob@partner.example came back, carol@third.example had hers.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; srv12.host.example

      Final-Recipient: rfc822; bob@partner.example
      Diagnostic-Code: smtp; 550 5.7.1 <bob@partner.example>: ask dave@partner.example

      --b
      Content-Type: message/rfc822

      From: "Alice Example" <alice@shop.example>
      To: bob@partner.example, =?utf-8?Q?Carol_Third?= <carol@third.example>
      X-Campaign: Y2Fyb2xAdGhpcmQuZXhhbXBsZQ==
      List-Unsubscribe: <mailto:leave-carol=third.example@list.example>
      Message-ID: <20261123.one.1@shop.example>
      Subject: Contract

      Dear Bob, call +49 30 1234567.
      --b--
      """;

  private static final Set<MailAddress> ALICE_AND_BOB =
      parties("alice@shop.example", "bob@partner.example");

  @Test
  void allHeadersAreExtracted() {
    String copy = text(excerpt().unredacted());

    assertEquals(
        """
        === Header of the mail ===

        %s
        === Report ===

        Reporting-MTA: dns; srv12.host.example

        Final-Recipient: rfc822; bob@partner.example
        Diagnostic-Code: smtp; 550 5.7.1 <bob@partner.example>: ask dave@partner.example


        === Header of a mail inside ===

        %s
        """
            .formatted(
                BOUNCE.substring(0, BOUNCE.indexOf("\n\n--b") + 1),
                BOUNCE.substring(BOUNCE.indexOf("From: \"Alice"), BOUNCE.indexOf("\nDear Bob"))),
        copy);
  }

  @Test
  void aRedactedCopyHasTheRouteAndTheRejectionButNoNamesAndNoText() {
    String copy = text(excerpt().redacted(new Redaction(ALICE_AND_BOB)));

    assertEquals(
        Redaction.EXPLANATION.replace("\r\n", "\n")
            + """

            === Header of the mail ===

            Return-Path:
            Received: from mx.partner.example (mx.partner.example [203.0.113.25]) by srv12.host.example with ESMTP id 4XyZ for <alice@shop.example>; Mon, 23 Nov 2026 10:00:00 +0000
            From: <redacted-1@srv12.host.example>
            To: <alice@shop.example>
            Subject: [left out]
            Message-ID: <20261123.000001@srv12.host.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            === Report ===

            Reporting-MTA: dns; srv12.host.example

            Final-Recipient: rfc822; bob@partner.example
            Diagnostic-Code: smtp; 550 5.7.1 <bob@partner.example>: ask redacted-2@partner.example

            === Header of a mail inside ===

            From: <alice@shop.example>
            To: <bob@partner.example>, <redacted-3@third.example>
            X-Campaign: [left out]
            List-Unsubscribe: [left out]
            Message-ID: <20261123.one.1@shop.example>
            Subject: [left out]
            """,
        copy.replaceAll("(?m) +$", ""));
  }

  @Test
  void aMessageIdWithAHiddenAddressIsRemoved() {
    String mail =
        """
        From: alice@shop.example
        To: carol@third.example
        Message-ID: <7.carol=third.example@list.example>

        """;

    String copy = text(MailExcerpt.of(bytes(mail)).redacted(new Redaction(ALICE_AND_BOB)));

    assertTrue(copy.contains("Message-ID: [left out]"), copy);
  }

  @Test
  void anAddressInAuthenticationResultsIsMasked() {
    String masked =
        new Redaction(ALICE_AND_BOB)
            .mask("spf=pass smtp.mailfrom=carol@third.example; dkim=pass header.i=@shop.example");

    assertEquals(
        "spf=pass smtp.mailfrom=redacted-1@third.example; dkim=pass header.i=@shop.example",
        masked);
  }

  @Test
  void textWithoutAHeaderHasNoExcerpt() {
    assertFalse(
        text(MailExcerpt.of(bytes("call carol@third.example")).unredacted()).contains("carol"));
  }

  private static MailExcerpt excerpt() {
    return MailExcerpt.of(bytes(BOUNCE));
  }

  private static Set<MailAddress> parties(String... addresses) {
    return Stream.of(addresses)
        .map(address -> MailAddress.parse(address).orElseThrow())
        .collect(Collectors.toSet());
  }

  private static byte[] bytes(String mail) {
    return mail.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] copy) {
    return new String(copy, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
