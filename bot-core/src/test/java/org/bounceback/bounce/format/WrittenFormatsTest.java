package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.data.Table;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports in the wording of each server, service and language, as described in {@code formats}. */
final class WrittenFormatsTest {
  private static final BounceReader READER = BundledData.READER;
  private static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(READER);

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void aReportIsReadInItsWording(Map<String, String> sample) {
    String file = sample.getOrDefault("file", "");
    byte[] upload = SampleMails.read("formats/" + file);

    BouncedMessage message = READER.read(UNWRAPPER.unwrap(file, upload).get(0).bytes());

    assertEquals(
        List.of(
            sample.getOrDefault("kind", ""),
            sample.getOrDefault("recipients", ""),
            sample.getOrDefault("reportingMta", ""),
            sample.getOrDefault("temporary", "")),
        List.of(
            message.messageKind().code(),
            message.recipients().stream()
                .map(WrittenFormatsTest::shown)
                .collect(Collectors.joining(",")),
            message.reportingMta().orElse("-"),
            sample.getOrDefault("temporary", "").isEmpty() ? "" : temporary(message)));
  }

  private static String temporary(BouncedMessage message) {
    return message.recipients().stream()
        .map(recipient -> recipient.temporary() ? "yes" : "no")
        .collect(Collectors.joining(","));
  }

  private static String shown(Recipient recipient) {
    String status = recipient.status().map(code -> "/" + code).orElse("");
    return recipient.address() + "=" + recipient.reason().code() + status;
  }

  private static List<Map<String, String>> samples() {
    byte[] table = SampleMails.read("formats/expected.tsv");
    return Table.parse("expected.tsv", new String(table, StandardCharsets.UTF_8)).rows();
  }
}
