package org.bounceback.bounce.grammar;

import java.util.List;
import java.util.Optional;

/**
 * A text that consists only of the messages of a mail server, as people paste them without the rest
 * of the report.
 */
final class PastedReason {
  /** Shorter texts without a server's name also occur in other messages. */
  private static final int MIN_LITERAL = 18;

  /** The percentage of the text that the messages must cover. */
  private static final int MIN_COVERED = 80;

  private PastedReason() {}

  /**
   * Returns the address of the recipient, which is empty if the messages do not name it; nothing if
   * the text is anything else.
   */
  static Optional<String> recipient(List<MtaMessageMatch> matches, String text) {
    List<MtaMessageMatch> outer = matches.stream().filter(match -> !match.nested()).toList();
    if (outer.isEmpty()) {
      return Optional.empty();
    }
    MtaMessageMatch first = outer.get(0);
    Optional<String> heading = address(text, first);
    boolean begins = first.start() <= 1 || heading.isPresent();
    if (!begins || !isReason(first) || !isCovered(outer, heading.isPresent() ? first.start() : 0)) {
      return Optional.empty();
    }
    return Optional.of(
        heading.orElseGet(
            () ->
                outer.stream()
                    .map(match -> match.field("recipient"))
                    .flatMap(Optional::stream)
                    .filter(recipient -> recipient.indexOf('@') > 0)
                    .findFirst()
                    .orElse("")));
  }

  /** Returns the address in front of the first message, if there is nothing else. */
  private static Optional<String> address(String text, MtaMessageMatch first) {
    String before = first.flat().original(0, first.start());
    if (!before.endsWith(":")) {
      return Optional.empty();
    }
    String address = before.substring(0, before.length() - 1).strip();
    String bare =
        address.startsWith("<") && address.endsWith(">")
            ? address.substring(1, address.length() - 1)
            : address;
    boolean isAddress =
        bare.indexOf('@') > 0 && bare.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>');
    return isAddress && text.strip().startsWith(before) ? Optional.of(bare) : Optional.empty();
  }

  private static boolean isReason(MtaMessageMatch match) {
    MtaMessage message = match.message();
    boolean named =
        match.host().isPresent()
            || match.ip().isPresent()
            || match.field("recipient").isPresent()
            || match.field("stage").flatMap(StageWords::find).isPresent();
    boolean isSpecific = message.template().literalLength() >= MIN_LITERAL;
    boolean isFrame = StatementReader.isFrame(message) && message.fate().isEmpty();
    return !isFrame
        && !message.event().isSuccess()
        && message.event() != MtaEvent.FROZEN
        && (named || (isSpecific && message.place() == MtaMessage.Place.BOUNCE));
  }

  private static boolean isCovered(List<MtaMessageMatch> matches, int from) {
    int covered = matches.stream().mapToInt(match -> match.end() - match.start()).sum();
    int all = matches.get(0).flat().length() - from;
    return covered * 100 >= all * MIN_COVERED;
  }
}
