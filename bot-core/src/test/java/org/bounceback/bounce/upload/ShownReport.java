package org.bounceback.bounce.upload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.DocumentNode;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;
import org.bounceback.testkit.BundledData;

/**
 * What a mail client shows of a sample report, and the recipients and reasons that are still in it.
 *
 * @param file the name of the sample
 * @param header the header of the sample
 * @param text the text that a user copies
 * @param expected the recipients that the text names
 */
record ShownReport(String file, Header header, String text, List<Expected> expected) {
  private static final MailParser MAILS = new MailParser(MailLimits.STANDARD);
  private static final int MAX_TEXT = 12_000;
  private static final int MIN_REPLY = 12;
  private static final int MAX_REPLY = 40;

  /**
   * One recipient.
   *
   * @param addresses the spellings that are right
   * @param reason the reason that the sample as a whole gives; empty if the text lacks the reply or
   *     the status
   */
  record Expected(Set<String> addresses, Optional<String> reason) {}

  /** Returns the samples that are reports of failures or delays whose text names a recipient. */
  static List<ShownReport> all() {
    return all("bounces/", SampleMails.expected());
  }

  /** Returns those of the second collection, which no rule was written for. */
  static List<ShownReport> ofSecond() {
    return all(SampleMails.SECOND, SampleMails.expectedOfSecond());
  }

  private static List<ShownReport> all(String folder, List<DocumentNode> samples) {
    return samples.stream()
        .filter(sample -> Set.of("failure", "delay").contains(sample.text("kind")))
        .map(sample -> of(folder, sample))
        .filter(report -> !report.expected().isEmpty())
        .toList();
  }

  private static ShownReport of(String folder, DocumentNode sample) {
    byte[] mail = SampleMails.read(folder + sample.text("file"));
    // Some mail clients show the delivery status below the text, others do not.
    String text = text(MAILS.read(mail).mimeParts(), sample.text("file").hashCode() % 2 == 0);
    BouncedMessage whole = BundledData.READER.read(mail);
    String shown = collapsed(text);
    var expected = new ArrayList<Expected>();
    for (DocumentNode recipient : sample.list("recipients")) {
      var names = new HashSet<>(recipient.texts("address_also"));
      recipient.findText("address").ifPresent(names::add);
      if (names.stream().anyMatch(shown::contains)) {
        boolean showsStatus =
            recipient.isTrue("status_is_pseudo")
                || recipient.findText("status").filter(shown::contains).isPresent();
        expected.add(
            new Expected(
                Set.copyOf(names), reason(whole, names, shown).filter(reason -> showsStatus)));
      }
    }
    return new ShownReport(sample.text("file"), MAILS.readHeader(mail), text, expected);
  }

  private static Optional<String> reason(BouncedMessage whole, Set<String> names, String shown) {
    return whole.recipients().stream()
        .filter(recipient -> names.contains(recipient.address().toLowerCase(Locale.ROOT)))
        .filter(recipient -> isShown(recipient.diagnostic(), shown))
        .map(recipient -> recipient.reason().code())
        .findFirst();
  }

  private static boolean isShown(String reply, String shown) {
    String beginning = collapsed(reply);
    return beginning.length() >= MIN_REPLY
        && shown.contains(beginning.substring(0, Math.min(beginning.length(), MAX_REPLY)));
  }

  private static String text(List<MimePart> mimeParts, boolean showsStatus) {
    boolean hasPlain = mimeParts.stream().anyMatch(part -> part.type().name().equals("text/plain"));
    int end = 1;
    while (end < mimeParts.size() && !mimeParts.get(end).type().isMail()) {
      end++;
    }
    String text =
        mimeParts.subList(0, end).stream()
            .filter(part -> isShown(part, hasPlain, showsStatus))
            .map(MimePart::text)
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n\n"))
            .replace("\r\n", "\n");
    return text.substring(0, Math.min(text.length(), MAX_TEXT)) + "\n";
  }

  private static boolean isShown(MimePart part, boolean hasPlain, boolean showsStatus) {
    return switch (part.type().name()) {
      case "text/plain" -> true;
      case "text/html" -> !hasPlain;
      case "message/delivery-status" -> showsStatus;
      default -> false;
    };
  }

  private static String collapsed(String text) {
    return String.join(" ", List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)));
  }

  /** Returns a field of the report's header as a mail client shows it. */
  String field(String name) {
    return header.first(name).orElse("");
  }

  /** Returns a number that selects the same wrapper in each run. */
  int seed(String form) {
    byte[] bytes = (file + form).getBytes(StandardCharsets.UTF_8);
    int seed = 17;
    for (byte b : bytes) {
      seed = seed * 31 + b;
    }
    return seed & 0x7fffffff;
  }
}
