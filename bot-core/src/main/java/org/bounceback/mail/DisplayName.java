package org.bounceback.mail;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;

/** Finds the name of a person in a From or To field (RFC 5322 section 3.4), for a greeting. */
public final class DisplayName {
  private static final int MAX = 40;
  private static final Pattern PERSON = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’-]*");

  /** Local parts of mailboxes that belong to a role and not to a person (RFC 2142), and others. */
  private static final Set<String> ROLES =
      Set.of(
          "info",
          "marketing",
          "sales",
          "support",
          "abuse",
          "noc",
          "security",
          "postmaster",
          "hostmaster",
          "news",
          "newsletter",
          "webmaster",
          "www",
          "office",
          "contact",
          "admin",
          "noreply",
          "no-reply",
          "wordpress",
          "mailer-daemon");

  private DisplayName() {}

  /**
   * Returns the display name of the only mailbox in a field, if it looks like the name of a person.
   *
   * @param address the address that the mailbox must have
   */
  public static Optional<String> ofPerson(String field, MailAddress address) {
    int open = field.lastIndexOf('<');
    boolean isOnly = open > 0 && field.indexOf('@') > open && field.indexOf('>', open) > open;
    if (!isOnly || ROLES.contains(address.localPart().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    boolean isTheirs =
        MailAddress.parse(field.substring(open, field.indexOf('>', open) + 1))
            .filter(address::equals)
            .isPresent();
    return Optional.of(unquoted(EncodedWords.decode(field.substring(0, open)).strip()))
        .filter(name -> isTheirs && name.length() <= MAX && PERSON.matches(name));
  }

  private static String unquoted(String name) {
    boolean isQuoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return isQuoted ? name.substring(1, name.length() - 1).strip() : name;
  }
}
