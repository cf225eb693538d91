package org.bounceback.bounce.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.bounce.grammar.MtaMessage.Place;
import org.bounceback.bounce.grammar.Statement.AuthorNamed;
import org.bounceback.bounce.grammar.Statement.Ended;
import org.bounceback.bounce.grammar.Statement.Expired;
import org.bounceback.bounce.grammar.Statement.FateReported;
import org.bounceback.bounce.grammar.Statement.OtherServer;
import org.bounceback.bounce.grammar.Statement.ServerNamed;

/** Converts the messages found in a text into statements. */
final class StatementReader {
  private static final String TEXT = "text";
  private static final String REPLY = "reply";

  private StatementReader() {}

  /** Returns the statements of the messages, in the order of the text. */
  static List<Statement> read(List<MtaMessageMatch> matches, Excerpt.Source source) {
    var statements = new ArrayList<Statement>();
    for (MtaMessageMatch match : matches) {
      var excerpt = new Excerpt(source, match.text());
      ending(match, excerpt).ifPresent(statements::add);
      fate(match)
          .ifPresent(
              fate -> statements.add(new FateReported(fate, isFrame(match.message()), excerpt)));
      if (isFrame(match.message())) {
        statements.add(new AuthorNamed(match.message().software(), excerpt));
        if (match.host().isPresent() || match.ip().isPresent()) {
          statements.add(new ServerNamed(new OtherServer(match.host(), match.ip()), excerpt));
        }
      }
    }
    return statements;
  }

  /** Returns whether the message is a line of a report's frame, which names no cause. */
  static boolean isFrame(MtaMessage message) {
    boolean noStage = message.stage().isEmpty() || message.stage().get() == SmtpStage.LOCAL_QUEUE;
    boolean hasText = message.template().fieldNames().contains(TEXT);
    return message.event() == MtaEvent.OTHER
        && message.place() != Place.LOG
        && noStage
        && (message.decidedBy() == DecidedBy.NOBODY
            || (message.decidedBy() == DecidedBy.LOCAL && message.stage().isEmpty() && !hasText));
  }

  private static Optional<Statement> ending(MtaMessageMatch match, Excerpt excerpt) {
    MtaMessage message = match.message();
    boolean inDns = match.stage().equals(Optional.of(SmtpStage.DNS));
    var other = inDns ? OtherServer.NONE : new OtherServer(match.host(), match.ip());
    if (message.event().isSuccess() || message.event() == MtaEvent.FROZEN || isFrame(message)) {
      return Optional.empty();
    }
    if (message.event() == MtaEvent.EXPIRED
        && message.stage().equals(Optional.of(SmtpStage.LOCAL_QUEUE))) {
      return Optional.of(new Expired(excerpt));
    }
    return switch (message.decidedBy()) {
      case REMOTE, BY_FIELD -> {
        if (match.wraps() && message.template().fieldNames().contains(REPLY)) {
          yield Optional.of(new ServerNamed(other, excerpt));
        }
        if (message.event().isReply()) {
          yield Optional.of(ended(Rejecter.REMOTE_SERVER, match, other, excerpt));
        }
        yield message.event() == MtaEvent.OTHER
            ? Optional.of(new ServerNamed(other, excerpt))
            : Optional.of(ended(Rejecter.NOBODY, match, other, excerpt));
      }
      case LOCAL ->
          // The message inside the text field says more than the one around it.
          match.wraps()
              ? Optional.empty()
              : Optional.of(ended(Rejecter.REPORT_AUTHOR, match, other, excerpt));
      case NOBODY -> {
        boolean names = message.event() != MtaEvent.OTHER || isBeforeSession(message);
        yield names && !match.wraps()
            ? Optional.of(ended(Rejecter.NOBODY, match, other, excerpt))
            : Optional.of(new ServerNamed(other, excerpt));
      }
    };
  }

  private static boolean isBeforeSession(MtaMessage message) {
    return message.stage().filter(stage -> stage != SmtpStage.LOCAL_QUEUE).isPresent();
  }

  private static Ended ended(
      Rejecter by, MtaMessageMatch match, OtherServer other, Excerpt excerpt) {
    return new Ended(by, match.stage(), other, match.field(REPLY), excerpt);
  }

  /**
   * Returns what the message says about the fate. Only a delay notice says that the server still
   * retries; a temporary error does not. The text of another server says nothing about it.
   */
  private static Optional<Fate> fate(MtaMessageMatch match) {
    MtaMessage message = match.message();
    return message
        .fate()
        .filter(fate -> message.place() != Place.LOG)
        .filter(fate -> !message.event().isReply() || match.field(REPLY).isEmpty())
        .filter(fate -> fate != Fate.RETRYING || message.place() == Place.DELAY_NOTICE);
  }
}
