package org.bounceback.bounce.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.bounce.grammar.Statement.Ended;
import org.bounceback.bounce.grammar.Statement.OtherServer;
import org.bounceback.bounce.text.AhoCorasickMatcher;

/**
 * Finds reasons that only the author of a report can have written: Exim names another server with
 * fixed words, and Postfix with a Diagnostic-Code of type {@code smtp}. Their own texts may be an
 * administrator's, so no table can list them.
 */
final class AuthorsReason {
  private static final String EXIM = "exim";

  /**
   * Words of Exim for other servers, the network, DNS and the time in the queue. {@code Unrouteable
   * address} means an unknown user or a missing domain.
   */
  private static final AhoCorasickMatcher NOT_OWN =
      new AhoCorasickMatcher(
          List.of(
              "smtp",
              "lmtp error",
              "prdr error",
              "host ",
              "remote",
              "retry",
              "retries",
              "timeout",
              "timed out",
              "time-out",
              "connection",
              "connect to",
              "network",
              "lookup",
              "dns",
              "mx record",
              "routeable",
              "routable",
              "tls",
              "certificate",
              "malformed",
              "delay reason",
              "no such domain"));

  private static final List<String> HEADINGS =
      List.of("(generated from", "(ultimately generated from");
  private static final int MIN_LETTERS = 4;

  private AuthorsReason() {}

  /** Returns the rejection by an Exim server, if the text about the recipient is its own. */
  static List<Ended> exim(Set<String> software, List<Passage> passages) {
    if (!software.contains(EXIM)) {
      return List.of();
    }
    return passages.stream()
        .filter(passage -> passage.name().equals(Passage.SECTION))
        .map(AuthorsReason::ofSection)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the rejection by a Postfix server, if the text is its own. */
  static Optional<Ended> postfix(String text, Excerpt excerpt) {
    boolean isOwn =
        isReason(text)
            && !StatusFieldReader.beginsWithCode(text)
            && !NOT_OWN.findsAny(text.toLowerCase(Locale.ROOT));
    return isOwn ? Optional.of(ended(Optional.empty(), excerpt)) : Optional.empty();
  }

  private static Optional<Ended> ofSection(Passage passage) {
    String reason = withoutHeading(passage.text());
    boolean isOwn =
        isReason(reason)
            && !StatusFieldReader.beginsWithCode(reason)
            && !NOT_OWN.findsAny(reason.toLowerCase(Locale.ROOT));
    return isOwn
        ? Optional.of(
            ended(
                Optional.of(SmtpStage.LOCAL_QUEUE), new Excerpt(passage.source(), passage.text())))
        : Optional.empty();
  }

  private static Ended ended(Optional<SmtpStage> stage, Excerpt excerpt) {
    return new Ended(Rejecter.REPORT_AUTHOR, stage, OtherServer.NONE, Optional.empty(), excerpt);
  }

  private static boolean isReason(String text) {
    return text.chars().filter(Character::isLetter).limit(MIN_LETTERS).count() == MIN_LETTERS;
  }

  /** Returns the text without the address in front and the addresses before forwarding. */
  private static String withoutHeading(String section) {
    int space = section.indexOf(' ');
    int line = section.indexOf('\n');
    int end = space < 0 ? line : line < 0 ? space : Math.min(space, line);
    String rest = end < 0 ? "" : section.substring(end).strip();
    while (HEADINGS.stream().anyMatch(rest::startsWith)) {
      int close = rest.indexOf(')');
      rest = close < 0 ? "" : rest.substring(close + 1).strip();
    }
    return rest;
  }
}
