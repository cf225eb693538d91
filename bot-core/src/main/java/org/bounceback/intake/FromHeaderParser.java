package org.bounceback.intake;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.mail.Header;

/** Who says that they wrote a mail (RFC 5322 section 3.6.2). */
final class FromHeaderParser {
  private static final String SPECIALS = "<>,;:";

  private FromHeaderParser() {}

  /** The one address of the one From field; empty where there are none, or several. */
  static Optional<MailAddress> of(Header header) {
    List<String> fields = header.allWritten("From");
    return fields.size() == 1
        ? HeaderTokenizer.of(fields.get(0), SPECIALS).flatMap(FromHeaderParser::only)
        : Optional.empty();
  }

  /** {@code address} alone, or {@code any words <address>} and nothing behind it. */
  private static Optional<MailAddress> only(List<String> lexemes) {
    int count = lexemes.size();
    boolean bracketed =
        count >= 3
            && lexemes.get(count - 3).equals("<")
            && lexemes.get(count - 1).equals(">")
            && lexemes.stream().filter(each -> isSpecial(each)).count() == 2;
    if (bracketed) {
      return MailAddress.parse(lexemes.get(count - 2));
    }
    return count == 1 ? MailAddress.parse(lexemes.get(0)) : Optional.empty();
  }

  private static boolean isSpecial(String lexeme) {
    return lexeme.length() == 1 && SPECIALS.contains(lexeme);
  }
}
