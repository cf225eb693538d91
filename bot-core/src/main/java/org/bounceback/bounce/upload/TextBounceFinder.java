package org.bounceback.bounce.upload;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.format.PastedReportFinder;
import org.bounceback.bounce.format.PastedReportFinder.PastedReport;
import org.bounceback.bounce.format.ReportIndicators;
import org.bounceback.bounce.format.UnrelatedMailFilter;
import org.bounceback.bounce.text.TextLines;
import org.bounceback.mail.Header;
import org.bounceback.mail.HeaderText;
import org.bounceback.mail.MimePart;
import org.bounceback.mail.ParsedMail;

/**
 * Finds the bounce in the text of a message or in pasted text: forwarded inline, quoted, or pasted
 * by the writer. A bounce in the correspondence below an answer is not the reason of that answer.
 */
final class TextBounceFinder {
  private static final int MAX_LINES = 20_000;

  /** The maximum nesting depth of messages that people forward to each other. */
  private static final int MAX_DEPTH = 4;

  private static final Pattern ANSWER =
      Pattern.compile(
          "^(?:\\[[^\\]]{1,40}\\] ?)?(?:re|aw|sv|vs|antw|odp|rif|ynt|r)(?:\\[[0-9]{1,3}\\])? ?:",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> BULK_FIELDS = List.of("List-Id", "List-Unsubscribe");

  private final ReportIndicators reportIndicators;
  private final BounceReader reader;
  private final PastedReportFinder pastedReports;

  TextBounceFinder(BounceReader reader) {
    this.reportIndicators = reader.indicators();
    this.reader = reader;
    this.pastedReports = reader.pastedReports();
  }

  /** Returns the bounce in the first text part of a person's message that contains one. */
  Optional<byte[]> inMessage(ParsedMail mail) {
    // Without its From line, the message may be a report itself.
    if (mail.header().first("From").isEmpty() || isBulk(mail.header())) {
      return Optional.empty();
    }
    boolean isAnswer = isAnswer(mail.header());
    return mail.mimeParts().stream()
        .filter(mimePart -> mimePart.type().isFamily("text"))
        .map(TextBounceFinder::lines)
        .map(lines -> quotedReport(lines, mail.header()).or(() -> in(lines, isAnswer, MAX_DEPTH)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Returns the bounce in pasted text that has no header, or one in another language than English.
   * If the text contains the message of a person instead, returns that message with its header.
   */
  Optional<byte[]> inPastedText(String text) {
    List<String> lines = TextLines.first(MAX_LINES, text);
    Optional<InnerMessage> inner = InnerMessage.find(lines, reportIndicators);
    if (inner.isEmpty()) {
      return isLetter(lines) ? pasted(lines, false, true) : Optional.empty();
    }
    return quotedReport(lines, Header.EMPTY)
        .or(() -> in(lines, false, MAX_DEPTH))
        .or(() -> Optional.of(bytes(inner.get().rest(lines))).filter(bytes -> bytes.length > 0));
  }

  /** Returns whether the text begins like a message that was copied with its header. */
  boolean startsWithCopiedHeader(byte[] upload) {
    List<String> lines = TextLines.first(2, beginning(upload));
    return !lines.isEmpty() && reportIndicators.startsForwardedHeader(lines.get(0));
  }

  private static String beginning(byte[] upload) {
    return new String(upload, 0, Math.min(upload.length, 512), StandardCharsets.UTF_8);
  }

  private static boolean isBulk(Header header) {
    String precedence = header.first("Precedence").orElse("").strip();
    return BULK_FIELDS.stream().anyMatch(field -> header.first(field).isPresent())
        || List.of("bulk", "list", "junk").stream().anyMatch(precedence::equalsIgnoreCase);
  }

  private static boolean isAnswer(Header header) {
    return ANSWER.matcher(header.first("Subject").orElse("").strip()).find();
  }

  /** Returns whether a person wrote the text; the source of a message is no letter. */
  private boolean isLetter(List<String> lines) {
    return UnrelatedMailFilter.isPersonalMessage(String.join("\n", lines))
        || (pastedReports.isSigned(lines) && lines.stream().noneMatch(TextBounceFinder::isSource));
  }

  private static boolean isSource(String line) {
    return line.startsWith("Content-Type:") || line.startsWith("Received:");
  }

  private Optional<byte[]> in(List<String> lines, boolean isAnswer, int depth) {
    Optional<InnerMessage> found = InnerMessage.find(lines, reportIndicators);
    boolean isOutermost = depth == MAX_DEPTH;
    if (found.isEmpty()) {
      return pasted(lines, isAnswer, isOutermost);
    }
    InnerMessage inner = found.get();
    Optional<byte[]> own = pasted(lines.subList(0, inner.above()), isAnswer, isOutermost);
    if (own.isEmpty() && inner.isFromServer(reportIndicators) && !inner.quoted()) {
      return Optional.of(bytes(inner.lines()));
    }
    if (own.isPresent() || isAnswer || inner.quoted() || depth == 0) {
      return own;
    }
    return in(inner.body(), isAnswer(inner.header()), depth - 1);
  }

  /**
   * Returns the report in a person's text. In older correspondence, a recipient with a reason is
   * not enough: the problem may be solved.
   */
  private Optional<byte[]> pasted(List<String> lines, boolean isAnswer, boolean isOutermost) {
    return pastedReports
        .find(OwnText.unquoted(lines))
        .filter(report -> report.complete() || !isAnswer)
        .filter(report -> report.announced() || isOutermost)
        .filter(this::isConfirmed)
        .map(TextBounceFinder::repaired);
  }

  /** Returns whether the text reads as a report; an incomplete one must also name a reason. */
  private boolean isConfirmed(PastedReport report) {
    BouncedMessage message = reader.read(repaired(report));
    return message.messageKind() != MessageKind.NOT_A_BOUNCE
        && !message.recipients().isEmpty()
        && (report.complete()
            || message.recipients().stream()
                .anyMatch(recipient -> recipient.reason() != BounceReason.UNDEFINED));
  }

  /**
   * Returns the text that is quoted below a line such as "On 3 March 2026, Mail Delivery System
   * &lt;mailer-daemon@…&gt; wrote:", in any language, if the author is a server.
   */
  private Optional<byte[]> quotedReport(List<String> lines, Header answer) {
    return QuotedText.find(lines)
        .filter(this::isOfServer)
        .map(quoted -> quoted.withHeader(answer.first("Subject").orElse("")))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns whether a program wrote the quoted text; people send as postmaster, too. */
  private boolean isOfServer(QuotedText quoted) {
    Header from = HeaderText.parse(quoted.from());
    return reportIndicators.isFromDaemon(from)
        || (reportIndicators.isFromServer(from)
            && !UnrelatedMailFilter.isPersonalMessage(quoted.text()));
  }

  private static List<String> lines(MimePart mimePart) {
    boolean isHtml = mimePart.type().name().equals("text/html");
    String text = isHtml ? PastedTextRepair.repair(mimePart.text()) : mimePart.text();
    List<String> lines = TextLines.first(MAX_LINES, text);
    return mimePart.type().isFlowed() ? OwnText.unflowed(lines) : lines;
  }

  /** Returns the report with its indentation and blank lines repaired. */
  private static byte[] repaired(PastedReport report) {
    String text = PastedTextRepair.repair(String.join("\n", report.lines()));
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(List<String> lines) {
    return lines.isEmpty()
        ? new byte[0]
        : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
