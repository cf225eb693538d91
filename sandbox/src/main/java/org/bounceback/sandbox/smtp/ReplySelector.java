package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says what the manners have for each moment, or the usual, until the dialogue is over. */
final class ReplySelector {
  private static final String HANG_UP_CODE = "421";

  private final ServerBehavior serverBehavior;
  private final SmtpConnection smtpConnection;
  private final ClientHistory clientHistory;
  private boolean over;

  ReplySelector(
      ServerBehavior serverBehavior, SmtpConnection smtpConnection, ClientHistory clientHistory) {
    this.serverBehavior = serverBehavior;
    this.smtpConnection = smtpConnection;
    this.clientHistory = clientHistory;
  }

  /** Whether the connection is to be closed. */
  boolean isOver() {
    return over;
  }

  /** Has the connection closed. */
  void end() {
    over = true;
  }

  /** Says a reply that no manners change, such as one to a command out of order. */
  void say(String reply) throws IOException {
    smtpConnection.send(ServerReply.of(reply));
  }

  /** Does what belongs to a moment; returns the reply said, empty when the dialogue is over. */
  Optional<ServerReply> perform(SmtpStage smtpStage, ServerReply usual) throws IOException {
    return perform(smtpStage, "", usual, () -> {});
  }

  /**
   * Does what belongs to a moment.
   *
   * @param address that the moment is about; empty for none
   * @param agreed what follows from a positive reply; it is done before the client hears of it
   */
  Optional<ServerReply> perform(
      SmtpStage smtpStage, String address, ServerReply usual, Runnable agreed) throws IOException {
    ScriptedAction scriptedAction =
        serverBehavior.act(smtpStage, address).orElseGet(() -> ScriptedAction.say(List.of(usual)));
    Optional<ServerReply> serverReply =
        scriptedAction.reply(clientHistory.turn(ServerBehavior.key(smtpStage, address)));
    if (serverReply.isEmpty()) {
      scriptedAction.end(smtpConnection);
    } else {
      serverReply.filter(ServerReply::isPositive).ifPresent(positive -> agreed.run());
      smtpConnection.send(serverReply.get());
    }
    over |= serverReply.isEmpty() || serverReply.get().hasCode(HANG_UP_CODE);
    return serverReply;
  }
}
