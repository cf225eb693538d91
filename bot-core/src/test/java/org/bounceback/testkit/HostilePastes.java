package org.bounceback.testkit;

import java.util.stream.Stream;

/** Everyday pastes whose values contain mentions, links and markup of the chat platforms. */
public final class HostilePastes {
  /** A mention, a user, a link and markup that a card must show as text. */
  public static final String MARKUP =
      "`<!channel> @everyone <@U123> <https://evil.example|log-in> **bold**"
          + " [log-in](https://x.example)`";

  private static final String WORD = "<!channel>@everyone<https://evil.example|log-in>";

  private HostilePastes() {}

  /** Returns a log line, a table, an event, windows and access lines. */
  public static Stream<String> all() {
    return Stream.of(
        "Dec  1 09:12:03 mx1 postfix/smtp[2211]: 4F2A11C0: to=<eva@other.example>,"
            + " relay=mx.other.example[203.0.113.9]:25, delay=3, dsn=5.2.2, status=bounced (host"
            + " mx.other.example[203.0.113.9] said: 552 5.2.2 Mailbox full "
            + MARKUP
            + " (in reply to RCPT TO command))",
        "Event\tSender\tRecipient\tResult\tSubject\nError\tal@shop.example\teva@other.example\t"
            + "550 5.1.1 "
            + MARKUP
            + "\t"
            + MARKUP,
        "[{\"event\":\"bounce\",\"email\":\"eva@other.example\",\"reason\":\"550 5.1.1 "
            + MARKUP
            + "\"}]",
        "Thunderbird: An error occurred while sending mail. The mail server responded: 550 5.7.1 "
            + MARKUP
            + ". Please check the message recipient \"eva@other.example\" and try again.",
        "Task '"
            + WORD
            + "@everyone.example - Sending' reported error (0x800CCC0E): 'Outlook cannot connect to"
            + " your outgoing (SMTP) e-mail server "
            + WORD
            + ".example.'",
        "2026-12-01 09:12:01,123 fail2ban.actions [812]: NOTICE  [" + WORD + "] Ban 198.51.100.7",
        "Dec  1 09:12:01 mx1 dovecot: imap-login: Disconnected: Connection closed (auth failed, 1"
            + " attempts in 2 secs): user=<"
            + WORD
            + ">, method=PLAIN, rip=198.51.100.7, lip=192.0.2.10, TLS, session=<abc>");
  }
}
