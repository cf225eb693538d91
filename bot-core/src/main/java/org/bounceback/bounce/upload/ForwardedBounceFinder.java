package org.bounceback.bounce.upload;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.format.ReportIndicators;
import org.bounceback.bounce.format.SplitReport;
import org.bounceback.bounce.format.UnrelatedMailFilter;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.ByteSearch;
import org.bounceback.bounce.text.TextLines;
import org.bounceback.mail.Header;
import org.bounceback.mail.HeaderText;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;
import org.bounceback.mail.ParsedMail;

/**
 * Finds the bounce inside a message that forwards it: attached, or copied into the text with its
 * own From line. Text <em>about</em> a bounce has no such line and is ignored, as are all messages
 * of mailing lists.
 */
final class ForwardedBounceFinder {
  private static final int MAX_LINES = 20_000;
  private static final int MAX_INTRODUCTION = 12;
  private static final Pattern FIELD = Pattern.compile("[\\p{L}-]{2,20} ?: ?\\S.*");

  /** The fields that show whether a message is a report or comes from a mailing list. */
  private static final Set<String> IDENTIFYING =
      Set.of("from", "content-type", "content-transfer-encoding", "list-id");

  private static final Set<String> UNENCODED = Set.of("7bit", "8bit", "binary");
  private static final ByteSearch REPORT_TYPE = new ByteSearch("multipart/report");

  /** The maximum nesting depth of forwarded messages. */
  private static final int MAX_DEPTH = 4;

  /** The maximum number of nested messages that are read. */
  private static final int MAX_MAILS = 100;

  /** The maximum total size of the nested messages that are read. */
  private static final int MAX_BYTES = 60 * 1024 * 1024;

  private final ReportIndicators reportIndicators;
  private final BounceReader reader;
  private final OutlookForms outlook;
  private final MailParser mails = new MailParser(MailLimits.STANDARD);

  ForwardedBounceFinder(
      ReportIndicators reportIndicators, BounceReader reader, OutlookForms outlook) {
    this.reportIndicators = reportIndicators;
    this.reader = reader;
    this.outlook = outlook;
  }

  /**
   * Returns the bounces inside the message; the message itself if it is a bounce or contains none.
   */
  List<byte[]> find(byte[] mail) {
    return find(mail, MAX_DEPTH, new Budget());
  }

  /**
   * The remaining budget for one message. Messages can be nested, and each contains all those
   * inside it.
   */
  private static final class Budget {
    private int mails = MAX_MAILS;
    private int bytes = MAX_BYTES;

    /** Returns whether a message of that size may be copied and read. */
    boolean allows(int length) {
      mails--;
      bytes = Math.max(-1, bytes - length);
      return mails >= 0 && bytes >= 0;
    }
  }

  private List<byte[]> find(byte[] mail, int depth, Budget budget) {
    Header header = mails.readFields(mail, IDENTIFYING);
    if (depth == 0 || !mails.hasHeader(mail) || header.first("List-Id").isPresent()) {
      return List.of(mail);
    }
    if (isFromServer(header)) {
      return List.of(reportInText(header, mail).orElse(mail));
    }
    ParsedMail read = mails.read(mail);
    List<byte[]> attached = attached(read.mimeParts(), depth, budget);
    return attached.isEmpty() ? List.of(copied(read).orElse(mail)) : attached;
  }

  /** Returns the attached bounces, without those that are inside another attached bounce. */
  private List<byte[]> attached(List<MimePart> mimeParts, int depth, Budget budget) {
    var found = new ArrayList<byte[]>();
    int at = 1;
    while (at < mimeParts.size()) {
      MimePart mimePart = mimeParts.get(at);
      List<byte[]> bounces =
          isMail(mimePart) && budget.allows(mimePart.encodedLength())
              ? bounces(mimePart, depth, budget)
              : List.of();
      found.addAll(bounces);
      at++;
      while (!bounces.isEmpty()
          && at < mimeParts.size()
          && mimeParts.get(at).depth() > mimePart.depth()) {
        at++;
      }
    }
    return found;
  }

