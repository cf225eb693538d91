package org.bounceback.bounce.grammar;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.SmtpStage;

/** Something that a passage states about one delivery. */
sealed interface Statement {

  /** Returns the passage, as written. */
  Excerpt excerpt();

  /**
   * A statement about why the delivery ended.
   *
   * @param by who ended it: a server with its reply, the author of the text, or nobody
   * @param stage the stage, if the passage names it
   * @param other the other server, if the passage names it
   * @param reply the reply of the server that rejected the message, as written
   */
  record Ended(
      Rejecter by,
      Optional<SmtpStage> stage,
      OtherServer other,
      Optional<String> reply,
      Excerpt excerpt)
      implements Statement {}

  /** The time in the queue ran out; the cause is another statement. */
  record Expired(Excerpt excerpt) implements Statement {}

  /** Another server was involved, which need not have rejected the message (RFC 3464 2.3.5). */
  record ServerNamed(OtherServer other, Excerpt excerpt) implements Statement {}

  /**
   * What became of the message.
   *
   * @param frame whether a line of the report's frame states it, and not the reason of one
   *     recipient
   */
  record FateReported(Fate fate, boolean frame, Excerpt excerpt) implements Statement {}

  /** The mail server that wrote the text. */
  record AuthorNamed(String software, Excerpt excerpt) implements Statement {}

  /** The server on the other side of the connection, as far as it is named. */
  record OtherServer(Optional<String> host, Optional<Ip> ip) {
    static final OtherServer NONE = new OtherServer(Optional.empty(), Optional.empty());

    /** Reads a field such as {@code mx.example.com [192.0.2.1]}. */
    static OtherServer of(String field) {
      return new OtherServer(HostField.name(field), HostField.ip(field));
    }
  }
}
