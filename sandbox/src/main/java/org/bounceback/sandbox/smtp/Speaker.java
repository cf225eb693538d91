package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says what the manners have for each moment, or the usual, until the dialogue is over. */
final class Speaker {
  private static final String HANG_UP_CODE = "421";

  private final Manners manners;
  private final Connection connection;
  private final Ledger ledger;
  private boolean over;

  Speaker(Manners manners, Connection connection, Ledger ledger) {
    this.manners = manners;
    this.connection = connection;
    this.ledger = ledger;
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
  Optional<Reply> perform(Moment moment, Reply usual) throws IOException {
    return perform(moment, "", usual, () -> {});
  }

  /**
   * Does what belongs to a moment.
   *
   * @param address that the moment is about; empty for none
   * @param agreed what follows from a positive reply; it is done before the client hears of it
   */
  Optional<Reply> perform(Moment moment, String address, Reply usual, Runnable agreed)
      throws IOException {
    Act act = manners.act(moment, address).orElseGet(() -> Act.say(List.of(usual)));
    Optional<Reply> reply = act.reply(ledger.turn(Manners.key(moment, address)));
    if (reply.isEmpty()) {
      act.end(connection);
    } else {
      reply.filter(Reply::isPositive).ifPresent(positive -> agreed.run());
      connection.send(reply.get());
    }
    over |= reply.isEmpty() || reply.get().hasCode(HANG_UP_CODE);
    return reply;
  }
}
