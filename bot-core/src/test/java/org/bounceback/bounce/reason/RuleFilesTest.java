package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that rules match formats and meanings, and never the data of a single sample message. */
final class RuleFilesTest {
  private static final Pattern RESERVED =
      Pattern.compile(".*(example|invalid|test)(\\.[a-z.]+)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^Message-ID:\\s*<([^>\\s]{8,200})>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reason-rules.yaml",
        "reason-rules-receivers.yaml",
        "reason-rules-words.yaml",
        "status-codes.yaml",
        "blocking-replies.tsv"
      })
  void ruleFilesDoNotMentionSampleMessages(String file) {
    assertMentionsNoSample(Resources.text(ReasonRules.class, file));
  }

  @Test
  void reportMarksDoNotMentionSampleMessages() {
    assertMentionsNoSample(Resources.text(BounceReader.class, "report-marks.yaml"));
  }

  private static void assertMentionsNoSample(String text) {
    String rules = text.toLowerCase(Locale.ROOT);

    List<String> named = samples().stream().filter(rules::contains).sorted().toList();

    assertEquals(List.of(), named);
  }

  /** Returns the e-mail addresses, host names and Message-IDs of all samples. */
  private static Set<String> samples() {
    var names = new HashSet<String>();
    SampleMails.expected().forEach(sample -> names.addAll(names("bounces/", sample)));
    SampleMails.expectedOfSecond()
        .forEach(sample -> names.addAll(names(SampleMails.SECOND, sample)));
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static List<String> names(String folder, DocumentNode sample) {
    byte[] mail = SampleMails.read(folder + sample.text("file"));
    var names = new ArrayList<String>(addresses(sample));
    MESSAGE_ID
        .matcher(new String(mail, StandardCharsets.ISO_8859_1))
        .results()
        .forEach(id -> names.add(id.group(1)));
    return names;
  }

  private static List<String> addresses(DocumentNode sample) {
    var addresses = new ArrayList<String>();
    for (DocumentNode recipient : sample.list("recipients")) {
      recipient.findText("address").ifPresent(addresses::add);
      addresses.addAll(recipient.texts("address_also"));
    }
    sample
        .findText("host")
        .filter(host -> !RESERVED.matcher(host).matches())
        .ifPresent(addresses::add);
    return addresses;
  }
}
