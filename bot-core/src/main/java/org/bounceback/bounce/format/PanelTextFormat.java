package org.bounceback.bounce.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.panel.PanelText;
import org.bounceback.bounce.panel.PanelTexts;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Reads a text that a mail server with a control panel writes only to its own users, pasted or sent
 * without the rest of the report: {@code Domain example.com has exceeded the max emails per hour}.
 * A line with nothing but an address names the recipient. Texts with a reply code are read by
 * others.
 */
final class PanelTextFormat implements ReportFormat {
  private static final int MAX = 4_000;
  private static final String AROUND_ADDRESS = "<>:,;\"' \t";

  /** What cPanel writes of a message that stays in the queue. */
  private static final String RETRIED = "will be reattempted later";

  private final PanelTexts panelTexts;

  PanelTextFormat(PanelTexts panelTexts) {
    this.panelTexts = panelTexts;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    String text = reportMessage.text();
    if (text.length() > MAX || RejectionReply.hasCode(text) || !isForUsersOnly(text)) {
      return Optional.empty();
    }
    String words = words(reportMessage.lines());
    boolean retried = words.toLowerCase(Locale.ROOT).contains(RETRIED);
    return Optional.of(
        new FormatResult(
            retried ? MessageKind.DELAY : MessageKind.FAILURE,
            List.of(
                RawRecipient.of(
                        recipient(reportMessage.lines()),
                        retried ? DsnAction.DELAYED : DsnAction.FAILED,
                        words)
                    .withPassages(
                        List.of(new Passage(Excerpt.Source.REPORT, Passage.SECTION, words)))),
            Optional.empty()));
  }

  private boolean isForUsersOnly(String text) {
    return panelTexts.find(text).filter(PanelText::isForUsersOnly).isPresent();
  }

  /** Returns the line with the text, or all lines if the text is on several. */
  private String words(List<String> lines) {
    return lines.stream()
        .filter(this::isForUsersOnly)
        .findFirst()
        .map(String::strip)
        .orElseGet(() -> lines.stream().map(String::strip).collect(Collectors.joining("\n")));
  }

  private static String recipient(List<String> lines) {
    return lines.stream()
        .map(PanelTextFormat::bare)
        .filter(line -> line.indexOf('@') > 0 && line.indexOf(' ') < 0)
        .flatMap(line -> AddressFinder.first(line).stream())
        .findFirst()
        .orElse("");
  }

  private static String bare(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && AROUND_ADDRESS.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && AROUND_ADDRESS.indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(start, end);
  }
}
