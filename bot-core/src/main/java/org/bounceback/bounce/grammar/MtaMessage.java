package org.bounceback.bounce.grammar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.SmtpStage;

/**
 * A message that a mail server can write: one row of {@code mta-messages.tsv}.
 *
 * @param id unique in the table
 * @param software the mail server that writes it
 * @param place the kind of text in which it appears
 * @param template the text with its fields
 * @param event what happened
 * @param stage the stage of the delivery, if the message fixes it
 * @param decidedBy who decided it
 * @param fate what became of the message, if the text says more than its context
 * @param source the file, page or sample that proves the text
 */
record MtaMessage(
    String id,
    String software,
    Place place,
    MessageTemplate template,
    MtaEvent event,
    Optional<SmtpStage> stage,
    DecidedBy decidedBy,
    Optional<Fate> fate,
    String source) {

  private static final String NONE = "-";

  /** The kind of text in which a message appears. */
  enum Place {
    /** A report that the message was not delivered, or a reason in any text. */
    BOUNCE,
    /** A report that the message is delayed. */
    DELAY_NOTICE,
    /** A log file. */
    LOG;

    static Place of(String code) {
      return Arrays.stream(values())
          .filter(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("unknown place: " + code));
    }
  }

  /**
   * Creates a message from a row.
   *
   * @throws IllegalArgumentException if a cell is not valid
   */
  static MtaMessage of(Map<String, String> row) {
    return new MtaMessage(
        cell(row, "id"),
        cell(row, "software"),
        Place.of(cell(row, "where")),
        MessageTemplate.parse(cell(row, "template")),
        MtaEvent.of(cell(row, "event")),
        stage(cell(row, "stage")),
        DecidedBy.of(cell(row, "decided_by")),
        fate(cell(row, "fate")),
        cell(row, "source"));
  }

  private static String cell(Map<String, String> row, String column) {
    String cell = row.getOrDefault(column, "");
    if (cell.isEmpty()) {
      throw new IllegalArgumentException("no " + column + " in " + row);
    }
    return cell;
  }

  private static Optional<SmtpStage> stage(String code) {
    return code.equals(NONE)
        ? Optional.empty()
        : Optional.of(
            Arrays.stream(SmtpStage.values())
                .filter(stage -> stage.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown stage: " + code)));
  }

  private static Optional<Fate> fate(String code) {
    if (code.equals("by-context")) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Fate.values())
            .filter(fate -> fate.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown fate: " + code)));
  }
}
