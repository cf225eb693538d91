package org.bounceback.bounce.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Recognizes windows that say that the user's own mailbox is full: the server for incoming mail
 * reports it (RFC 5530: OVERQUOTA) when an app fetches, moves or saves messages.
 */
final class OwnMailbox {
  private static final String RESPONSE_CODE = "[overquota]";
  private static final int MAX_TEXT = 2_000;

  private static final List<String> FULL =
      List.of(
          "quota exceeded",
          "over quota",
          "mailbox is full",
          "mailbox for user is full",
          "mailbox full",
          "quota überschritten",
          "quota dépassé",
          "cuota superada");

  /** Programs that deliver messages to mailboxes, whose mailbox is a recipient's. */
  private static final List<String> DELIVERY = List.of("lmtp", " lda", "rcpt to", "mail from");

  private OwnMailbox() {}

  /** Returns the problem if the user's own mailbox is full. */
  static Optional<ClientProblem> problem(String text, List<WindowMatch> matches) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    if (text.length() > MAX_TEXT || DELIVERY.stream().anyMatch(lowerCase::contains)) {
      return Optional.empty();
    }
    boolean isCopy = matches.stream().anyMatch(each -> isAbout(each, ClientProblem.COPY_NOT_SAVED));
    boolean isFetching =
        matches.stream()
            .map(WindowMatch::template)
            .filter(each -> each.role() == WindowTemplate.Role.WINDOW)
            .anyMatch(each -> each.operation() == ClientOperation.FETCHING);
    boolean isFull =
        lowerCase.contains(RESPONSE_CODE)
            || ((isCopy || isFetching) && FULL.stream().anyMatch(lowerCase::contains));
    return Optional.of(isCopy ? ClientProblem.COPY_MAILBOX_FULL : ClientProblem.MAILBOX_FULL)
        .filter(each -> isFull);
  }

  private static boolean isAbout(WindowMatch match, ClientProblem problem) {
    return match.template().problem().filter(problem::equals).isPresent();
  }
}
