package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;

/**
 * A mail program's window that quotes no server: no report, whatever it says of mail that was not
 * sent, and whoever is named in it is the account's owner.
 */
final class ProgramErrorFormat implements Format {
  private final ProgramErrors errors;

  ProgramErrorFormat(ProgramErrors errors) {
    this.errors = errors;
  }

  @Override
  public Optional<Reading> read(Report report) {
    if (!report.header().fields().isEmpty()
        || Reply.of(report.words()).hasCode()
        || errors.in(report.words()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Reading(Kind.NOT_A_BOUNCE, List.of(), Optional.empty()));
  }
}
