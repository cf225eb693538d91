package org.bounceback.diagnosis;

import java.util.List;
import java.util.Locale;

/**
 * Services that deliver other servers' outgoing mail. They are never the recipient's server: their
 * rejection is about the sender. Names of the hosts that customers of these services are told to
 * send through.
 */
final class SendingRelays {
  private static final List<String> HOSTS =
      List.of(
          "mailchannels.net",
          "smtp.sendgrid.net",
          "smtp.mailgun.org",
          "smtp.eu.mailgun.org",
          "smtp.postmarkapp.com",
          "smtp-relay.brevo.com",
          "smtp-relay.sendinblue.com",
          "in-v3.mailjet.com",
          "smtp.sparkpostmail.com",
          "mail.smtp2go.com",
          "smtp.mandrillapp.com",
          "smtp-relay.gmail.com",
          "relay.mailbaby.net",
          "smtp.antispamcloud.com",
          "smtp.office365.com");

  private SendingRelays() {}

  /** Returns whether the host belongs to such a service. */
  static boolean isRelay(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return HOSTS.stream().anyMatch(relay -> name.equals(relay) || name.endsWith("." + relay))
        || (name.startsWith("email-smtp.") && name.endsWith(".amazonaws.com"));
  }
}
