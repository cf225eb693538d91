package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;

/**
 * What Outlook itself shows when its server refuses a mail at once: recipients by name, each with
 * the server's words in quotes.
 */
final class OutlookNdrFormat implements ReportFormat {
  private static final Pattern NAME = Pattern.compile("^\\s*'([^']{1,200})' on \\S.*");
  private static final Pattern ERROR = Pattern.compile("Server error: '(.+)'\\s*$");

  /** The longest reply in the window, in characters. */
  private static final int MAX = 2000;

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.fromServer() || !reportMessage.words().contains("Server error: '")) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    var rawRecipients = new ArrayList<RawRecipient>();
    for (String line : reportMessage.lines()) {
      Matcher name = NAME.matcher(line);
      Matcher error = ERROR.matcher(line);
      if (name.matches()) {
        names.add(name.group(1));
      } else if (error.find() && error.group(1).length() <= MAX) {
        String reply = error.group(1);
        names.forEach(who -> rawRecipients.add(RawRecipient.told(who, DsnAction.FAILED, reply)));
        names.clear();
      }
    }
    return rawRecipients.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FormatResult(MessageKind.FAILURE, List.copyOf(rawRecipients), Optional.empty()));
  }
}
