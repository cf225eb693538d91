package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Sends the configured reply at each stage, or the default one, until the session ends. */
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

  /** Whether the connection should be closed. */
  boolean isOver() {
    return over;
  }

  /** Marks the connection for closing. */
  void end() {
    over = true;
  }

  /**
   * Sends a reply that the configuration does not affect, such as one to a command out of order.
   */
  void send(String reply) throws IOException {
    smtpConnection.send(ServerReply.of(reply));
  }

  /**
   * Performs the action of a stage; returns the reply that was sent, empty if the session ended.
   */
  Optional<ServerReply> perform(SmtpStage smtpStage, ServerReply usual) throws IOException {
    return perform(smtpStage, "", usual, () -> {});
  }

  /**
   * Performs the action of a stage.
   *
   * @param address the address that the stage is about; empty for none
   * @param agreed runs after a positive reply is chosen and before it is sent
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
