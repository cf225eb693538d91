package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.grammar.FactReader;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.mail.Header;

/**
 * Reads the reason of a mail server, pasted without the report: {@code connect to
 * mx.example.org[192.0.2.1]:25: Connection timed out}. Often the recipient is not named; then its
 * address is empty. The text of a mail client's dialog may surround it.
 */
final class ConnectionErrorFormat implements ReportFormat {
  private static final int MAX = 600;
  private static final int MAX_WITH_WINDOW = 2_000;
  private static final int MAX_LINES = 6;

  /** Phrases for "the server responded:" on the line above. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "^.{0,300}?(?:responded|replied|answered|antwortete|r[ée]pondu|respondió|risposto"
              + "|antwoordde|geantwoord|respondeu|odpowiedział)[^\\n:]{0,40}:\\s+",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final ReportIndicators reportIndicators;
  private final FactReader facts;

  ConnectionErrorFormat(ReportIndicators reportIndicators, FactReader facts) {
    this.reportIndicators = reportIndicators;
    this.facts = facts;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.header().equals(Header.EMPTY)) {
      return Optional.empty();
    }
    String all = reportMessage.text().strip();
    String text = all.length() > MAX_WITH_WINDOW ? all : ANSWERED.matcher(all).replaceFirst("");
    if (text.length() > MAX || text.lines().count() > MAX_LINES) {
      return Optional.empty();
    }
    Optional<String> recipient =
        facts
            .recipientOfReason(text)
            .or(() -> inDialog(text, text.length() < all.length()))
            .or(
                () ->
                    Optional.of("")
                        .filter(
                            unknown ->
                                reportIndicators.startsAsConnectionError(
                                    text.toLowerCase(Locale.ROOT))));
    return recipient.map(address -> result(address, text));
  }

  /**
   * Returns the recipient if the first line after a dialog's "the server responded" is a reason:
   * the dialog then names the recipient on the lines after it.
   */
  private Optional<String> inDialog(String text, boolean isDialog) {
    int end = text.indexOf('\n');
    if (!isDialog || end < 0) {
      return Optional.empty();
    }
    return facts
        .recipientOfReason(text.substring(0, end).strip())
        .map(
            recipient ->
                recipient.isEmpty()
                    ? AddressFinder.first(text.substring(end)).orElse("")
                    : recipient);
  }

  private static FormatResult result(String address, String text) {
    return new FormatResult(
        MessageKind.FAILURE,
        List.of(
            RawRecipient.of(address, DsnAction.FAILED, text)
                .withPassages(List.of(new Passage(Excerpt.Source.REPORT, Passage.SECTION, text)))),
        Optional.empty());
  }
}