  private List<byte[]> bounces(MimePart mimePart, int depth, Budget budget) {
    return find(outlook.convert(mimePart.bytes()), depth - 1, budget).stream()
        .filter(inner -> reader.read(inner).messageKind() != MessageKind.NOT_A_BOUNCE)
        .toList();
  }

  /**
   * Returns a report, with header and parts, that a server included in the text of its own message.
   */
  private Optional<byte[]> reportInText(Header header, byte[] mail) {
    if (contentType(header).startsWith("multipart/") || !canHoldReport(header, mail)) {
      return Optional.empty();
    }
    byte[] body = mails.read(mail).mimeParts().get(0).bytes();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    byte[] inner = SplitReport.fromHeader(text).getBytes(StandardCharsets.ISO_8859_1);
    boolean isReport = contentType(mails.readHeader(inner)).startsWith("multipart/report");
    return isReport && !RejectionReply.hasCode(SplitReport.split(text, reportIndicators).words())
        ? Optional.of(inner).filter(this::namesRecipients)
        : Optional.empty();
  }

  /**
   * Returns whether the message contains the content type of a report, or is encoded so that this
   * cannot be checked.
   */
  private static boolean canHoldReport(Header header, byte[] mail) {
    String transferEncoding = header.first("Content-Transfer-Encoding").orElse("7bit");
    return !UNENCODED.contains(transferEncoding.strip().toLowerCase(Locale.ROOT))
        || REPORT_TYPE.matches(mail);
  }

  private boolean namesRecipients(byte[] mail) {
    return !reader.read(mail).recipients().isEmpty();
  }

  private boolean isFromServer(Header header) {
    return reportIndicators.isFromServer(header) || contentType(header).contains("report");
  }

  private static String contentType(Header header) {
    return header.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  private static boolean isMail(MimePart mimePart) {
    String name = mimePart.fileName().toLowerCase(Locale.ROOT);
    return mimePart.type().isMail() || name.endsWith(".eml") || name.endsWith(".msg");
  }

  private Optional<byte[]> copied(ParsedMail mail) {
    return mail.mimeParts().stream()
        .filter(mimePart -> mimePart.type().isFamily("text"))
        .map(mimePart -> TextLines.first(MAX_LINES, mimePart.text()))
        .map(lines -> copied(lines).or(() -> quotedReport(lines, mail.header())))
        .flatMap(Optional::stream)
        .findFirst();
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

  /** Returns the text starting at the line with the report's sender, without quotation marks. */
  private Optional<byte[]> copied(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = unquoted(lines.get(i));
      if (reportIndicators.startsForwardedHeader(line)) {
        int start = firstField(lines, i);
        int end = Math.min(lines.size(), i + MAX_INTRODUCTION);
        Header introduction = HeaderText.parse(join(lines.subList(start, end)));
        if (reportIndicators.isFromServer(introduction)
            || reportIndicators.hasReportSubject(introduction)) {
          String inner = join(lines.subList(start, lines.size()));
          return Optional.of(inner.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the first header line; Thunderbird and others put subject and date above the From line.
   */
  private static int firstField(List<String> lines, int from) {
    int start = from;
    while (start > 0
        && from - start < MAX_INTRODUCTION
        && FIELD.matcher(unquoted(lines.get(start - 1))).matches()) {
      start--;
    }
    return start;
  }

  private String join(List<String> lines) {
    var text = new StringBuilder();
    for (String line : lines) {
      text.append(reportIndicators.translateFieldName(unquoted(line))).append('\n');
    }
    return text.toString();
  }

  private static String unquoted(String line) {
    String text = line.startsWith("> ") ? line.substring(2) : line;
    return text.equals(">")
        ? ""
        : text.replace("*From:*", "From:").replace("*Subject:*", "Subject:");
  }
}
