package org.bounceback.bounce;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.mail.MailDate;

/**
 * One hop of a message, as the receiving host recorded it (RFC 5321 section 4.4).
 *
 * @param from the name that the client sent, or the host name found for its IP
 * @param ip the client IP as seen by the receiving host
 * @param by the host that wrote the line
 * @param authenticated whether the client had logged in ({@code with ESMTPA}, {@code ESMTPSA}; RFC
 *     3848), so the IP belongs to a user's device and not to a mail server
 * @param id the queue id at {@code by}
 * @param line the whole line, unfolded
 */
public record ReceivedHop(
    Optional<String> from,
    Optional<Ip> ip,
    Optional<String> by,
    boolean authenticated,
    Optional<String> id,
    String line) {

  /** Returns the time after the last semicolon of the line. */
  public Optional<Instant> time() {
    int semicolon = line.lastIndexOf(';');
    return semicolon < 0 ? Optional.empty() : MailDate.parse(line.substring(semicolon + 1).strip());
  }
}
