package org.bounceback.testkit;

/** Sample bounces. */
public final class Mails {

  /** A full delivery report about a mailbox that does not exist. */
  public static final String UNKNOWN_USER =
      """
      Return-Path: <>
      Received: from mail.example.net (mail.example.net [192.0.2.10])
       by mx.shop.example with ESMTP id 1; Tue, 24 Nov 2026 06:20:00 +0000
      From: Mail Delivery System <mailer-daemon@mail.example.net>
      To: sam@shop.example
      Subject: Undelivered Mail Returned to Sender
      Date: Tue, 24 Nov 2026 06:20:00 +0000
      Message-ID: <20261124062000.0A1B2@mail.example.net>
      Auto-Submitted: auto-replied
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

      --b1
      Content-Type: text/plain

      <jo@example.org>: host mx.example.org[203.0.113.25] said: 550 5.1.1 User unknown

      --b1
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mail.example.net

      Final-Recipient: rfc822; jo@example.org
      Action: failed
      Status: 5.1.1
      Remote-MTA: dns; mx.example.org
      Diagnostic-Code: smtp; 550 5.1.1 <jo@example.org>: User unknown

      --b1
      Content-Type: message/rfc822

      Received: from desk.shop.example (desk.shop.example [198.51.100.7])
       by mail.example.net with ESMTPSA id 2; Tue, 24 Nov 2026 06:19:58 +0000
      From: Sam <sam@shop.example>
      To: jo@example.org
      Subject: Hello
      Date: Tue, 24 Nov 2026 06:19:57 +0000
      Message-ID: <1@shop.example>

      Hello Jo
      --b1--
      """;

  /** The same report with a reply that would mention everyone and show a link. */
  public static final String HOSTILE_REPLY =
      UNKNOWN_USER.replace(
          "smtp; 550 5.1.1 ", "smtp; 550 5.1.1 <!channel> <http://evil.example|click> ");

  /** Only one server's reply. */
  public static final String REFUSAL = "550 5.1.1 <jo@example.org>: User unknown";

  private Mails() {}

  /** Returns a report about many recipients, each with a different reply. */
  public static String manyRecipients(int recipients, int length) {
    int fields = UNKNOWN_USER.indexOf("Final-Recipient");
    int end = UNKNOWN_USER.indexOf("--b1\nContent-Type: message/rfc822");
    var mail = new StringBuilder(UNKNOWN_USER.substring(0, fields));
    for (int i = 0; i < recipients; i++) {
      mail.append("Final-Recipient: rfc822; jo").append(i).append("@example.org\n");
      mail.append("Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <jo");
      mail.append(i).append("@example.org>: mailbox not found.");
      mail.append(" Please check the address & try again.".repeat(length / 38)).append("\n\n");
    }
    return mail + UNKNOWN_USER.substring(end);
  }

  /** Returns lines of an Exim log about several messages to the same address and to others. */
  public static String log(int messages) {
    var log = new StringBuilder();
    for (int i = 0; i < messages; i++) {
      String line = "2026-11-30 09:%02d:44 1vQa2B-0000Xy-%02d ".formatted(i, i);
      log.append(line).append("<= sales@shop.example H=(desktop-7) [198.51.100.4] P=esmtpsa");
      log.append(" A=dovecot_plain:sales@shop.example S=4410\n").append(line);
      log.append(
          switch (i % 3) {
            case 0 ->
                "** kim@partner.example R=dnslookup T=remote_smtp H=mx1.partner.example"
                    + " [203.0.113.25]: SMTP error from remote mail server after RCPT"
                    + " TO:<kim@partner.example>: 550 5.1.1 No such user";
            case 1 ->
                "=> kim@partner.example <info@shop.example> R=dnslookup T=remote_smtp"
                    + " H=mx1.partner.example [203.0.113.25] C=\"250 2.0.0 Ok: queued as"
                    + " 4dKq1Z2m7z\"";
            default ->
                "== eve@other.example R=dnslookup T=remote_smtp defer (110): Connection timed out";
          });
      log.append('\n');
    }
    return log.toString();
  }
}
