package org.bounceback.intake;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.data.Matches;
import org.bounceback.mail.Header;
import org.bounceback.ticket.desk.EmailDesk;

/** Finds Message-IDs of messages that this bot or another instance of it sent. */
final class BotMessageIds {
  private static final Pattern NAME = Pattern.compile("<([^<>]*)>");
  private static final List<String> FIELDS = List.of("Message-ID", "In-Reply-To", "References");

  private BotMessageIds() {}

  /** Returns the first one in the message's own id or the ids it replies to. */
  static Optional<String> in(Header header) {
    return FIELDS.stream()
        .flatMap(field -> header.all(field).stream())
        .flatMap(value -> Matches.of(NAME, value).all().stream())
        .map(name -> name.group(1))
        .filter(EmailDesk::isOurs)
        .findFirst();
  }
}
