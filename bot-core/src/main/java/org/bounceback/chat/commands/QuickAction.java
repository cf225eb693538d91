package org.bounceback.chat.commands;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.Button;
import org.bounceback.chat.cards.MessageBundle;

/** An action that the home page offers. It belongs to no case. */
enum QuickAction {
  /** Opens the form for an IP address or a domain to check. */
  CHECK("check-address"),
  /** Opens the form for a bounced e-mail. */
  READ("read-bounce"),
  CANT_SEND("cant-send"),
  NOT_ARRIVED("not-arrived"),
  HELP("show-help");

  private final String code;

  QuickAction(String code) {
    this.code = code;
  }

  /** Parses the ID of a button; empty if it is another button. */
  static Optional<QuickAction> parse(String button) {
    return Arrays.stream(values()).filter(action -> action.code.equals(button)).findFirst();
  }

  /** Returns the buttons of all actions. */
  static List<Button> buttons(MessageBundle messageBundle) {
    return Arrays.stream(values())
        .map(
            action ->
                new Button(
                    action.code,
                    messageBundle.text("home." + action.code),
                    action == READ ? Button.Style.PRIMARY : Button.Style.PLAIN))
        .toList();
  }
}
