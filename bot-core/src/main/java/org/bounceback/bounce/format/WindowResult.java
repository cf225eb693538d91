package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.client.ClientOperation;
import org.bounceback.bounce.client.ClientWindow;

/**
 * The result of reading a window of an e-mail app. A window that quotes the reply to a message is a
 * failure; its recipient may be unnamed, then the address is empty. Any other window is no bounce.
 */
final class WindowResult {
  private WindowResult() {}

  static FormatResult of(ClientWindow window) {
    boolean isReplyToMessage =
        window.reply().isPresent() && window.operation() != ClientOperation.FETCHING;
    if (!isReplyToMessage && window.recipient().isEmpty()) {
      return new FormatResult(MessageKind.NOT_A_BOUNCE, List.of(), Optional.empty());
    }
    RawRecipient recipient =
        RawRecipient.of(window.recipient().orElse(""), DsnAction.FAILED, window.reply().orElse(""));
    return new FormatResult(
        isReplyToMessage ? MessageKind.FAILURE : MessageKind.NOT_A_BOUNCE,
        List.of(recipient),
        Optional.empty());
  }
}
