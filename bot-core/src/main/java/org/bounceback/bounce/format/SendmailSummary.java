package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bounceback.bounce.format.RecipientSections.Words;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Finds the recipients in the transcript with which old versions of Sendmail report: a line such as
 * {@code 554 <bob@example.com>... Service unavailable} for each of them, below the session with
 * their server.
 */
final class SendmailSummary {
  private static final Pattern LINE =
      Pattern.compile(
          "^[45][0-9]{2}(?: [45]\\.[0-9]{1,3}\\.[0-9]{1,3})? (.{3,600}?)\\.\\.\\. (.+)$");

  /** Summaries that only say that the other server's reply was not positive. */
  private static final List<String> VAGUE =
      List.of("remote protocol error", "service unavailable", "deferred", "transient");

  private static final int MAX_LINES = 5000;
  private static final int MAX_SESSION = 2048;

  private final Map<String, Words> found = new LinkedHashMap<>();
  private String reply = "";
  private String rcpt = "";

  private SendmailSummary() {}

  /**
   * Returns the text about each recipient, by address as written.
   *
   * @param bystanders addresses in lower case that are no recipients
   */
  static Map<String, Words> find(ReportMessage reportMessage, Set<String> bystanders) {
    var summary = new SendmailSummary();
    String lowerCase = reportMessage.text().toLowerCase(Locale.ROOT);
    if (lowerCase.contains("transcript of session follows")
        && !lowerCase.contains("----- the following addresses")) {
      reportMessage.lines().stream()
          .limit(MAX_LINES)
          .forEach(line -> summary.read(line.strip(), bystanders));
    }
    return summary.found;
  }

  private void read(String line, Set<String> bystanders) {
    if (line.toLowerCase(Locale.ROOT).contains("while talking to ") || line.startsWith(">>>")) {
      reply = "";
      rcpt = AddressFinder.first(line).orElse("");
    } else if (line.startsWith("<<<")) {
      String text = line.substring("<<<".length()).strip();
      boolean isNegative = text.startsWith("4") || text.startsWith("5");
      if (isNegative && reply.length() < MAX_SESSION) {
        reply = reply.isEmpty() ? text : reply + "\n" + text;
      }
    } else if (line.contains("...")) {
      summary(line, bystanders);
    }
  }

  private void summary(String line, Set<String> bystanders) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.find()) {
      return;
    }
    String lowerCase = matcher.group(2).toLowerCase(Locale.ROOT);
    boolean isVague = VAGUE.stream().anyMatch(lowerCase::startsWith);
    for (AddressFinder.Found address : AddressFinder.all(matcher.group(1))) {
      if (found.size() < FormatResult.MAX_ATTEMPTS
          && !bystanders.contains(AddressFinder.key(address.address()))) {
        found.putIfAbsent(
            address.address(),
            new Words("", text(line, AddressFinder.key(address.address()), isVague)));
      }
    }
  }

  /** Returns the other server's reply, if it is about the recipient, and the summary. */
  private String text(String line, String address, boolean isVague) {
    if (reply.isEmpty() || !(isVague || rcpt.equals(address))) {
      return line;
    }
    return isVague ? reply : reply + "\n" + line;
  }
}
