package org.bounceback.intake;

import java.util.List;
import java.util.regex.Pattern;
import org.bounceback.mail.Header;
import org.bounceback.ticket.desk.EmailDesk;

/** The names of mails that some bot of this kind wrote, ours or another's. */
final class OwnNames {
  private static final Pattern NAME = Pattern.compile("<([^<>]*)>");
  private static final List<String> FIELDS = List.of("Message-ID", "In-Reply-To", "References");

  private OwnNames() {}

  /** Whether a mail with that header is one of them, or answers one. */
  static boolean areIn(Header header) {
    return FIELDS.stream()
        .flatMap(field -> header.all(field).stream())
        .flatMap(value -> NAME.matcher(value).results())
        .anyMatch(name -> EmailDesk.isOurs(name.group(1)));
  }
}
