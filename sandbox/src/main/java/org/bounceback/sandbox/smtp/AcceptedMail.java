package org.bounceback.sandbox.smtp;

import java.util.List;

/**
 * A message that a server has accepted.
 *
 * @param sender of the envelope; empty for the null sender
 * @param recipients of the envelope, as they were accepted
 * @param content header and body as one character per byte (ISO 8859-1), with CRLF line ends and
 *     without dot stuffing
 */
public record AcceptedMail(String sender, List<String> recipients, String content) {
  public AcceptedMail {
    recipients = List.copyOf(recipients);
  }
}
