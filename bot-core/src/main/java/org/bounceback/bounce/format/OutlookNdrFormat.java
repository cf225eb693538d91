package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;

/**
 * Reads the notice that Outlook shows when its server rejects a message immediately: display names
 * of recipients, each with the server's reply in quotes.
 */
final class OutlookNdrFormat implements ReportFormat {
  private static final Pattern NAME = Pattern.compile("^\\s*'([^']{1,200})' on \\S.*");
  private static final Pattern ERROR = Pattern.compile("Server error: '(.+)'\\s*$");

  /** The maximum length of a reply in the notice, in characters. */
  private static final int MAX = 2000;

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.fromServer() || !reportMessage.text().contains("Server error: '")) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    var rawRecipients = new ArrayList<RawRecipient>();
    for (String line : reportMessage.lines()) {
      Matcher nameLine = NAME.matcher(line);
      Matcher errorLine = ERROR.matcher(line);
      if (nameLine.matches()) {
        names.add(nameLine.group(1));
      } else if (errorLine.find() && errorLine.group(1).length() <= MAX) {
        String reply = errorLine.group(1);
        names.forEach(name -> rawRecipients.add(RawRecipient.of(name, DsnAction.FAILED, reply)));
        names.clear();
      }
    }
    return rawRecipients.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FormatResult(MessageKind.FAILURE, List.copyOf(rawRecipients), Optional.empty()));
  }
}
