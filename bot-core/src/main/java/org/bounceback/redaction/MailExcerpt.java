package org.bounceback.redaction;

import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.mail.Header;
import org.bounceback.mail.HeaderText;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;

/**
 * The headers of an uploaded message: its own, the fields of a report in it, and the headers of
 * nested messages, but no text. At most 256 KiB of one header or report are used, and 1 MiB in
 * total. Immutable.
 */
public final class MailExcerpt {
  /** Report types that only contain fields: RFC 3464, RFC 8098, RFC 5965. */
  private static final Set<String> REPORTS =
      Set.of(
          "message/delivery-status",
          "message/global-delivery-status",
          "message/disposition-notification",
          "message/feedback-report");

  private static final Set<String> HEADERS =
      Set.of("text/rfc822-headers", "message/global-headers");
  private static final Pattern BLANK_LINE = Pattern.compile("(?:\r\n|\n|\r)[ \t]*[\r\n]");
  private static final int SECTION_BYTES = 256 * 1024;
  private static final int ALL_BYTES = 4 * SECTION_BYTES;
  private static final int MAX_GROUPS = 1_000;
  private static final String LINE = "\r\n";
  private static final MailParser READER = new MailParser(MailLimits.STANDARD);

  private final List<Section> sections;
  private final List<String> texts;
  private final List<String> fileNames;

  /**
   * Fields with a title.
   *
   * @param latin1 the bytes decoded as Latin-1
   */
  private record Section(String title, String latin1) {
    Section(String title, byte[] fields, int maxBytes) {
      this(title, new String(fields, 0, wholeLines(fields, maxBytes), StandardCharsets.ISO_8859_1));
    }

    private static int wholeLines(byte[] fields, int maxBytes) {
      int end = Math.min(fields.length, Math.min(maxBytes, SECTION_BYTES));
      while (end < fields.length && end > 0 && fields[end - 1] != '\n') {
        end--;
      }
      return end;
    }

    byte[] bytes() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private MailExcerpt(List<Section> sections, List<String> texts, List<String> fileNames) {
    this.fileNames = List.copyOf(fileNames);
    this.sections = List.copyOf(sections);
    this.texts = List.copyOf(texts);
  }

  /** Extracts the headers of an uploaded message. */
  public static MailExcerpt of(byte[] mail) {
    var sections = new ArrayList<Section>();
    var texts = new ArrayList<String>();
    add(sections, "Header of the mail", READER.headerBytes(mail));
    List<MimePart> mimeParts = READER.read(mail).mimeParts();
    for (MimePart mimePart : mimeParts.subList(1, mimeParts.size())) {
      String type = mimePart.type().name();
      if (REPORTS.contains(type)) {
        add(sections, "Report", mimePart.bytes());
      } else if (HEADERS.contains(type)) {
        add(sections, "Header of a mail inside", mimePart.bytes());
      } else if (mimePart.type().isMail()) {
        add(sections, "Header of a mail inside", READER.headerBytes(mimePart.bytes()));
      }
    }
    mimeParts.forEach(mimePart -> texts.add(mimePart.text()));
    List<String> names = mimeParts.stream().map(MimePart::fileName).toList();
    return new MailExcerpt(sections, texts, names);
  }

  private static void add(List<Section> sections, String title, byte[] fields) {
    int used = sections.stream().mapToInt(section -> section.latin1().length()).sum();
    sections.add(new Section(title, fields, ALL_BYTES - used));
  }

  /** Returns the unmodified fields as one text, with a title above each header. */
  public byte[] unredacted() {
    var out = new ByteArrayOutputStream();
    for (Section section : sections) {
      out.writeBytes(ascii("=== " + section.title() + " ===" + LINE + LINE));
      out.writeBytes(section.bytes());
      out.writeBytes(ascii(LINE));
    }
    return out.toByteArray();
  }

  /** Returns the fields that may be shown in ASCII, with the addresses of other people masked. */
  public byte[] redacted(Redaction redaction) {
    sections.forEach(section -> groups(section).forEach(redaction::record));
    texts.forEach(redaction::record);
    fileNames.forEach(redaction::recordTitle);
    var out = new StringBuilder(Redaction.EXPLANATION);
    for (Section section : sections) {
      out.append(LINE).append("=== ").append(section.title()).append(" ===").append(LINE);
      for (Header group : groups(section)) {
        out.append(LINE);
        group.fields().forEach(field -> out.append(redaction.format(field)).append(LINE));
      }
    }
    return ascii(out.toString());
  }

  private static List<Header> groups(Section section) {
    String text = new String(section.bytes(), StandardCharsets.UTF_8);
    return Stream.of(BLANK_LINE.split(text, MAX_GROUPS + 1))
        .limit(MAX_GROUPS)
        .map(HeaderText::parse)
        .filter(group -> !group.fields().isEmpty())
        .toList();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
