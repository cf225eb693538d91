package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.mail.Header;

/**
 * A sending server's own words on a delivery that got no reply, pasted alone: {@code connect to
 * mx.example.org[192.0.2.1]:25: Connection timed out}. The recipient is often not named; its
 * address is empty then. A mail program's window may stand around it.
 */
final class ConnectionErrorFormat implements ReportFormat {
  private static final int MAX = 600;
  private static final int MAX_WITH_WINDOW = 2_000;
  private static final int MAX_LINES = 3;

  /** "The server answered:", on the line above. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "^.{0,300}?(?:responded|replied|answered|antwortete|r[ée]pondu|respondió|risposto"
              + "|antwoordde|geantwoord|respondeu|odpowiedział)[^\\n:]{0,40}:\\s+",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final ReportIndicators reportIndicators;

  ConnectionErrorFormat(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.header().equals(Header.EMPTY)) {
      return Optional.empty();
    }
    String all = reportMessage.words().strip();
    String words = all.length() > MAX_WITH_WINDOW ? all : ANSWERED.matcher(all).replaceFirst("");
    boolean isShort = words.length() <= MAX && words.lines().count() <= MAX_LINES;
    if (!isShort || !reportIndicators.beginsUnanswered(words.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String address = AddressFinder.first(words).orElse("");
    return Optional.of(
        new FormatResult(
            MessageKind.FAILURE,
            List.of(RawRecipient.told(address, DsnAction.FAILED, words)),
            Optional.empty()));
  }
}
