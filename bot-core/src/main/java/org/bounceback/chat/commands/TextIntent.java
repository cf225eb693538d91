package org.bounceback.chat.commands;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.question.QuestionClassifier;
import org.bounceback.cases.CaseId;

/**
 * What a user requests with a message in plain text.
 *
 * @param about the address, case, e-mail or command that the message contains
 */
record TextIntent(Topic topic, String about) {
  private static final Set<String> COMMANDS =
      Set.of("help", "cases", "status", "recipient", "cantsend", "notarrived");
  private static final int MAX_QUESTION = 300;

  /** A server's refusal: 550 5.1.1, 550-5.1.1, or 421 at the beginning of a line. */
  private static final Pattern REFUSAL =
      Pattern.compile("\\b[45][0-9]{2}[ -][45]\\.[0-9]{1,3}\\.[0-9]{1,3}\\b");

  private static final Pattern AROUND_WORDS =
      Pattern.compile("^[<(\\[\"'“‘]+|[>)\\]\"'”’?!,;:.]+$");

  /** The kind of request. */
  enum Topic {
    BOUNCE,
    RECIPIENT,
    BLOCKLISTS,
    CASE,
    COMMAND,
    UNKNOWN
  }

  /**
   * Recognizes a pasted e-mail, a command without its slash, a question about e-mail that does not
   * work, or the first case ID or address in the text.
   */
  static TextIntent of(String text, QuestionClassifier questionClassifier) {
    String message = text.strip();
    if (message.lines().count() > 2
        || message.length() > MAX_QUESTION
        || REFUSAL.matcher(message).find()) {
      return new TextIntent(Topic.BOUNCE, message);
    }
    List<String> words =
        Stream.of(message.split("\\s+"))
            .map(word -> AROUND_WORDS.matcher(word).replaceAll(""))
            .filter(word -> !word.isEmpty())
            .toList();
    if (!words.isEmpty() && COMMANDS.contains(words.get(0).toLowerCase(Locale.ROOT))) {
      return new TextIntent(Topic.COMMAND, message);
    }
    if (words.size() > 1 && questionClassifier.classify(message).isPresent()) {
      return new TextIntent(Topic.BOUNCE, message);
    }
    return first(words, word -> CaseId.parse(word).isPresent(), Topic.CASE)
        .or(() -> first(words, word -> MailAddress.parse(word).isPresent(), Topic.RECIPIENT))
        .or(() -> first(words, TextIntent::isAddressOrDomain, Topic.BLOCKLISTS))
        .orElseGet(() -> new TextIntent(Topic.UNKNOWN, message));
  }

  private static Optional<TextIntent> first(
      List<String> words, Predicate<String> condition, Topic topic) {
    return words.stream().filter(condition).findFirst().map(word -> new TextIntent(topic, word));
  }

  /** Top-level domains have at least two letters, unlike the end of abbreviations such as "e.g". */
  private static boolean isAddressOrDomain(String word) {
    return Ip.parse(word).isPresent()
        || Domain.parse(word)
            .map(Domain::labels)
            .filter(labels -> labels.size() > 1 && labels.get(labels.size() - 1).length() > 1)
            .filter(labels -> !Character.isDigit(labels.get(labels.size() - 1).charAt(0)))
            .isPresent();
  }
}
