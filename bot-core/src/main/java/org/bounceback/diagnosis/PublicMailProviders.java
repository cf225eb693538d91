package org.bounceback.diagnosis;

import java.util.List;
import java.util.Locale;
import org.bounceback.address.Domain;

/**
 * Mailbox providers whose servers a customer may have set in an e-mail app although the message was
 * to be sent through us: their servers for mail apps and the domains of their addresses.
 */
final class PublicMailProviders {
  /** Domains that the providers' own help pages state; their servers are below them. */
  private static final List<String> DOMAINS =
      List.of(
          "gmail.com",
          "googlemail.com",
          "office365.com",
          "outlook.com",
          "hotmail.com",
          "live.com",
          "yahoo.com",
          "ymail.com",
          "aol.com",
          "icloud.com",
          "me.com",
          "mac.com",
          "gmx.net",
          "gmx.de",
          "gmx.com",
          "web.de",
          "proton.me",
          "protonmail.ch",
          "zoho.com",
          "fastmail.com",
          "yandex.com",
          "mail.ru");

  private PublicMailProviders() {}

  /** Returns whether the host is a server of such a provider. */
  static boolean hasServer(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return DOMAINS.stream().anyMatch(each -> name.endsWith("." + each));
  }

  /** Returns whether the provider gives addresses of this domain to anybody. */
  static boolean hasDomain(Domain domain) {
    return DOMAINS.contains(domain.name());
  }
}
