package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.mail.Header;
import org.bounceback.mail.MimePart;

/**
 * A mail that went out and came back.
 *
 * @param ip the address that it left from
 * @param ours whether that is an address of ours, so that the domain should let it send
 * @param sender whom the envelope named
 * @param header its header, or what the report quotes of it
 * @param mail the mail itself, where the report has it
 */
public record SentMail(
    Ip ip, boolean ours, MailAddress sender, Header header, Optional<MimePart> mail) {

  /** The domain in From, by which DMARC judges. */
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
