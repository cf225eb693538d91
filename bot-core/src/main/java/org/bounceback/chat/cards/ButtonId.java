package org.bounceback.chat.cards;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.cases.CaseId;

/** What a button or a form is for: an action and a case. */
public record ButtonId(Action action, CaseId about) {

  /** What can be done with a case. */
  public enum Action {
    SHARE,
    CHECK_AGAIN,
    OPEN_TICKET,
    /**
     * Looks up the addresses of a name, of the hosts that take its mail, of those that may send it.
     */
    LOOK_UP_OWN,
    LOOK_UP_EXCHANGES,
    LOOK_UP_SENDERS,
    HEADER_HELP,
    WHOLE,
    /** The words for the customer, in the case's language. */
    REPLY,
    REPLY_EN,
    REPLY_DE,
    REPLY_FR,
    REPLY_ES,
    /** A form for getting off a list. */
    REMOVAL,
    /** A removal was asked for. */
    REQUESTED,
    WATCH,
    WATCH_NO_MORE,
    /** Tries again to hand over what the desk did not take. */
    RETRY,
    /** Takes the case in hand. */
    TAKE,
    /** Takes it from whoever has it. */
    TAKE_OVER,
    GIVE_BACK,
    /** Shows privately what our own servers say in detail. */
    OWN_DETAILS,
    /** Asks whether a block of our own is to be ended. */
    UNBLOCK,
    /** Ends it. */
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

  /** Empty for what no button of ours carries. */
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
