package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.mail.Header;
import org.bounceback.mail.MimePart;

/**
 * A message that was sent and returned.
 *
 * @param ip the IP that it was sent from
 * @param ours whether the IP is ours, so that the domain should allow it to send
 * @param sender the envelope sender
 * @param header the header of the message, or what the report quotes of it
 * @param mail the message itself, if the report contains it
 */
public record SentMail(
    Ip ip, boolean ours, MailAddress sender, Header header, Optional<MimePart> mail) {

  /** Returns the domain in From, which DMARC uses. */
  Optional<Domain> author() {
    return header
        .first("From")
        .map(field -> field.substring(field.lastIndexOf('<') + 1))
        .map(rest -> rest.indexOf('>') < 0 ? rest : rest.substring(0, rest.indexOf('>')))
        .flatMap(MailAddress::parse)
        .map(MailAddress::domain);
  }

  List<String> signatures() {
    return header.all("DKIM-Signature");
  }
}
