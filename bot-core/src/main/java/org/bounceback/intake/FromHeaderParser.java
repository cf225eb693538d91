package org.bounceback.intake;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.mail.Header;

/** Parses the author of a message (RFC 5322 section 3.6.2). */
final class FromHeaderParser {
  private static final String SPECIALS = "<>,;:";

  private FromHeaderParser() {}

  /** Returns the only address of the only From field; empty if there is none, or several. */
  static Optional<MailAddress> of(Header header) {
    List<String> fields = header.allRaw("From");
    return fields.size() == 1
        ? HeaderTokenizer.of(fields.get(0), SPECIALS).flatMap(FromHeaderParser::only)
        : Optional.empty();
  }

  /** Parses {@code address}, or {@code any text <address>} without trailing text. */
  private static Optional<MailAddress> only(List<String> tokens) {
    int count = tokens.size();
    boolean bracketed =
        count >= 3
            && tokens.get(count - 3).equals("<")
            && tokens.get(count - 1).equals(">")
            && tokens.stream().filter(token -> isSpecial(token)).count() == 2;
    if (bracketed) {
      return MailAddress.parse(tokens.get(count - 2));
    }
    return count == 1 ? MailAddress.parse(tokens.get(0)) : Optional.empty();
  }

  private static boolean isSpecial(String token) {
    return token.length() == 1 && SPECIALS.contains(token);
  }
}
