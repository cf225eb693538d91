package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.data.DocumentNode;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads bounces of more than sixty mail servers and services; every wrong result is named. */
final class SampleBouncesTest {
  /** The collection uses reason names that its newer versions have merged. */
  private static final Map<String, String> MERGED =
      Map.of(
          "mesgtoobig", "emailtoolarge",
          "exceedlimit", "emailtoolarge",
          "toomanyconn", "ratelimited",
          "speeding", "ratelimited");

  private static final Map<String, BouncedMessage> READ = new HashMap<>();
  private static final List<DocumentNode> SAMPLES =
      Stream.concat(SampleMails.expected().stream(), SampleMails.expectedOfSecond().stream())
          .toList();

  @BeforeAll
  static void readAll() {
    var uploadUnwrapper = new UploadUnwrapper(BundledData.READER);
    read(SampleMails.expected(), "bounces/", uploadUnwrapper);
    read(SampleMails.expectedOfSecond(), SampleMails.SECOND, uploadUnwrapper);
  }

  private static void read(
      List<DocumentNode> samples, String folder, UploadUnwrapper uploadUnwrapper) {
    for (DocumentNode sample : samples) {
      String file = sample.text("file");
      byte[] mail = SampleMails.read(folder + file);
      READ.put(file, BundledData.READER.read(uploadUnwrapper.unwrap(file, mail).get(0).bytes()));
    }
  }

  @Test
  void everyMessageHasTheRightKind() {
    var tally = new Tally();

    for (DocumentNode sample : SAMPLES) {
      String kind = read(sample).messageKind().code();
      tally.count(
          sample,
          kind.equals(sample.text("kind")) || sample.texts("kind_also").contains(kind),
          kind);
    }

    tally.assertWrong();
  }

  @Test
  void noStatusIsInvented() {
    var invented = new ArrayList<String>();

    for (DocumentNode sample : SAMPLES) {
      Set<String> written = new HashSet<>(sample.texts("statuses_in_mail"));
      read(sample).recipients().stream()
          .map(Recipient::status)
          .flatMap(Optional::stream)
          .filter(status -> !written.contains(status))
          .forEach(status -> invented.add(sample.text("file") + ": " + status));
    }

    assertEquals(List.of(), invented);
  }

  @Test
  void everyRecipientIsFound() {
    var tally = new Tally();

    for (DocumentNode sample : SAMPLES) {
      for (DocumentNode recipient : named(sample)) {
        tally.count(sample, find(sample, recipient).isPresent(), recipient.text("address"));
      }
    }

    tally.assertWrong();
  }

  @Test
  void everyReasonButTheKnownFailuresIsCorrect() {
    var tally = new Tally();

    for (DocumentNode sample : SAMPLES) {
      for (DocumentNode recipient : named(sample)) {
        String reason =
            find(sample, recipient).map(Recipient::reason).map(BounceReason::code).orElse("");
        tally.count(sample, reasons(recipient).contains(plain(reason)), reason);
      }
    }

    tally.assertWrong(
        "lhost-opensmtpd-12.eml: got \"host-unknown\"",
        "rhost-aol-06.eml: got \"network-error\"",
        "lhost-exim-51.eml: got \"on-hold\"",
        "lhost-fml-02.eml: got \"policy-violation\"",
        "lhost-sendmail-31.eml: got \"content-error\"",
        "lhost-sendmail-31.eml: got \"content-error\"",
        "lhost-v5sendmail-05.eml: got \"on-hold\"",
        "rhost-messagelabs-01.eml: got \"no-relaying\"");
  }

  @Test
  void everyStatusIsThatOfTheMessage() {
    var tally = new Tally();

    for (DocumentNode sample : SAMPLES) {
      for (DocumentNode recipient : named(sample)) {
        if (!recipient.isTrue("status_is_pseudo")) {
          String status = find(sample, recipient).flatMap(Recipient::status).orElse("");
          boolean also = recipient.texts("status_also").contains(status);
          tally.count(sample, also || status.equals(recipient.text("status")), status);
        }
      }
    }

    tally.assertWrong();
  }

  @Test
  void everyReportingHostIsFound() {
    var tally = new Tally();

    for (DocumentNode sample : SAMPLES) {
      String host = read(sample).reportingMta().orElse("");
      sample
          .findText("host")
          .ifPresent(expected -> tally.count(sample, host.equalsIgnoreCase(expected), host));
    }

    tally.assertWrong();
  }

  private static BouncedMessage read(DocumentNode sample) {
    return Optional.ofNullable(READ.get(sample.text("file"))).orElseThrow();
  }

  private static List<DocumentNode> named(DocumentNode sample) {
    return sample.list("recipients").stream()
        .filter(recipient -> recipient.findText("address").isPresent())
        .toList();
  }

  private static Optional<Recipient> find(DocumentNode sample, DocumentNode recipient) {
    var names = new HashSet<String>(recipient.texts("address_also"));
    names.add(recipient.text("address"));
    return read(sample).recipients().stream()
        .filter(found -> names.contains(found.address().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static Set<String> reasons(DocumentNode recipient) {
    var reasons = new HashSet<String>();
    reasons.add(plain(recipient.text("reason")));
    recipient.texts("reason_also").forEach(also -> reasons.add(plain(also)));
    return reasons;
  }

  private static String plain(String reason) {
    String name = reason.replace("-", "");
    return MERGED.getOrDefault(name, name);
  }

  /** Records wrong results, so that each has to be a known one. */
  private static final class Tally {
    private final List<String> wrong = new ArrayList<>();

    void count(DocumentNode sample, boolean right, String got) {
      if (!right) {
        wrong.add(sample.text("file") + ": got \"" + got + "\"");
      }
    }

    /** Asserts that exactly the {@code known} results are wrong. */
    void assertWrong(String... known) {
      assertEquals(String.join("\n", known), String.join("\n", wrong));
    }
  }
}
