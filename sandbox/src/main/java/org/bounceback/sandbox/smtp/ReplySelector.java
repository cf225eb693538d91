package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says what the manners have for each moment, or the usual, until the dialogue is over. */
final class ReplySelector {
  private static final String HANG_UP_CODE = "421";

  private final ServerBehavior serverBehavior;
  private final Connection connection;
  private final ClientHistory clientHistory;
  private boolean over;

  ReplySelector(ServerBehavior serverBehavior, Connection connection, ClientHistory clientHistory) {
    this.serverBehavior = serverBehavior;
    this.connection = connection;
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
    connection.send(Reply.of(reply));
  }

  /** Does what belongs to a moment; returns the reply said, empty when the dialogue is over. */
  Optional<Reply> perform(SmtpStage smtpStage, Reply usual) throws IOException {
    return perform(smtpStage, "", usual, () -> {});
  }

  /**
   * Does what belongs to a moment.
   *
   * @param address that the moment is about; empty for none
   * @param agreed what follows from a positive reply; it is done before the client hears of it
   */
  Optional<Reply> perform(SmtpStage smtpStage, String address, Reply usual, Runnable agreed)
      throws IOException {
    ScriptedAction scriptedAction =
        serverBehavior.act(smtpStage, address).orElseGet(() -> ScriptedAction.say(List.of(usual)));
    Optional<Reply> reply =
        scriptedAction.reply(clientHistory.turn(ServerBehavior.key(smtpStage, address)));
    if (reply.isEmpty()) {
      scriptedAction.end(connection);
    } else {
      reply.filter(Reply::isPositive).ifPresent(positive -> agreed.run());
      connection.send(reply.get());
    }
    over |= reply.isEmpty() || reply.get().hasCode(HANG_UP_CODE);
    return reply;
  }
}
