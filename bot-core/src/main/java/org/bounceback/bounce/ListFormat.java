package org.bounceback.bounce;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What mailing list programs write when a list does not take a mail: the list is the recipient, and
 * the mail comes from its owner's address.
 */
final class ListFormat implements Format {
  /** Programs that write under their own name for all lists of a host. */
  private static final Pattern PROGRAM =
      Pattern.compile("(?:sympa|listserv|majordomo|listmaster|mailman)@");

  private final Marks marks;

  ListFormat(Marks marks) {
    this.marks = marks;
  }

  @Override
  public Optional<Reading> read(Report report) {
    boolean rejects =
        marks.hasListSubject(report.header())
            || (isFromListProgram(report)
                && marks.tellsListRefusal(report.words().toLowerCase(Locale.ROOT)));
    return rejects ? list(report).map(address -> reading(address, report)) : Optional.empty();
  }

  private static boolean isFromListProgram(Report report) {
    return report.header().first("X-Mailman-Version").isPresent()
        || report.header().first("X-List-Administrivia").isPresent();
  }

  private static Reading reading(String address, Report report) {
    Attempt attempt =
        Attempt.told(address, Action.FAILED, Reply.partOf(report.words()))
            .withContext(report.words());
    return new Reading(
        Kind.FAILURE,
        List.of(attempt),
        Optional.of(address.substring(address.lastIndexOf('@') + 1)));
  }

  /**
   * The address of the list: from that of its owner, or, where a program that serves many lists
   * wrote, the first other one of its host in the subject or the words.
   */
  private static Optional<String> list(Report report) {
    Optional<String> writer = report.header().first("From").flatMap(AddressFinder::first);
    if (writer.filter(address -> PROGRAM.matcher(address).lookingAt()).isPresent()) {
      String program = writer.get();
      String host = program.substring(program.lastIndexOf('@'));
      String told = report.header().first("Subject").orElse("") + "\n" + report.words();
      return AddressFinder.all(told).stream()
          .map(found -> AddressFinder.key(found.address()))
          .filter(address -> address.endsWith(host) && !PROGRAM.matcher(address).lookingAt())
          .findFirst()
          .or(() -> writer);
    }
    return writer
        .map(address -> address.replaceFirst("-(?:owner|bounces|request|admin|help)(?=@)", ""))
        .map(address -> address.replaceFirst("^owner-", ""));
  }
}
