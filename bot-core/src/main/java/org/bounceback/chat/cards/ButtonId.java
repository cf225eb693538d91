package org.bounceback.chat.cards;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.cases.CaseId;

/** The ID of a button: an action and a case. */
public record ButtonId(Action action, CaseId about) {

  /** An action on a case. */
  public enum Action {
    SHARE,
    CHECK_AGAIN,
    OPEN_TICKET,
    /** Checks the IP addresses of a domain, of its MX hosts, or of its allowed senders. */
    LOOK_UP_OWN,
    LOOK_UP_EXCHANGES,
    LOOK_UP_SENDERS,
    HEADER_HELP,
    WHOLE,
    /** Shows the card of a case privately. */
    SHOW,
    /** Shows the reply to the customer in the case's language. */
    REPLY,
    REPLY_EN,
    REPLY_DE,
    REPLY_FR,
    REPLY_ES,
    /** Shows the e-mail to the recipient's mail admin. */
    ADMIN_EMAIL,
    /** Opens the form for a delisting request. */
    REMOVAL,
    /** Records that delisting was requested. */
    REQUESTED,
    WATCH,
    WATCH_NO_MORE,
    /** Retries what could not be delivered to the ticket system. */
    RETRY,
    /** Assigns the case to the user. */
    TAKE,
    /** Assigns the case to the user instead of its current assignee. */
    TAKE_OVER,
    GIVE_BACK,
    /** Shows the details from our own servers privately. */
    OWN_DETAILS,
    /** Asks the user to confirm the removal of a block on our own servers. */
    UNBLOCK,
    /** Removes the block. */
    UNBLOCK_NOW,
    HELPFUL,
    NOT_HELPFUL;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public String text() {
    return action.code() + ":" + about;
  }

  /** Parses a button's ID; empty if no button of the bot has it. */
  public static Optional<ButtonId> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String code = text.substring(0, colon);
    return Arrays.stream(Action.values())
        .filter(action -> action.code().equals(code))
        .findFirst()
        .flatMap(
            action ->
                CaseId.parse(text.substring(colon + 1)).map(about -> new ButtonId(action, about)));
  }
}
