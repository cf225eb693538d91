package org.bounceback.diagnosis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.function.Predicate;
import org.bounceback.hosting.Ownership;

/** Finds the server that the error message of an e-mail app names. */
final class NamedServer {
  private static final Pattern HOST =
      Pattern.compile(
          "(?:^|[^@\\w./-])(?:[245][0-9]{2}-)?([a-z0-9](?:[a-z0-9-]{0,62}\\.){1,8}[a-z]{2,24})(?:[^\\w@]|$)",
          Pattern.CASE_INSENSITIVE);

  /** The label of a server in the languages of the e-mail apps, shortly before its name. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:server|serveur|servidor|host|smtp|imap|pop3?)\\b[^\\n]{0,40}$",
          Pattern.CASE_INSENSITIVE);

  private static final int MAX_LABEL = 60;

  private NamedServer() {}

  /** Returns the first host in the text that fulfills the condition. */
  static Optional<String> first(String text, Predicate<String> condition) {
    Matcher matcher = HOST.matcher(text);
    for (int from = 0; matcher.find(from); from = matcher.end(1)) {
      if (condition.test(matcher.group(1))) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns our server that the text names, otherwise the first host with the label of a server.
   */
  static Optional<String> in(String text, ServerOwnership ownership) {
    Optional<String> labelled = Optional.empty();
    Matcher matcher = HOST.matcher(text);
    for (int from = 0; matcher.find(from); from = matcher.end(1)) {
      String host = matcher.group(1);
      if (ownership.of(host).is(Ownership.OURS)) {
        return Optional.of(host);
      }
      String before = text.substring(Math.max(0, matcher.start(1) - MAX_LABEL), matcher.start(1));
      if (labelled.isEmpty() && LABEL.matcher(before).find()) {
        labelled = Optional.of(host);
      }
    }
    return labelled;
  }
}
