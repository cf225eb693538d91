package org.bounceback.bounce;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.mail.MailDate;

/**
 * One handing-over of a mail, as the receiving host wrote it down (RFC 5321 section 4.4).
 *
 * @param from the name the client gave itself, or the one found for its address
 * @param ip the client's address as the host saw it
 * @param by the host that wrote the line
 * @param authenticated whether the client had logged in ({@code with ESMTPA}, {@code ESMTPSA}; RFC
 *     3848), so that it is a person's own line and not a mail server
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

  /** When; it stands behind the line's last semicolon. */
  public Optional<Instant> time() {
    int semicolon = line.lastIndexOf(';');
    return semicolon < 0 ? Optional.empty() : MailDate.parse(line.substring(semicolon + 1).strip());
  }
}
