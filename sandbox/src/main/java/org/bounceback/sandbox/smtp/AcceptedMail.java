package org.bounceback.sandbox.smtp;

import java.util.List;

/**
 * A mail that a server has taken.
 *
 * @param sender of the envelope; empty for the null sender
 * @param recipients of the envelope, as they were accepted
 * @param content header and body as one character per byte (ISO 8859-1), lines ended by CRLF,
 *     doubled dots undone
 */
public record AcceptedMail(String sender, List<String> recipients, String content) {
  public AcceptedMail {
    recipients = List.copyOf(recipients);
  }
}
